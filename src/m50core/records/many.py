"""The same asked of many records: what changes them, or takes them away, as one commit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from m50core.errors import FieldError, M50Error, UnknownField, UsageError, together
from m50core.records import reasons
from m50core.records.doing import Doing, of_each
from m50core.records.laying import refuse_derived
from m50core.records.record import Record
from m50core.values import dutch


def change_each(chosen: Sequence[Record], values: Mapping[str, Any], today: date) -> Doing:
    """Return what gives each record these values, typed or as text.

    Raises UnknownField and FieldError for what can't be read, once for each kind of record.
    """
    return change_kinds(chosen, dict.fromkeys(map(type, chosen), values), today)


def change_kinds(
    chosen: Sequence[Record], by_kind: Mapping[type[Record], Mapping[str, Any]], today: date
) -> Doing:
    """Return what gives each record the values of its kind; errors as ``change_each``.

    What a person calls a field may be another field of another kind.
    """
    differing = _differing(chosen, by_kind, today)
    labels: dict[str, None] = {}

    def change(record: Record) -> Doing | None:
        asked = {name: by_kind[type(record)][name] for name in differing[record.id]}
        labels.update((record.spec.fields[name].label, None) for name in asked)
        return Doing(reasons.why_changed(record), ((record, asked),)) if asked else None

    def why(count: str) -> str:
        return f"{count} gewijzigd{f': {dutch.list_words([*labels])}' if labels else ''}"

    return of_each(chosen, change, why)


def _differing(
    chosen: Sequence[Record], by_kind: Mapping[type[Record], Mapping[str, Any]], today: date
) -> Mapping[str, Mapping[str, Any]]:
    """Return, by id, the values that mean something else than is there.

    An error tells of all that can't be read, or is worked out.
    """
    kinds: dict[type[Record], list[Record]] = {}
    for record in chosen:
        kinds.setdefault(type(record), []).append(record)
    differing: dict[str, Mapping[str, Any]] = {}
    wrong: list[M50Error] = []
    for cls, records in kinds.items():
        try:
            typed = cls.read_typed(by_kind[cls], today)
            here = {record.id: record.differing(typed) for record in records}
            refuse_derived(cls, dict.fromkeys(name for fields in here.values() for name in fields))
            differing |= here
        except (FieldError, UnknownField) as error:
            from m50core.records.wrong import emptied_faults

            wrong += [error, *emptied_faults(cls, by_kind[cls], today)]
    if wrong:
        raise together(wrong)
    return differing


def remove_each(chosen: Sequence[Record]) -> Doing:
    """Return what takes records away."""
    return Doing(reasons.why_removed(chosen), removals=tuple(chosen))


def once_each(ids: Sequence[str]) -> Sequence[str]:
    """Return ids that were typed; UsageError for one that stands there twice."""
    twice = [record_id for record_id, count in Counter(ids).items() if count > 1]
    if twice:
        raise UsageError(f"Hetzelfde nummer staat er twee keer: {dutch.list_words(twice)}.")
    return ids
