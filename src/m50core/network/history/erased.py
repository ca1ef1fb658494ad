"""Whose data was wiped, and what would bring it back."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from m50core.records.record import Record
from m50core.records.relations import relations
from m50core.store.protocol import Store
from m50core.values import dutch
from m50core.values.clock import local_day
from m50core.values.patterns import pattern
from m50core.values.personal import WIPED, WIPED_SHORT

_MASK = pattern("|".join(re.escape(mark) for mark in (WIPED, WIPED_SHORT)))


def erased_on(store: Store) -> dict[str, date]:
    """Return the ids of those whose data was wiped, and the last day that it was."""
    return {commit.erases: local_day(commit.when) for commit in store.commits() if commit.erases}


def stays(record_id: str, day: date) -> str:
    """Return in Dutch that someone stays wiped, and what one can do.

    Ids are never given twice, so a record without one says that it was meant.
    """
    return (
        f"{record_id} is op {dutch.day(day)} gewist (AVG) en wordt niet teruggezet. Mag deze "
        "persoon er weer in, voeg die dan zonder nummer toe."
    )


def bringing_back(
    there: Record, values: Mapping[str, Any], erased: Callable[[str], bool]
) -> Iterator[str]:
    """Yield the names of the values that would fill in again what was wiped from a record.

    That is a text that differs only where something is masked, and text about someone ``erased``.
    """
    for name, value in values.items():
        info, old = there.spec.fields[name], getattr(there, name)
        if info.relation or not value:
            continue
        if isinstance(old, str) and isinstance(value, str) and _MASK.search(old):
            parts = (re.escape(part) for part in _MASK.split(old))
            if re.fullmatch(".+".join(parts), value, re.DOTALL):
                yield name
        elif info.personal and not old:
            about = (t for other, t in relations(there) if other.personal is info.personal)
            if any(map(erased, about)):
                yield name
