"""Where the program does otherwise than was written down by hand, and why.

Each entry is held: one that no longer differs must go. ``READINGS`` are entries of which the plan
leaves room; ``FAULTS``, ``BROKEN`` and ``MONTHS`` are what the program still has to learn.
"""

from collections.abc import Mapping

READINGS: Mapping[int, str] = {
    73: "over de fracties spreekt een regel pas als twee derde van de tijd voorbij is",
    133: "een onderdeel houdt zijn eigen vage tijd zolang het geheel geen dag heeft",
    313: "de agenda zegt de maand; “tot” staat in de omschrijving",
}
"""By number of an expectation marked ``unsure``: the reading that the program took."""

FAULTS: Mapping[int, str] = {}
"""By number of a firm expectation: what the program does instead."""

BROKEN: Mapping[tuple[str, str], Mapping[str, str]] = {}
"""By who and invariant: what breaks it (words of the message), and why."""

MORNINGS: Mapping[tuple[str, str], str] = {
    ("2025-03-21", "financien-m04"): "voor elk debat vraagt M50-207 een position paper",
}
"""By day and record: what asks on a morning that was written down whole, and why."""

MONTHS: Mapping[tuple[str, str, str], str] = {}
"""By month, list and record: what does not begin or enter the block in that month, and why."""
