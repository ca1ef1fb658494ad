"""What recurs, is late or has to be planned now."""

from collections.abc import Iterator
from datetime import date

from m50core.accountability.rhythm import RhythmLedger, RhythmStanding
from m50core.meetings.records.meetings import NOTICE, Meeting
from m50core.records.collection import Records
from m50core.records.timing import is_over, waits_for_day
from m50core.today.attention import HORIZON, Attention, AttentionSort, need
from m50core.today.sources.asked import Asked
from m50core.values import dutch
from m50core.values.holidays import safe_day
from m50core.values.period import span_end

_YEAR = 12


def rhythms(asked: Asked) -> Iterator[Attention]:
    """Yield the next time that has to be planned now, and the rounds that were missed.

    A round that is over is told apart: it can't be made good any more, the next can be kept.
    """
    for ledger in asked.ledgers:
        if ledger.standing not in (RhythmStanding.late, RhythmStanding.soon):
            continue
        if (over := _missed_by(ledger, asked.day)) is not None:
            yield _line(asked, ledger, over, over=over)
        if ledger.next_by is None:
            continue
        if over != ledger.next_by:
            yield _line(asked, ledger, ledger.next_by)
        present = _end_of_present(ledger, asked.day)
        if present != ledger.next_by and present - asked.day <= HORIZON:
            yield _line(asked, ledger, present)


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
    if over is None:
        why += f" Plannen en uitnodigen kost {NOTICE} werkdagen." if others else ""
        if waiting := waiting_meeting(asked.records, rhythm.id):
            why += f" “{waiting.title}” heeft nog geen datum."
    elif len(ledger.missed) > 1:
        ends = [dutch.day(turn.last_day) for turn in ledger.missed]
        why += f" Gemist zijn de keren tot en met {dutch.list_words(ends)}."
    return need(
        asked.records, rhythm, AttentionSort.rhythm, safe_day(by, NOTICE if others else 0), why,
        deadline=by, over=over,
    )  # fmt: skip


def _missed_by(ledger: RhythmLedger, day: date) -> date | None:
    """Return the last day of the last round that can't be made good any more.

    What goes by the calendar can only happen within its quarter or half year. What a year takes
    once, a report on what is over, and what counts from the time before can still be done later.
    """
    rhythm, cadence = ledger.rhythm, ledger.cadence
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
        end = span_end(end, months, "maanden")
    return end


def waiting_meeting(records: Records, rhythm: str) -> Meeting | None:
    """Return the planned meeting of a rhythm that has no day, if there is one."""
    for _, meeting in records.pointing_at(rhythm, Meeting.spec.kind):
        if isinstance(meeting, Meeting) and not is_over(meeting) and waits_for_day(meeting):
            return meeting
    return None
