"""The times of a calendar's events: each that has its own, and each of a series in a window."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import attrs

from m50core.agenda.calendar_files.dates import read_day_or_moment
from m50core.agenda.calendar_files.events import CalendarEvent
from m50core.agenda.calendar_files.moments import YEARS, When, whole_day
from m50core.values.clock import ZONE

BACK, AHEAD = timedelta(days=400), timedelta(days=800)


@attrs.frozen
class Window:
    """The days of which the times of a series are read, both ends included."""

    first: date
    last: date

    @classmethod
    def around(cls, today: date) -> "Window":
        """Return the days from ``BACK`` before today to ``AHEAD`` after it."""
        day = min(max(today, date(YEARS[0] + 2, 1, 1)), date(YEARS[-1] - 3, 1, 1))
        return cls(day - BACK, day + AHEAD)


@attrs.frozen
class Occurrence:
    """One time of an event: the day(s) and, in Dutch time, begin and end."""

    key: str
    """Which of the series it is; empty: of none."""
    first: date
    last: date
    start: str = ""
    end: str = ""


def occurrences(event: CalendarEvent, window: Window) -> Iterator[Occurrence]:
    """Yield the times of an event, in order; of a series those that begin in the window."""
    if event.rule is None and not event.also:
        yield _occurrence(event, event.start, event.of.key if event.of else "")
        return
    excluded = {when.key for when in event.but}
    days_out = {when.day for when in event.but if when.utc is None}
    seen: dict[str, When] = {}
    for when in (*_by_rule(event, window), *event.also):
        if event.start.utc is not None and when.utc is None:
            when = event.start.on(when.day)
        inside = window.first <= when.day <= window.last
        if inside and when.key not in excluded and when.day not in days_out:
            seen.setdefault(when.key, when)
    for key in sorted(seen):
        yield _occurrence(event, seen[key], key)


def cut(event: CalendarEvent, window: Window) -> bool:
    """Tell whether a series goes on after the window, or began before it."""
    if event.rule is None:
        return False
    far = window.last + timedelta(days=1)
    later = _by_rule(event, Window(far, far + timedelta(days=366)))
    return event.start.day < window.first or next(later, None) is not None


def _by_rule(event: CalendarEvent, window: Window) -> Iterator[When]:
    if event.rule is None:
        # A list of days counts from the first: DTSTART itself.
        yield event.start
        return
    end, in_utc = read_day_or_moment(event.rule.until) if event.rule.until else (None, False)
    first, rule = event.start.day, event.rule
    if next(rule.days(first, first, first), None) is None:
        # The first of a series is what it begins with, also when its rule wouldn't hit that day.
        if window.first <= first <= window.last:
            yield event.start
        if rule.count is not None:
            if rule.count == 1:
                return
            rule = attrs.evolve(rule, count=rule.count - 1)
    for day in rule.days(first, window.first, window.last):
        when = event.start.on(day)
        if end is not None and _past(when, end, in_utc=in_utc):
            return
        yield when


def _past(when: When, end: date, *, in_utc: bool) -> bool:
    if not isinstance(when.local, datetime):
        # Outlook ends a series of whole days with the midnight of its last.
        return when.day > (whole_day(end, in_utc=in_utc) if isinstance(end, datetime) else end)
    if not isinstance(end, datetime):
        return when.day > end
    if in_utc and when.utc is not None:
        return when.utc.replace(tzinfo=None) > end
    return when.local > end


def _occurrence(event: CalendarEvent, when: When, key: str) -> Occurrence:
    if when.utc is None:
        length = event.lengths.get(key, event.length)
        days = length.days if length else 1
        return Occurrence(key, when.day, when.day + timedelta(days=max(1, days) - 1))
    begin = when.utc.astimezone(ZONE)
    end = _end(event, when, key)
    last = end.date() if end else begin.date()
    return Occurrence(key, begin.date(), last, f"{begin:%H:%M}", f"{end:%H:%M}" if end else "")


def _end(event: CalendarEvent, when: When, key: str) -> datetime | None:
    own = event.lengths.get(key)
    until = when.utc if own is not None else when.later(event.days).utc
    length = event.length if own is None else own
    return (until + length).astimezone(ZONE) if until is not None and length is not None else None
