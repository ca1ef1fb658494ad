"""Parts of a longer time: de derde week van mei, eind Q1, 2e helft van mei, vrijdag in week 13."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from m50core.values import dutch, relative
from m50core.values.anchor import DistanceUnit
from m50core.values.holidays import is_working_day, working_days_from
from m50core.values.likely import likely
from m50core.values.looking import Looking, in_year
from m50core.values.period import Period, Precision, span_end

Plain = Callable[[str, date | None, Looking], Period | None]
"""Reads words that hang on no other thing."""

_NTH = r"(?:([1-5])e|(laatste)) ([a-z]+) (?:(?:van|in) )?(?:de )?([a-z ]+?)(?: (\d{4}))?"
_HALF = r"([12])e helft (?:van )?(?:de )?(.+)"
_OF_DAY = r"(week|weekend) van (.+)"
_OF_WEEK = r"(begin|half|medio|eind) (?:van )?(?:de )?(.*week.*)"
_EDGE_DAY = r"(1e|laatste) (dag |werkdag )?(?:van|in) (?:de )?(.+)"
_LATER = r"([a-z]+) (over (\d{1,3}|[a-zé]+) (?:week|weken|wk|w))"


def within(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Return the part of a longer time that is meant; None for other words."""
    for read in (
        _edge_day,
        _nth,
        _half_of_month,
        _third,
        _of_week,
        _of_day,
        _day_later,
        _day_in_week,
    ):
        if period := read(words, today, looking, plain):
            return period
    return None


def _nth(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Read “derde week van mei” (the one with its third Thursday), “laatste vrijdag van mei”."""
    m = re.fullmatch(_NTH, words)
    wanted = {"week": 3, "weekend": 5}
    weekday = None if not m else wanted.get(m[3], relative.weekday_number(m[3]))
    if not m or weekday is None:
        return None

    def make(year: int, month: int) -> Period:
        last = calendar.monthrange(year, month)[1]
        days = [date(year, month, n) for n in range(1, last + 1)]
        days = [day for day in days if day.weekday() == weekday]
        if m[1] and int(m[1]) > len(days):
            raise ValueError(f"{dutch.MONTHS[month - 1]} {year} heeft geen {m[1]}e {m[3]}")
        day = days[int(m[1]) - 1] if m[1] else days[-1]
        if m[3] == "weekend":
            return relative.days_from(day, day + timedelta(days=1))
        return relative.week_of(day) if m[3] == "week" else Period.on(day)

    month = dutch.month_number(m[4])
    if month is None:
        named = plain(_turning(m[4]), today, looking) if m[5] is None else None
        if named is None or named.precision is not Precision.month or named.earliest is None:
            return None
        return likely(make(named.earliest.year, named.earliest.month), "")
    if m[5]:
        return likely(make(int(m[5]), month), "") if int(m[5]) else None
    period = in_year(words, lambda year: make(year, month), today, looking)
    return likely(period, "") if period else None


def _turning(words: str) -> str:
    return "deze maand" if words == "maand" else words


def _edge_day(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Read “laatste werkdag van mei”, “1e dag van Q2”, “de 1e van de maand”."""
    m = re.fullmatch(_EDGE_DAY, words)
    if not m or (m[1] == "laatste" and not m[2]):
        return None
    whole = plain(_turning(m[3]), today, looking)
    if whole is None or whole.earliest is None or whole.latest is None or whole.exact:
        return None
    day, step = (whole.earliest, 1) if m[1] == "1e" else (whole.latest, -1)
    if m[2] == "werkdag " and not is_working_day(day):
        day = working_days_from(day, step)
    return Period.on(day)


def _half_of_month(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Read “1e helft mei”, “2e helft van volgende maand”: up to the 15th, or from the 16th."""
    m = re.fullmatch(_HALF, words)
    if not m or re.fullmatch(r"\d{4}", m[2]):
        return None
    month = plain(_turning(m[2]), today, looking)
    if month is None or month.precision is not Precision.month:
        return None
    if month.earliest is None or month.latest is None:
        return None
    first, last = month.earliest, month.latest
    days = (first, first.replace(day=15)) if m[1] == "1" else (first.replace(day=16), last)
    named = f"{dutch.MONTHS[first.month - 1]} {first.year}"
    return _with_days(f"{m[1]}e helft {named}", *days)


def _third(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Read “eind Q1”, “begin 2e helft 2025”, “medio voorjaar”: a third of their months."""
    m = re.fullmatch(r"(begin|half|medio|eind) (?:van )?(?:de |het )?(.+)", words)
    whole = plain(m[2], today, looking) if m else None
    months = {Precision.quarter: 1, Precision.half: 2}.get(whole.precision) if whole else None
    if not (m and whole and whole.earliest and months):
        return None
    before = {"begin": 0, "half": months, "medio": months, "eind": 2 * months}[m[1]]
    first = span_end(whole.earliest, before, DistanceUnit.months)
    last = span_end(first, months, DistanceUnit.months) - timedelta(days=1)
    return _with_days(f"{m[1]} {whole.words}", first, last)


def _of_week(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Read “begin volgende week” (ma, di), “half week 13” (wo), “eind van de week” (do, vr)."""
    m = re.fullmatch(_OF_WEEK, words)
    week = plain("deze week" if m[2] == "week" else m[2], today, looking) if m else None
    if not (m and week and week.precision is Precision.week and week.earliest):
        return None
    first, last = {"begin": (0, 1), "half": (2, 2), "medio": (2, 2), "eind": (3, 4)}[m[1]]
    monday = week.earliest
    return relative.days_from(monday + timedelta(days=first), monday + timedelta(days=last))


def _of_day(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Read “week van 12 mei”, “weekend van 10 mei”."""
    m = re.fullmatch(_OF_DAY, words)
    on = plain(m[2], today, looking) if m else None
    if not (m and on and on.latest and on.precision in (Precision.day, Precision.range)):
        return None
    if m[1] == "week":
        return relative.week_of(on.latest)
    saturday = on.latest + timedelta(days=5 - on.latest.weekday())
    return relative.days_from(saturday, saturday + timedelta(days=1))


def _day_later(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Read “maandag over een week”: a week after the next Monday, today too."""
    m = re.fullmatch(_LATER, words)
    later = plain(m[2], today, looking) if m and today else None
    if m is None or today is None or later is None or later.latest is None:
        return None
    if (number := relative.weekday_number(m[1])) is not None:
        return Period.on(later.latest + timedelta(days=(number - today.weekday()) % 7))
    start = plain(m[1], today, looking)
    if start is None or not start.exact or start.latest is None:
        return None
    return Period.on(later.latest + (start.latest - today))


def _day_in_week(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Read “volgende week dinsdag”, “dinsdag in de week van 12 mei”, “vrijdag week 13”."""
    first, _, after = words.partition(" ")
    before, _, last = words.rpartition(" ")
    for word, rest in ((last, before), (first, after)):
        number = relative.weekday_number(word)
        if number is None or not re.search(r"\bw(?:k|eken|eek)\b", rest):
            continue
        if (week := plain(rest, today, looking)) and week.earliest:
            monday = week.earliest - timedelta(days=week.earliest.weekday())
            return Period.on(monday + timedelta(days=number))
    return None


def _with_days(said: str, first: date, last: date) -> Period:
    words = f"{said} [{first.isoformat()}..{last.isoformat()}]"
    return Period(words, first, last, Precision.range)
