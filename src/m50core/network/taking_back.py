"""What a change takes back: fields get the value that they had before something else came."""

from collections.abc import Iterator
from typing import Any

from m50core.network.ground import CommitNetwork
from m50core.records.draft import DraftRecords
from m50core.records.field_types import alike
from m50core.records.fields import kept_value
from m50core.records.record import Record, evolve


def take_back(
    net: CommitNetwork, draft: DraftRecords, record: Record, before: Record | None
) -> Iterator[tuple[Record, str]]:
    """Yield (record as it becomes, field) for what a changed record takes back.

    See ``Record.takes_back``: what was changed since stays as it is.
    """
    for record_id, name, witness in record.takes_back(draft, before):
        there = draft.get(record_id)
        info = there.spec.fields.get(name) if there is not None else None
        if there is None or info is None or info.derived:
            continue
        values = _values(net, record_id, name, witness)
        if values is None:
            continue
        try:
            was, became = (kept_value(info, value) for value in values)
        except ValueError:
            continue  # of another m50, and no longer read: it stays as it is
        if alike(getattr(there, name), became) and not alike(became, was):
            yield evolve(there, **{name: was}), name


def _values(net: CommitNetwork, record_id: str, name: str, witness: str) -> tuple[Any, Any] | None:
    """Return what a field was, and became, when it last changed in one commit with the witness.

    None: it never did, or nobody knows what it was.
    """
    values = None
    planned = net.planned.get(record_id)
    laid_down = planned.plain() if planned is not None else {}
    for commit in net.store.commits(about=witness):
        if all(change.id != witness for change in commit.changes):
            continue
        for change in commit.changes:
            if change.id != record_id or change.after is None or name not in change.after:
                continue
            # Of what the plan lays down only what was changed is kept.
            before = {**laid_down, **(change.before or {})}
            if name in before and before[name] != change.after[name]:
                values = before[name], change.after[name]
    return values
