"""What happened: the commits that touched a record, those of some days, those until a day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, datetime

import attrs

from m50core.network.history.fields import ChangeContext, FieldChange, field_changes
from m50core.network.history.moments import days
from m50core.store.protocol import Change, Commit, Store, subjects
from m50core.values.span import refuse_backwards


@attrs.frozen
class HistoryEntry:
    """One commit as it touched one record, and what changed field by field."""

    commit: Commit
    change: Change
    fields: tuple[FieldChange, ...] = ()


def history(
    known: ChangeContext, store: Store, record_ids: Iterable[str]
) -> tuple[HistoryEntry, ...]:
    """Return what happened to records and to what was written about them, oldest first."""
    ids = set(record_ids)
    commits = {
        commit.number: commit for record_id in ids for commit in store.commits(about=record_id)
    }
    return tuple(
        HistoryEntry(commit, change, field_changes(known, change))
        for _, commit in sorted(commits.items())
        for change in commit.changes
        if not ids.isdisjoint(subjects(change))
    )


def until(commits: Iterable[Commit], day: date, now: datetime | None = None) -> list[Commit]:
    """Return the commits up to the end of ``day``, by when they count as made: see ``moments``.

    ``commits`` are all of them, in the order of their numbers; the answer never has a hole.
    """
    every = list(commits)
    return every[: bisect_right(days(every, now), day)]


def between(
    commits: Iterable[Commit], start: date, end: date, now: datetime | None = None
) -> list[Commit]:
    """Return the commits of ``start``..``end`` (both included), in the order of ``until``.

    They are what ``until(end)`` has more than ``until`` of the day before ``start``. UsageError
    when ``end`` is before ``start``.
    """
    refuse_backwards(start, end)
    every = list(commits)
    commit_days = days(every, now)
    return every[bisect_left(commit_days, start) : bisect_right(commit_days, end)]
