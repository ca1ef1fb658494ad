"""What the words on records of any kind answer a program with."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, Self

import attrs

from m50core.accountability.answers import StandingAnswer
from m50core.accountability.standing import standing
from m50core.answers.said import FLAT, SPARSE
from m50core.answers.values import kept_to_json
from m50core.board.owners import responsible
from m50core.goals.records import Goal
from m50core.network.carrying import Fate, Foreseen
from m50core.network.history.fields import FieldChange
from m50core.network.intake import Arrival, ArrivalFate
from m50core.network.network import Network
from m50core.records.record import Record
from m50core.records.search import Match


@attrs.frozen
class KindAnswer:
    """A kind of record, and how many there are."""

    kind: str
    count: int
    plural: str

    @classmethod
    def of(cls, kind: type[Record], net: Network) -> Self:
        """Return it of a kind."""
        return cls(kind.spec.kind, len(net.collection(kind.spec.kind)), kind.spec.plural)


@attrs.frozen
class RelatedAnswer:
    """Another record: one that this points at (``out``), or that points at this (``in``)."""

    field: str
    id: str
    title: str
    direction: Literal["out", "in"]


@attrs.frozen
class ShownAnswer:
    """A record with all that hangs together with it."""

    record: Annotated[Record, FLAT]
    version: int
    related: tuple[RelatedAnswer, ...]
    responsible: Annotated[str | None, SPARSE] = None
    owner_via: Annotated[str | None, SPARSE] = None
    standing: Annotated[StandingAnswer | None, SPARSE] = None
    figures: Annotated[tuple[str, ...] | None, SPARSE] = None

    @classmethod
    def of(cls, record: Record, net: Network) -> Self:
        """Return it of a record."""
        records = net.records
        related: list[RelatedAnswer] = []
        for info, other in records.targets(record):
            related.append(RelatedAnswer(info.name, other.id, other.title_text, "out"))
        for info, other in records.pointing_at(record.id):
            related.append(RelatedAnswer(info.name, other.id, other.title_text, "in"))
        for info, record_id in records.missing(record):
            related.append(RelatedAnswer(info.name, record_id, records.title(record_id), "out"))
        who = responsible(records, record) if "owner" in record.spec.fields else None
        goal = record if isinstance(record, Goal) else None
        return cls(
            record, record.version, tuple(related),
            who.person if who else None, who.via if who else None,
            StandingAnswer.of(standing(records, goal, net.today)) if goal else None,
            tuple(net.figures(record)) or None,
        )  # fmt: skip


@attrs.frozen
class LookalikeAnswer:
    """A record that may be the same as another."""

    id: str
    title: str


@attrs.frozen
class EditedAnswer:
    """A record as it is kept now, and those that it may be a double of."""

    record: Annotated[Record, FLAT]
    lookalikes: Annotated[tuple[LookalikeAnswer, ...] | None, SPARSE] = None

    @classmethod
    def of(cls, record: Record, alike: Iterable[Record]) -> Self:
        """Return it of a record."""
        found = tuple(LookalikeAnswer(other.id, other.title_text) for other in alike)
        return cls(record, found or None)


@attrs.frozen
class RemovedAnswer:
    """A record that was removed."""

    id: str

    @classmethod
    def of(cls, record_id: str) -> Self:
        """Return it of a record."""
        return cls(record_id)


@attrs.frozen
class MatchAnswer:
    """A record that was found, by which of its fields."""

    id: str
    kind: str
    title: str
    field: str

    @classmethod
    def of(cls, match: Match) -> Self:
        """Return it of what was found."""
        record = match.record
        return cls(record.id, record.kind, record.title_text, match.field)


@attrs.frozen
class ArrivedField:
    """A field that changes."""

    field: str
    old: Any
    new: Any


def _fields(kind: type[Record] | None, changes: Iterable[FieldChange]) -> tuple[ArrivedField, ...]:
    return tuple(
        ArrivedField(
            one.name, kept_to_json(kind, one.name, one.old), kept_to_json(kind, one.name, one.new)
        )
        for one in changes
    )


@attrs.frozen
class ForeseenAnswer:
    """A record, and what would become of it; ``added``: what would be added about it."""

    fate: Fate
    record: Record
    changes: tuple[ArrivedField, ...]
    added: tuple[Record, ...]

    @classmethod
    def of(cls, foreseen: Foreseen) -> Self:
        """Return it of what is foreseen."""
        changes = _fields(type(foreseen.record), foreseen.changes)
        return cls(foreseen.fate, foreseen.record, changes, foreseen.added)


@attrs.frozen
class ArrivalAnswer:
    """One thing in a file, and what becomes of it."""

    fate: ArrivalFate
    kind: str
    id: str
    title: str
    place: str
    reason: str
    notes: tuple[str, ...]
    record: Record | None
    changes: tuple[ArrivedField, ...]
    cleared: tuple[str, ...]
    erased: str

    @classmethod
    def of(cls, arrival: Arrival) -> Self:
        """Return it of something in a file."""
        record = arrival.record
        changes = _fields(type(record) if record else None, arrival.changes)
        return cls(
            arrival.fate, arrival.kind, record.id if record else "", arrival.title, arrival.place,
            arrival.reason, arrival.notes, record, changes,
            tuple(change.name for change in arrival.cleared), arrival.erased,
        )  # fmt: skip


@attrs.frozen
class ExportAnswer:
    """A file that was written, and how many records stand in it."""

    file: str
    count: int
