"""How the words are used: examples for the help."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "agenda": (
        ("m50 agenda --month", "alles met een datum in deze maand"),
        ("m50 agenda --year --ics agenda.ics", "het hele jaar, als bestand voor Outlook"),
    ),
}
