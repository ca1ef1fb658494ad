"""What a source of the day is asked: the network's records, what was worked out, and the day."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import attrs

from m50core.accountability.rhythm import RhythmLedger
from m50core.findings.findings import Finding
from m50core.records.collection import Records
from m50core.today.attention import Attention


@attrs.frozen
class Asked:
    """What a source may look at."""

    records: Records
    ledgers: Sequence[RhythmLedger]
    """How each rhythm stands."""
    findings: Sequence[Finding]
    """What the rules found, without what was set aside."""
    day: date


Source = Callable[[Asked], Iterable[Attention]]
"""Yields a line for each thing that asks for attention."""
