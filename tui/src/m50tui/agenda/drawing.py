"""Drawings: lines of text in pieces, and the spots on them where the days are."""

from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from m50core.agenda import recesses
from m50core.values import dutch, holiday_name, recess_on
from m50tui.agenda.sight import Shown, Sight
from m50tui.terminal.text import fit

Piece = tuple[str, str]
"""A text of fixed width, and its role: a name that a style sheet knows, or empty."""
Line = tuple[Piece, ...]

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


@attrs.frozen
class Spot:
    """The columns and lines that a day takes, counted from the drawing's left upper corner."""

    day: date
    x: int
    y: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        """True when that place is this day's."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@attrs.frozen
class Drawn:
    """A drawing. The first ``pinned`` lines stay when the rest is scrolled."""

    lines: tuple[Line, ...]
    spots: tuple[Spot, ...] = ()
    pinned: int = 0

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day that is drawn at a place."""
        return next((spot.day for spot in self.spots if spot.holds(x, y)), None)

    def spot(self, day: date) -> Spot | None:
        """Return where a day is drawn."""
        return next((spot for spot in self.spots if spot.day == day), None)


def more(count: int) -> str:
    """Return what is said of things that there is no room for."""
    return f"en nog {count}"


def day_name(day: date) -> str:
    """Return the name of a public holiday, or nothing."""
    return holiday_name(day)


def recess_name(day: date) -> str:
    """Return the name of the recess that a day falls in, or nothing."""
    recess = recess_on(day, recesses())
    return recess.name if recess else ""


def strip(sight: Sight, width: int, most: int) -> tuple[Line, ...]:
    """Return what goes for the span as a whole, in at most ``most`` lines of ``width``.

    Recess, too full weeks, and what has no day of its own, by its own words ("Q1 2025").
    """
    lines = [(fit(text, width), "dim") for text in _general(sight)][: max(0, most - 2)]
    room = most - len(lines)
    if sight.vague and room > 1:
        head = f"In deze periode, zonder vaste dag ({len(sight.vague)})"
        lines.append((fit(head, width), "head"))
        lines += [(fit(text, width), "") for text in _group(sight.vague, room - 1)]
    elif sight.vague and room:
        lines.append((fit(f"Zonder vaste dag: {len(sight.vague)}", width), "head"))
    return tuple((piece,) for piece in lines)


def _general(sight: Sight) -> Iterable[str]:
    for recess in recesses():
        if recess.start <= sight.end and recess.end >= sight.start:
            sure = " (dagen niet nagekeken)" if recess.assumed else ""
            yield (
                f"~ {recess.name} Tweede Kamer: {dutch.short_day(recess.start)} t/m "
                f"{dutch.short_day(recess.end)}{sure}"
            )
    for monday, count in sight.full.items():
        days = dutch.number_of(count, "vaste dag", "vaste dagen")
        yield f"! druk: week {monday.isocalendar().week} heeft {days}"


def _group(vague: tuple[Shown, ...], rows: int) -> Iterable[str]:
    groups: dict[str, list[Shown]] = {}
    for entry in vague:
        groups.setdefault(entry.entry.words, []).append(entry)
    fits = rows if len(groups) <= rows else rows - 1
    for words in list(groups)[:fits]:
        entries = groups[words]
        names = "; ".join(each_entry.name() for each_entry in entries[:9])
        yield f"  {words} ({len(entries)}): {names}"
    left = sum(len(groups[words]) for words in list(groups)[fits:])
    if left and rows:
        yield f"  {more(left)}, met andere woorden"


def in_span(sight: Sight, monday: date) -> tuple[date | None, ...]:
    """Return the seven days of a week; None for those outside the span."""
    week = (monday + timedelta(days=n) for n in range(7))
    return tuple(day if sight.start <= day <= sight.end else None for day in week)
