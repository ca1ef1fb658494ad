"""When one has to act: today or too late, later this week, after that."""

from datetime import date
from typing import NamedTuple

from m50core.plugins.extensions import AgendaEntry, EntrySort
from m50core.today.attention import Attention, Saving
from m50core.today.today import Today
from m50core.values.span import week_of

Matters = Attention | AgendaEntry
"""What asks for something, or takes place."""


class Urgency(NamedTuple):
    """All that a day asks for, and what takes place this week, by when one has to act."""

    now: tuple[Attention, ...]
    """What must be done today, then what is late already."""
    week: tuple[Matters, ...]
    """What takes place today; then what does or is to be done later this week, by day."""
    later: tuple[Attention, ...]
    """What can wait until next week."""


def urgency(day: Today) -> Urgency:
    """Return what a day tells by when one has to act; what asks for attention stands in it once.

    What takes place is in it too when it asks for something; a deadline only when nothing asks
    for it, and nobody left it alone.
    """
    today, sunday = day.day, week_of(day.day)[1]
    pressing = [need for need in day.everything if _presses(need, today)]
    coming = [need for need in day.everything if not _presses(need, today)]
    asking = {name for need in day.everything for name in (need.record, *need.under)}
    asking |= {deferral.about for deferral in day.left}
    entries = [
        entry for entry in day.week
        if entry.exact and (entry.sort is EntrySort.moment or entry.record not in asking)
    ]  # fmt: skip
    week: list[Matters] = [need for need in coming if need.until <= sunday]
    week += [entry for entry in entries if today <= entry.end]
    return Urgency(
        tuple(pressing),
        tuple(sorted(week, key=_place)),
        tuple(need for need in coming if need.until > sunday),
    )


def _presses(need: Attention, today: date) -> bool:
    return need.saving(today) is not Saving.open or need.until <= today


def _place(matters: Matters) -> tuple[date, bool, str]:
    if isinstance(matters, Attention):
        return matters.until, True, ""
    return matters.start, False, matters.time
