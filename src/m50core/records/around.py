"""What a record may look at among the others, when it is kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from m50core.records.record import Record


class Around(Protocol):
    """The records among which one is kept, as they become."""

    def get(self, record_id: str) -> "Record | None":
        """Return the record with this id, or None."""

    def pointing_at(self, record_id: str) -> "Sequence[Record]":
        """Return the records that point at this id, each once."""
