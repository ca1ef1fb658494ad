"""What the words on changes answer a program with."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Self

import attrs

from m50core.answers.said import FLAT, SPARSE
from m50core.answers.values import kept_to_json
from m50core.network.history.bin import Binned
from m50core.network.history.differences import Difference, What
from m50core.network.history.entries import HistoryEntry
from m50core.network.history.fields import FieldChange
from m50core.records.record import Record
from m50core.store.protocol import Commit

Kinds = Mapping[str, type[Record]]


@attrs.frozen
class CommitAnswer:
    """A commit: when it was made, by whom and why, and the ids of the records that it changed."""

    number: int
    when: datetime
    who: str
    why: str
    undoes: int
    """Number of the commit that it takes back; 0: none."""
    records: tuple[str, ...]
    day: date | None
    """From which was looked, where that wasn't the day of ``when``."""

    @classmethod
    def of(cls, commit: Commit) -> "CommitAnswer":
        """Return it of a commit."""
        ids = tuple(change.id for change in commit.changes)
        return CommitAnswer(
            commit.number, commit.when, commit.who, commit.why, commit.undoes, ids, commit.day
        )


@attrs.frozen
class FieldAnswer:
    """A field that changed, with both values."""

    field: str
    label: str
    before: Any
    after: Any

    @classmethod
    def of(cls, change: FieldChange, kind: type[Record] | None) -> Self:
        """Return it of a field of a kind."""
        before, after = (kept_to_json(kind, change.name, v) for v in (change.old, change.new))
        return cls(change.name, change.label, before, after)


@attrs.frozen
class LogAnswer:
    """A commit of ``m50 log``; with ``--about`` also what changed of that record, and of whose."""

    commit: Annotated[CommitAnswer, FLAT]
    id: Annotated[str | None, SPARSE] = None
    kind: Annotated[str | None, SPARSE] = None
    fields: Annotated[tuple[FieldAnswer, ...] | None, SPARSE] = None

    @classmethod
    def of(cls, one: Commit | HistoryEntry, kinds: Kinds) -> Self:
        """Return it of a commit, or of an entry of a record's history."""
        if isinstance(one, Commit):
            return cls(CommitAnswer.of(one))
        kind = one.change.kind
        fields = tuple(FieldAnswer.of(field, kinds.get(kind)) for field in one.fields)
        return cls(CommitAnswer.of(one.commit), one.change.id, kind, fields)


@attrs.frozen
class DifferenceAnswer:
    """What became of a record between two days, and the numbers of the commits that did it."""

    change: What
    id: str
    kind: str
    title: str
    fields: tuple[FieldAnswer, ...]
    commits: tuple[int, ...]

    @classmethod
    def of(cls, found: Difference, kinds: Kinds) -> Self:
        """Return it of a difference."""
        kind = kinds.get(found.kind)
        fields = tuple(FieldAnswer.of(field, kind) for field in found.fields)
        return cls(found.what, found.id, found.kind, found.title, fields, found.commits)


@attrs.frozen
class UndoAnswer:
    """A commit that took one back: both numbers."""

    number: int
    undoes: int


@attrs.frozen
class BinnedAnswer:
    """A record in the bin, and the commit that removed it."""

    id: str
    kind: str
    title: str
    number: int
    when: datetime
    who: str
    why: str

    @classmethod
    def of(cls, binned: Binned) -> Self:
        """Return it of a record that was removed."""
        kind = binned.document.kind
        return cls(
            binned.id, kind, binned.title, binned.number, binned.when, binned.who, binned.why
        )


@attrs.frozen
class RestoredAnswer:
    """A record that is back from the bin, and what no longer fits of it."""

    id: str
    remark: str

    @classmethod
    def of(cls, record_id: str, remarks: Mapping[str, str]) -> Self:
        """Return it of a record that is back; ``remarks``: what there is to say, by id."""
        return cls(record_id, remarks.get(record_id, ""))
