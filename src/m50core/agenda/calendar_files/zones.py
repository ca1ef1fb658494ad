"""Time zones as calendar files name them: their own VTIMEZONE, Windows names, those of the world.

A file's own zone goes before others of that name, and is forgotten with the file.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

import attrs

from m50core.agenda.calendar_files.dates import read_day_or_moment, read_offset
from m50core.agenda.calendar_files.lines import Component
from m50core.values.recurrence import RecurrenceRule


class Zone(Protocol):
    """Tells what a clock in the zone means."""

    def utc(self, local: datetime) -> datetime:
        """Return the moment that a clock there says; OverflowError past the calendar's end.

        Of an hour that comes twice it is the first, and one that is skipped is counted on.
        """


@attrs.frozen
class NamedZone:
    """A zone of the world, by its usual name."""

    info: ZoneInfo

    def utc(self, local: datetime) -> datetime:
        """Return the moment; see ``Zone``."""
        return local.replace(tzinfo=self.info, fold=0).astimezone(UTC)


@attrs.frozen
class FixedZone:
    """A clock that is always as far from UTC."""

    offset: timedelta

    def utc(self, local: datetime) -> datetime:
        """Return the moment; see ``Zone``."""
        return (local - self.offset).replace(tzinfo=UTC)


@attrs.frozen
class ClockChange:
    """A change of the clock, once or every year: from ``before`` to ``after`` UTC."""

    start: datetime
    """When it first comes, by the clock before it."""
    before: timedelta
    after: timedelta
    rule: RecurrenceRule | None = None
    until: datetime = datetime.max
    also: tuple[datetime, ...] = ()
    """Other times that it comes, in order."""

    def last(self, local: datetime) -> datetime | None:
        """Return the last time that it came, at or before ``local``."""
        year = min(local.year, self.until.year)
        moments = [self.start] if self.start <= local else []
        if place := bisect_right(self.also, local):
            moments.append(self.also[place - 1])
        for asked in (year, year - 1) if self.rule else ():
            moments += [day for day in _in_year(self, asked) if day <= local]
        return max(moments, default=None)


@lru_cache(maxsize=2048)
def _in_year(change: ClockChange, year: int) -> tuple[datetime, ...]:
    if change.rule is None or not 1 <= year <= 9999:
        return ()
    days = change.rule.days(change.start.date(), date(year, 1, 1), date(year, 12, 31))
    times = (datetime.combine(day, change.start.time()) for day in days)
    return tuple(time for time in times if time <= change.until)


@attrs.frozen
class FileZone:
    """A zone that a file lays down itself (VTIMEZONE)."""

    changes: tuple[ClockChange, ...]

    def utc(self, local: datetime) -> datetime:
        """Return the moment; see ``Zone``."""
        return (local - self._offset(local)).replace(tzinfo=UTC)

    def _offset(self, local: datetime) -> timedelta:
        came = [(day, n) for n, change in enumerate(self.changes) if (day := change.last(local))]
        if not came:
            return min(self.changes, key=lambda change: change.start).before
        day, number = max(came)
        change = self.changes[number]
        skipped = local < day + (change.after - change.before)
        return change.before if skipped else change.after


def file_zones(components: Iterable[Component]) -> dict[str, Zone]:
    """Return the zones that a calendar lays down, by name; one that makes no sense is left out."""
    zones: dict[str, Zone] = {}
    for component in components:
        if component.name != "VTIMEZONE":
            continue
        try:
            changes = tuple(map(_change, component.inner))
        except (ValueError, OverflowError):
            if fixed := _only_offset(component):
                zones.setdefault(component.text("TZID"), fixed)
            continue
        if changes:
            zones.setdefault(component.text("TZID"), FileZone(changes))
    return zones


def _only_offset(component: Component) -> FixedZone | None:
    """Return a zone whose changes make no sense but all come down to one offset."""
    try:
        after = {read_offset(change.text("TZOFFSETTO")) for change in component.inner}
    except ValueError:
        return None
    return FixedZone(after.pop()) if len(after) == 1 else None


def _change(component: Component) -> ClockChange:
    line = component.first("DTSTART")
    start = read_day_or_moment(line.value)[0] if line else None
    if not isinstance(start, datetime):
        raise ValueError("DTSTART")
    before, after = (read_offset(component.text(n)) for n in ("TZOFFSETFROM", "TZOFFSETTO"))
    pieces = {piece for line in component.all("RDATE") for piece in line.value.split(",")}
    days = (read_day_or_moment(piece)[0] for piece in pieces)
    also = tuple(sorted(day for day in days if isinstance(day, datetime)))
    if not (rule_text := component.text("RRULE")):
        return ClockChange(start, before, after, also=also)
    rule = RecurrenceRule.parse(rule_text)
    if rule.frequency != "YEARLY" or rule.count is not None or not rule.fits(start):
        raise ValueError("RRULE")
    until = datetime.max
    if rule.until:
        end, in_utc = read_day_or_moment(rule.until)
        until = end if isinstance(end, datetime) else datetime(end.year, end.month, end.day)
        until = until + before if in_utc else until
    return ClockChange(start, before, after, rule, until, also)
