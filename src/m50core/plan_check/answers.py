"""What the words on the plan answer a program with."""

from typing import Self

import attrs

from m50core.errors import DefinitionError
from m50core.plan.definitions import PlanPart
from m50core.records.record import Record
from m50core.records.traits import status_of


@attrs.frozen
class PlanAnswer:
    """A record of the plan, and where it stands; or kept state of what isn't ``present``."""

    id: str
    kind: str
    title: str
    part: str | None
    part_kind: str | None
    part_title: str | None
    source: str
    status: str | None
    present: bool
    reason: str
    """Dutch: why it isn't there."""
    year: int | None

    @classmethod
    def of(cls, part: PlanPart, title: str, record: Record, present: Record) -> Self:
        """Return it of a record as planned, and as it is at present."""
        status = status_of(present)
        return cls(
            record.id, record.kind, record.title_text, part.unit, part.unit_kind, title,
            record.source, None if status is None else str(status), True, "", part.year,
        )  # fmt: skip

    @classmethod
    def of_absent(cls, record_id: str, kind: str, reason: str) -> Self:
        """Return it of state whose record isn't there."""
        nothing = (None, None, None)
        return cls(record_id, kind, record_id, *nothing, "", None, False, reason, None)


@attrs.frozen
class MistakeAnswer:
    """A mistake in a definition file, and its place."""

    file: str
    table: str
    field: str
    reason: str
    sentence: str

    @classmethod
    def of(cls, error: DefinitionError) -> Self:
        """Return it of a mistake."""
        return cls(error.file, error.table, error.field, error.reason, error.sentence)
