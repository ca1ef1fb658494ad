"""Every key of the main screen, in Dutch: for F1, the palette and the footer."""

from collections.abc import Iterable
from typing import ClassVar

import attrs
from attrs import evolve


@attrs.frozen
class Key:
    """A key, the action it starts, what it is called, and whether the footer shows it."""

    key: str
    action: str
    label: str
    help: str
    footer: bool = False

    shown_as: ClassVar[dict[str, str]] = {
        "slash": "/", "question_mark": "?", "less_than_sign": "<", "greater_than_sign": ">",
        "pageup": "PgUp", "pagedown": "PgDn",
        "space": "spatie",
        "ctrl+c": "^c", "ctrl+p": "^p", "ctrl+q": "^q", "f1": "F1", "f2": "F2", "enter": "enter",
        "escape": "esc", "ctrl+s": "^s", "f4": "F4", "f8": "F8", "down": "↓",
    }  # fmt: skip

    @property
    def name(self) -> str:
        """The key as a person reads it."""
        return self.names[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Every key that does it, as a person reads them."""
        return tuple(self.shown_as.get(part, part) for part in self.key.split(","))


ADD = Key("n", "add", "nieuw", "voeg een gegeven van deze soort toe", footer=True)
UNDO = Key("u", "undo", "ongedaan", "maak uw laatste wijziging ongedaan", footer=True)
REDO = Key("U", "redo", "opnieuw", "doe opnieuw wat u ongedaan maakte")
REMOVE = Key(
    "d,delete", "remove", "verwijder", "verwijder het gekozen gegeven; het gaat naar de prullenbak"
)
JUDGE = Key("o", "judge", "oordeel", "geef zelf een oordeel over dit doel, met de reden")
READY = Key("V", "ready", "wat moet er klaar zijn?", "open de vergadering die het eerst komt")
PALETTE = Key(
    "ctrl+p,f2",
    "command_palette",
    "opdracht",
    "zoek een opdracht of een gegeven; F2 doet hetzelfde",
    footer=True,
)
HELP = Key("f1,question_mark", "help", "hulp", "toon alle toetsen; ? in een lijst ook", footer=True)
COPY = Key("ctrl+c", "help_quit", "kopieer", "kopieer de gekozen regel, of de gekozen tekst")
"""Of the toolkit and the app: bound on a screen it would take the place of the toolkit's."""
BACKUP = Key("B", "backup", "reservekopie", "maak nu een reservekopie")

MAIN: tuple[Key, ...] = (
    Key("1", "tab('today')", "Vandaag", "wat nu aandacht vraagt"),
    Key("2", "tab('goals')", "Doelen", "alle doelen van het plan"),
    Key("3", "tab('lobby')", "Lobby", "lobbylijnen en lobbymomenten"),
    Key("4", "tab('members')", "Leden", "leden en gemeenten"),
    Key("5", "tab('agenda')", "Agenda", "alles met een datum"),
    Key("6", "tab('more')", "Meer", "uitbreidingen, controle, alle soorten"),
    Key("slash", "filter", "zoek", "zoek in deze lijst; esc wist", footer=True),
    ADD,
    Key("e", "change", "wijzig", "wijzig het gekozen gegeven", footer=True),
    Key("v", "progress", "voortgang", "leg vast wat er is gedaan", footer=True),
    JUDGE,
    REMOVE,
    UNDO,
    REDO,
    Key("h", "history", "geschiedenis", "open het gegeven bij zijn geschiedenis"),
    Key("D", "health", "gezondheid", "is alles in orde? reservekopieën en herstel"),
    BACKUP,
    READY,
    Key("escape", "back", "terug", "wis het zoeken, of ga terug"),
)
"""Keys that act while a list has the focus."""

MENU_KEYS: tuple[Key, ...] = (
    Key("enter", "open", "openen", "open de gekozen lijst", footer=True),
    *(evolve(key, footer=True) for key in MAIN if key.action in ("filter", "health", "backup")),
    evolve(READY, label="vergadering", footer=True),
    *(key for key in MAIN if key.action == "back" or key.action.startswith("tab(")),
)
"""Keys on the list of lists, where there is no record to do something about."""

CALENDAR: tuple[Key, ...] = (
    Key("enter", "agenda('open')", "openen", "open wat op de gekozen dag staat", footer=True),
    Key("h,left", "agenda('day_back')", "dag terug", "naar de vorige dag"),
    Key("l,right", "agenda('day_on')", "dag verder", "naar de volgende dag"),
    Key("k,up", "agenda('row_back')", "week terug", "een regel hoger: een week; bij w een dag"),
    Key("j,down", "agenda('row_on')", "week verder", "een regel lager: een week; bij w een dag"),
    Key("pageup", "agenda('previous')", "vorige periode", "zoals <"),
    Key("pagedown", "agenda('next')", "volgende periode", "zoals >"),
)
"""Keys that act in the calendar itself."""

SPAN_KEYS: tuple[Key, ...] = (
    Key("less_than_sign", "agenda('previous')", "vorige", "de vorige periode", footer=True),
    Key("greater_than_sign", "agenda('next')", "volgende", "de volgende periode", footer=True),
    Key("t", "agenda('today')", "vandaag", "naar vandaag", footer=True),
    Key("a", "agenda('day')", "dag", "toon één dag", footer=True),
    Key("w", "agenda('week')", "week", "toon een week", footer=True),
    Key("M", "agenda('month')", "maand", "toon een maand", footer=True),
    Key("K", "agenda('quarter')", "kwartaal", "toon een kwartaal", footer=True),
    Key("J", "agenda('year')", "jaar", "toon een jaar", footer=True),
)
"""Keys of the agenda that say which days one sees."""

AGENDA: tuple[Key, ...] = (
    Key("r", "agenda('rhythms')", "ritmes", "wat het jaarplan steeds belooft", footer=True),
    Key("f", "agenda('unit')", "pijler", "toon één pijler; nog eens: alles", footer=True),
    Key("i", "agenda('file')", "Outlook", "schrijf wat u ziet naar een .ics-bestand", footer=True),
    Key("tab", "agenda('turn')", "vak", "kalender, dag, ritmes, zonder datum", footer=True),
    Key("c", "agenda('calendar')", "kalender", "terug naar de kalender"),
)
"""Keys that act in all panes of the agenda."""

HOME_KEYS: tuple[Key, ...] = (
    Key("space", "home('done')", "klaar", "het is klaar, of gebeurd", footer=True),
    Key("p", "home('schedule')", "plan", "geef het een dag", footer=True),
    Key("a", "home('assign')", "aan wie", "maak iemand trekker", footer=True),
    Key("l", "home('leave')", "laten", "laat het liggen tot een dag, met de reden", footer=True),
    Key("x", "home('missed')", "gemist", "leg vast waarom het niet op tijd is gehaald"),
    Key("w", "home('why')", "waarom", "waarom staat dit hier, en wat kunt u doen?", footer=True),
)
"""Keys on the panels of the home screen: what one does about the chosen line."""

DEED_KEYS: tuple[Key, ...] = tuple(key for key in HOME_KEYS if key.action != "home('leave')")
"""Of those, the keys that do the same in any list; ``l`` is there too, except on a finding."""


def deed_keys(deeds: Iterable[str]) -> tuple[Key, ...]:
    """Return the keys that do these deeds, in their usual order."""
    known = {f"home('{deed}')" for deed in deeds}
    return tuple(key for key in HOME_KEYS if key.action in known)


CHANGING = frozenset(
    {
        *(key.action for key in HOME_KEYS if key.action != "home('why')"),
        *("add", "change", "progress", "judge", "remove", "undo", "redo", "set_aside", "backup"),
    }
)
"""Actions that can't be done while one looks at another day."""

FILTER_KEYS: tuple[Key, ...] = (
    Key("enter", "list", "naar de lijst", "naar wat er gevonden is", footer=True),
    Key("escape", "back", "wissen", "wis het zoeken", footer=True),
    PALETTE,
    HELP,
)
"""Keys that act while one types what one looks for: letters are text there."""

FINDING_KEYS: tuple[Key, ...] = (
    Key("l", "set_aside", "terzijde", "leg deze melding terzijde, met de reden", footer=True),
)
"""Keys on the findings."""

PAGES: tuple[Key, ...] = (
    Key("", "page('check')", "Controle", "wat niet is zoals het plan belooft"),
    Key("", "page('plan-check')", "Het plan zelf", "wat er aan het jaarplan zelf ontbreekt"),
    Key("", "page('rhythms')", "Ritmes", "wat steeds terugkomt"),
    Key("", "look_back", "Kijk terug", "hoe was het, of wat was bekend, op een andere dag?"),
    Key("", "page('bin')", "Prullenbak", "wat is verwijderd, en kan terugkomen"),
    Key("", "manual", "Handleiding", "hoe u met m50 werkt, op onderwerp"),
    Key("", "settings", "Instellingen", "wie u bent, waar de gegevens staan, licht of donker"),
)
"""Lists under Meer that the palette goes to; they have no key of their own."""

SORTING: tuple[Key, ...] = (
    Key("s", "sort", "sorteren", "sorteer op de volgende kolom"),
    Key("S", "turn_around", "andersom", "sorteer andersom: het laatste eerst"),
)
"""Keys of every list that isn't in parts."""

PERSON_KEYS: tuple[Key, ...] = (
    Key("p", "person", "bewaard", "wat is er over deze persoon bewaard (AVG)"),
    Key("w", "erase", "wissen", "op dat scherm: wis deze persoon, voorgoed"),
)
"""Keys on the detail of a person, and on the screen that it opens."""

APPROVE = Key("a", "approve", "akkoord", "de volgende stap: gecontroleerd, dan goedgekeurd")
"""On the detail of progress."""

OCCASION_KEYS: tuple[Key, ...] = (
    Key("z", "move", "verzet", "geef het een andere dag, met de reden"),
    Key("x", "call_off", "afzeggen", "zeg het af, en beslis over wat eraan hing"),
    Key("r", "runbook", "draaiboek", "zet een draaiboek uit, en zeg wie welke rol heeft"),
)
"""Keys on the screen of a meeting, a lobby moment or an event."""
PREPARED = Key("space", "prepared", "stap klaar", "zaal, sprekers of uitnodiging is rond")
"""On that of an event; a meeting shows its steps as lines."""

WHY = Key("w", "why", "waarom", "lees deze uitleg in het groot; nog eens: terug")
MEETING_KEYS: tuple[Key, ...] = (
    Key("space", "step", "stap", "zet de volgende stap van de gekozen regel", footer=True),
    Key("v", "proxy", "volmacht", "een ander lid stemt namens dit lid", footer=True),
    Key("a", "roll", "presentielijst", "wie is er? voeg leden toe", footer=True),
    Key(
        "s",
        "vote",
        "stem",
        "ga verder met deze stemming of die loopt, of begin er een",
        footer=True,
    ),
    Key("b", "decide", "besluit", "neem dit besluit, met wat het verandert", footer=True),
    Key("p", "paper", "stuk", "vraag een stuk bij dit agendapunt", footer=True),
    Key("m", "minutes", "verslag", "maak het verslag, stuur het rond, stel het vast", footer=True),
    Key("n", "add", "nieuw", "iets nieuws in dit deel", footer=True),
    Key("e", "change", "wijzig", "wijzig wat op deze regel staat"),
    WHY,
    Key("h", "details", "gegevens", "alle gegevens en de geschiedenis van de vergadering"),
)
"""Keys on the screen of a meeting."""

ROLL_KEYS: tuple[Key, ...] = (
    Key("space", "step", "aanwezig", "aanwezig, digitaal, afgemeld, afwezig", footer=True),
    Key("v", "proxy", "volmacht", "een ander lid stemt namens dit lid", footer=True),
)
"""Keys on the list of who is there."""

VOTE_KEYS: tuple[Key, ...] = (
    Key("v", "answer('for')", "voor", "dit lid stemt voor", footer=True),
    Key("t", "answer('against')", "tegen", "dit lid stemt tegen", footer=True),
    Key("o", "answer('abstain')", "onthouding", "dit lid onthoudt zich", footer=True),
    Key("r", "rest", "rest voor", "wie nog niet stemde, stemt voor", footer=True),
    Key("s", "close", "sluiten", "sluit de stemming en tel", footer=True),
)
"""Keys on the screen of a vote."""

CHOICE_KEYS: tuple[Key, ...] = (
    evolve(VOTE_KEYS[0], label="op wie", help="kies op wie dit lid stemt"),
    *(key for key in VOTE_KEYS if key.action in ("answer('abstain')", "close")),
)
"""Of those, the keys that do something when one chooses between people."""

DECISION_KEYS: tuple[Key, ...] = (
    Key("ctrl+s", "take", "besluit nemen", "neem het besluit, met wat het verandert", footer=True),
    Key("x", "end('rejected')", "verworpen", "het voorstel is verworpen", footer=True),
    Key("i", "end('withdrawn')", "ingetrokken", "het voorstel is ingetrokken", footer=True),
    Key("d,delete", "drop", "weghalen", "toch niet veranderen", footer=True),
)
"""Keys on the screen of a decision that is taken."""

HEALTH_KEYS: tuple[Key, ...] = (
    Key("r", "repair", "herstel", "herstel wat kan; u ziet eerst wat er gebeurt"),
    BACKUP,
)
"""Keys on the page about the store."""

MANUAL_KEYS: tuple[Key, ...] = (
    Key("enter", "open", "lezen", "lees het gekozen onderwerp", footer=True),
    Key("slash", "filter", "zoek", "zoek in de handleiding", footer=True),
    Key("tab", "turn", "vak", "onderwerpen, tekst, zie ook", footer=True),
    Key("escape", "back", "terug", "naar de onderwerpen; daar: sluit de handleiding", footer=True),
)
"""Keys in the manual."""
ABOUT_HERE = Key("m", "manual", "handleiding", "lees in de handleiding over dit scherm")
"""On the list of all keys."""

ANYWHERE: tuple[Key, ...] = (
    PALETTE,
    HELP,
    Key("ctrl+q", "quit", "stoppen", "sluit het programma", footer=True),
)
"""Keys that act everywhere (letters and signs only outside a text field)."""

HOME_FOOTER = (ADD, UNDO, *ANYWHERE)
"""Besides those that do something about the chosen line."""
AGENDA_FOOTER = (*CALENDAR, ADD, *AGENDA, UNDO, *ANYWHERE)
AGENDA_LIST = (
    CALENDAR[0],
    *(key for key in AGENDA if key.key == "tab"),
    UNDO,
    *(key for key in AGENDA if key.key != "tab"),
    *ANYWHERE,
)
"""In a list of the agenda, besides the keys that do something about the chosen line."""
