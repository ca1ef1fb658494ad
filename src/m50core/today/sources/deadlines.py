"""Open things whose deadline has passed or comes soon.

What takes place at a meeting asks only after it, to be written down.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from m50core.budget.records import Budget, BudgetType
from m50core.goals.records import Activity, Goal, Rhythm
from m50core.meetings.asking import is_shut
from m50core.meetings.belonging import Belonging, written_down_by
from m50core.meetings.delivery import coming_meetings, delivered_by, term_of
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import ActionItem, Meeting, notice
from m50core.meetings.records.papers import Paper, PaperStatus
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.relations import relations
from m50core.records.timing import exact_day, is_over, period_of
from m50core.records.traits import befores_of, recurs, status_of, whole_of
from m50core.today.attention import HORIZON, Attention, AttentionSort, need
from m50core.today.records import is_accounted_for
from m50core.today.sources.asked import Asked
from m50core.values import dutch
from m50core.values.anchor import AnchorSide
from m50core.values.holidays import safe_day
from m50core.values.period import Period, span_end

WRITE = 5
"""Working days that writing a paper takes."""
_PREPARES = (Activity, ActionItem, Paper)
"""What can be done only before the moment that it was for."""
_HELD_THERE = (Activity, Budget, Decision, Goal)
"""What the meeting that it belongs to does itself; what an action asks is done before it."""
_BLANK = (PaperStatus.requested, PaperStatus.outlined)

_SORTS = {
    "paper": AttentionSort.paper,
    "budget": AttentionSort.paper,
    "goal": AttentionSort.goal,
    "meeting": AttentionSort.meeting,
    "decision": AttentionSort.decision,
}


def deadlines(asked: Asked) -> Iterator[Attention]:
    """Open things, of any kind with a status, whose deadline has passed or comes soon."""
    records, day = asked.records, asked.day
    asking = list(_due_soon(records, day))
    belonging = Belonging(records, (record for record, _ in asking))
    for record, period in asking:
        line = _line(records, belonging, record, period, day)
        if line is not None:
            yield line


def _due_soon(records: Records, day: date) -> Iterator[tuple[Record, Period]]:
    yield from _reports(records, day)
    for kind, cls in records.kinds.items():
        if not {"due", "status"} <= cls.spec.fields.keys():
            continue
        if cls.takes_place and cls is not Meeting:
            continue  # what must be ready for it asks for itself
        for record in records.collection(kind).where(due__lte=day + HORIZON):
            period = period_of(record)
            if period is None or period.latest is None or is_over(record) or recurs(record):
                continue
            if isinstance(record, ActionItem) and is_shut(records, record):
                continue
            if whole_of(record) and period.earliest != period.latest:
                continue  # it takes place with what it is part of
            dated = isinstance(record, Meeting) and period.earliest == period.latest
            if not dated or period.latest < day:
                yield record, period


def _reports(records: Records, day: date) -> Iterator[tuple[Record, Period]]:
    """Yield the reports on what is over by now, however far off their last day is."""
    for rhythm in records.collection(Rhythm):
        if rhythm.lag is None:
            continue
        for _, record in records.pointing_at(rhythm.id, Budget.spec.kind):
            period = period_of(record)
            if period is None or period.earliest is None or period.latest is None:
                continue
            if period.earliest <= day < period.latest - HORIZON and not is_over(record):
                yield record, period


def _line(
    records: Records, belonging: Belonging, record: Record, period: Period, day: date
) -> Attention | None:
    sort = _SORTS.get(record.kind, AttentionSort.action)
    places = belonging.at(record) if isinstance(record, _HELD_THERE) else ()
    held = _held_on_last(places)
    deadline = latest = period.latest or day
    if held is not None and held < day:
        if is_accounted_for(records, record.id, held):
            return None
        deadline = written_down_by(held)
    elif held is not None and _is_done_there(record, places):
        return None
    until = safe_day(deadline, _working_days_needed(record, deadline, day))
    if deadline == latest:
        said = ""
        if (goes := _goes_to(records, record, places, period, day)) is not None:
            until, said = goes
        why = _why_due(record, period, until, day) + said
        why += _why_first(records, record)
        over = over_since(records, record, period, day)
    else:
        why = _why_held(places[-1], deadline, day)
        over = deadline if deadline < day and isinstance(record, _PREPARES) else None
    cause = belonging.waits_for(record)
    if (ended := _year_ended(records, record, day)) is not None:
        over, cause = ended, ()
    return need(records, record, sort, until, why, deadline=deadline, over=over, cause=cause)


def _year_ended(records: Records, record: Record, day: date) -> date | None:
    """Return the last day of the year that a budget, or its adoption, can steer no more."""
    about = record.about if isinstance(record, Decision) else (record.id,)
    years = [
        budget.for_year if isinstance(budget, Budget) and budget.type is BudgetType.budget else None
        for budget in map(records.get, about)
    ]
    last = max((year for year in years if year is not None), default=day.year)
    return date(last, 12, 31) if None not in years and last < day.year else None


def _goes_to(
    records: Records, record: Record, places: Sequence[Record], period: Period, day: date
) -> tuple[date, str] | None:
    """Return until when what a meeting gets is delivered, and that in Dutch.

    What is made for the meeting that it belongs to, and what is shared with a body that meets in
    time: by then its papers are in.
    """
    meetings: Sequence[tuple[date, Record]]
    if isinstance(record, Budget) and places:
        meetings = [(held, place) for place in places if (held := exact_day(place)) and held >= day]
    elif isinstance(record, Activity) and period.latest is not None and period.latest >= day:
        first = max(day, period.earliest or day)
        meetings = coming_meetings(records, record.partners, first, period.latest)
    else:
        return None
    if not meetings:
        return None
    held, meeting = meetings[-1]
    papers = [paper for before in befores_of(record) if (paper := records.get(before)) is not None]
    waiting = [paper for paper in papers if isinstance(paper, Paper) and not paper.ready]
    until = safe_day(held)
    if isinstance(record, Budget) or waiting:
        until = safe_day(delivered_by(records, meeting) or held)
    if until < day:
        return None
    return until, f" “{meeting.title_text}” is {dutch.day(held)}, en krijgt het dan."


def _held_on_last(places: Sequence[Record]) -> date | None:
    """Return the day of the last of what a record takes place at; None while one has no day."""
    days = [exact_day(place) for place in places]
    return max((day for day in days if day), default=None) if all(days) else None


def _is_done_there(record: Record, places: Sequence[Record]) -> bool:
    """Tell whether nothing is to be done before: it is the meeting that does it."""
    if not all(isinstance(place, Meeting) for place in places):
        return False
    return not isinstance(record, Budget) or record.status.has_happened


def _why_held(place: Record, by: date, day: date) -> str:
    held = exact_day(place) or day
    named = f"Hoort bij “{place.title_text}”, {dutch.day(held)}"
    if by < day:
        return f"{named}. Niet vastgelegd is of het gebeurde; dat kon tot {dutch.day(by)}."
    return f"{named}. Leg vast wat ervan kwam, uiterlijk {dutch.day(by)}."


def papers(asked: Asked) -> Iterator[Attention]:
    """Papers without a day of their own, for a meeting that has one."""
    records, day = asked.records, asked.day
    for paper in records.collection(Paper):
        meeting = records.get(paper.meeting)
        own = paper.due is not None and paper.due.latest is not None
        if own or paper.ready or is_over(paper) or not isinstance(meeting, Meeting):
            continue
        latest = delivered_by(records, meeting, paper)
        if latest is None or latest > day + HORIZON or is_over(meeting):
            continue
        until = safe_day(latest, _working_days_needed(paper, latest, day))
        term = term_of(records, meeting)
        before = "tien dagen" if term is None else dutch.number_of(term, "werkdag", "werkdagen")
        sentence = f"Voor “{meeting.title}”, {before} ervoor. "
        why = sentence + _why_due(paper, Period.on(latest), until, day)
        over = over_since(records, paper, Period.on(latest), day)
        yield need(records, paper, AttentionSort.paper, until, why, deadline=latest, over=over)


def over_since(records: Records, record: Record, period: Period, day: date) -> date | None:
    """Return the last day on which a thing could be done, when that has passed; None: it still can.

    That is the day of the moment that it was to be ready for. A decision isn't among such things:
    what became of it can still be recorded.
    """
    deadline = period.latest
    if deadline is None or deadline >= day or not isinstance(record, _PREPARES):
        return None
    moments = (records.get(target) for _, target in relations(record))
    held = [_held_on(moment) for moment in moments if moment is not None]
    if (anchor := period.anchor) and anchor.side is AnchorSide.before:
        held.append(span_end(deadline, max(1, anchor.offset), anchor.unit))
    return min((last for last in held if last and deadline <= last < day), default=None)


def is_early(records: Records, record: Record, day: date) -> bool:
    """Tell whether a thing comes after a moment that is still ahead: it can't be done before."""
    first = (records.get(earlier_id) for earlier_id in befores_of(record))
    days = (_held_on(earlier) for earlier in first if earlier is not None)
    return any(held is not None and held > day for held in days)


def _held_on(record: Record) -> date | None:
    if not record.takes_place:
        return None
    period = period_of(record)
    return period.latest if period is not None else None


def _working_days_needed(record: Record, deadline: date, day: date) -> int:
    """Return how many working days what is still to be done takes, besides the last."""
    if deadline < day:
        return 0
    if isinstance(record, Paper) and record.status in _BLANK:
        return WRITE
    return notice(record.type) if isinstance(record, Meeting) else 0


def _why_first(records: Records, record: Record) -> str:
    """Return what must come before it and is still to be done, in a sentence of its own."""
    first = [
        needed
        for earlier_id in befores_of(record)
        if (needed := records.get(earlier_id)) is not None
    ]
    named = [
        f"“{earlier.title_text}”"
        for earlier in first
        if status_of(earlier) and not is_over(earlier)
    ]
    return f" Eerst nog: {dutch.list_words(named)}." if named else ""


def _why_due(record: Record, period: Period, until: date, day: date) -> str:
    latest = period.latest or day
    stands = status_of(record)
    status = stands.label if stands is not None else ""
    vague = "" if period.exact else f" ({period.said if period.anchor else period.shown()})"
    deadline = f"{dutch.day(latest)}{vague}"
    if latest < day:
        ago = dutch.away((latest - day).days)
        return f"Dit moest uiterlijk {deadline} klaar zijn: {ago}. De stand is: {status}."
    sentence = (
        f"Uiterlijk {deadline}: {dutch.days_left((latest - day).days)}. De stand is: {status}."
    )
    if isinstance(record, Paper) and record.status in _BLANK:
        sentence += f" Begin uiterlijk {dutch.day(until)}: schrijven kost {WRITE} werkdagen."
    elif isinstance(record, Meeting):
        sentence += f" Er is nog geen dag. Nodig uiterlijk {dutch.day(until)} uit"
        sentence += f", {dutch.number_of(notice(record.type), 'werkdag', 'werkdagen')} ervoor."
    return sentence
