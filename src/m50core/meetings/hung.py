"""What hangs on a meeting, debate or event, and what each can become when that is off."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from m50core.goals.records import Activity
from m50core.goals.waiting import by_target
from m50core.meetings.asking import bare_title, hanging
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import ActionItem, AgendaItem, Meeting
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.records.traits import due_of, status_of
from m50core.values import dutch
from m50core.values.choice import Choice, ways_to
from m50core.values.reckoning import hung_on, reckon

_TOLD = 3


def waiting_for(records: Records, about: Record) -> list[Record]:
    """Return what is open and is for it, or has its day by it."""
    items: dict[str, Record] = {item.id: item for item in hanging(records, about)}
    for target, waiting in by_target(records):
        if target.id == about.id:
            items |= {item.id: item for item in waiting if item.id not in items}
    return list(items.values())


def parts_of(records: Records, about: Record) -> list[Record]:
    """Return the meetings within it that can still be held."""
    parts = (item for info, item in records.pointing_at(about.id) if info.name == "part_of")
    return [item for item in parts if not is_over(item)]


def on_its_agenda(records: Records, about: Record) -> list[Record]:
    """Return what was to be spoken of and decided in a meeting, what is decided left out."""
    items = (item for _, item in records.pointing_at(about.id))
    points = (item for item in items if isinstance(item, AgendaItem | Decision))
    return [item for item in points if item.meeting == about.id and not is_over(item)]


def dropped_with(records: Records, about: Record) -> list[Record]:
    """Return the steps and papers for it that were dropped."""
    items = (item for _, item in records.pointing_at(about.id))
    steps = (item for item in items if isinstance(item, ActionItem | Paper))
    return [item for item in steps if item.status.is_off]


def moves_along(item: Record, about: Record) -> bool:
    """Tell whether the last day of a thing is told by what it is for."""
    due = due_of(item)
    anchor = due.anchor if due is not None else None
    names = (about.id, about.title_text, *getattr(about, "aliases", ()))
    return anchor is not None and anchor.target.casefold() in {name.casefold() for name in names}


def already_late(along: Sequence[Record], day: date, today: date) -> list[Record]:
    """Return those whose own day is over when what they hang on is on ``day``."""
    anchors = ((item, due.anchor) for item in along if (due := due_of(item)) is not None)
    return [item for item, anchor in anchors if anchor and reckon(anchor, day) < today]


def ways_off(item: Record) -> list[dict[str, Any]]:
    """Return the steps that drop it; none for what isn't a step, or when its status refuses."""
    if not isinstance(item, ActionItem | Paper | Activity):
        return []
    return [{"status": step} for step in ways_to(item.status, _is_off)]


def _is_off(status: Choice) -> bool:
    return status.is_off


def ways_to_hang(item: Record, about: Record, other: Record) -> list[dict[str, Any]]:
    """Return what hangs it on another thing; nothing for what the plan lays down."""
    if item.source:
        return []
    if isinstance(item, AgendaItem | Decision):
        return [{"meeting": other.id}] if isinstance(other, Meeting) else []
    values: dict[str, Any] = {}
    # The step of a runbook is called after what it is for by itself.
    if isinstance(item, Paper) or (isinstance(item, ActionItem) and not item.step):
        title = item.title.replace(f"({about.title_text})", f"({other.title_text})")
        values |= {"title": title} if title != item.title else {}
    if isinstance(item, Paper):
        values["meeting"] = other.id
    if isinstance(item, ActionItem):
        values["about"] = tuple(other.id if name == about.id else name for name in item.about)
    due = due_of(item)
    if due is not None and due.anchor is not None and moves_along(item, about):
        values["due"] = hung_on(due, other.id)
    return [values] if values else []


def place_of(item: Record) -> str:
    """Return in Dutch what it is called, with its number and where it stands."""
    status = status_of(item)
    return f"“{item.title_text}” ({item.id}{f', {status.label}' if status else ''})"


def names(items: Sequence[Record], about: Record, *, days: bool = False) -> str:
    """Return in Dutch what the first are called, how many more there are, and their days."""

    def name(item: Record) -> str:
        due = due_of(item)
        return f"“{bare_title(item, about)}”" + (f" ({due.aside()})" if days and due else "")

    more = [f"nog {len(items) - _TOLD}"] if len(items) > _TOLD else []
    return dutch.list_words([*map(name, items[:_TOLD]), *more])
