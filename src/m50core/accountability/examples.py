"""How the words are used: examples for the help."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "goals": (
        ("m50 goals --pillar ruimte", "hoe de doelen van één pijler ervoor staan"),
        ("m50 goals --stand risk --explain", "alleen wat risico loopt, met waarom"),
    ),
    "judge": (
        ('m50 judge ruimte-07 attention --reason "Twee fracties doen niet mee"', "uw oordeel"),
        ('m50 judge ruimte-07 risk --until 2025-06-30 --reason "Geen tijd"', "tot en met een dag"),
    ),
    "progress": (
        ('m50 progress ruimte-07 "Gesprek gevoerd"', "wat er is gedaan"),
        ('m50 progress ruimte-07 "Halverwege" --percent 50 --evidence relaties-v01', "met bewijs"),
    ),
    "account": (
        ("m50 account 2024-H2", "over dit halfjaar is verantwoord"),
        ("m50 account 2024-H2 --meeting relaties-v01", "en in welke vergadering"),
    ),
    "rhythms": (
        ("m50 rhythms", "wat steeds terugkomt, en wanneer weer"),
        ("m50 rhythms --json", "hetzelfde, voor een programma"),
    ),
}
