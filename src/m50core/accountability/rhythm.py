"""Rhythms as ledgers: what was promised a round, what really happened, when the next is due.

What ticks a rhythm off: a record that names it (in ``rhythm``, ``about`` or ``goal``), has a
day, and is done: a meeting held, a contact, a task done, a paper delivered, a document, a report
offered, a booking, progress with evidence. A record about the rhythm's goal counts too when it is a
meeting or contact with one of the rhythm's partners and no other rhythm belongs to that goal.
A thing that is only planned never counts; an amendment changes the plan and doesn't carry it out.
"""

from collections.abc import Iterable, Iterator
from datetime import MINYEAR, date, timedelta

import attrs

from m50core.accountability.evidence import done_on, last_day, naming
from m50core.agenda.recess import recesses
from m50core.goals.records import Rhythm
from m50core.lobby.records import Contact
from m50core.meetings.records.meetings import Meeting, day_of
from m50core.plan.years import in_force, lineage
from m50core.records.anchors import is_called
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.relations import relations
from m50core.records.timing import year_of
from m50core.records.traits import status_of
from m50core.values import dutch
from m50core.values.choice import Ranked
from m50core.values.holidays import is_working_day
from m50core.values.recess import recess_on
from m50core.values.rounds import Round, Tick, calendar_rounds, rounds_from_last

SOON = timedelta(days=30)
"""So long before the last day, a next time has to be planned."""
_PROPOSALS = 3


class RhythmStanding(Ranked):
    """How a rhythm stands on a day, the most pressing first."""

    late = "late", "te laat"
    soon = "soon", "plan nu"
    undated = "undated", "kies een datum"
    planned = "planned", "gepland"
    on_course = "on_course", "op koers"
    unmeasured = "unmeasured", "geen maat"


@attrs.frozen
class RhythmLedger:
    """One rhythm as it stands on ``day``."""

    rhythm: Rhythm
    day: date
    rounds: tuple[Round, ...]
    """The rounds of the day's year; none when the plan gives no number."""
    last: Tick | None
    """The last time it really happened."""
    next_by: date | None
    """The last day for the next time."""
    planned: tuple[Tick, ...]
    """What is planned for that next time, with its last day."""
    standing: RhythmStanding
    proposals: tuple[date, ...] = ()
    """Working days outside recess, on which nothing else is planned, in time for the next."""

    @property
    def left(self) -> int | None:
        """Days left until ``next_by``; negative when overdue."""
        return (self.next_by - self.day).days if self.next_by else None

    @property
    def missed(self) -> tuple[Round, ...]:
        """The rounds that are over for good, and in which it happened too few times."""
        over = (turn for turn in self.rounds if turn.end < self.day and turn.end != self.next_by)
        return tuple(turn for turn in over if not turn.met)

    @property
    def proof(self) -> tuple[str, ...]:
        """Ids of the records that tick off the rounds of this year."""
        return tuple(tick.record for turn in self.rounds for tick in turn.ticks)

    @property
    def words(self) -> str:
        """How it stands in words: ``plan nu, nog 20 dagen``."""
        left, label = self.left or 0, self.standing.label
        text = {
            RhythmStanding.late: f"{label}, {dutch.number_of(abs(left), 'dag', 'dagen')}",
            RhythmStanding.soon: f"{label}, {dutch.days_left(left)}",
            RhythmStanding.planned: f"{label}: "
            + ", ".join(dutch.day(tick.day) for tick in self.planned[:1]),
        }.get(self.standing, label)
        return f"{text} ({len(self.missed)}x gemist)" if self.missed else text


def ledgers(records: Records, day: date) -> tuple[RhythmLedger, ...]:
    """Return the ledger of every rhythm in force on ``day``, the most urgent first."""
    rhythms = (rhythm for rhythm in records.collection(Rhythm) if in_force(rhythm, day))
    rhythm_ledgers = [ledger(records, rhythm, day) for rhythm in rhythms]
    return tuple(
        sorted(rhythm_ledgers, key=lambda one: (one.next_by or date.max, one.rhythm.title))
    )


def ledger(records: Records, rhythm: Rhythm, day: date, who: Record | None = None) -> RhythmLedger:
    """Return the ledger of one rhythm as it stands on ``day``; with ``who``, of that one alone."""
    ticks = _ticks(records, rhythm, day)
    if who is not None:
        ticks = tuple(t for t in ticks if _names(records.get(t.record), who))
    last = ticks[-1] if ticks else None
    cadence = rhythm.cadence
    if not cadence.months:
        return RhythmLedger(rhythm, day, (), last, None, (), RhythmStanding.unmeasured)
    from_last = rhythm.from_last or cadence.from_last
    # What its year's plan promised and never came is still late when the year is over.
    since = max(MINYEAR, min(year_of(rhythm) or day.year, day.year))
    if from_last:
        rounds = rounds_from_last(cadence, day.year, ticks, since)
        next_by = rounds[-1].end
    else:
        rounds = calendar_rounds(cadence, day.year, ticks)
        before = calendar_rounds(cadence, day.year - 1, ticks) if since < day.year else ()
        next_by = _next_safe_day((*before, *rounds), rhythm, day)
    moments = _moments(records, rhythm)
    coming = [moment for moment in moments if moment.day >= day] if moments else []
    planned = tuple(coming or _planned_ticks(records, rhythm, day, max(next_by, day)))
    if who is not None:
        planned = tuple(t for t in planned if _names(records.get(t.record), who))
    if moments is not None and not coming:
        standing = RhythmStanding.undated
    else:
        standing = _standing(next_by, planned, day)
    urgent = standing in (RhythmStanding.late, RhythmStanding.soon)
    proposals = free_days(records, day, next_by) if urgent else ()
    return RhythmLedger(rhythm, day, rounds, last, next_by, planned, standing, proposals)


def shares(records: Records, rhythm: Rhythm, day: date) -> tuple[tuple[Record, RhythmLedger], ...]:
    """Return the ledger of each one that a rhythm goes for apart; none for a rhythm as a whole."""
    if rhythm.each not in records.kinds:
        return ()
    some = records.collection(rhythm.each)
    return tuple((who, ledger(records, rhythm, day, who)) for who in some)


def _names(record: Record | None, who: Record) -> bool:
    """Tell whether a record names someone: itself, or its chair."""
    wanted = {who.id, getattr(who, "chair", "") or who.id}
    return record is not None and any(target in wanted for _, target in relations(record))


def _standing(next_by: date, planned: Iterable[Tick], day: date) -> RhythmStanding:
    if tuple(planned):
        return RhythmStanding.planned
    if next_by < day:
        return RhythmStanding.late
    return RhythmStanding.soon if next_by - day <= SOON else RhythmStanding.on_course


def _next_safe_day(rounds: tuple[Round, ...], rhythm: Rhythm, day: date) -> date:
    number = next(n for n, turn in enumerate(rounds) if turn.start <= day <= turn.end)
    present = rounds[number]
    if number and not present.ticks and not rounds[number - 1].met:
        return rounds[number - 1].end
    if not present.met:
        return present.safe_day(len(present.ticks) + 1)
    following = (*rounds, *calendar_rounds(rhythm.cadence, day.year + 1, ()))[number + 1]
    return following.safe_day(1)


def _ticks(records: Records, rhythm: Rhythm, day: date) -> tuple[Tick, ...]:
    """Return what really happened up to ``day``, in order of day, each record once.

    What counted for the rhythm that this one continues counts here as well.
    """
    line = [record for record in lineage(records, rhythm) if isinstance(record, Rhythm)]
    ticks = {
        record.id: Tick(record.id, done)
        for each_rhythm in line
        for record in (*naming(records, each_rhythm.id), *_talks(records, each_rhythm))
        if (done := done_on(record, day)) is not None
    }
    return tuple(sorted(ticks.values(), key=lambda tick: (tick.day, tick.record)))


def _talks(records: Records, rhythm: Rhythm) -> Iterator[Record]:
    """Yield meetings and contacts about the goal, with a partner, that belong to no other."""
    if not rhythm.goal or not rhythm.partners:
        return
    about = naming(records, rhythm.goal)
    if any(isinstance(r, Rhythm) and r.id != rhythm.id for r in about):
        return
    for record in about:
        if isinstance(record, Meeting | Contact) and not _with(record).isdisjoint(rhythm.partners):
            yield record


def _with(record: Meeting | Contact) -> set[str]:
    if isinstance(record, Contact):
        return {record.organisation}
    return {record.organ, *record.partners} if not record.rhythm else set()


def _planned_ticks(records: Records, rhythm: Rhythm, day: date, until: date) -> Iterator[Tick]:
    for record in naming(records, rhythm.id):
        status, when = status_of(record), last_day(record)
        if status is None or status.has_happened or status.is_off:
            continue
        if when is not None and day <= when <= until:
            yield Tick(record.id, when)


def _moments(records: Records, rhythm: Rhythm) -> list[Tick] | None:
    """Return the dated meetings of the organ that the rhythm goes with ("tijdens ALV").

    None when it goes with no organ that meets.
    """
    anchor = rhythm.anchor.anchor if rhythm.anchor else None
    if anchor is None:
        return None
    meetings = [
        meeting
        for meeting in records.collection(Meeting)
        if not meeting.status.is_over
        and (organ := records.get(meeting.organ)) is not None
        and is_called(organ, anchor.target)
    ]
    if not meetings:
        return None
    dated = [Tick(m.id, day) for m in meetings if (day := day_of(m)) is not None]
    return sorted(dated, key=lambda tick: tick.day)


def _in_recess(day: date) -> bool:
    return recess_on(day, recesses()) is not None


def free_days(records: Records, day: date, until: date) -> tuple[date, ...]:
    """Return the last free days up to ``until``, or the first after ``day`` when that is over."""
    taken = {m.due.latest for m in records.collection(Meeting) if m.due and m.due.exact}
    count = max(2 * SOON.days, (until - day).days)
    days = (day + timedelta(days=n) for n in range(1, count + 1))
    free = [d for d in days if is_working_day(d) and d not in taken and not _in_recess(d)]
    in_time = [d for d in free if d <= until]
    return tuple(in_time[-_PROPOSALS:] or free[:_PROPOSALS])
