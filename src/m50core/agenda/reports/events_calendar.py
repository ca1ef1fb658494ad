"""Data of the calendar of events that is shared with the members."""

from datetime import date
from itertools import groupby
from typing import Self

import attrs

from m50core.agenda.entries import agenda, for_members, open_to_members, records_without_date
from m50core.plugins.extensions import AgendaEntry
from m50core.records.collection import Records
from m50core.records.timing import period_of
from m50core.values import dutch
from m50core.values.span import span


@attrs.frozen
class CalendarLine:
    """Something that members may come to."""

    when: str
    time: str
    title: str
    place: str
    cancelled: bool

    @classmethod
    def of(cls, entry: AgendaEntry) -> Self:
        """Return it of an entry."""
        return cls(entry.words, entry.time, entry.title, entry.place, entry.cancelled)


@attrs.frozen
class CalendarMonth:
    """A month with what stands in it."""

    title: str
    entries: tuple[CalendarLine, ...]


@attrs.frozen
class EventsCalendar:
    """What members may come to: by month, without a fixed day, and without any date."""

    title: str
    months: tuple[CalendarMonth, ...]
    vague: tuple[CalendarLine, ...]
    undated: tuple[str, ...]


def data(records: Records, today: date, period: str) -> EventsCalendar:
    """Return the calendar. ``period`` is a Period in words; empty: the year of ``today``."""
    start, end = span(period or str(today.year), today)
    entries = for_members(records, agenda(records, start, end))
    fixed = [e for e in entries if e.exact]
    fixed.sort(key=lambda e: (e.start, e.time, e.title))
    months = (
        CalendarMonth(f"{dutch.MONTHS[month - 1]} {year}", tuple(map(CalendarLine.of, some)))
        for (year, month), some in groupby(fixed, key=lambda e: (e.start.year, e.start.month))
    )
    undated = (
        r.title_text
        for r in records_without_date(records)
        if open_to_members(records, r) and ((p := period_of(r)) is None or p.latest is None)
    )
    return EventsCalendar(
        period or str(today.year),
        tuple(months),
        tuple(CalendarLine.of(e) for e in entries if not e.exact),
        tuple(undated),
    )
