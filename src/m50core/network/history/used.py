"""Ids that were given before: to what was removed, erased, or lost when a backup was put back."""

from collections.abc import Iterable

from m50core.errors import FieldError
from m50core.network.history.erased import erased_on, stays
from m50core.records.draft import DraftRecords
from m50core.started import to_type
from m50core.store.protocol import Store


def is_next(record_id: str, store: Store) -> bool:
    """Tell whether an id is numbered past all that were ever given."""
    prefix, _, number = record_id.rpartition("-")
    return number.isdecimal() and int(number) > store.last_number(prefix)


def refuse_used(records: DraftRecords, chosen: Iterable[str], store: Store) -> None:
    """Raise FieldError for a chosen id, still among the records, that an earlier record had."""
    asked = {one for one in chosen if one in records}
    gone = erased_on(store) if asked else {}
    for record_id in asked & gone.keys():
        raise _refusal(records, record_id, stays(record_id, gone[record_id]))
    for commit in store.recent() if asked else ():
        for record_id in asked:
            prefix, _, number = record_id.rpartition("-")
            if number.isdecimal() and int(number) <= commit.supersedes.numbers.get(prefix, 0):
                reason = (
                    f"“{record_id}” kan al zijn gebruikt voordat er een reservekopie is "
                    "teruggezet. Kies een ander nummer."
                )
                raise _refusal(records, record_id, reason)
        for change in commit.changes:
            if change.id in asked:
                advice = (
                    f"Haal het terug uit de prullenbak ({to_type('bin')}), of kies een ander "
                    "nummer."
                )
                reason = f"“{change.id}” is al gebruikt en verwijderd. {advice}"
                raise _refusal(records, change.id, reason)


def _refusal(records: DraftRecords, record_id: str, reason: str) -> FieldError:
    error = FieldError(records.kind_of(record_id) or "", "id", reason, "Nummer")
    error.record_id = record_id
    return error
