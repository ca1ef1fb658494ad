"""How the words are used: examples for the help."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "runbook": (
        ("m50 runbook", "welke draaiboeken er zijn"),
        (
            "m50 runbook alv --about alv-2025-1 --on 2025-05-16",
            "de acties voor een ALV, elk met een dag",
        ),
    ),
    "series": (
        ("m50 series", "welke reeksen er zijn"),
        (
            "m50 series voorzitter-reeks01 --every maand --from 1/4 --to 31/12 --dry-run",
            "kijk eerst welke dagen het worden",
        ),
    ),
    "ready": (
        ("m50 ready ALV", "wat er klaar moet zijn, door wie en wanneer"),
        ("m50 ready ALV --done room", "de zaal is geregeld"),
    ),
    "move": (
        (
            'm50 move financien-m02 2025-04-02 --reason "De Kamer schuift"',
            "een debat; wat eraan hangt, schuift mee",
        ),
        ('m50 move alv-2025-1 "vrijdag 16 mei" --reason "De zaal is vrij"', "een vergadering"),
    ),
    "cancel": (
        (
            'm50 cancel financien-m02 --reason "Van de agenda" --drop',
            "wat er open aan hing, vervalt",
        ),
        (
            'm50 cancel financien-m02 --reason "Later" --to financien-m04',
            "dat hangt voortaan hieraan",
        ),
    ),
    "meeting": (
        ("m50 meeting ALV", "agenda, stukken en wie er komt"),
        ("m50 meeting alv-2025-2", "een met een nummer"),
    ),
    "attend": (
        ("m50 attend ALV", "de presentielijst"),
        ("m50 attend alv-2025-1 Zeist Goes --as apologies", "twee leden melden zich af"),
    ),
    "vote": (
        ("m50 vote ALV", "de stemmingen"),
        ('m50 vote relaties-v01 "Wie gaat mee" --open', "open een stemming"),
    ),
    "decide": (
        ("m50 decide sociaal-b01 --on gisteren", "het besluit is gisteren genomen"),
        ("m50 decide sociaal-b02 --reject", "dit voorstel is verworpen"),
    ),
    "minutes": (
        ("m50 minutes relaties-v01 --draft", "schrijf een concept uit wat is vastgelegd"),
        ("m50 minutes sociaal-v01 --draft", "van een andere vergadering"),
    ),
}
