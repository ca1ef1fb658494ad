"""Which commit may have changed an agenda entry last."""

from collections.abc import Iterable

import attrs

from m50core.plugins.extensions import AgendaEntry, EntrySort
from m50core.records.collection import Records
from m50core.records.timing import period_of
from m50core.store.protocol import Commit


def last_touches(
    entries: Iterable[AgendaEntry], records: Records, commits: Iterable[Commit]
) -> tuple[AgendaEntry, ...]:
    """Return the entries with number and time of the last commit that may have changed each.

    The number never falls: taking a change back is a commit too. What hangs on another thing, and
    the next time of a rhythm, may move with any commit.
    """
    last: dict[str, Commit] = {}
    head: Commit | None = None
    for head in commits:
        last |= {change.id: head for change in head.changes}
    agenda_entries = []
    for entry in entries:
        record = records.get(entry.record)
        period = period_of(record) if record else None
        moves = entry.sort is EntrySort.rhythm or (period is not None and period.anchor is not None)
        commit = head if moves else last.get(entry.record)
        if commit:
            entry = attrs.evolve(entry, version=commit.number, changed=commit.when)
        agenda_entries.append(entry)
    return tuple(agenda_entries)
