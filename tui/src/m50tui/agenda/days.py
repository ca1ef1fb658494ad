"""A week or a day as a timetable: under each day its times, names and places."""

from datetime import date

from m50core.values import dutch
from m50tui.agenda.drawing import Drawn, Line, Spot, day_name, more, recess_name, strip
from m50tui.agenda.sight import Shown, Sight
from m50tui.terminal.text import fit

_TIME = 14
"""Columns of the time."""
_WEEK_MOST, _DAY_MOST = 6, 200
"""So many things are drawn under one day; the list beside it has them all."""
_STRIP = 8


def days(sight: Sight, chosen: date, width: int, height: int) -> Drawn:
    """Return the days of a sight under one another."""
    lines: list[Line] = []
    spots: list[Spot] = []
    most = _DAY_MOST if sight.span == "day" else _WEEK_MOST
    for _, week in sight.weeks:
        for day in week:
            block = _block(sight, day, chosen, width, most)
            spots.append(Spot(day, 0, len(lines), width, len(block)))
            lines += block
    below = strip(sight, width, max(3, min(_STRIP, height - len(lines) - 1)))
    gap: tuple[Line, ...] = (((" " * width, ""),),) if below else ()
    return Drawn((*lines, *gap, *below), tuple(spots))


def _block(sight: Sight, day: date, chosen: date, width: int, most: int) -> list[Line]:
    picked = day == chosen
    shown = sight.on(day)
    block: list[Line] = [((fit(_head(sight, day, picked), width), "chosen" if picked else "head"),)]
    for entry in shown[:most]:
        role = "mark" if entry.signs else ""
        block.append(
            ((fit(f"   {entry.hours}", _TIME + 3), "dim"), (_what(entry, day, width), role))
        )
        block += [((fit(f"{'':{_TIME + 5}}{why}", width), "dim"),) for why in _why(entry)]
    if len(shown) > most:
        block.append(((fit(f"{'':{_TIME + 3}}{more(len(shown) - most)}", width), "dim"),))
    return block


def _head(sight: Sight, day: date, picked: bool) -> str:
    name = dutch.short_day(day)
    name = f"[{name}]" if day == sight.today else f" {name} "
    notes = [note for note in (day_name(day), recess_name(day)) if note]
    notes += [] if sight.on(day) else ["geen afspraken"]
    return f"{'>' if picked else ' '}{name:<13}{' · '.join(notes)}"


def _what(one: Shown, day: date, width: int) -> str:
    place = f" · {one.entry.place}" if one.entry.place else ""
    return fit(f"{one.name(day)}{place} ({one.entry.label.lower()})", max(1, width - _TIME - 3))


def _why(one: Shown) -> list[str]:
    return [sign.sentence for sign in one.signs[:2]]
