"""How the words are used: examples for the help."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "check": (
        ("m50 check", "wat niet is zoals het plan belooft"),
        ("m50 check --code M50-003 --why", "elke melding van één regel, met de bron"),
    ),
    "search": (
        ("m50 search woningbouw", "overal waar dit woord staat"),
        ("m50 search jeugd zorg --limit 5", "beide woorden, hooguit vijf"),
    ),
    "list": (
        ("m50 list", "welke soorten gegevens er zijn"),
        ("m50 list goal pillar=ruimte", "de doelen van één pijler"),
    ),
    "show": (
        ("m50 show ruimte-07", "alles over één doel"),
        ("m50 show persoon-eva-boswinkel", "wat er over iemand is, en wie haar noemt"),
    ),
    "add": (
        ('m50 add action_item title="Zaal reserveren"', "een nieuwe actie"),
        ('m50 add action_item title="Zaal reserveren" due=vrijdag', "met een uiterste dag"),
        ("m50 add action_item --help", "welke velden een actie heeft, met voorbeelden"),
    ),
    "set": (
        ("m50 set actie-1 due=2025-04-01", "een andere uiterste dag"),
        ("m50 set ruimte-07 status=active owner=persoon-eva-boswinkel", "twee velden tegelijk"),
        ("m50 set actie-1 actie-2 due=vrijdag", "twee acties in één keer"),
        ("m50 set action_item due=vrijdag --where status=open --dry-run", "eerst kijken"),
    ),
    "remove": (
        ("m50 remove actie-1", "naar de prullenbak"),
        ("m50 remove actie-1 actie-2", "twee tegelijk"),
        ("m50 remove action_item --where status=open --dry-run", "wat er dan weg zou gaan"),
    ),
    "log": (
        ("m50 log --limit 10", "de laatste tien wijzigingen"),
        ("m50 log --about actie-1", "wat er met één actie gebeurde, veld voor veld"),
    ),
    "undo": (
        ("m50 undo", "uw laatste wijziging is ongedaan"),
        ("m50 undo 3", "wijziging 3, ook van een ander ({m50} log noemt ze)"),
    ),
    "redo": (
        ("m50 redo", "wat u ongedaan maakte, is er weer"),
        ("m50 redo --json", "hetzelfde, met een antwoord voor een programma"),
    ),
    "diff": (
        ("m50 diff --from 2025-01-01", "wat er dit jaar is veranderd"),
        ("m50 diff --from 2025-01-01 --to 2025-02-28", "tussen twee dagen"),
    ),
    "bin": (
        ("m50 bin", "wat is verwijderd"),
        ("m50 bin --restore actie-3", "haal één actie terug"),
    ),
    "report": (
        ("m50 report voortgang", "het verslag in het venster"),
        ("m50 report voortgang --period 2025-H1 --out voortgang.html", "om door te sturen"),
    ),
    "import": (
        ("m50 import agenda.ics --dry-run", "kijk eerst wat er zou gebeuren"),
        ("m50 import acties.csv", "neem een tabel uit Excel over"),
    ),
    "export": (
        ("m50 export action_item --out acties.csv", "een tabel voor Excel"),
        ("m50 export --out alles.json", "alle gegevens in één bestand"),
    ),
    "plugins": (
        ("m50 plugins", "wat er is geïnstalleerd"),
        ("m50 plugins disable pijler-ruimte", "zet een uitbreiding uit"),
    ),
    "doctor": (
        ("m50 doctor", "is alles in orde?"),
        ("m50 doctor --repair", "laat herstellen wat kan"),
    ),
    "backup": (
        ("m50 backup", "maak nu een reservekopie"),
        ("m50 backup --list", "welke er zijn, elk nagekeken"),
    ),
    "restore": (
        ("m50 restore NAAM", "een reservekopie uit {m50} backup --list"),
        ("m50 restore NAAM --other-network", "een van een ander netwerk, dat de plaats inneemt"),
    ),
    "compare": (
        ("m50 compare", "welke kopieën er naast uw gegevens staan"),
        ("m50 compare --json", "hetzelfde, voor een programma"),
    ),
    "demo": (
        ("m50 demo", "probeer het; er wordt niets bewaard"),
        ("m50 demo --network oefenen", "bewaar het in de map oefenen"),
    ),
    "schema": (
        ("m50 schema", "welke antwoorden er zijn"),
        ("m50 schema today", "de vorm van één antwoord"),
    ),
    "settings": (
        ("m50 settings", "wat er nu is ingesteld"),
        ('m50 settings who="Jan Jansen"', "zo heet u in de geschiedenis"),
    ),
    "help": (
        ("m50 help", "waarover de handleiding gaat"),
        ("m50 help outlook", "wat er over één onderwerp staat"),
    ),
    "completion": (
        ("m50 completion bash", "voor de gewone terminal van Linux"),
        ("m50 completion zsh", "voor die van de Mac"),
    ),
}
