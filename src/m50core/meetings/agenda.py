"""Steps towards meetings and events in the agenda, each on its last day."""

from collections.abc import Iterator
from datetime import date, timedelta

from m50core.communication.records import Event
from m50core.meetings.lead_times import days_before, longest
from m50core.meetings.needs import Need, State, is_own, minutes_needs, needs
from m50core.meetings.records.meetings import Meeting, MeetingStatus
from m50core.meetings.records.occasions import KEPT, NeedSort
from m50core.plugins.extensions import AgendaEntry, EntrySort
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.values import dutch
from m50core.values.capital import with_capital

_SHOWN = (*KEPT, NeedSort.date, NeedSort.details, NeedSort.agenda, NeedSort.draft)
"""What has no record with a day of its own."""
_AFTER = timedelta(days=30)
"""So long after a meeting its minutes are drafted, at the most."""


def steps(records: Records, start: date, end: date) -> Iterator[AgendaEntry]:
    """Yield the steps that are still to be done, and have their last day in ``start``..``end``."""
    for about, need in _needs(records, start, end):
        yield from _entries(about, need, start, end)


def steps_of(records: Records, about: Record, start: date, end: date) -> Iterator[AgendaEntry]:
    """Yield the same of one meeting or event of M50, as it is given."""
    if isinstance(about, Meeting | Event) and is_own(about):
        for need in needs(records, about, start):
            yield from _entries(about, need, start, end)


def _entries(about: Record, need: Need, start: date, end: date) -> Iterator[AgendaEntry]:
    if need.sort not in _SHOWN or need.state is State.done or need.by is None:
        return
    if start <= need.by <= end:
        yield AgendaEntry(
            need.by,
            need.by,
            f"{need.what} ({about.title_text})",
            about.id,
            with_capital(EntrySort.step.label),
            True,
            dutch.day(need.by),
            uid=f"{about.id}#{need.sort.value}@m50",
            sort=EntrySort.step,
        )


def _needs(records: Records, start: date, end: date) -> Iterator[tuple[Record, Need]]:
    for kind in (Meeting, Event):
        coming = records.collection(kind).where(due__gte=start, due__lte=longest(end, 0))
        for about in coming:
            if is_own(about) and not is_over(about):
                yield from ((about, need) for need in needs(records, about, start))
    for held in records.collection(Meeting).where(
        due__gte=days_before(start, _AFTER), due__lte=end
    ):
        if held.status is MeetingStatus.held:
            yield from ((held, need) for need in minutes_needs(records, held, start))
