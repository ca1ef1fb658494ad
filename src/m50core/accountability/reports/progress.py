"""Data of the progress report."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated

import attrs

from m50core.accountability.accounting import drop_corrected, without_unapproved
from m50core.accountability.deliveries import delivery_of
from m50core.accountability.going_on import goes_on, last_seen_to
from m50core.accountability.records import Judgement, Progress, ProofStatus
from m50core.accountability.records.proof import proof_among
from m50core.accountability.standing import GoalStanding, stand_counts, standings
from m50core.answers.said import FLAT
from m50core.board.owners import responsible
from m50core.board.records import Pillar, Portfolio
from m50core.goals.records import Activity, Goal, GoalStatus, Indicator, Rhythm
from m50core.plan.years import held_on
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values import dutch
from m50core.values.cadence import Cadence
from m50core.values.period import Period
from m50core.values.span import looked_from, span


@attrs.frozen
class PlannedItem:
    """A goal or activity, and what was noted about it in the period."""

    id: str
    title: str
    status: GoalStatus
    due: Period | None
    owner: str
    notes: tuple[str, ...]
    delivered: str
    """What members delivered, in Dutch."""
    source: str


@attrs.frozen
class ReportedGoal:
    """How a goal stands, and why."""

    item: Annotated[PlannedItem, FLAT]
    activities: tuple[PlannedItem, ...]
    stand: str
    why: str
    computed_why: str
    """What was worked out, where somebody judged otherwise."""
    proof: str
    ids: tuple[str, ...]
    """Of the goal and of what stands under it: their changes are told."""


@attrs.frozen
class GoingOn:
    """A duty without a last day, and when it was last seen to."""

    title: str
    cadence: Cadence | None
    last: str


@attrs.frozen
class ProgressPart:
    """A part of the plan."""

    title: str
    counts: str
    goals: tuple[ReportedGoal, ...]
    loose: tuple[PlannedItem, ...]
    going_on: tuple[GoingOn, ...]


@attrs.frozen
class ProgressReport:
    """The parts of the plan, and how they stand on the last day that is told."""

    parts: tuple[ProgressPart, ...]
    until: date
    period: str
    start: date
    end: date
    unapproved: int
    counts: str


def data(records: Records, today: date, period: str) -> ProgressReport:
    """Return the parts of the plan with how their goals stand, activities, and progress.

    ``period`` is a Period in words ("2025-H1"); empty: everything until ``today``. The goals stand
    as on its last day, or today when that is yet to come: those of the plan that held then.
    Only approved progress is told as a result, and counts; how much else there is, is said.
    """
    start, end = span(period, today)
    day = looked_from(min(end, today))
    waiting = [n for n in records.collection(Progress) if n.status is not ProofStatus.approved]
    unapproved = [n.id for n in waiting if n.on is not None and start <= n.on <= end]
    records = without_unapproved(records)
    held = {goal.id for goal in held_on(records, records.collection(Goal), day)}
    goal_standings = [standing for standing in standings(records, day) if standing.goal.id in held]
    activities = held_on(records, records.collection(Activity), day)
    scope = _Scope(
        records, start, end, {standing.goal.id: standing for standing in goal_standings},
        activities, held_on(records, records.collection(Rhythm), day), day, today,
    )  # fmt: skip
    units: list[Record] = [*records.collection(Pillar), *records.collection(Portfolio)]
    parts = [_part(scope, unit.title_text, unit.id) for unit in units]
    if any(not standing.goal.pillar and not standing.goal.portfolio for standing in goal_standings):
        parts.append(_part(scope, "M50-breed", "m50"))
    counts = stand_counts(goal_standings) if goal_standings else ""
    return ProgressReport(
        tuple(parts), min(end, today), period, start, end, len(unapproved), counts
    )


@attrs.frozen
class _Scope:
    """What a report is about: the records, its days, and how the goals stand."""

    records: Records
    start: date
    end: date
    standings: Mapping[str, GoalStanding]
    """Of the goals of the plan that held, by id."""
    activities: Sequence[Activity]
    rhythms: Sequence[Rhythm]
    day: date
    """From which is looked: the last of the period, or today."""
    today: date
    """Proof of what happened in the period may have come since."""


def _part(scope: _Scope, title: str, unit: str) -> ProgressPart:
    whole = scope.records.collection(Goal).where(unit=unit)
    goals = [goal for goal in whole if goal.id in scope.standings]
    activities = [activity for activity in scope.activities if activity.unit == unit]
    duties: list[Rhythm | Activity] = [
        *(rhythm for rhythm in scope.rhythms if rhythm.unit == unit), *activities,
    ]  # fmt: skip
    return ProgressPart(
        title,
        stand_counts(scope.standings[goal.id] for goal in goals),
        tuple(_goal(scope, goal, activities) for goal in goals),
        tuple(_item(scope, a) for a in activities if not a.goal),
        tuple(_going_on(scope, duty) for duty in duties if goes_on(duty)),
    )


def _going_on(scope: _Scope, item: Rhythm | Activity) -> GoingOn:
    """Return when a duty without a last day was last seen to, so that it isn't forgotten."""
    last = last_seen_to(scope.records, item, scope.day)
    if last is None:
        words = "niets vastgelegd"
    elif last < scope.start:
        words = f"niets in deze periode; laatst op {dutch.day(last)}"
    else:
        words = f"laatst op {dutch.day(last)}"
    return GoingOn(item.title, item.cadence, words)


def _goal(scope: _Scope, goal: Goal, activities: list[Activity]) -> ReportedGoal:
    own = tuple(_item(scope, a) for a in activities if a.goal == goal.id)
    standing = scope.standings[goal.id]
    under = (
        record.id
        for _, record in scope.records.pointing_at(goal.id)
        if isinstance(record, Activity | Indicator | Judgement)
    )
    return ReportedGoal(
        _item(scope, goal), own, standing.words, standing.why,
        standing.computed_why if standing.override else "",
        _titles(scope.records, standing.last.proof if standing.last else ()), (goal.id, *under),
    )  # fmt: skip


def _item(scope: _Scope, item: Goal | Activity) -> PlannedItem:
    records = scope.records
    pointing = (note for _, note in records.pointing_at(item.id))
    about = [n for n in pointing if isinstance(n, Progress) and n.about == item.id]
    notes = (
        _note(records, note, scope.today)
        for note in drop_corrected(about)
        if note.on is not None and scope.start <= note.on <= scope.end
    )
    delivery = delivery_of(records, item.id, scope.end)
    return PlannedItem(
        item.id, item.title, item.status, item.due, responsible(records, item).words(records),
        tuple(notes), delivery.words if delivery is not None else "", item.source,
    )  # fmt: skip


def _note(records: Records, note: Progress, today: date) -> str:
    share = f" ({note.percent}%)" if note.percent else ""
    proof = _titles(records, proof_among(records, note.evidence, today))
    shown = f" Bewijs: {proof}." if proof else " Zonder bewijs."
    return f"{dutch.day(note.on) if note.on else ''}: {note.title}{share}.{shown}"


def _titles(records: Records, ids: Iterable[str]) -> str:
    return ", ".join(f"{records.title(record_id)} ({record_id})" for record_id in ids)
