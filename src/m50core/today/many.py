"""The same deed about many things, worked out as one commit.

What is so already, of more than one, is left as it is; what can't be done is told of each at once.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from m50core.records.collection import Records
from m50core.records.doing import Doing, of_each
from m50core.records.record import Record
from m50core.records.traits import owner_of, recurs, status_of
from m50core.today import deeds
from m50core.values import dutch


def mark_each_done(
    records: Records,
    chosen: Sequence[Record],
    day: date,
    on: date | None = None,
    proof: Iterable[str] = (),
) -> Doing:
    """Return what says that each is done, with the same day and proof; see ``deeds.mark_done``."""
    shown = tuple(proof)

    def mark(record: Record) -> Doing | None:
        if len(chosen) > 1 and _has_happened(record):
            return None
        return deeds.mark_done(records, record.id, day, on, shown)

    return of_each(chosen, mark, lambda count: f"Klaar: {count}")


def _has_happened(record: Record) -> bool:
    status = status_of(record)
    return status is not None and status.has_happened and not recurs(record)


def assign_each(records: Records, chosen: Sequence[Record], who: str) -> Doing:
    """Return what puts a person in charge of each; see ``deeds.assign``."""
    person = deeds.person_called(records, who)

    def put(record: Record) -> Doing | None:
        return None if owner_of(record) == person.id else deeds.assign_to(record, person)

    return of_each(chosen, put, lambda count: f"Trekker {person.title_text}: {count}")


def leave_each(
    records: Records, chosen: Sequence[Record], until: date, reason: str, day: date
) -> Doing:
    """Return what leaves each alone until a day, for one reason; see ``deeds.leave``."""
    return of_each(
        chosen,
        lambda record: deeds.leave(records, record.id, until, reason, day),
        lambda count: f"Laten liggen tot {dutch.day(until)}: {count} ({reason.strip()})",
    )


def account_for_each(records: Records, chosen: Sequence[Record], reason: str, day: date) -> Doing:
    """Return what records of each why it was not reached; see ``deeds.account_for``."""
    return of_each(
        chosen,
        lambda record: deeds.account_for(records, record.id, reason, day),
        lambda count: f"Niet gehaald: {count} ({reason.strip()})",
    )
