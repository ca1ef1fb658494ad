"""A month as a grid: a week a row, a day a cell."""

from collections.abc import Sequence
from datetime import date

from m50tui.agenda.drawing import (
    WEEKDAYS,
    Drawn,
    Line,
    Piece,
    Spot,
    day_name,
    in_span,
    more,
    recess_name,
    strip,
)
from m50tui.agenda.sight import Sight
from m50tui.terminal.text import fit

_NUMBER = 4
"""Columns of the week's number."""
_LOW = 2
"""Lines that a week has at least: numbers, and a name."""
_SLIM = 7
"""Columns of Saturday and Sunday in a month that has nothing on them."""
_STRIP = 6
"""Lines, at most, for what goes for the whole month."""


def month(sight: Sight, chosen: date, width: int, height: int) -> Drawn:
    """Return the month of a sight, drawn to fit ``width`` × ``height`` when that can be done."""
    weeks = list(sight.weeks)
    widths = columns(sight, width - _NUMBER)
    room = height - 1 - _LOW * len(weeks)
    below = strip(sight, width, max(2, min(_STRIP, room)))
    cells = [[_items(sight, day, days) for day in in_span(sight, m)] for m, days in weeks]
    needs = [1 + max(len(items) for items in row) for row in cells]
    heights = row_heights(needs, height - 1 - len(below))
    head = [
        ("wk  ", "dim"),
        *((fit(d, w), "dim") for d, w in zip(WEEKDAYS, widths, strict=True)),
    ]
    lines: list[Line] = [tuple(head)]
    spots: list[Spot] = []
    for (monday, _), row, high in zip(weeks, cells, heights, strict=True):
        week = in_span(sight, monday)
        x = _NUMBER
        for day, wide in zip(week, widths, strict=True):
            if day:
                spots.append(Spot(day, x, len(lines), wide, high))
            x += wide
        drawn = [
            _cell(sight, day, chosen, items, wide, high)
            for day, items, wide in zip(week, row, widths, strict=True)
        ]
        number = f"{monday.isocalendar().week:>2}{'!' if monday in sight.full else ' '}"
        for n in range(high):
            first = (fit(number if n == 0 else "", _NUMBER), "dim")
            lines.append((first, *(cell[n] for cell in drawn)))
    return Drawn((*lines, *below), tuple(spots), 1)


def columns(sight: Sight, width: int) -> tuple[int, ...]:
    """Return the widths of Monday..Sunday; the weekend is slim when it has no name to show."""
    weekend = (day for _, week in sight.weeks for day in week if day.weekday() > 4)
    busy = any(sight.on(day) or day_name(day) for day in weekend)
    slim = width // 7 if busy else min(_SLIM, width // 7)
    wide, rest = divmod(width - 2 * slim, 5)
    return tuple([wide + (n < rest) for n in range(5)] + [slim, slim])


def row_heights(needs: Sequence[int], room: int) -> tuple[int, ...]:
    """Return the lines that each week gets: what it needs, as far as ``room`` goes.

    None gets fewer than two. What is left over is given to all alike.
    """
    heights = [_LOW] * len(needs)
    left = room - sum(heights)
    while left > 0 and (short := [n for n, need in enumerate(needs) if heights[n] < need]):
        worst = max(short, key=lambda n: (needs[n] - heights[n], -n))
        heights[worst] += 1
        left -= 1
    extra = max(0, left) // len(needs)
    return tuple(high + min(extra, 1) for high in heights)


def _items(sight: Sight, day: date | None, week: Sequence[date]) -> list[Piece]:
    if day is None:
        return []
    items: list[Piece] = [(name, "dim")] if (name := day_name(day)) else []
    items += [(entry.name(day), "mark" if entry.signs else "") for entry in sight.on(day)]
    recess = recess_name(day)
    if recess and (day == week[0] or recess_name(day.fromordinal(day.toordinal() - 1)) != recess):
        items.append((recess, "dim"))
    return items


def _cell(
    sight: Sight, day: date | None, chosen: date, items: list[Piece], width: int, height: int
) -> list[Piece]:
    if day is None:
        return [(" " * width, "")] * height
    pieces = [(_number(sight, day, chosen), "today" if day == sight.today else ""), *items]
    if len(items) > height - 1:
        left = len(items) - max(0, height - 2)
        if height > 2:
            pieces = [*pieces[: height - 1], (more(left), "dim")]
        else:
            tail = f" +{left - 1}"
            name = fit(items[0][0], max(1, width - 1 - len(tail))).rstrip()
            pieces = [pieces[0], (f"{name}{tail}", items[0][1])]
    pieces += [("", "")] * (height - len(pieces))
    picked = day == chosen
    # The last column stays empty, so that two names don't run into each other.
    return [(fit(fit(text, width - 1), width), "chosen" if picked else r) for text, r in pieces]


def _number(sight: Sight, day: date, chosen: date) -> str:
    number = f"[{day.day}]" if day == sight.today else str(day.day)
    mark = "!" if sight.is_marked(day) else ""
    recess = "~" if recess_name(day) else ""
    signs = f" {mark}{recess}" if mark or recess else ""
    return f"{'>' if day == chosen else ''}{number}{signs}"
