"""Accounting for a period: what was approved in it is told, and then stays as it was told."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import attrs

from m50core.accountability.records import Accounting, Measurement, Progress, ProofStatus
from m50core.accountability.records.proof import corrected_by
from m50core.errors import UsageError
from m50core.meetings.records.meetings import Meeting
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.choice import next_steps
from m50core.values.period import Period

E = TypeVar("E", Progress, Measurement)


@attrs.frozen
class Account:
    """An accounting as it can be kept, and what stays outside it."""

    accounting: Accounting
    unapproved: tuple[Progress, ...]
    """Progress of the period that nobody approved: it isn't told as a result, nor locked."""


def account(records: Records, period: Period, meeting: str, today: date) -> Account:
    """Return the accounting over a period that is over.

    UsageError when it isn't, when the meeting is none, or when nothing is there to account for.
    """
    if period.earliest is None or period.latest is None or period.latest > today:
        raise UsageError(
            f"“{period.shown()}” is nog niet voorbij. Geef een tijd die over is, zoals 2025-H1."
        )
    about = records[meeting] if meeting else None
    if about is not None and not isinstance(about, Meeting):
        raise UsageError(f"{about.id} is geen vergadering, maar een {about.spec.label.lower()}.")
    first, last = period.earliest, period.latest
    before = {entry for known in records.collection(Accounting) for entry in known.entries}
    notes = [
        note
        for note in drop_corrected(records.collection(Progress))
        if note.on is not None and first <= note.on <= last and note.id not in before
    ]
    approved = [note.id for note in notes if note.status is ProofStatus.approved]
    figures = [
        figure.id
        for figure in drop_corrected(records.collection(Measurement))
        if first <= figure.on <= last and figure.id not in before
    ]
    waiting = tuple(note for note in notes if note.status is not ProofStatus.approved)
    if not approved and not figures:
        more = ""
        if waiting:
            count = dutch.number_of(len(waiting), "melding", "meldingen")
            more = f" Er wacht nog {count} op goedkeuring: {to_type('list progress')}."
        raise UsageError(f"Over {period.shown()} is er niets nieuws om te verantwoorden.{more}")
    where = f" in {about.title}" if about is not None else ""
    return Account(
        Accounting(
            title=f"Verantwoording over {period.shown()}{where}",
            period=period,
            meeting=meeting,
            entries=(*approved, *figures),
        ),
        waiting,
    )


def proof_step(note: Progress, status: ProofStatus) -> ProofStatus:
    """Return the status when a note can get it now; else UsageError with the step that is asked.

    From noted to checked to approved, each by itself; and back to noted.
    """
    if status is not note.status and status in next_steps(note.status):
        return status
    what = f"“{note.title}” ({note.id}) is"
    if status is ProofStatus.approved and note.status is ProofStatus.noted:
        first = f"Eerst: {to_type('progress', note.id, '--check')}."
        raise UsageError(f"{what} nog niet {ProofStatus.checked.label}. {first}")
    back = "" if note.status is status else f" Terug: {to_type('progress', note.id, '--return')}."
    raise UsageError(f"{what} al {note.status.label}.{back}")


def next_proof(note: Record) -> ProofStatus:
    """Return the next step of a note with its proof; UsageError when it has none, or is no note."""
    if not isinstance(note, Progress):
        raise UsageError(f"{note.id} is geen voortgang, maar een {note.spec.label.lower()}.")
    ahead = (step for step in ProofStatus if step.place > note.status.place)
    return proof_step(note, next(ahead, note.status))


def drop_corrected(some: Iterable[E]) -> list[E]:
    """Return what still counts: what was corrected gives way to what corrects it."""
    entries = list(some)
    by_id = {entry.id: entry for entry in entries}
    corrected = {
        entry.corrects
        for entry in entries
        # What corrects itself, by a way round too, would leave nothing: kept so before.
        if entry.corrects and entry.id not in corrected_by(by_id, entry)
    }
    return [entry for entry in entries if entry.id not in corrected]


def without_unapproved(records: Records) -> Records:
    """Return the records as they may be told to the members: with approved progress alone."""
    waiting = {
        note.id: None
        for note in records.collection(Progress)
        if note.status is not ProofStatus.approved
    }
    return records.replace(waiting) if waiting else records
