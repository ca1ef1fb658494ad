"""Which list each tab and each line under Meer shows, and which keys act on it."""

from collections.abc import Callable
from typing import Any

from attrs import evolve

from m50core import Network, Planned
from m50core.pages import ListRow as Told
from m50core.values import dutch
from m50tui.findings.lists import PLAN_CHECK, FindingRow, check_page, plan_check_page
from m50tui.goals.lists import goals_page, rhythms_page
from m50tui.network.bin import ABOUT as BIN
from m50tui.network.bin import bin_page
from m50tui.records.lists import kinds_page
from m50tui.terminal.keys import ANYWHERE, FINDING_KEYS, HOME_KEYS, MAIN, MENU_KEYS, Key
from m50tui.widgets.drawn import empty_row, rows_of
from m50tui.widgets.page import Page, Row, head

SCREENS = HEALTH, SETTINGS, MANUAL = "health", "settings", "manual"
"""Names of the pages about the store, and about what one set: these have a screen of their own."""
_HEALTH = "Is alles in orde met uw gegevens? Ook: reservekopieën, kopieën en herstel."
_MANUAL = "Hoe u met m50 werkt, op onderwerp. Op elk ander scherm: F1, en dan m."
_SETTINGS = "Wie u bent, waar de gegevens staan, en of het scherm licht of donker is."
_CHECK = "Wat niet is zoals het plan belooft. Met l legt u een melding terzijde."
_PLAN_CHECK = "Wat een jaarplan nodig heeft: bij elk doel een trekker, een periode en een maat."


_TOPICS = {
    "today": "vandaag", "goals": "voortgang", "agenda": "agenda", "check": "controle",
    "plan-check": "controle", "rhythms": "agenda", "bin": "concepten", "members": "leden",
}  # fmt: skip
"""Topics of the manual, by tab or page."""


def topic_about(page: str, net: Network) -> str:
    """Return the topic of the manual that is about a tab or page; empty for none of its own."""
    return "terugkijken" if net.looks_back else _TOPICS.get(page, "")


def more_page(net: Network) -> Page:
    """Return the check, own lists of plugins, plugins with their state, and all kinds."""
    net.register.ask_everything()
    rows = [head("Controle en lijsten")]
    findings = net.check(suppressed=True)
    aside = sum(bool(finding.suppression) for finding in findings)
    count = dutch.findings(len(findings) - aside)
    if aside:
        count += f", {aside} terzijde gelegd"
    rows.append(Row(("Controle", "", count), page="check", text=_CHECK))
    plan = dutch.findings(len(net.check(plan=True)))
    rows.append(Row((PLAN_CHECK, "", plan), page="plan-check", text=_PLAN_CHECK))
    rows.append(Row(("Ritmes", "", "wat steeds terugkomt"), page="rhythms"))
    rows.append(Row(("Prullenbak", "", "verwijderd"), page="bin", text=BIN))
    rows.append(Row(("Gezondheid", "", "is alles in orde?"), page=HEALTH, text=_HEALTH))
    rows.append(Row(("Handleiding", "", "hoe u met m50 werkt"), page=MANUAL, text=_MANUAL))
    rows.append(Row(("Instellingen", "", "van u, op deze computer"), page=SETTINGS, text=_SETTINGS))
    rows += [
        Row((screen.title, "", "lijst"), page=f"screen:{screen.name}", text=screen.help)
        for screen in net.register.screens().values()
    ]
    rows.append(head("Uitbreidingen"))
    plugins = net.lists.plugins()
    rows += rows_of(plugins) if plugins.rows else [empty_row(plugins)]
    if net.orphans:
        rows.append(head("Bewaard, maar de uitbreiding ontbreekt"))
        rows += [
            Row((o.document.id, "", "alleen bewaard"), text=o.reason, about=o.document.id)
            for o in net.orphans
        ]
    rows.append(head("Alle soorten gegevens"))
    rows += rows_of(evolve(net.lists.kinds(), ids=""), _opens_kind)
    columns, names = ("Wat", "Aantal", "Stand"), ("title", "count", "standing")
    return Page("Meer", columns, tuple(rows), main=0, menu=True, names=names)


def _opens_kind(told: Told) -> dict[str, Any]:
    return {"page": f"kind:{told.id}", "text": told.text}


def list_keys(page: Page, net: Network) -> tuple[Key, ...]:
    """Return the keys that can do something on a list."""
    if page.menu:
        return (*MENU_KEYS, *ANYWHERE)
    idle = set() if page.kind else {"add"}
    if not any(row.record for row in page.rows):
        idle |= {"change", "progress"}
    if page.kind and not issubclass(net.kinds[page.kind], Planned):
        idle.add("progress")
    findings = any(isinstance(row, FindingRow) for row in page.rows)
    extra = (*FINDING_KEYS, HOME_KEYS[-1]) if findings else ()
    return (*(key for key in MAIN if key.action not in idle), *extra, *ANYWHERE)


def page(net: Network, tab: str, opened: str) -> Page:
    """Return the page that was opened from a tab, or else the list of the tab."""
    return named_page(net, opened) if opened else tab_page(net, tab)


def tab_page(net: Network, tab: str) -> Page:
    """Return the list of a tab; KeyError for one that has a screen of its own."""
    makers: dict[str, Callable[[], Page]] = {
        "goals": lambda: goals_page(net),
        "lobby": lambda: kinds_page(net, "Lobby", _LOBBY),
        "members": lambda: kinds_page(net, "Leden", ("member", "municipality")),
        "more": lambda: more_page(net),
    }
    return makers[tab]()


_LOBBY = ("lobby_line", "lobby_moment", "stakeholder", "contact")


def named_page(net: Network, name: str) -> Page:
    """Return the page that a row names: a list of its own, ``kind:…`` or ``screen:…``."""
    sort, _, rest = name.partition(":")
    if sort == "kind":
        return kinds_page(net, net.kinds[rest].spec.plural, [rest])
    if sort == "screen":
        screen = net.register.screens()[rest]
        return kinds_page(net, screen.title, [screen.kind], screen.where)
    pages = {"bin": bin_page, "rhythms": rhythms_page, "plan-check": plan_check_page}
    return pages.get(sort, check_page)(net)
