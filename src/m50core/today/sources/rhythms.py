"""What recurs, is late or has to be planned now."""

from collections.abc import Iterator

from m50core.accountability.rhythm import RhythmStanding
from m50core.meetings.records.meetings import NOTICE, Meeting
from m50core.records.collection import Records
from m50core.records.timing import is_over
from m50core.today.attention import Attention, AttentionSort, need
from m50core.today.sources.asked import Asked
from m50core.values import dutch
from m50core.values.holidays import safe_day


def rhythms(asked: Asked) -> Iterator[Attention]:
    """What recurs, is late or has to be planned now."""
    for ledger in asked.ledgers:
        if (
            ledger.standing not in (RhythmStanding.late, RhythmStanding.soon)
            or ledger.next_by is None
        ):
            continue
        # What is done with others takes an invitation; what one does alone takes none.
        others = bool(ledger.rhythm.partners) or bool(getattr(ledger.rhythm, "each", ""))
        until = safe_day(ledger.next_by, NOTICE if others else 0)
        promised = f"Beloofd: {ledger.cadence}"
        if ledger.rhythm.source:
            promised += f" ({ledger.rhythm.source})"
        last = (
            f"De vorige keer was {dutch.day(ledger.last.day)}"
            if ledger.last
            else "Nog niet gebeurd"
        )
        if ledger.too_late:
            now = f"de volgende keer is {ledger.too_late}"
        elif ledger.standing is RhythmStanding.late:
            now = f"het moest uiterlijk {dutch.day(ledger.next_by)}"
        else:
            now = f"uiterlijk {dutch.day(ledger.next_by)} weer, en er is niets gepland"
        why = f"{promised}. {last}; {now}."
        why += f" Plannen en uitnodigen kost {NOTICE} werkdagen." if others else ""
        if waiting := waiting_meeting(asked.records, ledger.rhythm.id):
            why += f" “{waiting.title}” heeft nog geen datum."
        yield need(ledger.rhythm, AttentionSort.rhythm, until, why, deadline=ledger.next_by)


def waiting_meeting(records: Records, rhythm: str) -> Meeting | None:
    """Return the planned meeting of a rhythm that has no day, if there is one."""
    for _, meeting in records.pointing_at(rhythm, Meeting.spec.kind):
        if isinstance(meeting, Meeting) and not is_over(meeting):
            period = meeting.due
            if period is None or period.latest is None:
                return meeting
    return None
