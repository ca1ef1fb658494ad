"""Rhythms in the agenda: the last day for the next time, for as long as nothing is planned."""

from collections.abc import Iterable, Iterator
from datetime import date

from m50core.accountability.rhythm import RhythmLedger
from m50core.agenda.entries import uid_of
from m50core.plugins.extensions import AgendaEntry, EntrySort
from m50core.values import dutch


def rhythm_entries(
    ledgers: Iterable[RhythmLedger], start: date, end: date
) -> Iterator[AgendaEntry]:
    """Yield an entry for each rhythm whose next time must be in ``start``..``end``.

    What is planned for it stands in the agenda itself. It goes by the UID of the rhythm: in another
    program it moves on to the next time.
    """
    for ledger in ledgers:
        last = ledger.next_by
        if last is None or ledger.planned or not start <= last <= end:
            continue
        rhythm = ledger.rhythm
        yield AgendaEntry(
            last,
            last,
            f"{rhythm.title_text} ({rhythm.cadence})",
            rhythm.id,
            rhythm.spec.label,
            True,
            dutch.day(last),
            uid=uid_of(rhythm.id),
            sort=EntrySort.rhythm,
        )
