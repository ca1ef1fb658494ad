"""How the words are used: examples for the help."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "person": (
        ('m50 person show "Eva Boswinkel"', "alles wat over haar is bewaard"),
        ("m50 person export persoon-eva-boswinkel --out persoon.html", "om aan haar te geven"),
    ),
}
