"""Data of the progress report."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from m50core.accountability.accounting import drop_corrected, without_unapproved
from m50core.accountability.deliveries import delivery_of
from m50core.accountability.going_on import goes_on, last_seen_to
from m50core.accountability.records import Judgement, Progress, ProofStatus
from m50core.accountability.records.proof import proof_among
from m50core.accountability.standing import GoalStanding, stand_counts, standings
from m50core.board.owners import responsible
from m50core.board.records import Pillar, Portfolio
from m50core.goals.records import Activity, Goal, Indicator, Rhythm
from m50core.plan.years import held_on
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values import dutch
from m50core.values.span import looked_from, span


def data(records: Records, today: date, period: str) -> Mapping[str, Any]:
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
    return {
        "parts": parts, "until": dutch.long_day(min(end, today)), "period": period,
        "start": start, "end": end, "unapproved": len(unapproved),
        "counts": stand_counts(goal_standings) if goal_standings else "",
    }  # fmt: skip


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


def _part(scope: _Scope, title: str, unit: str) -> Mapping[str, Any]:
    whole = scope.records.collection(Goal).where(unit=unit)
    goals = [goal for goal in whole if goal.id in scope.standings]
    activities = [activity for activity in scope.activities if activity.unit == unit]
    return {
        "title": title,
        "counts": stand_counts(scope.standings[goal.id] for goal in goals),
        "goals": [_goal(scope, goal, activities) for goal in goals],
        "loose": [_item(scope, a) for a in activities if not a.goal],
        "going_on": [
            *(
                _going_on(scope, rhythm)
                for rhythm in scope.rhythms
                if rhythm.unit == unit and goes_on(rhythm)
            ),
            *(_going_on(scope, activity) for activity in activities if goes_on(activity)),
        ],
    }


def _going_on(scope: _Scope, item: Rhythm | Activity) -> Mapping[str, Any]:
    """Return when a duty without a last day was last seen to, so that it isn't forgotten."""
    last = last_seen_to(scope.records, item, scope.day)
    if last is None:
        words = "niets vastgelegd"
    elif last < scope.start:
        words = f"niets in deze periode; laatst op {dutch.day(last)}"
    else:
        words = f"laatst op {dutch.day(last)}"
    return {"title": item.title, "cadence": str(item.cadence), "last": words}


def _goal(scope: _Scope, goal: Goal, activities: list[Activity]) -> Mapping[str, Any]:
    own = [_item(scope, a) for a in activities if a.goal == goal.id]
    standing = scope.standings[goal.id]
    under = [
        record.id
        for _, record in scope.records.pointing_at(goal.id)
        if isinstance(record, Activity | Indicator | Judgement)
    ]
    return {
        **_item(scope, goal),
        "activities": own,
        "stand": standing.words,
        "why": standing.why,
        "computed_why": standing.computed_why if standing.override else "",
        "proof": _titles(scope.records, standing.last.proof if standing.last else ()),
        "ids": [goal.id, *under],
    }


def _item(scope: _Scope, item: Goal | Activity) -> Mapping[str, Any]:
    records = scope.records
    pointing = (note for _, note in records.pointing_at(item.id))
    about = [n for n in pointing if isinstance(n, Progress) and n.about == item.id]
    notes = [
        _note(records, note, scope.today)
        for note in drop_corrected(about)
        if note.on is not None and scope.start <= note.on <= scope.end
    ]
    delivery = delivery_of(records, item.id, scope.end)
    return {
        "id": item.id,
        "title": item.title,
        "status": item.status.label,
        "due": item.due.shown() if item.due else "",
        "owner": responsible(records, item).words(records),
        "notes": notes,
        "delivered": delivery.words if delivery is not None else "",
        "source": item.source,
    }


def _note(records: Records, note: Progress, today: date) -> str:
    share = f" ({note.percent}%)" if note.percent else ""
    proof = _titles(records, proof_among(records, note.evidence, today))
    shown = f" Bewijs: {proof}." if proof else " Zonder bewijs."
    return f"{dutch.day(note.on) if note.on else ''}: {note.title}{share}.{shown}"


def _titles(records: Records, ids: Iterable[str]) -> str:
    return ", ".join(f"{records.title(record_id)} ({record_id})" for record_id in ids)
