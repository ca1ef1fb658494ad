"""Words for a time that hang on the day that it is: morgen, volgende week, over 2 weken."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from m50core.values import dutch
from m50core.values.anchor import DistanceUnit
from m50core.values.looking import Looking
from m50core.values.period import Period, Precision, fixed_period, span_end

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_NEAR = {
    "vandaag": 0, "heden": 0, "nu": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1,
    "eergisteren": -2, "vanochtend": 0, "vanmiddag": 0, "vanavond": 0, "morgenochtend": 1,
    "morgenmiddag": 1, "morgenavond": 1,
}  # fmt: skip
_NUMBERS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "veertien": 14,
}  # fmt: skip
_TURNS = {
    "deze": 0, "dit": 0, "volgende": 1, "volgend": 1, "komende": 1, "komend": 1, "aanstaande": 1,
    "vorige": -1, "vorig": -1, "afgelopen": -1,
}  # fmt: skip
_UNITS = {
    "d": ("dagen", 1), "dag": ("dagen", 1), "dagen": ("dagen", 1),
    "wd": ("werkdagen", 1), "werkdag": ("werkdagen", 1), "werkdagen": ("werkdagen", 1),
    "w": ("weken", 1), "wk": ("weken", 1), "wkn": ("weken", 1), "week": ("weken", 1),
    "weken": ("weken", 1),
    "m": ("maanden", 1), "mnd": ("maanden", 1), "maand": ("maanden", 1), "maanden": ("maanden", 1),
    "k": ("maanden", 3), "kwartaal": ("maanden", 3), "kwartalen": ("maanden", 3),
    "half jaar": ("maanden", 6), "halfjaar": ("maanden", 6),
    "j": ("maanden", 12), "jaar": ("maanden", 12), "jaren": ("maanden", 12),
}  # fmt: skip
"""What one types → the unit that is counted in, and how many of it."""

_WEEKDAYS = {short: n for n, name in enumerate(WEEKDAYS) for short in (name, name[:3], name[:2])}
_COUNT = rf"(\d{{1,4}}|{'|'.join(_NUMBERS)})"
_UNIT = f"({'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_TURN = f"({'|'.join(_TURNS)})"

VOCABULARY = (
    *_NEAR,
    *WEEKDAYS,
    *_TURNS,
    "week",
    "weekend",
    "maand",
    "kwartaal",
    "halfjaar",
    "jaar",
)
"""The words of these ways of speaking, by which a slip of the pen can be known."""


def as_digits(words: str) -> str:
    """Return the words with a number that they begin with in digits: ``twee weken voor de ALV``."""
    if m := re.match(rf"(de|{'|'.join(_NUMBERS)}) (?={_UNIT} )", words, re.IGNORECASE):
        return f"{_NUMBERS.get(m[1].casefold(), 1)} {words[m.end() :]}"
    if re.match(r"(dag|week|maand) (voor|vóór|na) ", words, re.IGNORECASE):
        return f"1 {words}"
    return words


def weekday_number(word: str) -> int | None:
    """Return 0–6 for a day of the week or its short form (``di``, ``din``), else None."""
    return _WEEKDAYS.get(word)


def relative(words: str, today: date, looking: Looking) -> Period | None:
    """Return what the words (lower case, no points) mean on that day, else None.

    Raises ValueError, in Dutch, for a day that no calendar knows.
    """
    readings = (period for reader in _READERS if (period := reader(words, today, looking)))
    return next(readings, None)


def _near(words: str, today: date, looking: Looking) -> Period | None:  # noqa: ARG001
    return Period.on(today + timedelta(days=_NEAR[words])) if words in _NEAR else None


def _weekday(words: str, today: date, looking: Looking) -> Period | None:
    """A weekday is the next one, or the last one where one looks back; never today itself."""
    m = re.fullmatch(rf"(?:{_TURN} )?([a-z]+)", words)
    if not m or (number := weekday_number(m[2])) is None:
        return None
    ahead = (number - today.weekday() - 1) % 7 + 1
    back = ahead - 7 if ahead < 7 else -7
    if m[1] in ("volgende", "volgend"):
        days = number - today.weekday() + 7
    elif m[1] == "deze":
        days = number - today.weekday()
    elif m[1] is None:
        days = back if looking is Looking.back else ahead
    else:
        days = ahead if _TURNS[m[1]] > 0 else back
    return Period.on(today + timedelta(days=days))


def _count_from(words: str, today: date, looking: Looking) -> Period | None:  # noqa: ARG001
    """Read “over 2 weken”, “2 weken geleden”, “+2w”, “-3d”."""
    if m := re.fullmatch(rf"([+-]) ?(\d{{1,4}}) ?{_UNIT}", words):
        count, unit, sign = m[2], m[3], 1 if m[1] == "+" else -1
    elif m := re.fullmatch(rf"(?:over|binnen) {_COUNT} {_UNIT}", words):
        count, unit, sign = m[1], m[2], 1
    elif m := re.fullmatch(rf"{_COUNT} {_UNIT} geleden", words):
        count, unit, sign = m[1], m[2], -1
    else:
        return None
    named, times = _UNITS[unit]
    number = _NUMBERS.get(count) or int(count)
    if not number:
        return Period.on(today)
    try:
        return Period.on(span_end(today, sign * number * times, DistanceUnit(named)))
    except (OverflowError, ValueError):
        raise ValueError(f"“{words}” ligt te ver weg. Kies een dag die dichterbij ligt") from None


def _turn(words: str, today: date, looking: Looking) -> Period | None:  # noqa: ARG001
    """Read “deze maand”, “volgende week”, “vorig kwartaal”, “dit jaar”."""
    m = re.fullmatch(rf"{_TURN} (week|weekend|maand|kwartaal|half ?jaar|jaar)", words)
    if not m:
        return None
    turn, span = _TURNS[m[1]], m[2].replace(" ", "")
    if m[1] in ("komend", "komende", "aanstaande") and span == "weekend":
        turn = 0
    if span in ("week", "weekend"):
        day = today + timedelta(weeks=turn)
        if span == "week":
            return week_of(day)
        saturday = day + timedelta(days=5 - day.weekday())
        return days_from(saturday, saturday + timedelta(days=1))
    months = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}[span]
    number = (12 * today.year + today.month - 1) // months + turn
    year, place = divmod(number, 12 // months)
    said = {
        1: f"{dutch.MONTHS[place]} {year}",
        3: f"Q{place + 1} {year}",
        6: f"{place + 1}e helft {year}",
        12: f"{year}",
    }
    return fixed_period(said[months])


def _part(words: str, today: date, looking: Looking) -> Period | None:
    """Read “eind deze maand”, “begin volgend jaar”, “eind van de maand”."""
    m = re.fullmatch(r"(begin|half|medio|eind) (?:van )?(?:de |het )?(.+)", words)
    if not m:
        return None
    rest = {"maand": "deze maand", "jaar": "dit jaar"}.get(m[2], m[2])
    within = _turn(rest, today, looking)
    return fixed_period(f"{m[1]} {within.words}") if within else None


def _named_turn(words: str, today: date, looking: Looking) -> Period | None:  # noqa: ARG001
    """Read “dit voorjaar”, “komende zomer”, “afgelopen mei”."""
    m = re.fullmatch(r"(deze|dit|komende?|aanstaande?|afgelopen|vorige?) ([a-z]{3,})", words)
    if not m:
        return None
    turns = [fixed_period(f"{m[2]} {today.year + more}") for more in (-1, 0, 1)]
    known = [turn for turn in turns if turn and turn.earliest and turn.latest]
    if m[1] in ("deze", "dit"):
        return known[1] if len(known) == len(turns) else None
    if _TURNS.get(m[1], 1) > 0:
        return next((turn for turn in known if turn.earliest and turn.earliest > today), None)
    return next((turn for turn in known[::-1] if turn.latest and turn.latest < today), None)


def _day_of_month(words: str, today: date, looking: Looking) -> Period | None:
    """Read “de 17e”, “vr 14”: the next one, today too, or the last one where one looks back."""
    m = re.fullmatch(r"(?:([a-z]+) (?:de )?)?(\d{1,2})(e|ste|de)?", words)
    if not m or not (m[1] or m[3]) or not 0 < int(m[2]) < 32:
        return None
    if m[1] and weekday_number(m[1]) is None:
        return None
    near = [today + timedelta(days=days) for days in range(-62, 63)]
    days = [day for day in near if day.day == int(m[2])]
    ahead, back = [d for d in days if d >= today], [d for d in days if d <= today]
    day = back[-1] if looking is Looking.back else ahead[0]
    if m[1] and weekday_number(m[1]) != day.weekday():
        raise ValueError(
            f"{day.day} {dutch.MONTHS[day.month - 1]} {day.year} is een {WEEKDAYS[day.weekday()]}. "
            "Schrijf de maand erbij"
        )
    return Period.on(day)


def week_of(day: date) -> Period:
    """Return the week that a day is in, by its number."""
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    sunday = monday + timedelta(days=6)
    return Period(f"week {number} {year}", monday, sunday, Precision.week)


def days_from(first: date, last: date) -> Period:
    """Return the days from one to another, or the one day that it is."""
    if first == last:
        return Period.on(first)
    return Period(f"{first.isoformat()}..{last.isoformat()}", first, last, Precision.range)


_Reader = Callable[[str, date, Looking], Period | None]
_READERS: tuple[_Reader, ...] = (
    _near, _weekday, _count_from, _turn, _part, _named_turn, _day_of_month,
)  # fmt: skip
