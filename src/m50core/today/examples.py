"""How the words are used: examples for the help."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "today": (
        ("m50 today", "wat vandaag aandacht vraagt"),
        ("m50 today --all", "ook wat nog even kan wachten"),
    ),
    "done": (
        ("m50 done actie-1", "de actie is klaar"),
        ("m50 done actie-1 --on gisteren", "dat was zij gisteren al"),
        ("m50 done action_item --where status=open --dry-run", "wat er dan klaar zou zijn"),
    ),
    "schedule": (
        ("m50 schedule actie-1 vrijdag", "de actie krijgt een dag"),
        ("m50 schedule financien-r01", "vrije dagen voor de volgende keer van een ritme"),
    ),
    "assign": (
        ('m50 assign actie-1 "Eva Boswinkel"', "zij is voortaan trekker"),
        ("m50 assign ruimte-07 boswinkel", "een deel van de naam is genoeg"),
        ("m50 assign action_item boswinkel --where status=open --yes", "alle open acties"),
    ),
    "leave": (
        (
            'm50 leave actie-1 --until dinsdag --reason "Wacht op Goes"',
            "tot dinsdag vraagt dit niets",
        ),
        (
            'm50 leave ruimte-s01 --until 2025-04-01 --reason "Eerst het DB"',
            "een stuk dat kan wachten",
        ),
    ),
    "missed": (
        (
            'm50 missed financien-a03 --reason "Het overleg ging niet door"',
            "dan vraagt het niets meer",
        ),
        ('m50 missed communicatie-r03 --reason "Er was geen tijd"', "ook bij een ritme"),
    ),
}
