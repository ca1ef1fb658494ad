"""Dates as vague as the plan's own words."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import total_ordering
from typing import Any, Self

import attrs

from m50core.values import dutch
from m50core.values.anchor import Anchor as Anchor
from m50core.values.anchor import DistanceUnit, read_anchor
from m50core.values.choice import Ranked
from m50core.values.holidays import working_days_from
from m50core.values.season import season


class Precision(Ranked):
    """How exact the words are, finest first: a day is more exact than a month."""

    day = "day"
    week = "week"
    part = "part"
    month = "month"
    quarter = "quarter"
    """Three months: a season too."""
    half = "half"
    year = "year"
    range = "range"
    open = "open"
    anchored = "anchored"


@total_ordering
@attrs.frozen(eq=False)
class Period:
    """The plan's words for a time, with the earliest and latest day they can mean.

    Both days are None when the words fix no day ("doorlopend", "bij 2e ALV"). With "Q1 2025 en na
    de 1e themasessie" they are those of the quarter, until the other thing has a day. A period
    sorts and compares by its latest day, so that "Q1" is never taken for 1 January; of those with
    the same one the earlier begin comes first, and what fixes no day comes last of all. One day is
    equal to itself, in whatever words.
    """

    words: str
    earliest: date | None
    latest: date | None
    precision: Precision
    anchor: Anchor | None = None
    called: str = ""
    """What a person calls the thing that it hangs on, where the words have its id."""

    @classmethod
    def parse(cls, text: str, today: date | None = None) -> Self:
        """Read a day, month, quarter, half, year, range, or a time relative to another thing.

        ``2025-03-25``, ``25 maart 2025``, ``begin april 2025``, ``Q1 2025``, ``voorjaar 2025``,
        ``2e helft 2025``, ``2025``, ``2025-03-01..2025-04-15``, ``doorlopend``, ``bij 2e ALV``,
        ``10 werkdagen voor DB``, ``Q1 2025 en na 1e themasessie``. Words of one's own
        get their days in brackets: ``einde bestuursperiode [2026-01-01..2026-03-31]``. With
        ``today`` also what hangs on the day that it is: ``morgen``, ``14 mrt``, ``over 2 weken``
        (see ``values.spoken``). Raises ValueError with a Dutch reason.
        """
        from m50core.values.spoken import understand

        return cls.of(understand(text, today))

    @classmethod
    def of(cls, period: "Period") -> Self:
        """Return the period as one of this class."""
        return period if isinstance(period, cls) else cls(*attrs.astuple(period, recurse=False))

    @classmethod
    def kept(cls, text: str) -> Self:
        """Read words that say all by themselves, as m50 keeps them; ValueError for any other."""
        words = " ".join(text.split())
        if period := fixed_period(words) or hanging(words):
            return cls.of(period)
        raise ValueError(f"“{text}” is geen datum of periode")

    @classmethod
    def on(cls, day: date) -> Self:
        """Return the period of one day."""
        return cls(day.isoformat(), day, day, Precision.day)

    @classmethod
    def between(cls, first: date, last: date) -> Self:
        """Return the period from one day to another, or that of the one day; ValueError."""
        if first == last:
            return cls.on(first)
        return cls(f"{first}..{last}", *_in_order(first, last), Precision.range)

    @property
    def says_its_days(self) -> bool:
        """True when its words are no more than its first and last day."""
        first, last = self.earliest, self.latest
        if type(first) is not date or type(last) is not date or self.anchor is not None:
            return False  # a datetime is a date too, and says an hour
        if self.precision is Precision.day:
            return first == last and self.words == first.isoformat()
        return (
            self.precision is Precision.range and self.words == f"{first}..{last}" and first < last
        )

    @property
    def exact(self) -> bool:
        """True when the words fix one day."""
        return self.precision is Precision.day

    @property
    def _place(self) -> tuple[Any, ...]:
        """Equal for what is the same; the less, the sooner it ends."""
        last, first = self.latest or date.max, self.earliest or date.max
        words = "" if self.exact else self.words
        on = self.anchor
        hangs = (on.side.value, on.target, on.offset, on.unit.value) if on else ()
        return (
            self.latest is None, last, self.earliest is None, first, str(self.precision), words,
            hangs,
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and self._place == other._place

    def __lt__(self, other: object) -> bool:
        return self._place < other._place if isinstance(other, Period) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._place)

    def overlaps(self, start: date, end: date) -> bool:
        """True when some day of the period lies in ``start``..``end``, both included."""
        if self.earliest is None or self.latest is None:
            return False
        return self.earliest <= end and self.latest >= start

    @property
    def said(self) -> str:
        """The words for a person: by its name what the period hangs on, never by its id."""
        if not (self.called and self.anchor):
            return self.words
        return self.words.removesuffix(self.anchor.target) + self.called

    def shown(self) -> str:
        """Return ``di 25 mrt 2025`` for a day, both days of a range, else the plan's own words."""
        if self.exact and self.latest:
            return dutch.day(self.latest)
        if self.earliest and self.latest and re.fullmatch(r"\S+\.\.\S+", self.words):
            return dutch.days(self.earliest, self.latest)
        if self.anchor and self.earliest and self.latest:
            return f"{self.said} ({dutch.days(self.earliest, self.latest)})"
        return re.sub(r" \[\S+?\.\.\S+?\]$", "", self.said)

    def aside(self) -> str:
        """Return it for between brackets, which it then has none of: ``bij 1e ALV, vr 16 mei``."""
        if self.anchor and self.earliest and self.latest and not self.exact:
            return f"{self.said}, {dutch.days(self.earliest, self.latest)}"
        return self.shown()

    def by(self) -> str:
        """Return it as a last day: ``uiterlijk di 25 mrt 2025``; ``bij 1e ALV`` says so itself."""
        shown = self.shown()
        return shown if shown.casefold().startswith(_LEANING) else f"uiterlijk {shown}"

    def __str__(self) -> str:
        return self.words


_LEANING = (
    "bij ", "binnen ", "doorlopend", "na ", "om ", "op ", "rond ", "te ", "tijdens ", "tot ",
    "tussen ", "uiterlijk ", "vanaf ", "voor ", "voorafgaand ", "vóór ",
)  # fmt: skip
"""How words begin before which another preposition would stumble."""


_Days = tuple[date | None, date | None, Precision]


def _iso(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f"“{text}” is geen bestaande dag. Schrijf jjjj-mm-dd: 2025-03-25"
        ) from None


def _in_order(first: date, last: date) -> tuple[date, date]:
    if first > last:
        raise ValueError("het begin ligt na het einde")
    return first, last


def _make(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if not 1 <= month <= 12:
            reason = f"maand {month} bestaat niet. Schrijf dag-maand-jaar, zoals 25-3-2025"
            raise ValueError(reason) from None
        raise ValueError(f"{day} {dutch.MONTHS[month - 1]} {year} bestaat niet") from None


def _month_end(year: int, month: int) -> date:
    return _make(year, month, calendar.monthrange(year, month)[1])


def _day(words: str) -> _Days | None:
    if m := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        day = _make(int(m[1]), int(m[2]), int(m[3]))
    elif m := re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", words):
        day = _make(int(m[3]), int(m[2]), int(m[1]))
    elif m := re.fullmatch(
        r"(?:(?:ma|di|wo|do|vr|za|zo)\w* )?(\d{1,2}) ([a-z]+)\.? (\d{4})", words
    ):
        month = dutch.month_number(m[2])
        if month is None:
            return None
        day = _make(int(m[3]), month, int(m[1]))
    else:
        return None
    return day, day, Precision.day


def _week(words: str) -> _Days | None:
    m = re.fullmatch(r"(?:week (\d{1,2}) (\d{4})|(\d{4})-w(\d{2}))", words)
    if not m:
        return None
    year, week = int(m[2] or m[3]), int(m[1] or m[4])
    try:
        return (
            date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7),
            Precision.week,
        )  # fmt: skip
    except ValueError:
        raise ValueError(f"{year} heeft geen week {week}") from None


def _part_or_month(words: str) -> _Days | None:
    if m := re.fullmatch(r"(\d{4})-(\d{2})", words):
        year, month, part = int(m[1]), int(m[2]), ""
        if not 1 <= month <= 12:
            raise ValueError(f"maand {month} bestaat niet")
    elif m := re.fullmatch(r"(?:(begin|half|medio|eind) )?([a-z]+)\.? (\d{4})", words):
        found = dutch.month_number(m[2])
        if found is None:
            return None
        year, month, part = int(m[3]), found, m[1] or ""
    else:
        return None
    last = _month_end(year, month)
    days = {
        "begin": (1, 10),
        "half": (11, 20),
        "medio": (11, 20),
        "eind": (21, last.day),
        "": (1, last.day),
    }[part]
    precision = Precision.part if part else Precision.month
    return _make(year, month, days[0]), _make(year, month, days[1]), precision


def _quarter(words: str) -> _Days | None:
    m = re.fullmatch(r"(?:q([1-4]) (\d{4})|(\d{4})-q([1-4]))", words)
    if not m:
        return None
    year, quarter = int(m[2] or m[3]), int(m[1] or m[4])
    return _make(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter), Precision.quarter


def _season(words: str) -> _Days | None:
    days = season(words)
    return (*days, Precision.quarter) if days else None


def _half(words: str) -> _Days | None:
    m = re.fullmatch(r"(?:([12])e (?:helft|half ?jaar)(?: van)? (\d{4})|(\d{4})-h([12]))", words)
    if not m:
        return None
    year, half = int(m[2] or m[3]), int(m[1] or m[4])
    return _make(year, 6 * half - 5, 1), _month_end(year, 6 * half), Precision.half


def _year(words: str) -> _Days | None:
    if m := re.fullmatch(r"(?:(begin|eind) )?(\d{4})", words):
        year = int(m[2])
        first = _make(year, 10 if m[1] == "eind" else 1, 1)
        last = _month_end(year, 3 if m[1] == "begin" else 12)
        return first, last, Precision.part if m[1] else Precision.year
    if m := re.fullmatch(r"(\d{4}) en (\d{4})", words):
        return _make(int(m[1]), 1, 1), _make(int(m[2]), 12, 31), Precision.range
    return None


def _range(words: str) -> _Days | None:
    if m := re.fullmatch(r"(\S+)\.\.(\S+)", words):
        return *_in_order(_iso(m[1]), _iso(m[2])), Precision.range
    return None


def _open(words: str) -> _Days | None:
    known = ("doorlopend", "structureel", "nog niet bekend", "nog te plannen")
    return (None, None, Precision.open) if words in known else None


_READERS: tuple[Callable[[str], _Days | None], ...] = (
    _day, _week, _part_or_month, _quarter, _season, _half, _year, _range, _open,
)  # fmt: skip


def fixed_period(words: str) -> Period | None:
    """Return what the words mean when they say all days by themselves, else None.

    Raises ValueError for a day that doesn't exist.
    """
    if bracket := re.fullmatch(r"(.+?) \[(\S+?)\.\.(\S+?)\]", words):
        return Period(words, *_in_order(_iso(bracket[2]), _iso(bracket[3])), Precision.range)
    folded = words.casefold()
    found = (days for reader in _READERS if (days := reader(folded)))
    days = next(found, None)
    return Period(words, *days) if days else None


def hanging(words: str) -> Period | None:
    """Return what the words mean when they hang a time on another thing, else None."""
    frame, _, rest = words.rpartition(" en ")
    if (anchor := read_anchor(rest)) and (within := fixed_period(frame)):
        return Period(words, within.earliest, within.latest, Precision.anchored, anchor)
    if anchor := read_anchor(words):
        return Period(words, None, None, Precision.anchored, anchor)
    return None


def span_end(day: date, offset: int, unit: DistanceUnit) -> date:
    """Return the day ``offset`` units after ``day`` (negative: before).

    Working days skip weekends and holidays. OverflowError, ValueError past the calendar's end.
    """
    if unit == DistanceUnit.weeks:
        return day + timedelta(weeks=offset)
    if unit == DistanceUnit.months:
        month = day.month - 1 + offset
        year, month = day.year + month // 12, month % 12 + 1
        return _make(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    if unit == DistanceUnit.days:
        return day + timedelta(days=offset)
    return working_days_from(day, offset)
