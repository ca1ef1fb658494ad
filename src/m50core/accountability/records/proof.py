"""What can prove something, and how an entry is corrected: the same for progress and figures."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from m50core.errors import FieldError
from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.meetings import AgendaItem, Minutes
from m50core.records.real_days import can_happen, has_happened
from m50core.records.record import Record
from m50core.records.relation_words import mention
from m50core.records.traits import status_of, time_of
from m50core.records.unique import Unique
from m50core.values import dutch
from m50core.values.period import Period

_TOLD = ("progress", "judgement", "accounting", Amendment.spec.kind)
"""Kinds of what somebody says: what that rests on proves it."""
_ADVICE = (
    "Noem wat gebeurd is: een gehouden vergadering, een gesprek, besluit of stuk. Is dit wel "
    "gebeurd, leg dat dan eerst vast"
)


OF_MEMBER = "Leeg: van het netwerk als geheel. Van elk lid telt het laatste, één keer."
"""What a person reads at the member of an entry."""
ONE_CORRECTION = Unique(("corrects",), "Klopt die ook niet, verbeter dan die")


class Finds(Protocol):
    """What gives a record by its id: the records, or those of a commit."""

    def get(self, record_id: str, /) -> Record | None:
        """Return the record with this id, or None."""


class Correction(Protocol):
    """Progress, or a figure."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def corrects(self) -> str:
        """Id of the entry that it comes in place of, or empty."""


def proof_among(records: Finds, evidence: Iterable[str], day: date) -> tuple[str, ...]:
    """Return which of these ids show something by ``day``: what they name had happened.

    What a missing plugin keeps from view is believed.
    """
    return tuple(name for name in evidence if not _why_not(records, name, day))


def refuse_no_proof(records: Finds, record: Record, before: Record | None, today: date) -> None:
    """Raise FieldError for evidence, given now, that proves nothing by ``today``."""
    earlier = getattr(before, "evidence", ())
    for name in getattr(record, "evidence", ()):
        if name not in earlier and (reason := _why_not(records, name, today)):
            label = record.spec.fields["evidence"].label
            raise FieldError(record.kind, "evidence", f"{reason}. {_ADVICE}", label)


def _why_not(records: Finds, name: str, day: date) -> str:
    """Return in Dutch, without a full stop, why what is named proves nothing; empty if it does."""
    record = records.get(name)
    if record is None or (record.kind not in _TOLD and has_happened(record, day)):
        return ""
    meeting = records.get(record.meeting) if isinstance(record, AgendaItem | Minutes) else None
    if meeting is not None:
        return "" if has_happened(meeting, day) else _not_yet(meeting)
    if record.kind in _TOLD or not can_happen(record):
        kind = record.spec.label.lower()
        return f"“{record.title_text}” ({name}) bewijst niets: een {kind} is niet iets dat gebeurt"
    return _not_yet(record)


def _not_yet(record: Record) -> str:
    status, time = status_of(record), time_of(record)
    shown = time.shown() if isinstance(time, Period) else dutch.day(time) if time else ""
    what = f"“{record.title_text}” ({record.id})"
    if status is None or status.has_happened:
        return f"{what} is er pas op {shown}"
    when = f" ({shown})" if shown else ""
    return f"{what} staat op “{status.label}”{when} en bewijst dus niets"


def correction_faults(
    records: Finds, entry: Correction, before: Correction | None
) -> Iterator[tuple[str, str]]:
    """Yield why an entry can't correct what it names: itself, or in a circle, none would count."""
    if entry.corrects and (before is None or before.corrects != entry.corrects):
        if entry.corrects == entry.id:
            yield "corrects", "een gegeven verbetert niet zichzelf. Noem het gegeven dat niet klopt"
        elif entry.id in corrected_by(records, entry):
            reason = (
                f"{mention(records.get, entry.corrects)} verbetert al (via een ander) {entry.id}"
            )
            yield "corrects", f"{reason}: zo telt geen van beide. Leg een nieuw gegeven vast"


def corrected_by(records: Finds, entry: Correction) -> tuple[str, ...]:
    """Return the ids of what an entry comes in place of: what it corrects, what that did, ….

    Its own too when it corrects itself that way.
    """
    names: dict[str, None] = {}
    name = entry.corrects
    while name and name not in names:
        names[name] = None
        name = str(getattr(records.get(name), "corrects", ""))
    return tuple(names)
