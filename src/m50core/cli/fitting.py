"""To records of which kinds a command can be done."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from m50core.records.record import Record

_MOVED = ("move", "cancel")
FITTING = ("done", "schedule", "leave", "missed", *_MOVED)
"""The words of which every number is of such a record."""


def kinds_for(word: str, kinds: "Mapping[str, type[Record]]") -> Sequence[str]:
    """Return the kinds that a command takes the numbers of; it is one of ``FITTING``, or assign."""
    if word in _MOVED:
        from m50core.meetings.preparation import KINDS

        return KINDS
    from m50core.today.deeds import Deed, fits

    return [name for name, cls in kinds.items() if fits(Deed(word), cls)]
