"""Seen from another day: what only came in because a day came, taken out again."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from m50core.store.protocol import Change, Commit, StoredDocument

_NOTHING = object()


def taken_back(
    commits: Iterable[Commit], program: str, document: Callable[[str], StoredDocument | None]
) -> tuple[Change, ...]:
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


def _take_back(fields: dict[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    for name, value in after.items():
        if before.get(name, _NOTHING) == value or fields.get(name, _NOTHING) != value:
            continue
        if name in before:
            fields[name] = before[name]
        else:
            del fields[name]
