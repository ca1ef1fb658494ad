"""Open things whose deadline has passed or comes soon."""

from collections.abc import Iterator
from datetime import date

from m50core.goals.records import Activity
from m50core.meetings.asking import is_shut
from m50core.meetings.records.meetings import ActionItem, Meeting, day_of, notice
from m50core.meetings.records.papers import Paper, PaperStatus, delivery_day
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.relations import relations
from m50core.records.timing import is_over, period_of
from m50core.records.traits import befores_of, recurs, status_of, whole_of
from m50core.today.attention import HORIZON, Attention, AttentionSort, need
from m50core.today.sources.asked import Asked
from m50core.values import dutch
from m50core.values.holidays import safe_day
from m50core.values.period import Period, span_end

WRITE = 5
"""Working days that writing a paper takes."""
_PREPARES = (Activity, ActionItem, Paper)
"""What can be done only before the moment that it was for."""
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
            if dated and period.latest >= day:
                continue
            sort = _SORTS.get(kind, AttentionSort.action)
            until = safe_day(period.latest, _working_days_needed(record, period.latest, day))
            why = _why_due(record, period, until, day)
            why += _why_first(records, record)
            over = over_since(records, record, period, day)
            yield need(records, record, sort, until, why, deadline=period.latest, over=over)


def papers(asked: Asked) -> Iterator[Attention]:
    """Papers without a day of their own, for a meeting that has one."""
    records, day = asked.records, asked.day
    for paper in records.collection(Paper):
        meeting = records.get(paper.meeting)
        own = paper.due is not None and paper.due.latest is not None
        if own or paper.ready or is_over(paper) or not isinstance(meeting, Meeting):
            continue
        latest = delivery_day(paper, day_of(meeting))
        if latest is None or latest > day + HORIZON or is_over(meeting):
            continue
        until = safe_day(latest, _working_days_needed(paper, latest, day))
        sentence = f"Voor “{meeting.title}”, tien dagen ervoor. "
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
    if (anchor := period.anchor) and anchor.side == "voor":
        held.append(span_end(deadline, max(1, anchor.offset), anchor.unit))
    return min((last for last in held if last and deadline <= last < day), default=None)


def is_early(records: Records, record: Record, day: date) -> bool:
    """Tell whether a thing comes after a moment that is still ahead: it can't be done before."""
    first = (records.get(one) for one in befores_of(record))
    days = (_held_on(one) for one in first if one is not None)
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
    first = [needed for one in befores_of(record) if (needed := records.get(one)) is not None]
    named = [f"“{one.title_text}”" for one in first if status_of(one) and not is_over(one)]
    return f" Eerst nog: {dutch.list_words(named)}." if named else ""


def _why_due(record: Record, period: Period, until: date, day: date) -> str:
    latest = period.latest or day
    stands = status_of(record)
    status = stands.label if stands is not None else ""
    vague = "" if period.exact else f" ({period.words if period.anchor else period.shown()})"
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
