"""Rounds: the stretches of time in which a rhythm asks for something, one after the other."""

import calendar
from datetime import date, timedelta

import attrs

from m50core.values.anchor import DistanceUnit
from m50core.values.cadence import Cadence
from m50core.values.period import span_end


@attrs.frozen
class Tick:
    """Something that really happened and counts for a rhythm: the record, and its day."""

    record: str
    day: date
    exact: bool = True
    """False: nobody kept the real day, and this is the last that was promised."""


@attrs.frozen
class Round:
    """A stretch of time, first and last day included, in which ``expected`` times are promised."""

    start: date
    end: date
    expected: int
    ticks: tuple[Tick, ...] = ()
    days: tuple[date, ...] = ()
    """The days for it, in order, when it may not be spread over all of the round."""

    @property
    def met(self) -> bool:
        """True when it happened at least as often as promised."""
        return len(self.ticks) >= self.expected

    @property
    def last_day(self) -> date:
        """The last day on which it is in time."""
        return self.days[-1] if self.days else self.end

    def safe_day(self, nth: int) -> date:
        """Return the last day for the ``nth`` time (from 1), all times spread evenly."""
        if self.expected == 1:
            return self.last_day
        if self.days:
            return self.days[-1 if nth >= self.expected else min(nth, len(self.days)) - 1]
        months = 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1
        if months % self.expected == 0:
            return _months_from(self.start, months // self.expected * nth)
        days = (self.end - self.start).days + 1
        return self.start + timedelta(days=-(-days * nth // self.expected) - 1)


@attrs.frozen
class WhenDue:
    """When in its round something is to be done, apart from "before its end"."""

    month: int | None = None
    """In this month of the year, or so many months before or after it."""
    lag: int | None = None
    """It is about the round before, and is to be there so many months after that."""
    moments: tuple[date, ...] = ()
    """With what it goes: the days of an assembly."""

    def days(self, start: date, end: date, months: int) -> tuple[date, ...]:
        """Return the days for it in a round of so many months."""
        within = tuple(sorted(day for day in self.moments if start <= day <= end))
        if within:
            return within
        if self.lag is not None:
            return (min(end, _months_from(start, self.lag)) if self.lag else start,)
        if self.month is not None:
            return (_months_from(start, (self.month - start.month) % months + 1),)
        return ()


def calendar_rounds(
    cadence: Cadence, year: int, ticks: tuple[Tick, ...], when: WhenDue | None = None
) -> tuple[Round, ...]:
    """Return the rounds of a calendar year: its quarters, halves, months, or the year itself.

    What is promised several times in one of those has a round for each: “2x per jaar” its halves,
    or, when it goes with assemblies, the time up to each of them.
    """
    when, turns = when or WhenDue(), []
    months = max(1, cadence.months // cadence.times)
    for month in range(1, 13, cadence.months):
        parts = _parts(date(year, month, 1), cadence, when.moments)
        expected = 1 if len(parts) > 1 else cadence.times
        for start, end in parts:
            within = tuple(tick for tick in ticks if start <= tick.day <= end)
            turns.append(Round(start, end, expected, within, when.days(start, end, months)))
    return tuple(turns)


def _parts(start: date, cadence: Cadence, moments: tuple[date, ...]) -> list[tuple[date, date]]:
    """Return the first and last day for each time that is promised from ``start`` on."""
    end, times = _months_from(start, cadence.months), cadence.times
    within = sorted(day for day in moments if start <= day <= end)
    length = (end - start).days + 1
    if times > length:
        return [(start, end)]
    if len(within) >= times:
        ends = [*within[: times - 1], end]
    elif cadence.months % times == 0:
        ends = [_months_from(start, cadence.months // times * nth) for nth in range(1, times + 1)]
    else:
        ends = [start + timedelta(days=length * nth // times - 1) for nth in range(1, times + 1)]
    starts = [start, *(day + timedelta(days=1) for day in ends[:-1])]
    return list(zip(starts, ends, strict=True))


def rounds_from_last(
    cadence: Cadence, year: int, ticks: tuple[Tick, ...], since: int | None = None
) -> tuple[Round, ...]:
    """Return the rounds that touch a year, each from one time to the last day for the next.

    ``ticks`` are in order of day. Without an earlier time the first round begins with the year
    ``since`` which it is promised (None: this one); when that is over, it is late from then.
    """
    gap = cadence.max_gap or max(1, cadence.months // cadence.times)
    first, last = date(year, 1, 1), date(year, 12, 31)
    before = [tick.day for tick in ticks if tick.day < first]
    starts = before[-1:] or [date(since or year, 1, 1) - timedelta(days=1)]
    starts += [tick.day for tick in ticks if first <= tick.day <= last]
    turns = []
    for number, start in enumerate(starts):
        following = starts[number + 1 : number + 2]
        end = span_end(start, gap, DistanceUnit.months)
        within = tuple(t for t in ticks if t.day in following and t.day <= end)
        turns.append(Round(start + timedelta(days=1), end, 1, within[:1]))
    return tuple(turns)


def _months_from(start: date, months: int) -> date:
    """Return the last day of ``months`` whole months that begin with the first day ``start``."""
    years, month = divmod(start.month - 2 + months, 12)
    year = start.year + years
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
