"""Where the program does otherwise than was written down by hand, and why.

Each entry is held: one that no longer differs must go. ``READINGS`` are entries of which the plan
leaves room; ``FAULTS`` and ``BROKEN`` are what the program still has to learn.
"""

from collections.abc import Mapping

READINGS: Mapping[int, str] = {}
"""By number of an expectation marked ``unsure``: the reading that the program took."""

FAULTS: Mapping[int, str] = {}
"""By number of a firm expectation: what the program does instead."""

BROKEN: Mapping[tuple[str, str], Mapping[str, str]] = {}
"""By who and invariant: what breaks it (words that the message begins with), and why."""

MORNINGS: Mapping[tuple[str, str], str] = {}
"""By day and record: what asks on a morning that was written down whole, and why."""

MONTHS: Mapping[tuple[str, str, str], str] = {}
"""By month, list and record: what does not begin or enter the block in that month, and why."""
