"""Days and periods as people say them: read once, on a day, into words that need no day.

Every entrance for what people type reads here: fields, options, filters, files. What is kept is
what was understood (``2025-03-12``), never what hung on the day (``morgen``).

- Without a year it is the nearest sensible one: see ``Looking``.
- Two digits are a year of this century: ``25-3-25`` is 2025.
- A weekday is the next one; it must fit its date where both are given.
- Weeks are those of ISO 8601: they start on Monday, and week 1 has the first Thursday.
"""

import re
from collections.abc import Callable
from datetime import date

from m50core.values import dutch, relative
from m50core.values.anchor import Anchor, AnchorSide
from m50core.values.both_ends import both_ends
from m50core.values.feasts import feast
from m50core.values.likely import likely, without_weekday
from m50core.values.looking import Looking, in_year
from m50core.values.no_day import advice
from m50core.values.patterns import pattern
from m50core.values.period import Period, fixed_period, hanging
from m50core.values.reckoning import reckon
from m50core.values.serial import serial
from m50core.values.within import within
from m50core.values.wording import spelt, tidy, without_slips

_TOO_LONG = 400

_ENDS = {" jl": Looking.back, " jongstleden": Looking.back, " as": Looking.ahead,
         " aanstaande": Looking.ahead}  # fmt: skip
_LEANS = pattern(r"(?:\w+ \w+ )?(?:bij|voor|vóór|voorafgaand|na|tijdens) ", re.IGNORECASE)
_NUMBERS = pattern(r"(\d{1,2})([-/.])(\d{1,2}|[a-z]{3,9})(?:\2(\d{2}|\d{4}))?")
_SHOWN = pattern(r"(.+) \((.+)\)")
_SHOWN_DAYS = pattern(
    r"(?:[a-z]{2} \d{1,2}(?: [a-z]+)?(?: \d{4})? t/m )?[a-z]{2} \d{1,2} [a-z]+ \d{4}"
)


def understand(text: str, today: date | None = None, looking: Looking = Looking.ahead) -> Period:
    """Return the period or day that is said; without ``today`` only words that need none.

    ``looking`` tells which year is meant where none is said. Raises ValueError, with a Dutch
    sentence, for what isn't a time, for what needs ``today``, for a weekday that doesn't fit its
    date and for a year that nobody can mean.
    """
    said = " ".join(text.split())
    period = _read(said, today, looking) if len(said) <= _TOO_LONG else None
    if period is None:
        raise ValueError(_unknown(said, today, looking))
    return period


def told_back(text: str, period: Period) -> str:
    """Return in Dutch what was understood; empty when the words said it in full themselves."""
    said = " ".join(text.split())
    if period.anchor or fixed_period(said):
        return ""
    back = with_days(period)
    return "" if back == said else back


def with_days(period: Period) -> str:
    """Return a period with its days: ``week 13 2025 (ma 24 t/m zo 30 mrt 2025)``."""
    shown = period.shown()
    if period.exact or period.anchor or period.earliest is None or period.latest is None:
        return shown
    days = dutch.days(period.earliest, period.latest)
    return shown if shown == days else f"{shown} ({days})"


def _read(said: str, today: date | None, looking: Looking) -> Period | None:
    """Return what is said, or None; ValueError when it says what can't be."""
    said = re.sub(r"^(?:nog|liefst|uiterlijk) (?=.*\b(?:voor|vóór|na) )", "", said, flags=re.I)
    if (shown := _SHOWN.fullmatch(said)) and (period := _as_shown(shown, today, looking)):
        return period
    if _LEANS.match(said):
        return _hanging(said, today, looking)
    return _plain(said, today, looking) or _hanging(said, today, looking)


def _plain(said: str, today: date | None, looking: Looking) -> Period | None:
    """Return the period that is said, when it hangs on no other thing."""
    if period := fixed_period(said):
        return likely(period, said)
    words = tidy(said)
    for end, leans in _ENDS.items():
        if words.endswith(end):
            words, looking = words.removesuffix(end), leans
    for reader in _READERS:
        if period := reader(words, today, looking):
            return period
    return None


def _as_shown(shown: re.Match[str], today: date | None, looking: Looking) -> Period | None:
    """Read what the screen shows: words, and in brackets the days that they have."""
    period = _read(shown[1], today, looking)
    if period is None:
        return None
    if period.anchor:
        return period if _SHOWN_DAYS.fullmatch(shown[2]) else None
    return period if with_days(period) == f"{period.shown()} ({shown[2]})" else None


def _relative(words: str, today: date | None, looking: Looking) -> Period | None:
    period = relative.relative(words, today or date(2000, 1, 1), looking)
    if period is not None and today is None:
        raise ValueError(
            f"“{words}” hangt af van welke dag het is, en dat is hier niet bekend. Schrijf de dag "
            "zelf, bijvoorbeeld 25 maart 2025"
        )
    return likely(period, "") if period else None


def _numbers(words: str, today: date | None, looking: Looking) -> Period | None:
    """Read 25-03-25, 25/3/25, 25.3.2025, 25-mrt-25, and 25/3 without a year."""
    if m := re.fullmatch(r"(\d{1,2})[-/](\d{4})", words):
        return fixed_period(f"{_month_name(int(m[1]))} {m[2]}")
    m = _NUMBERS.fullmatch(without_weekday(words))
    if not m:
        return None
    month = int(m[3]) if m[3].isdecimal() else dutch.month_number(spelt(m[3]))

    def make(year: int) -> Period:
        try:
            return Period.on(date(year, month or 0, int(m[1])))
        except ValueError:
            raise ValueError(_no_day(words, int(m[1]), month)) from None

    if m[4]:
        # Nobody plans a century ahead: two digits are a year of this one.
        period: Period | None = make(int(m[4]) if len(m[4]) == 4 else 2000 + int(m[4]))
    else:
        period = in_year(f"{m[1]}{m[2]}{m[3]}{m[2]}", make, today, looking) if today else None
        if period is None:
            raise ValueError(f"bij “{words}” ontbreekt het jaar. Bijvoorbeeld: {words}{m[2]}2025")
    return likely(period, words) if period else None


def _month_name(number: int) -> str:
    if not 1 <= number <= 12:
        raise ValueError(f"maand {number} bestaat niet")
    return dutch.MONTHS[number - 1]


def _no_day(words: str, day: int, month: int | None) -> str:
    turned = ""
    if month and month > 12 and 0 < day <= 12:
        turned = f" Eerst de dag, dan de maand: bedoelt u {month}-{day}?"
    return f"“{words}” is geen bestaande dag.{turned} Schrijf bijvoorbeeld 2025-03-25"


def _month_or_day(words: str, today: date | None, looking: Looking) -> Period | None:  # noqa: ARG001
    """Refuse “mrt 25”, which is a day or a month: nobody knows."""
    m = re.fullmatch(r"([a-z]{3,9})[ -](\d\d)", words)
    if m and (month := dutch.month_number(spelt(m[1]))):
        name = dutch.MONTHS[month - 1]
        raise ValueError(
            f"“{words}” kan twee dingen zijn. Bedoelt u “{int(m[2])} {name}” of “{name} 20{m[2]}”?"
        )
    return None


def _full(words: str, today: date | None, looking: Looking) -> Period | None:  # noqa: ARG001
    """Read what says its year, and keep it as it is best written."""
    period = fixed_period(spelt(words))
    if period is None:
        return None
    period = likely(period, words)
    return Period.on(period.latest) if period.exact and period.latest else period


def _yearless(words: str, today: date | None, looking: Looking) -> Period | None:
    """Read a day, month, week, quarter, half or season without its year."""
    if re.search(r"\d{4}", words):
        return None
    named = spelt(words)
    bare = without_weekday(named)
    period = in_year(words, lambda year: fixed_period(f"{bare} {year}"), today, looking)
    if period is None:
        return None
    period = likely(period, named)
    return Period.on(period.latest) if period.exact and period.latest else period


def _within(words: str, today: date | None, looking: Looking) -> Period | None:
    return within(words, today, looking, _plain)


def _both_ends(words: str, today: date | None, looking: Looking) -> Period | None:
    return both_ends(words, today, looking, _plain)


def _in_that_year(words: str, today: date | None, looking: Looking) -> Period | None:
    """Read “1 mei volgend jaar”, “2e helft van het jaar”."""
    m = re.fullmatch(r"(.+?),? (?:van (het)|(?:van )?(dit|volgend|komend|vorig)) jaar", words)
    if not m or today is None:
        return None
    year = today.year + {"volgend": 1, "komend": 1, "vorig": -1}.get(m[3], 0)
    period = _plain(f"{m[1]} {year}", today, looking)
    return Period.on(period.latest) if period and period.exact and period.latest else period


def _from(words: str, today: date | None, looking: Looking) -> Period | None:
    """Read “vanaf 1 mei”: the rest of that year."""
    m = re.fullmatch(r"vanaf (.+)", words)
    start = _plain(m[1], today, looking) if m else None
    return _rest_of_year(start.earliest) if start and start.earliest else None


def _rest_of_year(day: date) -> Period:
    return relative.days_from(day, date(day.year, 12, 31))


def _hanging(said: str, today: date | None, looking: Looking) -> Period | None:
    """Read a time that hangs on another thing; on a day, it is a day itself."""
    said = relative.as_digits(said)
    frame, _, rest = said.rpartition(" en ")
    if frame and hanging(rest) and (within := _plain(frame, today, looking)):
        return hanging(f"{within.words} en {rest}")
    period = hanging(said)
    anchor = period.anchor if period else None
    if anchor and anchor.side in (AnchorSide.begin, AnchorSide.end) and _is_time(said, anchor):
        return None
    on = _plain(anchor.target, today, looking) if anchor else None
    if anchor is None or on is None or on.earliest is None or on.latest is None:
        return period
    if anchor.side in (AnchorSide.at, AnchorSide.during):
        return on
    named = tidy(anchor.target)
    if anchor.side is AnchorSide.before and re.fullmatch(r"zomer( \d{4})?", named):
        raise ValueError(
            f"“{said}” is niet voor iedereen dezelfde dag. Schrijf de uiterste dag of maand, "
            "bijvoorbeeld 30 juni of eind juni"
        )
    at_end = named.startswith("eind ")
    if anchor.side is AnchorSide.before and at_end and not anchor.offset:
        return on
    begins = anchor.side is AnchorSide.begin or (anchor.side is AnchorSide.before and not at_end)
    try:
        day = reckon(anchor, on.earliest if begins else on.latest)
    except (OverflowError, ValueError):
        raise ValueError(f"“{said}” ligt te ver weg. Kies een dag die dichterbij ligt") from None
    if anchor.side is AnchorSide.after and not anchor.offset:
        # It says when it can begin, not that it must be there on the first day.
        return likely(_rest_of_year(day), "")
    return likely(Period.on(day), "")


def _is_time(said: str, anchor: Anchor) -> bool:
    """Tell whether “begin …” or “eind …” is of a time that is spelt badly, and of no thing."""
    months = any(map(dutch.month_number, anchor.target.casefold().split()))
    return months or without_slips(said) != said


def _unknown(said: str, today: date | None, looking: Looking) -> str:
    shown = f"{said[:60]}…" if len(said) > 60 else said
    if why := advice(tidy(said)) if len(said) <= _TOO_LONG else "":
        return f"“{shown}” {why}"
    near = without_slips(said) if len(said) <= _TOO_LONG else said
    hint = ""
    if near != said:
        try:
            hint = f" Bedoelt u “{near}”?" if _read(near, today, looking) else ""
        except ValueError:
            hint = ""
    return (
        f"“{shown}” is geen datum of periode.{hint} Voorbeelden: 2025-03-25, 25 maart 2025, "
        "begin april 2025, Q1 2025, 2e helft 2025, doorlopend, bij 2e ALV"
        + (", morgen, over 2 weken" if today else "")
    )


_Reader = Callable[[str, date | None, Looking], Period | None]
_READERS: tuple[_Reader, ...] = (
    _relative, serial, _month_or_day, _numbers, _full, feast, _both_ends, _within, _yearless, _from,
    _in_that_year,
)  # fmt: skip
