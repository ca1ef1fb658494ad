"""How the words are used: examples for the help."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "plan": (
        ("m50 plan --part ruimte", "wat in één deel van het jaarplan staat"),
        ("m50 plan new 2026", "hoe het plan van 2026 eruit kan zien; er verandert niets"),
    ),
}
