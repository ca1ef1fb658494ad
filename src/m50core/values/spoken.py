"""Days and periods as people say them: read once, on a day, into words that need no day.

Every entrance for what people type reads here: fields, options, filters, files. What is kept is
what was understood (``2025-03-12``), never what hung on the day (``morgen``).

- Without a year it is the nearest sensible one: see ``Looking``.
- Two digits are a year of this century: ``25-3-25`` is 2025.
- A weekday is the next one; it must fit its date where both are given.
- Weeks are those of ISO 8601: they start on Monday, and week 1 has the first Thursday.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from m50core.values import dutch, relative
from m50core.values.likely import likely, without_weekday
from m50core.values.looking import Looking, choose
from m50core.values.period import Period, Precision, fixed_period, hanging, span_end
from m50core.values.reckoning import reckon
from m50core.values.wording import spelt, tidy, without_slips

_TOO_LONG = 400

_ENDS = {" jl": Looking.back, " jongstleden": Looking.back, " as": Looking.ahead,
         " aanstaande": Looking.ahead}  # fmt: skip
_LEANS = re.compile(r"(?:\w+ \w+ )?(?:bij|voor|vóór|voorafgaand|na|tijdens) ", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2}|[a-z]{3,9})(?:\2(\d{2}|\d{4}))?")
_NTH = re.compile(r"(?:([1-5])e|(laatste)) ([a-z]+) (?:(?:van|in) )?([a-z]+)(?: (\d{4}))?")
_UNTIL = re.compile(r"(?:van )?(.+?)(?: t/m | tot en met |\s?/\s?(?=[a-z])| - )(.+)")
_SHOWN = re.compile(r"(.+) \((.+)\)")
_SHOWN_DAYS = re.compile(
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
    if period.latest is None or period.anchor or fixed_period(said):
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


def _in_year(
    words: str, make: Callable[[int], Period | None], today: date | None, looking: Looking
) -> Period | None:
    """Return what ``make`` gives for the year that is meant; None when it never gives any."""
    found, wrong = [], None
    this = today.year if today else 2000
    for year in (this, this + 1, this - 1):
        try:
            period = make(year)
        except ValueError as error:
            wrong = wrong or error
            continue
        if period is None:
            return None
        found.append(period)
    if today is None:
        raise ValueError(f"bij “{words}” ontbreekt het jaar. Bijvoorbeeld: {words} 2025")
    if (period := choose(found, today, looking)) is None:
        raise wrong or ValueError(f"bij “{words}” is niet duidelijk welk jaar. Schrijf het erbij")
    return period


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
    m = _NUMBERS.fullmatch(without_weekday(words))
    if not m:
        return None
    month = int(m[3]) if m[3].isdecimal() else dutch.month_number(m[3])

    def make(year: int) -> Period:
        try:
            return Period.on(date(year, month or 0, int(m[1])))
        except ValueError:
            raise ValueError(_no_day(words, int(m[1]), month)) from None

    if m[4]:
        # Nobody plans a century ahead: two digits are a year of this one.
        period: Period | None = make(int(m[4]) if len(m[4]) == 4 else 2000 + int(m[4]))
    else:
        period = _in_year(f"{m[1]}{m[2]}{m[3]}{m[2]}", make, today, looking) if today else None
        if period is None:
            raise ValueError(f"bij “{words}” ontbreekt het jaar. Bijvoorbeeld: {words}{m[2]}2025")
    return likely(period, words) if period else None


def _no_day(words: str, day: int, month: int | None) -> str:
    turned = ""
    if month and month > 12 and 0 < day <= 12:
        turned = f" Eerst de dag, dan de maand: bedoelt u {month}-{day}?"
    return f"“{words}” is geen bestaande dag.{turned} Schrijf bijvoorbeeld 2025-03-25"


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
    period = _in_year(words, lambda year: fixed_period(f"{bare} {year}"), today, looking)
    if period is None:
        return None
    period = likely(period, named)
    return Period.on(period.latest) if period.exact and period.latest else period


def _nth(words: str, today: date | None, looking: Looking) -> Period | None:
    """Read “derde week van mei” (the one with its third Thursday), “laatste vrijdag van mei”."""
    m = _NTH.fullmatch(words)
    month = dutch.month_number(m[4]) if m else None
    weekday = None if not m else 3 if m[3] == "week" else relative.weekday_number(m[3])
    if not m or month is None or weekday is None:
        return None

    def make(year: int) -> Period:
        first = date(year, month, 1)
        days = [
            day
            for n in range(31)
            if (day := first + timedelta(days=n)).month == month and day.weekday() == weekday
        ]
        if m[1] and int(m[1]) > len(days):
            raise ValueError(f"{dutch.MONTHS[month - 1]} {year} heeft geen {m[1]}e {m[3]}")
        day = days[int(m[1]) - 1] if m[1] else days[-1]
        return relative.week_of(day) if m[3] == "week" else Period.on(day)

    period = make(int(m[5])) if m[5] else _in_year(words, make, today, looking)
    return likely(period, "") if period else None


def _third(words: str, today: date | None, looking: Looking) -> Period | None:
    """Read “eind Q1”, “begin 2e helft 2025”, “medio voorjaar”: a third of their months."""
    m = re.fullmatch(r"(begin|half|medio|eind) (.+)", words)
    within = _plain(m[2], today, looking) if m else None
    months = {Precision.quarter: 1, Precision.half: 2}.get(within.precision) if within else None
    if not (m and within and within.earliest and months):
        return None
    before = {"begin": 0, "half": months, "medio": months, "eind": 2 * months}[m[1]]
    first = span_end(within.earliest, before, "maanden")
    last = span_end(first, months, "maanden") - timedelta(days=1)
    said = f"{m[1]} {within.words} [{first.isoformat()}..{last.isoformat()}]"
    return Period(said, first, last, Precision.range)


def _until(words: str, today: date | None, looking: Looking) -> Period | None:
    """Read “1 t/m 3 april”, “di 25 t/m do 27 mrt 2025”, “mei/juni 2025”."""
    m = _UNTIL.fullmatch(words)
    if not m:
        return None
    end = _plain(m[2], today, looking)
    if end is None or end.latest is None:
        return None
    last = end.latest
    for start in _starts(m[1], last, today, looking):
        if start.earliest is not None and start.earliest <= last:
            return relative.days_from(start.earliest, last)
    raise ValueError(f"“{words}”: het begin ligt na het einde. Draai de dagen om")


def _starts(words: str, last: date, today: date | None, looking: Looking) -> Iterator[Period]:
    """Yield what a begin can mean: in the month of the end, in its year, in the year before."""
    month, known = dutch.MONTHS[last.month - 1], False
    for rest in (f" {month} {last.year}", f" {last.year}", f" {last.year - 1}"):
        full = re.sub(r"[-/]$", "", words) + rest
        try:
            found = fixed_period(spelt(full)) or _numbers(full.replace(" ", "-"), today, looking)
        except ValueError:
            continue
        if found and found.earliest:
            known = True
            if found.earliest.year == last.year or found.earliest.month > last.month:
                yield likely(found, full)
    if not known and (found := _plain(words, today, looking)):
        yield found


def _day_in_week(words: str, today: date | None, looking: Looking) -> Period | None:
    """Read “volgende week dinsdag”, “dinsdag over 2 weken”, “vrijdag week 13”."""
    first, _, after = words.partition(" ")
    before, _, last = words.rpartition(" ")
    for word, rest in ((last, before), (first, after)):
        number = relative.weekday_number(word)
        if number is None or not re.search(r"\bw(?:k|eken|eek)\b", rest):
            continue
        if (week := _plain(rest, today, looking)) and week.earliest:
            monday = week.earliest - timedelta(days=week.earliest.weekday())
            return Period.on(monday + timedelta(days=number))
    return None


def _hanging(said: str, today: date | None, looking: Looking) -> Period | None:
    """Read a time that hangs on another thing; on a day, it is a day itself."""
    said = relative.as_digits(said)
    frame, _, rest = said.rpartition(" en ")
    if frame and hanging(rest) and (within := _plain(frame, today, looking)):
        return hanging(f"{within.words} en {rest}")
    period = hanging(said)
    anchor = period.anchor if period else None
    if anchor and anchor.side in ("begin", "eind") and without_slips(said) != said:
        return None
    on = _plain(anchor.target, today, looking) if anchor else None
    if anchor is None or on is None or on.earliest is None or on.latest is None:
        return period
    if anchor.side in ("bij", "tijdens"):
        return on
    try:
        day = reckon(anchor, on.earliest if anchor.side in ("voor", "begin") else on.latest)
    except (OverflowError, ValueError):
        raise ValueError(f"“{said}” ligt te ver weg: zo ver gaat geen kalender") from None
    return likely(Period.on(day), "")


def _unknown(said: str, today: date | None, looking: Looking) -> str:
    shown = f"{said[:60]}…" if len(said) > 60 else said
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
    _relative, _numbers, _full, _nth, _yearless, _day_in_week, _third,
    _until,
)  # fmt: skip
