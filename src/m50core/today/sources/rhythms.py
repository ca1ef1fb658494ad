"""What recurs, is late or has to be planned now."""

from collections.abc import Iterator
from datetime import date

import attrs

from m50core.accountability.rhythm import RhythmLedger, RhythmStanding, asks_along
from m50core.meetings.belonging import Belonging
from m50core.meetings.delivery import coming_meetings, delivered_by
from m50core.meetings.records.meetings import NOTICE, Meeting
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over, waits_for_day
from m50core.records.traits import status_of
from m50core.today.attention import HORIZON, Attention, AttentionSort, need
from m50core.today.sources.asked import Asked
from m50core.values import dutch
from m50core.values.anchor import DistanceUnit
from m50core.values.holidays import safe_day
from m50core.values.period import span_end
from m50core.values.stage import Stage

_YEAR = 12


def rhythms(asked: Asked) -> Iterator[Attention]:
    """Yield the next time that has to be planned now, and the rounds that were missed.

    A round that is over is told apart: it can't be made good any more, the next can be kept.
    """
    urgent = [
        ledger
        for ledger in asked.ledgers
        if ledger.standing in (RhythmStanding.late, RhythmStanding.soon)
        or report_due(ledger, asked.day)
    ]
    belonging = Belonging(asked.records, (ledger.rhythm for ledger in urgent))
    for ledger in urgent:
        cause = belonging.waits_for(ledger.rhythm)
        yield from (attrs.evolve(line, cause=cause) for line in _lines(asked, ledger))


def _lines(asked: Asked, ledger: RhythmLedger) -> Iterator[Attention]:
    if (over := _missed_by(asked.records, ledger, asked.day)) is not None:
        yield _line(asked, ledger, over, over=over)
    if ledger.next_by is None:
        return
    if over != ledger.next_by:
        yield _line(asked, ledger, ledger.next_by)
    present = _end_of_present(ledger, asked.day)
    soon = present - asked.day <= HORIZON or report_due(ledger, asked.day) == present
    if present != ledger.next_by and soon:
        yield _line(asked, ledger, present)


def report_due(ledger: RhythmLedger, day: date) -> date | None:
    """Return until when a report is due on what was over by ``day``; None: there is none to make.

    It can be made from the first day after it, and so it asks from then.
    """
    if getattr(ledger.rhythm, "lag", None) is None or ledger.standing is RhythmStanding.planned:
        return None
    open_now = (t for t in ledger.rounds if t.start <= day <= t.last_day and not t.met)
    return next((turn.last_day for turn in open_now), None)


def _line(asked: Asked, ledger: RhythmLedger, by: date, *, over: date | None = None) -> Attention:
    rhythm = ledger.rhythm
    promised = f"Beloofd: {ledger.cadence}"
    if rhythm.source:
        promised += f" ({rhythm.source})"
    last = f"De vorige keer was {dutch.day(ledger.last.day)}" if ledger.last else "Nog niet gebeurd"
    if ledger.too_late and over is None and by == ledger.next_by:
        now = f"de volgende keer is {ledger.too_late}"
    elif by < asked.day:
        now = f"het moest uiterlijk {dutch.day(by)} gebeurd zijn"
    else:
        now = f"uiterlijk {dutch.day(by)} weer, en er is niets gepland"
    # What is done with others takes an invitation; what one does alone takes none.
    others = bool(rhythm.partners) or bool(getattr(rhythm, "each", ""))
    why = f"{promised}. {last}; {now}."
    until = safe_day(by, NOTICE if others else 0)
    if over is None and (goes := _goes_to(asked, ledger, by)) is not None:
        until, said = goes
        why += said
    elif over is None:
        why += f" Met anderen regelen kost {NOTICE} werkdagen." if others else ""
        if waiting := waiting_meeting(asked.records, rhythm.id):
            why += f" “{waiting.title}” heeft nog geen datum."
    elif len(ledger.missed) > 1:
        ends = [dutch.day(turn.last_day) for turn in ledger.missed]
        why += f" Gemist zijn de keren tot en met {dutch.list_words(ends)}."
    return need(
        asked.records, rhythm, AttentionSort.rhythm, until, why,
        deadline=by, over=over,
    )  # fmt: skip


def _goes_to(asked: Asked, ledger: RhythmLedger, by: date) -> tuple[date, str] | None:
    """Return until when a report goes to the next meeting of whom it is for, and that in Dutch."""
    records, rhythm = asked.records, ledger.rhythm
    if getattr(rhythm, "lag", None) is None:
        return None
    for held, meeting in coming_meetings(records, rhythm.partners, asked.day, by):
        named = f"“{meeting.title}” is {dutch.day(held)}"
        reports = (report for _, report in records.pointing_at(rhythm.id) if is_under_way(report))
        if next(reports, None) is not None:
            return safe_day(held), f" {named}: bied het dan aan."
        until = safe_day(delivered_by(records, meeting) or held)
        if until >= asked.day:
            return until, f" {named}: lever het uiterlijk {dutch.day(until)} aan."
    return None


def is_under_way(record: Record) -> bool:
    """Tell whether somebody has made something of it, and isn't done."""
    status = status_of(record)
    return status is not None and status.stage is Stage.under_way


def _missed_by(records: Records, ledger: RhythmLedger, day: date) -> date | None:
    """Return the last day of the last round that can't be made good any more.

    What goes by the calendar can only happen within its quarter or half year. What a year takes
    once, a report on what is over, and what counts from the time before can still be done later.
    What belongs to each time of a rhythm goes with that.
    """
    rhythm, cadence = asks_along(records, ledger.rhythm) or ledger.rhythm, ledger.cadence
    counts_on = cadence.from_last or getattr(rhythm, "from_last", False)
    once_a_year = cadence.months >= _YEAR and cadence.times == 1
    if counts_on or once_a_year or getattr(rhythm, "lag", None) is not None:
        return None
    ends = [turn.last_day for turn in ledger.missed]
    if ledger.next_by is not None and ledger.next_by < day:
        ends.append(ledger.next_by)
    return max(ends, default=None)


def _end_of_present(ledger: RhythmLedger, day: date) -> date:
    """Return the last day of the round that ``day`` is in; of the next when it counts on."""
    for turn in ledger.rounds:
        if turn.start <= day <= turn.end and turn.last_day >= day:
            return turn.last_day
    cadence, end = ledger.cadence, ledger.next_by or day
    months = cadence.max_gap or max(1, cadence.months // max(1, cadence.times))
    while end < day:
        end = span_end(end, months, DistanceUnit.months)
    return end


def waiting_meeting(records: Records, rhythm: str) -> Meeting | None:
    """Return the planned meeting of a rhythm that has no day, if there is one."""
    for _, meeting in records.pointing_at(rhythm, Meeting.spec.kind):
        if isinstance(meeting, Meeting) and not is_over(meeting) and waits_for_day(meeting):
            return meeting
    return None
