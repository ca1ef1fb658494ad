"""How ``m50 spuk`` is used: examples for the help."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "spuk": (
        ("m50 spuk", "hoeveel er is toegekend, per status"),
        ("m50 spuk --json", "hetzelfde, voor een programma"),
    ),
}
