"""What happened: the commits that touched a record, and those until a day."""

from collections.abc import Iterable
from datetime import date, tzinfo

import attrs

from m50core.store.protocol import Change, Commit


@attrs.frozen
class HistoryEntry:
    """One commit as it touched one record."""

    commit: Commit
    change: Change


def history(commits: Iterable[Commit], record_id: str) -> tuple[HistoryEntry, ...]:
    """Return what happened to a record and to what was written about it, oldest first."""
    return tuple(
        HistoryEntry(commit, change)
        for commit in commits
        for change in commit.changes
        if change.id == record_id or _about(change, record_id)
    )


def _about(change: Change, record_id: str) -> bool:
    about = (change.after or change.before or {}).get("about")
    return about == record_id or (isinstance(about, list) and record_id in about)


def until(commits: Iterable[Commit], day: date, zone: tzinfo) -> list[Commit]:
    """Return the commits up to the end of ``day``.

    The order is that of the numbers: when the clock has gone back, the first commit after ``day``
    ends the list, so that it never has a hole.
    """
    found: list[Commit] = []
    for commit in commits:
        if commit.when.astimezone(zone).date() > day:
            break
        found.append(commit)
    return found
