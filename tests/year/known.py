"""Where the program does otherwise than was written down by hand, and why.

Each entry is held: one that no longer differs must go. ``READINGS`` are entries of which the plan
leaves room; ``FAULTS``, ``BROKEN`` and ``MONTHS`` are what the program still has to learn.
"""

from collections.abc import Mapping

_OFFERED = "opstellen en aanbieden is gebeurd op de dag van aanbieden, niet van vaststellen"
_RUN_UP = "een halfjaarverslag mag het hele kwartaal erna, en vraagt vanaf een maand daarvoor"
_AGREEMENTS = "“in aanloop naar” is uiterlijk de dag voor de verkiezingen"

READINGS: Mapping[int, str] = {
    73: "over de fracties spreekt een regel pas als twee derde van de tijd voorbij is",
    102: "het plan zegt maart; dat het DB op de 20e vergadert, maakt de dag niet vroeger",
    133: "een onderdeel houdt zijn eigen vage tijd zolang het geheel geen dag heeft",
    175: _OFFERED,
    212: "het plan noemt geen ritme voor het DB: dat staat als open punt, en telt geen keren",
    263: _OFFERED,
    290: "een besluit kan ook na het jaar nog worden vastgelegd, en vraagt met zijn ALV",
    297: "van een moment zonder dag vraagt niemand de uitkomst",
    302: "“regelmatig en op tijd” is geen getal: dat staat als open punt",
    309: _RUN_UP,
    311: _AGREEMENTS,
    313: "de agenda zegt de maand; “tot” staat in de omschrijving",
    314: _RUN_UP,
}
"""By number of an expectation marked ``unsure``: the reading that the program took."""

FAULTS: Mapping[int, str] = {
    235: "de dag van de DB-vergadering en haar aanlevertermijn tellen niet voor het verslag",
}
"""By number of a firm expectation: what the program does instead."""

BROKEN: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("diligent", "diligent-nothing-old"): {
        "m50-breed-a03": _AGREEMENTS,
    },
}
"""By who and invariant: what breaks it (words of the message), and why."""

MORNINGS: Mapping[tuple[str, str], str] = {
    ("2025-03-21", "financien-m04"): "voor elk debat vraagt M50-207 een position paper",
    ("2026-02-16", "m50-breed-a03"): _AGREEMENTS,
}
"""By day and record: what asks on a morning that was written down whole, and why."""

MONTHS: Mapping[tuple[str, str, str], str] = {
    ("2025-07", "begins", "financien-m50-bg04"): _RUN_UP,
    ("2026-02", "begins", "financien-m50-bg05"): _RUN_UP,
}
"""By month, list and record: what does not begin or enter the block in that month, and why."""
