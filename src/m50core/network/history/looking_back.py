"""Seen from another day: what only came in because a day came, and what wasn't so yet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.store.protocol import Change, Commit, StoredDocument

_NOTHING = object()
Find = Callable[[str], StoredDocument | None]
"""(id) → what is kept now."""


def taken_back(commits: Iterable[Commit], program: str, document: Find) -> tuple[Change, ...]:
    """Return what makes the documents as if no day had come yet, whatever people kept since.

    ``commits``: all of them, oldest first; those by ``program`` keep what a day changed, and
    what they changed is worked out anew from the day that one looks from. ``document`` gives what
    is kept now. A field that somebody changed afterwards stays as it is.
    """
    laid: dict[str, list[Change]] = {}
    for commit in commits:
        if commit.who == program:
            for change in commit.changes:
                laid.setdefault(change.id, []).append(change)
    changes = []
    for record_id, steps in laid.items():
        kept = document(record_id)
        if kept is None:
            continue
        fields = dict(kept.fields)
        for step in reversed(steps):
            _take_back(fields, step.before or {}, step.after or {})
        if fields != kept.fields:
            changes.append(Change(kept.kind, record_id, kept.fields, fields, overlay=kept.overlay))
    return tuple(changes)


def not_yet(
    records: Records, commits: Sequence[Commit], day: date, document: Find
) -> tuple[Change, ...]:
    """Return what gives each record the status of before, whose present one is of after ``day``.

    A record that was made with that status isn't there yet.
    """
    kinds = (
        kind for kind, cls in records.kinds.items() if cls.status_since is not Record.status_since
    )
    ahead = {
        record.id
        for kind in kinds
        for record in records.collection(kind)
        if (first := record.status_since) is not None and first > day
    }
    if not ahead:
        return ()
    changes: dict[str, Change] = {}
    for commit in reversed(commits):
        for change in commit.changes:
            kept = document(change.id) if change.id in ahead - changes.keys() else None
            if kept is None or not _became(change, kept.fields.get("status", _NOTHING)):
                continue
            before = change.before
            fields = None if before is None and not kept.overlay else dict(kept.fields)
            if fields is not None:
                _take_back(fields, _status_of(before), _status_of(change.after))
            changes[change.id] = Change(
                kept.kind, change.id, kept.fields, fields, overlay=kept.overlay
            )
    return tuple(changes.values())


def _became(change: Change, status: object) -> bool:
    """Tell whether a change gave a record this status."""
    after = _status_of(change.after).get("status", _NOTHING)
    return bool(after == status != _status_of(change.before).get("status", _NOTHING))


def _status_of(fields: Mapping[str, Any] | None) -> Mapping[str, Any]:
    return {"status": fields["status"]} if fields and "status" in fields else {}


def _take_back(fields: dict[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    for name, value in after.items():
        if before.get(name, _NOTHING) == value or fields.get(name, _NOTHING) != value:
            continue
        if name in before:
            fields[name] = before[name]
        else:
            del fields[name]
