"""How each goal stands on a day: worked out, explained, and what somebody judges instead."""

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from m50core.domain.collection import Records
from m50core.domain.judgement import Judgement
from m50core.domain.judgement import Stand as Stand
from m50core.domain.plan_items import Activity, Goal, Indicator, Progress, Rhythm
from m50core.domain.record import Record
from m50core.services.evidence import happened, heard_on, naming, proof
from m50core.services.grounds import Case, Sign, verdict
from m50core.services.pace import Pace, pace, time_frame
from m50core.services.rhythm import ledger


@attrs.frozen
class Standing:
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
    last: Sign | None
    """The last sign of life, with its proof."""
    paces: tuple[Pace, ...]
    """How the goal's figures stand against their time."""


def standings(records: Records, today: date) -> tuple[Standing, ...]:
    """Return how every goal stands on ``today``, the most pressing first, then by last day."""
    look = _Look(records, today)
    made = [look.at(goal) for goal in records.collection(Goal)]
    return tuple(sorted(made, key=_urgency))


def standing(records: Records, goal: Goal, today: date) -> Standing:
    """Return how one goal stands on ``today``."""
    return _Look(records, today).at(goal)


def _urgency(one: Standing) -> tuple[int, date]:
    last = one.goal.due.latest if one.goal.due else None
    return one.stand.urgency, last or date.max


def signs_of(records: Records, goal: Goal, today: date) -> tuple[Sign, ...]:
    """Return the signs of life of a goal and of what stands under it, in order of day.

    What happened before the plan's year says nothing about it.
    """
    return _signs(_about(records, goal), goal, today)


def judged(records: Records, goal_id: str, today: date) -> Judgement | None:
    """Return the judgement of a goal that counts on ``today``: the last that holds."""
    found = records.pointing_at(goal_id, Judgement.spec.kind)
    return _counting((r for _, r in found if isinstance(r, Judgement)), today)


def _counting(judgements: Iterable[Judgement], today: date) -> Judgement | None:
    """An older one doesn't come back when the last one ends."""
    begun = [j for j in judgements if j.on is None or j.on <= today]
    last = max(begun, key=lambda j: j.on or date.min, default=None)
    latest = [j for j in begun if last is not None and j.on == last.on][-1:]
    return next((j for j in latest if j.holds(today)), None)


class _Look:
    """One look at the goals: what a goal rests on is gathered once, also for what it is part of."""

    def __init__(self, records: Records, today: date) -> None:
        self._records = records
        self._today = today
        self._cases: dict[str, Case] = {}

    def at(self, goal: Goal) -> Standing:
        parts = (
            part
            for _, part in self._records.pointing_at(goal.id, Goal.spec.kind)
            if isinstance(part, Goal) and part.id != goal.id
        )
        # A part's own parts don't matter here: they never bring it at risk.
        stands = tuple((part, self._judged(self._case(part)).stand) for part in parts)
        case = self._case(goal)
        return self._judged(attrs.evolve(case, parts=stands) if stands else case)

    def _case(self, goal: Goal) -> Case:
        if goal.id not in self._cases:
            self._cases[goal.id] = _case(self._records, goal, self._today)
        return self._cases[goal.id]

    def _judged(self, case: Case) -> Standing:
        grounds = verdict(case)
        computed = grounds[0].stand
        why = " ".join(ground.sentence for ground in grounds)
        judgement = judged(self._records, case.goal.id, self._today)
        # What is over needs no judgement any more.
        if computed in (Stand.done, Stand.dropped):
            judgement = None
        return Standing(
            case.goal, self._today,
            judgement.stand if judgement else computed,
            judgement.reason if judgement else why,
            tuple(dict.fromkeys(one for ground in grounds for one in ground.ids)),
            computed, why,
            judgement.id if judgement else "",
            case.share, case.expected, case.silent_days,
            case.signs[-1] if case.signs else None,
            case.paces,
        )  # fmt: skip


def _case(records: Records, goal: Goal, today: date) -> Case:
    about = _about(records, goal)
    own = about[goal.id]
    paces = (pace(records, r, today) for r in own if isinstance(r, Indicator))
    notes = (r for r in own if isinstance(r, Progress) and r.percent is not None)
    dated = [(r.on, r) for r in notes if r.on is not None and r.on <= today]
    signs = _signs(about, goal, today)
    return Case(
        goal, today, time_frame(goal.due, goal.year), signs, _proof(about, signs),
        tuple(r for r in own if isinstance(r, Activity)),
        tuple(one for one in paces if one is not None),
        tuple(ledger(records, r, today) for r in own if isinstance(r, Rhythm)),
        max(dated, key=lambda pair: pair[0])[1] if dated else None,
    )  # fmt: skip


def _about(records: Records, goal: Goal) -> Mapping[str, list[Record]]:
    """Return what is about the goal, and about all that stands under it, by id."""
    found: dict[str, list[Record]] = {}
    waiting = [goal.id]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = list(naming(records, name))
        under = (r for r in found[name] if isinstance(r, Activity | Indicator | Rhythm))
        waiting += [r.id for r in under]
        waiting += [r.id for _, r in records.pointing_at(name, Goal.spec.kind)]
    return found


def _signs(about: Mapping[str, list[Record]], goal: Goal, today: date) -> tuple[Sign, ...]:
    begin = date(goal.year, 1, 1) if goal.year else date.min
    found = {
        record.id: Sign(record.id, record.title_text, day, proof(record))
        for some in about.values()
        for record in some
        if (day := heard_on(record, today)) is not None and day >= begin
    }
    return tuple(sorted(found.values(), key=lambda sign: sign.day))


def _proof(about: Mapping[str, list[Record]], signs: tuple[Sign, ...]) -> tuple[str, ...]:
    dated = (one for sign in signs for one in sign.proof)
    undated = (
        record.id
        for some in about.values()
        for record in some
        if isinstance(record, Activity) and happened(record)
    )
    return tuple(dict.fromkeys((*dated, *undated)))
