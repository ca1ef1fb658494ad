"""By when what goes to a meeting is delivered: as agreed for its series, else ten days before."""

from collections.abc import Iterable
from datetime import date

from m50core.meetings.lead_times import earlier
from m50core.meetings.records.meetings import Meeting, MeetingSeries
from m50core.meetings.records.papers import Paper, delivery_day
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import exact_day, is_over


def term_of(records: Records, about: Record) -> int | None:
    """Return how many working days before a meeting its papers are in; None: nothing was agreed.

    That stands on its series, else on a series of the same body.
    """
    if not isinstance(about, Meeting):
        return None
    own = records.get(about.series)
    series = [own] if own is not None else []
    if about.organ:
        series += [
            each_series
            for _, each_series in records.pointing_at(about.organ, MeetingSeries.spec.kind)
        ]
    agreed = (
        each_series.papers_before
        for each_series in series
        if isinstance(each_series, MeetingSeries)
    )
    return next((days for days in agreed if days is not None), None)


def delivered_by(records: Records, about: Record, paper: Paper | None = None) -> date | None:
    """Return the last day to deliver a paper for a meeting or a debate: its own, else the agreed.

    None while nobody knows. None for a paper: that of any without a day of its own.
    """
    day, term = exact_day(about), term_of(records, about)
    own = paper.due.latest if paper is not None and paper.due else None
    if own is None and day is not None and term is not None:
        return earlier(day, term)
    return delivery_day(paper, day)


def coming_meetings(
    records: Records, bodies: Iterable[str], first: date, last: date
) -> list[tuple[date, Meeting]]:
    """Return the meetings of some bodies that are planned from ``first`` to ``last``, by day."""
    there = (
        meeting
        for body in bodies
        for info, meeting in records.pointing_at(body, Meeting.spec.kind)
        if info.name == "organ" and isinstance(meeting, Meeting) and not is_over(meeting)
    )
    days = ((exact_day(meeting), meeting) for meeting in there)
    within = [(day, meeting) for day, meeting in days if day is not None and first <= day <= last]
    return sorted(within, key=lambda pair: (pair[0], pair[1].id))
