"""The sheet of a record of any kind: its fields, how it stands, and what others tell of it."""

from collections.abc import Container, Iterator, Mapping
from datetime import date

from m50core.accountability.standing import GoalStanding
from m50core.board.listing import record_cell
from m50core.pages.cells import Cell, ListRow
from m50core.pages.sheet import FIELDS, Passage, Sheet, passage
from m50core.pages.table import Table
from m50core.records.collection import Records
from m50core.records.fields import WORKED_OUT
from m50core.records.record import Record
from m50core.values import dutch

_LAST = "source"
"""Where it comes from is told below all else."""


def record_sheet(
    records: Records,
    record: Record,
    day: date,
    standing: GoalStanding | None = None,
    figures: tuple[str, ...] = (),
) -> Sheet:
    """Return a record with its fields on a day; ``standing``: how it stands when it is a goal.

    ``figures``: what its figures come to. Nothing yet of what points at it.
    """
    notes, first = _of_decision(records, record)
    if standing is not None:
        from m50core.accountability.listing import reasons

        first += passage(f"Stand: {standing.words}", reasons(standing))
    return Sheet(
        record.title_text,
        record.spec.label,
        record.id,
        (*first, *passage("Cijfers", figures)),
        Table(_fields(records, record, day, notes), wide=1, head=FIELDS, title=record.spec.label),
    )


def whole_sheet(records: Records, sheet: Sheet, related: Table, history: Table) -> Sheet:
    """Return the sheet of a record with what it hangs together with, and what happened to it."""
    kinds = {str(row.cells[0].value) for row in related.rows if row.about is None}
    parts = tuple(_told_by_others(records, sheet.id, kinds))
    return sheet._replace(parts=parts, related=related, history=history)


def _of_decision(records: Records, record: Record) -> tuple[Mapping[str, str], tuple[Passage, ...]]:
    """Return what goes behind fields of a decision, and what it waits for; of others nothing."""
    if record.kind != "decision":
        return {}, ()
    from m50core.meetings import resolutions
    from m50core.meetings.records.decisions import Decision

    ready = resolutions.ready_for(records, record) if isinstance(record, Decision) else ""
    return resolutions.day_notes(records, record), (Passage(ready),) if ready else ()


def _fields(
    records: Records, record: Record, day: date, notes: Mapping[str, str]
) -> Iterator[ListRow]:
    fields = record.spec.fields
    called = "title" if "title" in fields else "name"
    names = [name for name in fields if name not in ("id", called, _LAST)]
    for name in (*names, *({_LAST} & fields.keys())):
        info, found = fields[name], record_cell(records, record, name, day)
        if info.hidden or not found.text:
            continue
        note = WORKED_OUT if info.derived else notes.get(name, "")
        held = found.value if isinstance(found.value, tuple) else (found.value,)
        ids = tuple(one for one in held if one in records) if info.relation else ()
        cells = (
            Cell(name, record.label_of(name)),
            found._replace(text=f"{found.text}{note}"),
            Cell(ids, ", ".join(ids)),
        )
        yield ListRow(cells, about=info)


def _told_by_others(records: Records, record_id: str, kinds: Container[str]) -> Iterator[Passage]:
    """Yield what is told by others; ``kinds``: those of what points at it."""
    if "progress" in kinds:
        yield from passage("Voortgang", _progress_lines(records, record_id))
    if "term" in kinds:
        from m50core.meetings.appointments import holder_lines

        yield from passage("Wie deze post had, heeft of krijgt", holder_lines(records, record_id))
    if "amendment" in kinds:
        from m50core.meetings.resolutions import amendment_lines

        yield from passage("Door een besluit", amendment_lines(records, record_id))


def _progress_lines(records: Records, record_id: str) -> Iterator[str]:
    from m50core.accountability.records import Progress, ProofStatus

    for _, note in records.pointing_at(record_id, Progress.spec.kind):
        if isinstance(note, Progress):
            day = dutch.day(note.on) if note.on else "zonder datum"
            share = f", {note.percent}%" if note.percent is not None else ""
            state = "" if note.status is ProofStatus.noted else f" ({note.status.label})"
            yield f"{day}{share}: {note.title_text}{state}"
