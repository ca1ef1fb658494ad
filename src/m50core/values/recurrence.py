"""Recurrence rules (RFC 5545, RRULE), asked of each day in a window.

python-dateutil looks for the next day until the year 9999, so that one line with a day that never
comes keeps it busy for many seconds. Here only days of the window are looked at.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Self

import attrs

from m50core.values.patterns import pattern

_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAY = pattern(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = pattern(r"[+-]?\d{1,18}")
_PARTS = frozenset({
    "INTERVAL", "COUNT", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYYEARDAY",
    "BYWEEKNO", "BYHOUR", "BYMINUTE", "BYSECOND", "RSCALE", "SKIP",
})  # fmt: skip
"""Parts that change what a rule means (RFC 5545 and 7529)."""
_CLOCK = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}
_GREGORIAN = (("RSCALE", "GREGORIAN"), ("SKIP", "OMIT"))
"""What a rule means that doesn't say it."""


@attrs.frozen
class RecurrenceRule:
    """How something comes back: every ``interval`` days, weeks, months or years, on some days."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    """The last moment or day, as the rule says it; empty: no end."""
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    """Days of the month; -1 is its last."""
    weekdays: tuple[tuple[int, int], ...] = ()
    """(which of the month or year, weekday); which is 0 for each of them, -1 for the last."""
    places: tuple[int, ...] = ()
    """Which of a period's days are kept; none: all."""
    year_days: tuple[int, ...] = ()
    """Days of the year; -1 is its last."""
    clock: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """(hour, minute or second; which) when the rule says them: see ``fits``."""
    week_start: int = 0
    unread: tuple[str, ...] = ()
    """Parts that no rule has, left out."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``FREQ=WEEKLY;BYDAY=TU``; ValueError (a Dutch reason) for what can't be followed.

        Rules of vCalendar 1.0 (``W1 TU #4``) are read too. Parts that a program added of its own
        are left out, and stand in ``unread``.
        """
        text = from_old_rule(text)
        parts = [part.partition("=") for part in text.upper().split(";") if part.strip()]
        given = {name.strip(): value.strip() for name, _, value in parts if value.strip()}
        frequency = given.pop("FREQ", "")
        if frequency not in _FREQUENCIES:
            raise ValueError(
                f"zij komt niet per dag, week, maand of jaar terug (FREQ={frequency[:20]})"
            )
        until = given.pop("UNTIL", "")
        foreign = tuple(name for name in given if name not in _PARTS)
        values: dict[str, Any] = {"unread": foreign} if foreign else {}
        clock = [(n, given.pop(part)) for part, n in _CLOCK.items() if part in given]
        values["clock"] = tuple((name, _numbers(name, value, 59, 0)) for name, value in clock)
        for name, value in given.items():
            if name not in foreign and (name, value) not in _GREGORIAN:
                values |= _part(name, value)
        if values.get("interval", 1) < 1 or values.get("count", 1) < 1:
            raise ValueError("zij heeft een INTERVAL of COUNT kleiner dan 1")
        if frequency in ("DAILY", "WEEKLY"):
            # Which of the month it is, means nothing in a day or week (RFC 5545, 3.3.10).
            values["weekdays"] = tuple((0, day) for _, day in values.get("weekdays", ()))
        return cls(frequency, until=until, **values)

    def fits(self, start: datetime) -> bool:
        """Tell whether the time that the rule says, if any, is that of the first moment."""
        return all(numbers == (getattr(start, name),) for name, numbers in self.clock)

    def days(self, start: date, first: date, last: date) -> Iterator[date]:
        """Yield the days in ``first``..``last`` on which a series that begins on ``start`` falls.

        ``until`` isn't looked at: what time it means, hangs on the time zone.
        """
        return self._fill(start).whole_days(start, first, last)

    def whole_days(self, start: date, first: date, last: date) -> Iterator[date]:
        """Yield the days as ``days`` does; the rule leaves nothing open."""
        begin = start if self.count is not None else max(start, first)
        left = self.count
        for period in self._periods(start, begin, last):
            hits = [day for day in map(date.fromordinal, period) if self._hits(day)]
            for day in self._place(hits):
                if day < start:
                    continue
                if day > last or left == 0:
                    return
                if left is not None:
                    left -= 1
                if day >= first:
                    yield day
            if left == 0:
                return

    def _fill(self, start: date) -> Self:
        """What a rule leaves open, follows from the first day."""
        if self.month_days or self.weekdays or self.year_days:
            return self
        if self.frequency == "YEARLY":
            return attrs.evolve(self, months=self.months or (start.month,), month_days=(start.day,))
        if self.frequency == "MONTHLY":
            return attrs.evolve(self, month_days=(start.day,))
        if self.frequency == "WEEKLY":
            return attrs.evolve(self, weekdays=((0, start.weekday()),))
        return self

    def _periods(self, start: date, begin: date, last: date) -> Iterator[Iterable[int]]:
        """Yield the days (as ordinals) of each period from that of ``begin`` to that of ``last``.

        A period is a day, week, month or year; those that the interval skips are left out.
        """
        number, end = self._number(begin), self._number(last)
        number += (self._number(start) - number) % self.interval
        for period in range(number, end + 1, self.interval):
            yield self._period(period)

    @property
    def _frame(self) -> str:
        """What the days are looked at by; when a period tells nothing, a month costs least."""
        free = self.interval == 1 and not self.places
        return "MONTHLY" if free and self.frequency in ("DAILY", "WEEKLY") else self.frequency

    def _number(self, day: date) -> int:
        if self._frame == "YEARLY":
            return day.year
        if self._frame == "MONTHLY":
            return day.year * 12 + day.month - 1
        if self._frame == "WEEKLY":
            return (day.toordinal() - 1 - self.week_start) // 7
        return day.toordinal()

    def _period(self, number: int) -> Iterable[int]:
        if self._frame == "YEARLY" and self.months:
            months = sorted(self.months)
            return (
                day
                for month in months
                for day in _ordinals(date(number, month, 1), monthrange(number, month)[1])
            )
        if self._frame == "YEARLY":
            return _ordinals(date(number, 1, 1), 366 if monthrange(number, 2)[1] == 29 else 365)
        if self._frame == "MONTHLY":
            year, month = number // 12, number % 12 + 1
            return _ordinals(date(year, month, 1), monthrange(year, month)[1])
        if self._frame == "WEEKLY":
            first = number * 7 + 1 + self.week_start
            return range(max(1, first), min(first + 7, date.max.toordinal() + 1))
        return range(number, number + 1)

    def _hits(self, day: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        if self.month_days:
            length = monthrange(day.year, day.month)[1]
            if day.day not in self.month_days and day.day - length - 1 not in self.month_days:
                return False
        if self.year_days:
            place, length = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
            if place not in self.year_days and place - length - 1 not in self.year_days:
                return False
        return not self.weekdays or any(self._is(which, name, day) for which, name in self.weekdays)

    def _is(self, which: int, weekday: int, day: date) -> bool:
        if day.weekday() != weekday:
            return False
        if not which:
            return True
        if self.frequency == "YEARLY" and not self.months:
            place, length = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
        else:
            place, length = day.day, monthrange(day.year, day.month)[1]
        return which in ((place - 1) // 7 + 1, -((length - place) // 7 + 1))

    def _place(self, days: list[date]) -> list[date]:
        if not self.places:
            return days
        kept = {place - 1 if place > 0 else len(days) + place for place in self.places}
        return [day for n, day in enumerate(days) if n in kept]


def _ordinals(first: date, count: int) -> range:
    return range(first.toordinal(), first.toordinal() + count)


def _part(name: str, value: str) -> dict[str, Any]:
    if name in ("INTERVAL", "COUNT"):
        return {name.lower(): _numbers(name, value, 10**18)[0]}
    if name == "WKST" and value in _WEEKDAYS:
        return {"week_start": _WEEKDAYS[value]}
    if name == "BYDAY":
        matches = [_DAY.fullmatch(piece.strip()) for piece in value.split(",")]
        if all(matches):
            weekdays = ((int(m[1] or 0), _WEEKDAYS[m[2]]) for m in matches if m)
            return {"weekdays": tuple(dict.fromkeys(weekdays))}
    limits = {"BYMONTH": ("months", 12), "BYMONTHDAY": ("month_days", 31),
              "BYSETPOS": ("places", 366), "BYYEARDAY": ("year_days", 366)}  # fmt: skip
    if name in limits:
        field, most = limits[name]
        return {field: _numbers(name, value, most)}
    raise ValueError(f"“{name}={value[:20]}” kan m50 niet volgen")


def _numbers(name: str, value: str, most: int, least: int = 1) -> tuple[int, ...]:
    pieces = [piece.strip() for piece in value.split(",")]
    numbers = [int(piece) for piece in pieces if _NUMBER.fullmatch(piece)]
    if len(numbers) < len(pieces) or any(not least <= abs(n) <= most for n in numbers):
        raise ValueError(f"“{name}={value[:20]}” kan m50 niet volgen")
    return tuple(dict.fromkeys(numbers))


_OLD_RULE = pattern(
    r"\s*(D|W|MP|MD|YM|YD)(\d{1,4})((?:\s+[A-Z0-9+-]+)*?)(?:\s+(#\d+|\d{8}\S*))?\s*"
)
_OLD = {"D": ("DAILY", ""), "W": ("WEEKLY", "BYDAY"), "MP": ("MONTHLY", "BYDAY"),
        "MD": ("MONTHLY", "BYMONTHDAY"), "YM": ("YEARLY", "BYMONTH"),
        "YD": ("YEARLY", "BYYEARDAY")}  # fmt: skip


def from_old_rule(text: str) -> str:
    """Return a rule as vCalendar 1.0 writes it (``MP1 1+ MO #12``) as RFC 5545 does.

    Anything else comes back as it is. Without an end it comes twice, says vCalendar; ``#0`` is
    no end.
    """
    match = _OLD_RULE.fullmatch(text.upper())
    if match is None:
        return text
    frequency, name = _OLD[match[1]]
    days, place = [], ""
    for word in match[3].split():
        if match[1] == "MP" and re.fullmatch(r"\d[+-]", word):
            place = ("-" if word[1] == "-" else "") + word[0]
        elif match[1] == "MD" and re.fullmatch(r"\d{1,2}[+-]?", word):
            days.append(("-" if word.endswith("-") else "") + word.rstrip("+-"))
        else:
            days.append(place + word if match[1] == "MP" else word.replace("LD", "-1"))
    parts = [f"FREQ={frequency}", f"INTERVAL={match[2]}"]
    if name and days:
        parts.append(f"{name}={','.join(days)}")
    end = match[4] or "#2"
    if end != "#0":
        parts.append(f"COUNT={end[1:]}" if end.startswith("#") else f"UNTIL={end}")
    return ";".join(parts)
