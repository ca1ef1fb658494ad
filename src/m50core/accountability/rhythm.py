"""Rhythms as ledgers: what was promised a round, what really happened, when the next is due.

A promise that repeats is a rhythm, whatever record it stands on: a ``Rhythm``, or an activity or
goal with a ``cadence``. ``accountability.ticks`` tells what counts as having happened.
"""

from collections.abc import Iterable
from datetime import MINYEAR, date, timedelta

import attrs

from m50core.accountability.ticks import planned_ticks, ticks
from m50core.agenda.recess import recesses
from m50core.goals.records import Activity, Goal, Rhythm, Tracked
from m50core.meetings.holders import held_by
from m50core.meetings.records.meetings import Meeting
from m50core.plan.years import in_force
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.relations import relations
from m50core.records.timing import is_over, year_of
from m50core.records.traits import predecessor_of
from m50core.values import dutch
from m50core.values.cadence import Cadence
from m50core.values.choice import Ranked
from m50core.values.holidays import is_working_day
from m50core.values.period import Precision
from m50core.values.recess import recess_on
from m50core.values.rounds import Round, Tick, WhenDue, calendar_rounds, rounds_from_last

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

    rhythm: Rhythm | Tracked
    cadence: Cadence
    """How often it was promised."""
    day: date
    rounds: tuple[Round, ...]
    """The rounds of the day's year; none when the plan gives no number."""
    last: Tick | None
    """The last time it really happened."""
    next_by: date | None
    """The last day for the next time."""
    planned: tuple[Tick, ...]
    """What is planned for that next time, with its last day; when late, what comes after it."""
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
        over = (t for t in self.rounds if t.end < self.day and t.last_day != self.next_by)
        return tuple(turn for turn in over if not turn.met)

    @property
    def proof(self) -> tuple[str, ...]:
        """Ids of the records that tick off the rounds of this year."""
        return tuple(tick.record for turn in self.rounds for tick in turn.ticks)

    @property
    def too_late(self) -> str:
        """``gepland op …, dat is na …``: that what is planned comes too late; else empty."""
        if self.standing is not RhythmStanding.late or not self.planned or self.next_by is None:
            return ""
        planned, until = dutch.day(self.planned[0].day), dutch.day(self.next_by)
        return f"gepland op {planned}, dat is na {until}"

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
        if self.too_late:
            text = f"{label}: {self.too_late}"
        return f"{text} ({len(self.missed)}x gemist)" if self.missed else text


def ledgers(records: Records, day: date) -> tuple[RhythmLedger, ...]:
    """Return the ledger of every rhythm in force on ``day``, the most urgent first.

    Activities and goals have one while they aren't over, as far as the plan gives a number.
    """
    promises: list[Rhythm | Tracked] = list(records.collection(Rhythm))
    for kind in (Goal, Activity):
        promises += filter(keeps_ledger, records.collection(kind))
    rhythm_ledgers = [ledger(records, one, day) for one in promises if in_force(one, day)]
    return tuple(
        sorted(rhythm_ledgers, key=lambda one: (one.next_by or date.max, one.rhythm.title))
    )


def keeps_ledger(record: Record) -> bool:
    """Tell whether what repeats is counted in rounds: what isn't can't be late."""
    if not isinstance(record, Rhythm | Tracked) or is_over(record):
        return False
    return record.recurs and record.cadence is not None and record.cadence.has_rounds


def ledger(
    records: Records, promise: Rhythm | Tracked, day: date, who: Record | None = None
) -> RhythmLedger:
    """Return the ledger of one rhythm as it stands on ``day``; with ``who``, of that one alone."""
    done = ticks(records, promise, day)
    if who is not None:
        done = tuple(t for t in done if _names(records, t, who))
    last = done[-1] if done else None
    cadence = promise.cadence
    if cadence is None or not cadence.has_rounds:
        nothing = RhythmStanding.unmeasured
        words = cadence or Cadence("")
        return RhythmLedger(promise, words, day, (), last, None, (), nothing)
    dated, waits = _moments(records, promise)
    rounds, next_by = _rounds(promise, cadence, done, dated, day)
    planned = planned_ticks(records, promise, day)
    if who is not None:
        planned = tuple(t for t in planned if _names(records, t, who))
    coming = [moment for moment in dated if moment.day >= day]
    planned = planned or tuple(coming)
    in_time = tuple(tick for tick in planned if tick.day <= next_by)
    if next_by < day or (planned and not in_time):
        standing = RhythmStanding.late
    elif in_time:
        standing, planned = RhythmStanding.planned, in_time
    elif waits:
        standing = RhythmStanding.undated
    else:
        soon = next_by - day <= SOON
        standing = RhythmStanding.soon if soon else RhythmStanding.on_course
    urgent = standing in (RhythmStanding.late, RhythmStanding.soon)
    proposals = free_days(records, day, next_by) if urgent else ()
    return RhythmLedger(promise, cadence, day, rounds, last, next_by, planned, standing, proposals)


def shares(
    records: Records, promise: Rhythm | Tracked, day: date
) -> tuple[tuple[Record, RhythmLedger], ...]:
    """Return the ledger of each one that a rhythm goes for apart; none for a rhythm as a whole."""
    each = promise.each if isinstance(promise, Rhythm) else ""
    if each not in records.kinds:
        return ()
    return tuple((who, ledger(records, promise, day, who)) for who in records.collection(each))


def _names(records: Records, tick: Tick, who: Record) -> bool:
    """Tell whether what happened names someone: itself, or who was its chair on that day."""
    record = records.get(tick.record)
    named = {target for _, target in relations(record)} if record is not None else set()
    return who.id in named or held_by(records, who, tick.day).get("chair", "") in named


def _rounds(
    promise: Rhythm | Tracked,
    cadence: Cadence,
    done: tuple[Tick, ...],
    dated: Iterable[Tick],
    day: date,
) -> tuple[tuple[Round, ...], date]:
    """Return the rounds of the day's year, and the last day for the next time."""
    # What its year's plan promised and never came is still late when the year is over.
    since = max(MINYEAR, min(year_of(promise) or day.year, day.year))
    rhythm = promise if isinstance(promise, Rhythm) else None
    if cadence.from_last or (rhythm is not None and rhythm.from_last):
        rounds = rounds_from_last(cadence, day.year, done, since)
        return rounds, rounds[-1].end
    lag = rhythm.lag if rhythm is not None else None
    when = WhenDue(_month(promise), lag, tuple(tick.day for tick in dated))
    rounds = calendar_rounds(cadence, day.year, done, when)
    before = calendar_rounds(cadence, day.year - 1, done, when) if since < day.year else ()
    if lag is not None and not predecessor_of(promise):
        # The first report is about the first round that was promised, and comes after it.
        first = date(year_of(promise) or MINYEAR, 1, 1)
        rounds = tuple(turn for turn in rounds if turn.start > first)
        before = tuple(turn for turn in before if turn.start > first)
    following = calendar_rounds(cadence, day.year + 1, (), when)
    return rounds, _next_safe_day((*before, *rounds, following[0]), day)


def _next_safe_day(rounds: tuple[Round, ...], day: date) -> date:
    number = next(n for n, turn in enumerate(rounds) if day <= turn.end)
    present = rounds[number]
    if number and not present.ticks and not rounds[number - 1].met:
        return rounds[number - 1].last_day
    if not present.met:
        return present.safe_day(len(present.ticks) + 1)
    return rounds[number + 1].safe_day(1)


def _month(promise: Rhythm | Tracked) -> int | None:
    """Return the month in which each round asks for it: as told, else that of its ``due``."""
    due = promise.due if isinstance(promise, Tracked) else None
    if promise.month is not None or due is None or due.anchor or due.latest is None:
        return promise.month
    return due.latest.month if due.precision > Precision.year else None


def _moments(records: Records, promise: Rhythm | Tracked) -> tuple[tuple[Tick, ...], bool]:
    """Return the days of what a rhythm goes with ("tijdens ALV", "bij 2e ALV").

    And whether it waits for a day of that: none that it goes with is still to come.
    """
    goes_with = promise.anchor if isinstance(promise, Rhythm) else promise.due
    anchor = goes_with.anchor if goes_with else None
    if goes_with is None or anchor is None:
        return (), False
    if goes_with.latest is not None:
        return (Tick(anchor.target, goes_with.latest),), False
    meetings = [
        meeting
        for meeting in records.collection(Meeting)
        if not meeting.status.is_off
        and (organ := records.get(meeting.organ)) is not None
        and anchor.target.casefold()
        in (organ.title_text.casefold(), str(getattr(organ, "short", "")).casefold())
    ]
    dated = [Tick(m.id, m.due.latest) for m in meetings if m.due and m.due.latest]
    coming = any(not is_over(m) and m.due and m.due.latest for m in meetings)
    return tuple(sorted(dated, key=lambda tick: tick.day)), bool(meetings) and not coming


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
