"""When something is, as a calendar file says it: a day, or what a clock says in a zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs

from m50core.agenda.calendar_files.dates import read_day_or_moment
from m50core.agenda.calendar_files.zones import NamedZone, Zone
from m50core.values.clock import ZONE

YEARS = range(1900, 9000)
HERE = NamedZone(ZONE)
UTC_ZONE = NamedZone(ZoneInfo("UTC"))


@attrs.frozen
class When:
    """A day, or what a clock says in a zone."""

    local: date
    """A datetime (without zone) when it has a time."""
    zone: Zone = HERE

    @property
    def day(self) -> date:
        """The day by that clock."""
        return self.local.date() if isinstance(self.local, datetime) else self.local

    @property
    def utc(self) -> datetime | None:
        """The moment; None for a whole day."""
        return self.zone.utc(self.local) if isinstance(self.local, datetime) else None

    @property
    def key(self) -> str:
        """The same as RECURRENCE-ID has it: 20250610, or 20250610T100000Z."""
        return self.local.isoformat().replace("-", "") if self.utc is None else _stamp(self.utc)

    @property
    def whole(self) -> "When":
        """The day that is meant when it is known to be a whole one.

        A moment in UTC is that day's midnight here; else it is of that day in UTC.
        """
        if not isinstance(self.local, datetime):
            return self
        return When(whole_day(self.local, in_utc=self.zone is UTC_ZONE))

    def later(self, days: timedelta) -> "When":
        """Return the same time, some days later by the calendar."""
        return attrs.evolve(self, local=self.local + days)

    def on(self, day: date) -> "When":
        """Return the same time on another day."""
        if isinstance(self.local, datetime):
            return attrs.evolve(self, local=datetime.combine(day, self.local.time()))
        return attrs.evolve(self, local=day)


def known_as(key: str) -> When:
    """Return the day or moment that a key names."""
    local, in_utc = read_day_or_moment(key)
    return When(local, UTC_ZONE if in_utc else HERE)


def whole_day(clock: datetime, *, in_utc: bool) -> date:
    """Return the day of which a clock says the midnight, or some time."""
    here = clock.replace(tzinfo=UTC).astimezone(ZONE) if in_utc else clock
    return here.date() if here.time() == datetime.min.time() else clock.date()


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%SZ")
