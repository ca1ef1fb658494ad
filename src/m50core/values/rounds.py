"""Rounds: the stretches of time in which a rhythm asks for something, one after the other."""

import calendar
from datetime import date, timedelta

import attrs

from m50core.values.cadence import Cadence
from m50core.values.period import span_end


@attrs.frozen
class Tick:
    """Something that really happened and counts for a rhythm: the record, and its day."""

    record: str
    day: date


@attrs.frozen
class Round:
    """A stretch of time, first and last day included, in which ``expected`` times are promised."""

    start: date
    end: date
    expected: int
    ticks: tuple[Tick, ...] = ()

    @property
    def met(self) -> bool:
        """True when it happened at least as often as promised."""
        return len(self.ticks) >= self.expected

    def safe_day(self, nth: int) -> date:
        """Return the last day for the ``nth`` time (from 1), all times spread evenly."""
        months = 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1
        if months % self.expected == 0:
            return _months_from(self.start, months // self.expected * nth)
        days = (self.end - self.start).days + 1
        return self.start + timedelta(days=-(-days * nth // self.expected) - 1)


def calendar_rounds(cadence: Cadence, year: int, ticks: tuple[Tick, ...]) -> tuple[Round, ...]:
    """Return the rounds of a calendar year: its quarters, halves, months, or the year itself."""
    turns = []
    for month in range(1, 13, cadence.months):
        start = date(year, month, 1)
        end = _months_from(start, cadence.months)
        within = tuple(tick for tick in ticks if start <= tick.day <= end)
        turns.append(Round(start, end, cadence.times, within))
    return tuple(turns)


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
        end = span_end(start, gap, "maanden")
        within = tuple(t for t in ticks if t.day in following and t.day <= end)
        turns.append(Round(start + timedelta(days=1), end, 1, within[:1]))
    return tuple(turns)


def _months_from(start: date, months: int) -> date:
    """Return the last day of ``months`` whole months that begin with the first day ``start``."""
    years, month = divmod(start.month - 2 + months, 12)
    year = start.year + years
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
