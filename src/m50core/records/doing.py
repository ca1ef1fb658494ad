"""What one commit is to do, as a value: worked out first, kept afterwards."""

from collections.abc import Mapping
from typing import Any

import attrs

from m50core.records.record import Record


@attrs.frozen
class Doing:
    """One commit: why, the steps by which records change, and the records that it adds."""

    why: str
    changes: tuple[tuple[Record, Mapping[str, Any]], ...] = ()
    additions: tuple[Record, ...] = ()
