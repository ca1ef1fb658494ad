"""What goes on without a last day (“doorlopend”): nothing makes it late, so it is told."""

from datetime import date

from m50core.accountability.records import Progress
from m50core.accountability.rhythm import ledger
from m50core.goals.records import Rhythm, Tracked
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over


def goes_on(record: Record) -> bool:
    """Tell whether something is promised again and again without a number of times."""
    if not isinstance(record, Rhythm | Tracked) or is_over(record):
        return False
    return record.recurs and record.cadence is not None and not record.cadence.has_rounds


def last_seen_to(records: Records, promise: Rhythm | Tracked, day: date) -> date | None:
    """Return the last day up to ``day`` on which it happened or was noted; None for never."""
    tick = ledger(records, promise, day).last
    noted = (note for _, note in records.pointing_at(promise.id) if isinstance(note, Progress))
    days = [note.on for note in noted if note.about == promise.id and note.on and note.on <= day]
    return max([*days, *([tick.day] if tick else [])], default=None)
