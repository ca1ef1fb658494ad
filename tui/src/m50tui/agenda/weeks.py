"""A quarter or a year: a week a line, a count a day, and the names of what stands in it."""

from datetime import date

from m50core.values import dutch
from m50tui.agenda.drawing import (
    WEEKDAYS,
    Drawn,
    Line,
    Piece,
    Spot,
    day_name,
    in_span,
    recess_name,
    strip,
)
from m50tui.agenda.sight import Sight
from m50tui.terminal.text import fit

_MONTH = 5
_NUMBER = 4
_DAY = 4
_TOTAL = 6
_NAMES = 12
"""More names than this of one week are on no line."""
_STRIP = 8


def weeks(sight: Sight, chosen: date, width: int, height: int) -> Drawn:
    """Return a line a week, and what goes for all of the span below it."""
    head = "".join(f" {day} " for day in WEEKDAYS)
    lines: list[Line] = [((fit(f"     wk  {head} samen  wat", width), "dim"),)]
    spots: list[Spot] = []
    for monday, days in sight.weeks:
        spots += [
            Spot(day, _MONTH + _NUMBER + _DAY * day.weekday(), len(lines), _DAY, 1) for day in days
        ]
        lines.append(_week(sight, monday, days, chosen, width))
    rows = max(3, min(_STRIP, height - len(lines)))
    return Drawn((*lines, *strip(sight, width, rows)), tuple(spots), 1)


def _week(
    sight: Sight, monday: date, days: tuple[date, ...], chosen: date, width: int
) -> tuple[Piece, ...]:
    begins = next((day for day in days if day.day == 1), None)
    month = dutch.short_month(begins) if begins else ""
    number = f"{monday.isocalendar().week:>2}{'!' if monday in sight.full else ' '}"
    cells = tuple(_cell(sight, day, chosen) for day in in_span(sight, monday))
    total = sum(len(sight.on(day)) for day in days)
    wide = max(0, width - _MONTH - _NUMBER - 7 * _DAY - _TOTAL)
    return (
        (fit(month, _MONTH), "head" if month else ""),
        (fit(number, _NUMBER), "dim"),
        *cells,
        (fit(f"{total or '':>4}", _TOTAL), "dim"),
        (fit(_names(sight, days), wide), ""),
    )


def _cell(sight: Sight, day: date | None, chosen: date) -> Piece:
    if day is None:
        return " " * _DAY, ""
    count = len(sight.on(day))
    sign = str(count) if 0 < count < 10 else "+" if count else "~" if recess_name(day) else "."
    now = ("[", "]") if day == sight.today else (" ", "!" if sight.is_marked(day) else " ")
    text = f"{'>' if day == chosen else ' '}{now[0]}{sign}{now[1]}"
    return text, "chosen" if day == chosen else "today" if day == sight.today else ""


def _names(sight: Sight, days: tuple[date, ...]) -> str:
    """Return the names of a week: what has a mark first, since the end may be cut off."""
    shown = [(entry, day) for day in days for entry in sight.on(day)]
    shown.sort(key=lambda pair: (not pair[0].signs, not pair[0].held))
    names = list(dict.fromkeys(entry.name() for entry, _ in shown[:_NAMES]))
    names += [name for day in days if (name := day_name(day))]
    return "; ".join(names)
