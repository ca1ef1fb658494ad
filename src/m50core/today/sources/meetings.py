"""Meetings that others wait for, and meetings that aren't ready.

A meeting without a date that others wait for asks from when a room must be found for the last day
that it can have: then it doesn't get better by waiting.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from m50core.agenda.entries import records_without_date
from m50core.meetings.asking import AHEAD
from m50core.meetings.lead_times import earlier, last_day, lead_times
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import AgendaItem, Meeting
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.today.attention import Attention, AttentionSort, Matter, need
from m50core.today.sources.asked import Asked
from m50core.values import dutch
from m50core.values.holidays import safe_day

_WEEK = timedelta(days=6)


def without_date(asked: Asked) -> Iterator[Attention]:
    """Meetings without a date for which decisions, papers or points of the agenda wait.

    Of the meetings of one organ only the next: a second can't be held before the first, unless
    the time for that is over.
    """
    records = asked.records
    organs: set[str] = set()
    for meeting in records_without_date(records):
        if not isinstance(meeting, Meeting) or (meeting.organ and meeting.organ in organs):
            continue
        waiting = [r for _, r in records.pointing_at(meeting.id) if not is_over(r)]
        if not any(isinstance(r, Decision | Paper | AgendaItem) for r in waiting):
            continue
        last = _last_day(meeting, asked.day)
        if last is None or last >= asked.day:
            organs.add(meeting.organ)
        until = _find_until(meeting, last)
        if asked.day < earlier(until, AHEAD):
            continue
        waiting = [r for r in waiting if isinstance(r, Decision | Paper | AgendaItem)]
        wait = "wacht" if len({r.id for r in waiting}) == 1 else "wachten"
        counts = _kind_counts(waiting)
        why = f"Er is geen datum, en daarop {wait} {counts}. Zolang die er niet is, kan niemand"
        yield need(
            records,
            meeting,
            AttentionSort.meeting,
            max(asked.day, until),
            f"{why} plannen of uitnodigen.",
            matter=Matter.undated,
            deadline=last,
        )


def _last_day(meeting: Meeting, day: date) -> date | None:
    """Return the last day that a meeting can have: of its season, or of a year that is over."""
    latest = meeting.due.latest if meeting.due else None
    year = meeting.year
    return latest or (date(year, 12, 31) if year is not None and year < day.year else None)


def _find_until(meeting: Meeting, last: date | None) -> date:
    """Return by when a meeting has a day, so that all can be done for the last that it can have."""
    if last is None:
        return date.min
    days = (last_day(time, last) for time in lead_times(meeting))
    return min((day for day in days if day is not None), default=last)


def _kind_counts(waiting: Iterable[Record]) -> str:
    """Return how many of each kind: ``2 besluiten en 6 agendapunten``."""
    kinds: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in waiting:
        kinds[record.kind][record.id] = record
    parts = []
    for records in sorted(kinds.values(), key=len):
        spec = next(iter(records.values())).spec
        parts.append(dutch.number_of(len(records), spec.label.lower(), spec.plural.lower()))
    return dutch.list_words(parts)


def unready(asked: Asked) -> Iterator[Attention]:
    """Meetings of the coming seven days with papers that aren't ready."""
    records, day = asked.records, asked.day
    for meeting in records.collection(Meeting).where(due__gte=day, due__lte=day + _WEEK):
        if is_over(meeting) or meeting.due is None or meeting.due.latest is None:
            continue
        missing = papers_missing(records, meeting)
        if not missing:
            continue
        until = max(day, safe_day(meeting.due.latest - timedelta(days=1)))
        named = dutch.list_words([f"“{paper.title}” ({paper.status.label})" for paper in missing])
        why = f"{dutch.day(meeting.due.latest)} wordt vergaderd en nog niet klaar is: {named}."
        yield need(records, meeting, AttentionSort.meeting, until, why, deadline=meeting.due.latest)


def papers_missing(records: Records, meeting: Record) -> list[Paper]:
    """Return the papers for a meeting, or for a debate, that are still to be delivered."""
    papers = [paper for _, paper in records.pointing_at(meeting.id, Paper.spec.kind)]
    return [p for p in papers if isinstance(p, Paper) and not p.ready and not is_over(p)]
