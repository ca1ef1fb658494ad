"""What happened: the commits that touched a record, those of some days, those until a day."""

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from itertools import dropwhile, takewhile

import attrs

from m50core.errors import UsageError
from m50core.history.fields import FieldChange, Known, field_changes
from m50core.store.protocol import Change, Commit, Store


@attrs.frozen
class HistoryEntry:
    """One commit as it touched one record, and what changed field by field."""

    commit: Commit
    change: Change
    fields: tuple[FieldChange, ...] = ()


def history(known: Known, store: Store, record_ids: Iterable[str]) -> tuple[HistoryEntry, ...]:
    """Return what happened to records and to what was written about them, oldest first."""
    ids = set(record_ids)
    commits = {commit.number: commit for one in ids for commit in store.commits(about=one)}
    return tuple(
        HistoryEntry(commit, change, field_changes(known, change))
        for _, commit in sorted(commits.items())
        for change in commit.changes
        if change.id in ids or _about(change, ids)
    )


def _about(change: Change, ids: set[str]) -> bool:
    found = [(side or {}).get("about") for side in (change.before, change.after)]
    return any(not ids.isdisjoint(a if isinstance(a, list) else [a]) for a in found)


def until(commits: Iterable[Commit], day: date, zone: tzinfo) -> list[Commit]:
    """Return the commits up to the end of ``day``.

    The order is that of the numbers: when the clock has gone back, the first commit after ``day``
    ends the list, so that it never has a hole.
    """
    return list(takewhile(lambda commit: _day(commit, zone) <= day, commits))


def between(commits: Iterable[Commit], start: date, end: date, zone: tzinfo) -> list[Commit]:
    """Return the commits of ``start``..``end`` (both included), in the order of ``until``.

    They are what ``until(end)`` has more than ``until`` of the day before ``start``. UsageError
    when ``end`` is before ``start``.
    """
    refuse_backwards(start, end)
    return until(dropwhile(lambda commit: _day(commit, zone) < start, commits), end, zone)


def logged(
    commits: Iterable[Commit], start: date | None, end: date | None, who: str, zone: tzinfo
) -> Iterator[Commit]:
    """Yield those of one's days and of ``who`` (empty: everybody), in the order given.

    UsageError when ``end`` is before ``start``.
    """
    refuse_backwards(start, end)
    for commit in commits:
        day = _day(commit, zone)
        if (not start or day >= start) and (not end or day <= end) and who in ("", commit.who):
            yield commit


def refuse_backwards(start: date | None, end: date | None) -> None:
    """Raise UsageError when ``end`` is before ``start``."""
    if start and end and end < start:
        raise UsageError(
            f"Het einde ({end.isoformat()}) ligt voor het begin ({start.isoformat()}). "
            "Er is niets gezocht. Draai de dagen om."
        )


def _day(commit: Commit, zone: tzinfo) -> date:
    return commit.when.astimezone(zone).date()
