"""How each goal stands on a day: worked out, explained, and what somebody judges instead."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from m50core.accountability.accounting import drop_corrected
from m50core.accountability.evidence import standing_under
from m50core.accountability.grounds import GoalCase, SignOfLife, verdict
from m50core.accountability.happened import happening_of
from m50core.accountability.pace import Pace, pace, time_frame, year_start
from m50core.accountability.records import Judgement, Progress
from m50core.accountability.records import Stand as Stand
from m50core.accountability.rhythm import asks_along, keeps_ledger, ledger
from m50core.goals.records import Activity, Goal, Indicator, Rhythm, Tracked
from m50core.plan.years import went_on
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values import dutch


@attrs.frozen
class GoalStanding:
    """How a goal stands on ``day``."""

    goal: Goal
    day: date
    stand: Stand
    why: str
    """Dutch sentences: what was worked out, or the reason of whoever judged otherwise."""
    rests_on: tuple[str, ...]
    """Ids of the progress, activities, indicators, rhythms … that the computed stand rests on."""
    computed: Stand
    computed_why: str
    """As ``why``, before any judgement."""
    override: str
    """Id of the judgement that gives the stand; empty when it is the computed one."""
    share: float | None
    """How much is done, from 0 to 1; None when nothing tells."""
    expected: float | None
    """How much an even pace would have done by now; None when nothing measures it."""
    silent: int | None
    """Days since the last sign of life; None when there never was one."""
    last: SignOfLife | None
    """The last sign of life, with its proof."""
    paces: tuple[Pace, ...]
    """How the goal's figures stand against their time."""

    @property
    def words(self) -> str:
        """The stand; how long it is silent, or the computed one when somebody judges otherwise."""
        if not self.override:
            days = self.silent if self.stand is Stand.silent else None
            silent = f", {dutch.number_of(days, 'dag', 'dagen')}" if days else ""
            return f"{self.stand.label}{silent}"
        return f"{self.stand.label} (oordeel; berekend: {self.computed.label})"


def standings(records: Records, today: date) -> tuple[GoalStanding, ...]:
    """Return how every goal stands on ``today``, the most pressing first, then by last day.

    A goal that a next year's plan took over isn't among them, nor is the one that will take over.
    """
    look = _Look(records, today)
    goal_standings = [
        look.at(goal) for goal in records.collection(Goal) if _counts(records, goal, today)
    ]
    return tuple(sorted(goal_standings, key=_urgency))


def _counts(records: Records, goal: Goal, today: date) -> bool:
    ahead = bool(goal.continues) and goal.year is not None and goal.year > today.year
    return not ahead and not went_on(records, goal, today)


def standing(records: Records, goal: Goal, today: date) -> GoalStanding:
    """Return how one goal stands on ``today``."""
    return _Look(records, today).at(goal)


def stand_counts(found: Iterable[GoalStanding]) -> str:
    """Return how many goals stand how: ``risico 2 · op koers 31``."""
    counts = Counter(goal_standing.stand for goal_standing in found)
    return " · ".join(f"{stand.label} {counts[stand]}" for stand in Stand if counts[stand])


def proposal(records: Records, note: Record) -> str:
    """Return what a note of 100 % proposes for what it is about; empty when it proposes nothing."""
    if not isinstance(note, Progress) or note.percent is None or note.percent < 100:
        return ""
    about = records.get(note.about)
    if not isinstance(about, Tracked) or about.status.is_over or about.recurs:
        return ""
    return f"“{about.title}” is voor 100% klaar. Zet de status op afgerond als dat zo is."


def _urgency(one: GoalStanding) -> tuple[int, date]:
    last = one.goal.due.latest if one.goal.due else None
    return one.stand.urgency, last or date.max


def signs_of(records: Records, goal: Goal, today: date) -> tuple[SignOfLife, ...]:
    """Return the signs of life of a goal and of what stands under it, in order of day.

    What happened before the plan's year says nothing about it.
    """
    return _signs_of_life(records, _about(records, goal), goal, today)[0]


def judgement_on(records: Records, goal_id: str, today: date) -> Judgement | None:
    """Return the judgement of a goal that counts on ``today``: the last that holds."""
    pairs = records.pointing_at(goal_id, Judgement.spec.kind)
    return _counting((r for _, r in pairs if isinstance(r, Judgement)), today)


def _counting(judgements: Iterable[Judgement], today: date) -> Judgement | None:
    """An older one doesn't come back when the last one ends."""
    begun = sorted((j for j in judgements if j.on is None or j.on <= today), key=_on)
    return begun[-1] if begun and begun[-1].holds(today) else None


def _on(dated: Judgement | Progress) -> date:
    return dated.on or date.min


class _Look:
    """One look at the goals: what a goal rests on is gathered once, also for what it is part of."""

    def __init__(self, records: Records, today: date) -> None:
        self._records = records
        self._today = today
        self._cases: dict[str, tuple[GoalCase, Judgement | None]] = {}

    def at(self, goal: Goal) -> GoalStanding:
        case, judgement = self._case(goal)
        # A part's own parts don't matter here: they never bring it at risk.
        parts = [(part, _judge(*self._case(part)).stand) for part, _ in case.parts]
        return _judge(attrs.evolve(case, parts=tuple(parts)) if parts else case, judgement)

    def _case(self, goal: Goal) -> tuple[GoalCase, Judgement | None]:
        if goal.id not in self._cases:
            about = _about(self._records, goal)
            judgements = (r for r in about[goal.id] if isinstance(r, Judgement))
            case = _case(self._records, goal, about, self._today)
            self._cases[goal.id] = case, _counting(judgements, self._today)
        return self._cases[goal.id]


def _judge(case: GoalCase, judgement: Judgement | None) -> GoalStanding:
    grounds = verdict(case)
    computed = grounds[0].stand
    why = " ".join(ground.sentence for ground in grounds)
    # What is over needs no judgement any more.
    if computed in (Stand.done, Stand.dropped):
        judgement = None
    return GoalStanding(
        case.goal, case.today,
        judgement.stand if judgement else computed,
        judgement.reason if judgement else why,
        tuple(dict.fromkeys(record_id for ground in grounds for record_id in ground.ids)),
        computed, why,
        judgement.id if judgement else "",
        case.share, case.expected, case.silent_days,
        case.signs[-1] if case.signs else None,
        case.paces,
    )  # fmt: skip


def _case(records: Records, goal: Goal, about: Mapping[str, list[Record]], today: date) -> GoalCase:
    own = about[goal.id]
    paces = (pace(records, r, today) for r in own if isinstance(r, Indicator))
    notes = (
        note
        for note in drop_corrected(r for r in own if isinstance(r, Progress))
        # What one member tells of itself is not how far the goal is.
        if note.percent is not None and not note.member
    )
    dated = sorted((r for r in notes if r.on and r.on <= today), key=_on)
    signs, shown = _signs_of_life(records, about, goal, today)
    return GoalCase(
        goal, today, time_frame(goal.due, goal.year), signs, shown,
        tuple(r for r in own if isinstance(r, Activity)),
        tuple(each_pace for each_pace in paces if each_pace is not None),
        tuple(
            ledger(records, r, today)
            for r in (goal, *own)
            if isinstance(r, Rhythm) or (isinstance(r, Tracked) and keeps_ledger(r))
            if not asks_along(records, r)
        ),
        dated[-1] if dated else None,
        tuple((r, Stand.not_started) for r in own if isinstance(r, Goal) and r.id != goal.id),
    )  # fmt: skip


_UNDER = (Goal, Activity, Indicator, Rhythm)
"""What can stand under a goal and have signs of life of its own."""


def _about(records: Records, goal: Goal) -> Mapping[str, list[Record]]:
    """Return what is about the goal, and about all that stands under it, by id."""
    groups: dict[str, list[Record]] = {}
    waiting = [goal.id]
    while waiting:
        name = waiting.pop()
        if name not in groups:
            groups[name] = standing_under(records, name)
            waiting += [r.id for r in groups[name] if isinstance(r, _UNDER)]
    return groups


def _signs_of_life(
    records: Records, about: Mapping[str, list[Record]], goal: Goal, today: date
) -> tuple[tuple[SignOfLife, ...], tuple[str, ...]]:
    """Return the signs of life in order of day, and the ids of all that proves something."""
    begin = year_start(goal.year) or date.min
    signs: dict[str, SignOfLife] = {}
    undated = []
    for group in about.values():
        for record in group:
            done = happening_of(records, record, today)
            if done is None:
                continue
            if done.day is not None and done.day >= begin:
                title = record.title_text
                signs[done.record] = SignOfLife(done.record, title, done.day, done.proof)
            elif done.day is None and isinstance(record, Activity):
                undated.append(record.id)
    ordered = tuple(sorted(signs.values(), key=lambda sign: (sign.day, sign.record)))
    return ordered, tuple(dict.fromkeys([*(p for s in ordered for p in s.proof), *undated]))
