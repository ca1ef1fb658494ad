"""Rhythms as ledgers: what was promised a round, what really happened, when the next is due.

A promise that repeats is a rhythm, whatever record it stands on: a ``Rhythm``, or an activity or
goal with a ``cadence``. ``accountability.ticks`` tells what counts as having happened.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import attrs

from m50core.accountability.rounds import Moments, Ticks, moments_of, rounds_of
from m50core.accountability.ticks import planned_ticks, ticks
from m50core.agenda.recess import recesses
from m50core.goals.records import Activity, Goal, Rhythm, Tracked
from m50core.meetings.holders import held_by
from m50core.meetings.records.meetings import Meeting
from m50core.plan.years import in_force
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.relations import relations
from m50core.records.timing import is_over
from m50core.records.traits import status_of
from m50core.values import dutch
from m50core.values.cadence import Cadence
from m50core.values.choice import Ranked
from m50core.values.holidays import is_working_day
from m50core.values.recess import recess_on
from m50core.values.rounds import Round, Tick
from m50core.values.stage import Stage
from m50core.values.tone import Tone

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

    @property
    def tone(self) -> Tone | None:
        """What it says to whoever looks; nothing where there is nothing to say."""
        return _TONES.get(self)


_TONES = {
    RhythmStanding.late: Tone.wrong, RhythmStanding.soon: Tone.attention,
    RhythmStanding.undated: Tone.attention, RhythmStanding.on_course: Tone.good,
}  # fmt: skip


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
    spread: tuple[int, int] = (0, 0)
    """Of what goes for each apart: with how many it is done this time, and of how many."""

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
        if self.spread[0]:
            text += f", {self.spread[0]} van {self.spread[1]}"
        return f"{text} ({len(self.missed)}x gemist)" if self.missed else text


def ledgers(records: Records, day: date) -> tuple[RhythmLedger, ...]:
    """Return the ledger of every rhythm in force on ``day``: by how it stands, then by its day.

    Activities and goals have one while they aren't over, as far as the plan gives a number.
    """
    promises: list[Rhythm | Tracked] = list(records.collection(Rhythm))
    for kind in (Goal, Activity):
        promises += filter(keeps_ledger, records.collection(kind))
    rhythm_ledgers = [ledger(records, each, day) for each in promises if in_force(each, day)]
    return tuple(sorted(rhythm_ledgers, key=_urgency))


def _urgency(one: RhythmLedger) -> tuple[int, date, str]:
    return one.standing.place, one.next_by or date.max, one.rhythm.title


def keeps_ledger(record: Record) -> bool:
    """Tell whether what repeats is counted in rounds: what isn't can't be late."""
    if not isinstance(record, Rhythm | Tracked) or is_over(record):
        return False
    return record.recurs and record.cadence is not None and record.cadence.has_rounds


def asks_along(records: Records, record: Record) -> Rhythm | None:
    """Return the rhythm that an activity belongs to each time of, if it does."""
    whose = records.get(record.rhythm) if isinstance(record, Activity) else None
    return whose if isinstance(whose, Rhythm) and keeps_ledger(record) else None


def ledger(records: Records, promise: Rhythm | Tracked, day: date) -> RhythmLedger:
    """Return the ledger of one rhythm as it stands on ``day``.

    Of what goes for each of some apart it is as far as the one who is furthest behind.
    """
    if isinstance(promise, Activity) and (whose := asks_along(records, promise)):
        done, planned = ticks(records, promise, day), planned_ticks(records, promise, day)
        return _along(promise, ledger(records, whose, day), done, planned)
    done, planned = ticks(records, promise, day), planned_ticks(records, promise, day)
    moments = moments_of(records, promise)
    whole = _stand(promise, day, moments, done, planned)
    if apart := _apart(records, promise, day, moments, done, planned):
        whole = _together(whole, [share for _, share in apart])
    urgent = whole.standing in (RhythmStanding.late, RhythmStanding.soon)
    if not urgent or whole.next_by is None:
        return whole
    return attrs.evolve(whole, proposals=free_days(records, day, whole.next_by))


def _along(promise: Activity, whole: RhythmLedger, done: Ticks, planned: Ticks) -> RhythmLedger:
    """Return the ledger of what belongs to each time of a rhythm, and asks along with that.

    What was done since the last time is done for the next; once that is past it asks no more.
    """
    last = done[-1] if done else None
    fresh = last is not None and (whole.last is None or last.day > whole.last.day)
    in_time = tuple(t for t in planned if whole.next_by is not None and t.day <= whole.next_by)
    own = RhythmStanding.planned if in_time else whole.standing
    standing = RhythmStanding.on_course if fresh else own
    rounds = tuple(
        attrs.evolve(turn, ticks=tuple(t for t in done if turn.start <= t.day <= turn.end))
        for turn in whole.rounds
    )
    planned = in_time or (whole.planned if standing is whole.standing else ())
    over = fresh and (whole.left or 0) < 0
    return attrs.evolve(
        whole, rhythm=promise, rounds=rounds, last=last, planned=planned, standing=standing,
        proposals=(), next_by=None if over else whole.next_by,
    )  # fmt: skip


def _stand(
    promise: Rhythm | Tracked, day: date, moments: Moments, done: Ticks, planned: Ticks
) -> RhythmLedger:
    last, cadence = done[-1] if done else None, promise.cadence
    if cadence is None or not cadence.has_rounds:
        nothing, words = RhythmStanding.unmeasured, cadence or Cadence("")
        return RhythmLedger(promise, words, day, (), last, None, (), nothing)
    dated, waits = moments
    rounds, next_by = rounds_of(promise, cadence, done, dated, day)
    planned = planned or tuple(t for t in dated if t.exact and t.day >= day)
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
    return RhythmLedger(promise, cadence, day, rounds, last, next_by, planned, standing)


def shares(
    records: Records, promise: Rhythm | Tracked, day: date
) -> tuple[tuple[Record, RhythmLedger], ...]:
    """Return the ledger of each one that a rhythm goes for apart; none for a rhythm as a whole.

    Of a kind that one belongs to as long as it stands, as members, those alone.
    """
    if not _each(records, promise):
        return ()
    done, planned = ticks(records, promise, day), planned_ticks(records, promise, day)
    return _apart(records, promise, day, moments_of(records, promise), done, planned)


def _apart(
    records: Records, promise: Rhythm | Tracked, day: date, moments: Moments,
    done: Ticks, planned: Ticks,
) -> tuple[tuple[Record, RhythmLedger], ...]:  # fmt: skip
    people = _each(records, promise)
    done_by, planned_by = _by_target(records, done), _by_target(records, planned)
    return tuple(
        (
            who,
            _stand(
                promise, day, moments, _of(records, done_by, who), _of(records, planned_by, who)
            ),
        )
        for who in people
    )


def _each(records: Records, promise: Rhythm | Tracked) -> list[Record]:
    each = promise.each if isinstance(promise, Rhythm) else ""
    if each not in records.kinds:
        return []
    present = [record for record in records.collection(each) if not is_over(record)]
    standing = [r for r in present if (at := status_of(r)) and at.stage is Stage.standing]
    return standing or present


def _by_target(records: Records, done: Ticks) -> Mapping[str, list[Tick]]:
    """Return what happened by the id of whom it names."""
    by_target: dict[str, list[Tick]] = defaultdict(list)
    for tick in done:
        record = records.get(tick.record)
        for target in {target for _, target in relations(record)} if record is not None else ():
            by_target[target].append(tick)
    return by_target


def _of(records: Records, by_target: Mapping[str, list[Tick]], who: Record) -> Ticks:
    """Return what names ownone: itself, or who was its chair on that day."""
    own = {tick.record: tick for tick in by_target.get(who.id, ())}
    if "chair" in who.spec.fields:
        own |= {
            tick.record: tick
            for person, ticks_of in by_target.items()
            for tick in ticks_of
            if held_by(records, who, tick.day).get("chair") == person
        }
    return tuple(sorted(own.values(), key=lambda tick: (tick.day, tick.record)))


def _together(whole: RhythmLedger, apart: Sequence[RhythmLedger]) -> RhythmLedger:
    """Return the ledger of all together: a round is met once it is with each of them."""
    behind = min(apart, key=lambda share: (share.next_by or date.max, share.standing.place))
    rounds = behind.rounds
    if all(len(share.rounds) == len(whole.rounds) for share in apart):
        rounds = tuple(
            attrs.evolve(
                turn,
                expected=turn.expected * len(apart),
                ticks=tuple(t for share in apart for t in share.rounds[n].ticks[: turn.expected]),
            )
            for n, turn in enumerate(whole.rounds)
        )
    return attrs.evolve(
        whole,
        rounds=rounds,
        next_by=behind.next_by,
        planned=behind.planned,
        standing=min((share.standing for share in apart), key=lambda standing: standing.place),
        spread=(sum((s.next_by or date.max) > (behind.next_by or date.max) for s in apart),
                len(apart)),
    )  # fmt: skip


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
