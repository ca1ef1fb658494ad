"""A step towards a meeting or an event that was done: what is kept of it, as one commit."""

from datetime import date
from typing import Any

from m50core.errors import UsageError
from m50core.meetings.needs import exact_day
from m50core.meetings.records.meetings import ActionItem, Meeting, MeetingStatus
from m50core.meetings.records.occasions import KEPT, NeedSort
from m50core.records.collection import Records
from m50core.records.doing import Doing
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.capital import with_capital

_KINDS = "vergadering of evenement"


def step_named(words: str) -> NeedSort:
    """Return the step with this value or label; UsageError names those that are kept so."""
    try:
        return NeedSort.parse(words)
    except ValueError:
        from m50core.nearest import what_there_is

        near = what_there_is(words, {sort.value: (sort.label,) for sort in KEPT})
        raise UsageError(f"“{words}” is geen stap.{near}") from None


def mark_ready(
    records: Records, about: Record, sort: NeedSort, today: date, on: date | None = None
) -> Doing:
    """Return what says that a step was done ``on`` a day (else today), its action with it.

    UsageError for a step that something else shows (a paper, an action, a point of the agenda),
    that the kind hasn't, or on a day to come; and for inviting to what has no day.
    """
    day = on or today
    if sort not in KEPT:
        kept = ", ".join(f"{sort.value} ({sort.label})" for sort in KEPT)
        raise UsageError(
            f"“{sort.label}” legt u niet zo vast: kijk met {to_type('ready', about.id)} hoe dat "
            "wel gaat. "
            f"Zo kan wel: {kept}."
        )
    name = KEPT[sort]
    if name not in about.spec.fields:
        raise UsageError(
            f"Bij {about.spec.label.lower()} “{about.title_text}” hoort geen stap "
            f"“{sort.label}”. Geef een {_KINDS}."
        )
    if day > today:
        raise UsageError(f"{dutch.day(day)} ligt in de toekomst. Geef de dag waarop het gebeurde.")
    if is_over(about):
        raise UsageError(f"“{about.title_text}” is al geweest, of gaat niet door.")
    if sort is NeedSort.invitation and exact_day(about) is None:
        raise UsageError(
            f"“{about.title_text}” heeft nog geen dag. Leg die eerst vast: "
            f"{to_type('set', about.id, 'due=2025-05-16')}"
        )
    values: dict[str, Any] = {name: day}
    why = with_capital(sort.label)
    if sort is NeedSort.invitation:
        why = "Uitgenodigd"
        if isinstance(about, Meeting) and about.status is MeetingStatus.planned:
            values["status"] = MeetingStatus.convened
    steps = _steps(records, about, sort)
    done = tuple((step, {"status": "done", "done_on": day}) for step in steps)
    return Doing(f"{why}: {about.title_text}", ((about, values), *done))


def _steps(records: Records, about: Record, sort: NeedSort) -> list[ActionItem]:
    """Return the open actions that this step is the same as."""
    pairs = records.pointing_at(about.id, ActionItem.spec.kind)
    return [
        action
        for info, action in pairs
        if info.name == "about"
        and isinstance(action, ActionItem)
        and action.prepares is sort
        and not is_over(action)
        and not action.waits(records.get)
    ]
