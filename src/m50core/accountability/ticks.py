"""What ticks a rhythm off: each thing that really happened, once, on its real day.

A record counts that names the rhythm (in ``rhythm``, ``about`` or ``goal``) and has happened: a
meeting held, a contact, a task done, a paper delivered, a report offered, a payment, progress with
evidence. A point of the agenda counts by its meeting, and a series by each of its meetings. A
record about the rhythm's goal counts too when it is a meeting or contact with one of the rhythm's
partners (or a point of such a meeting) and no other rhythm belongs to that goal.
Of a rhythm that names a kind (``counts``) each record of it does, or each that has a certain day;
of one that names a record, that one. A thing that is only planned never counts, nor a note that
says that it isn't ready; a decision or an amendment changes the plan and doesn't carry it out, and
an activity that belongs to each time is no time itself.
"""

from collections.abc import Iterator
from datetime import date

from m50core.accountability.accounting import drop_corrected
from m50core.accountability.evidence import naming
from m50core.accountability.happened import day_in, happening_of
from m50core.accountability.records import Progress
from m50core.goals.records import Activity, Goal, Indicator, Rhythm, Tracked
from m50core.lobby.records import Contact
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import AgendaItem, Meeting, MeetingSeries
from m50core.plan.years import lineage
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.records.traits import status_of, successor_of, time_of
from m50core.values.period import Period
from m50core.values.rounds import Tick

_COMPLETE = 100
_APART = (Decision, Goal, Indicator, Rhythm)
"""What belongs to a promise and never carries it out."""


def ticks(records: Records, promise: Rhythm | Tracked, day: date) -> tuple[Tick, ...]:
    """Return what really happened up to ``day``, in order of day, each thing once.

    What counted for the promise that this one continues counts here as well.
    """
    by_record: dict[str, Tick] = {}
    notes: list[tuple[Progress, Tick]] = []
    for ancestor in lineage(records, promise):
        if not isinstance(ancestor, Rhythm | Tracked):
            continue
        by_record |= {counted.record: counted for counted in _ticks_by_kind(records, ancestor, day)}
        for record in (*_naming(records, ancestor), *_talks(records, ancestor)):
            tick = _tick(records, record, ancestor, day)
            if tick is not None and isinstance(record, Progress):
                notes.append((record, tick))
            elif tick is not None:
                by_record[tick.record] = tick
    counting = {note.id for note in drop_corrected(note for note, _ in notes)}
    for note, tick in notes:
        if note.id not in counting:
            continue
        # What a note names as its evidence may have ticked by itself: it happened once.
        if not note.evidence or not by_record.keys() >= set(note.evidence):
            by_record[tick.record] = tick
    return tuple(sorted(by_record.values(), key=lambda tick: (tick.day, tick.record)))


def planned_ticks(records: Records, promise: Rhythm | Tracked, day: date) -> tuple[Tick, ...]:
    """Return what is planned for it from ``day`` on, in order of day."""
    by_record = {}
    for record in (*_naming(records, promise), *_counted_one(records, promise)):
        status = status_of(record)
        if isinstance(record, AgendaItem):
            meeting = records.get(record.meeting)
            record, status = meeting or record, status_of(meeting) if meeting else None
        if status is None or status.has_happened or status.is_off or is_over(record):
            continue
        time = time_of(record)
        # A season or a quarter is by when it must be done; it is planned once there is a day.
        vague = isinstance(time, Period) and time.earliest != time.latest
        when = time.latest if isinstance(time, Period) else time
        if when is not None and day <= when and not vague:
            by_record[record.id] = Tick(record.id, when)
    return tuple(sorted(by_record.values(), key=lambda tick: (tick.day, tick.record)))


def _tick(records: Records, record: Record, promise: Record, day: date) -> Tick | None:
    if isinstance(record, _APART) or _goes_along(record, promise):
        return None
    done = happening_of(records, record, day)
    if done is None or done.day is None:
        return None
    if isinstance(record, Progress):
        if record.percent is not None and record.percent < _COMPLETE:
            return None
        complete = record.percent is not None and isinstance(promise, Tracked)
        return Tick(done.record, done.day) if done.proof or complete else None
    return Tick(done.record, done.day, done.exact)


def _naming(records: Records, promise: Record) -> list[Record]:
    """Return the records that are about a promise; of a series its meetings."""
    about = []
    for record in naming(records, promise.id):
        if isinstance(record, MeetingSeries):
            about += [r for _, r in records.pointing_at(record.id, Meeting.spec.kind)]
        else:
            about.append(record)
    return about


def _goes_along(record: Record, promise: Record) -> bool:
    """Tell whether an activity belongs to each time of a rhythm: its own being done is another."""
    return isinstance(record, Activity) and record.rhythm == promise.id


def _ticks_by_kind(records: Records, promise: Record, day: date) -> Iterator[Tick]:
    """Yield what carries a rhythm out that says by what: not what names another rhythm."""
    kind, _, name = (promise.counts if isinstance(promise, Rhythm) else "").partition(".")
    for record in records.collection(kind) if kind in records.kinds else ():
        if getattr(record, "rhythm", ""):
            continue
        if not name:
            tick = _tick(records, record, promise, day)
        else:
            on = day_in(record, name, day)
            tick = Tick(record.id, on) if on else None
        if tick is not None:
            yield tick
    for record in _counted_one(records, promise):
        if (tick := _tick(records, record, promise, day)) is not None:
            yield tick


def _counted_one(records: Records, promise: Record) -> Iterator[Record]:
    """Yield the one record that a rhythm names as what carries it out, and what continues that."""
    record = records.get(promise.counts) if isinstance(promise, Rhythm) else None
    while record is not None:
        yield record
        record = records.get(successor_of(record))


def _talks(records: Records, promise: Record) -> Iterator[Record]:
    """Yield meetings and contacts about the goal, with a partner, that belong to no other."""
    if not isinstance(promise, Rhythm) or not promise.goal or not promise.partners:
        return
    about = naming(records, promise.goal)
    if any(isinstance(r, Rhythm) and r.id != promise.id for r in about):
        return
    for record in about:
        if not _with(records, record).isdisjoint(promise.partners):
            yield record


def _with(records: Records, record: Record) -> set[str]:
    if isinstance(record, Contact):
        return {record.organisation}
    if isinstance(record, AgendaItem):
        meeting = records.get(record.meeting) if not record.rhythm else None
        return {meeting.organ, *meeting.partners} if isinstance(meeting, Meeting) else set()
    if isinstance(record, Meeting):
        return {record.organ, *record.partners} if not record.rhythm else set()
    return set()
