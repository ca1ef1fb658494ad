"""Data of the progress report."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from m50core.domain import dutch
from m50core.domain.collection import Records
from m50core.domain.period import Period
from m50core.domain.plan_items import Activity, Goal, Pillar, Portfolio, Progress
from m50core.domain.record import Record
from m50core.errors import UsageError


def data(records: Records, today: date, period: str) -> Mapping[str, Any]:
    """Return the parts of the plan with their goals, activities and progress in ``period``.

    ``period`` is a Period in words ("2025-H1"); empty: everything until ``today``.
    """
    start, end = span(period, today)
    units: list[Record] = [*records.collection(Pillar), *records.collection(Portfolio)]
    parts = [_part(records, unit.title_text, unit.id, start, end) for unit in units]
    if any(not goal.pillar and not goal.portfolio for goal in records.collection(Goal)):
        parts.append(_part(records, "M50-breed", "m50", start, end))
    return {"parts": parts, "until": dutch.long_day(end), "period": period}


def span(period: str, today: date) -> tuple[date, date]:
    """Return the first and last day of a period in words; UsageError when it isn't one."""
    if not period:
        return date.min, today
    try:
        found = Period.parse(period)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if found.earliest is None or found.latest is None:
        raise UsageError(f"“{period}” heeft geen begin en eind. Kies bijvoorbeeld 2025-H1.")
    return found.earliest, found.latest


def _part(records: Records, title: str, unit: str, start: date, end: date) -> Mapping[str, Any]:
    goals = list(records.collection(Goal).where(unit=unit))
    activities = list(records.collection(Activity).where(unit=unit))
    counts = Counter(item.status.label for item in (*goals, *activities))
    return {
        "title": title,
        "counts": [f"{count} {label}" for label, count in sorted(counts.items())],
        "goals": [_goal(records, goal, activities, start, end) for goal in goals],
        "loose": [_item(records, a, start, end) for a in activities if not a.goal],
    }


def _goal(
    records: Records, goal: Goal, activities: list[Activity], start: date, end: date
) -> Mapping[str, Any]:
    own = [_item(records, a, start, end) for a in activities if a.goal == goal.id]
    return {**_item(records, goal, start, end), "activities": own}


def _item(records: Records, item: Goal | Activity, start: date, end: date) -> Mapping[str, Any]:
    notes = [
        f"{dutch.day(note.on)}: {note.title}" + (f" ({note.percent}%)" if note.percent else "")
        for _, note in records.pointing_at(item.id)
        if isinstance(note, Progress) and note.on is not None and start <= note.on <= end
    ]
    return {
        "id": item.id,
        "title": item.title,
        "status": item.status.label,
        "due": item.due.shown() if item.due else "",
        "owner": records.title(item.owner) if item.owner else "",
        "notes": notes,
        "source": item.source,
    }
