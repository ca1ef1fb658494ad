"""What each tab lists: pages of rows, made from the network alone."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from m50core.accountability.standing import GoalStanding
from m50core.findings.findings import Finding, Severity
from m50core.findings.rule_choices import Suppression
from m50core.goals.records import Goal, Rhythm
from m50core.network.network import Network
from m50core.plan.years import columns
from m50core.records.fields import FieldInfo, KindInfo, show_value
from m50core.records.record import Record
from m50core.records.traits import unit_of
from m50core.today.suppression import describe_until
from m50core.values import dutch
from m50tui.keys import ANYWHERE, FINDING_KEYS, MAIN, MENU_KEYS, Key

_UNIT_FIELDS = ("pillar", "portfolio")


@attrs.frozen
class Row:
    """A line of a list: its cells, and what Enter opens."""

    cells: tuple[str, ...]
    record: str = ""
    """Id of the record, or empty."""
    page: str = ""
    """Name of a page that Enter opens, or empty."""
    removed: str = ""
    """Id of a record in the bin, that Enter brings back, or empty."""
    text: str = ""
    """What the preview says when there is no record."""
    heading: bool = False
    nothing: bool = False
    """True when it only says that there is nothing."""
    aside: bool = False
    """True when it is shown, and doesn't count."""

    @property
    def key(self) -> str:
        """What tells it from the others when the list is shown anew; empty when nothing does."""
        return self.record or self.page or self.removed


@attrs.frozen
class Page:
    """A list: title, columns, rows, and the kind that ``n`` adds."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    kind: str = ""
    note: str = ""
    """What is told below the list."""
    menu: bool = False
    """True for a list of lists: only the keys that it tells of do something there."""


def head(text: str) -> Row:
    """Return a line that divides a list."""
    return Row((text,), heading=True)


def unit_title(net: Network, unit: str) -> str:
    """Return what a person calls a pillar or portfolio."""
    return "M50-breed" if unit in ("", "m50") else net.records.title(unit)


def kinds_page(
    net: Network, title: str, kinds: Iterable[str], where: Mapping[str, Any] | None = None
) -> Page:
    """Return the records of one or more kinds, with the fields that they show in a list."""
    kinds = list(kinds)
    first = net.kinds[kinds[0]]
    listed = columns(first, net.collection(kinds[0]).where(**(where or {})))
    shown = [info for info in listed if info.name not in _UNIT_FIELDS]
    in_units = len(shown) < len(listed) - 1
    rows = []
    for kind in kinds:
        found = net.collection(kind).where(**(where or {}))
        if len(kinds) > 1:
            rows.append(head(f"{net.kinds[kind].spec.plural} ({len(found)})"))
        if not found:
            rows.append(_none_yet(net.kinds[kind].spec, added_here=kind == kinds[0]))
        for record in found:
            cells = [record.title_text, *(cell(net, record, i.name) for i in shown[1:])]
            unit = [unit_title(net, unit_of(record))] if in_units else []
            rows.append(Row((*cells, *unit, record.id), record=record.id))
    unit_label = ["Onderdeel"] if in_units else []
    labels = (*(info.label for info in shown), *unit_label, "Nummer")
    return Page(title, labels, tuple(rows), kinds[0])


def _none_yet(spec: KindInfo, *, added_here: bool) -> Row:
    """Return the line of a kind of which there is nothing yet; ``added_here``: ``n`` adds one."""
    how = f"Met n voegt u toe: {spec.label.lower()}."
    if not added_here:
        how = f"Toevoegen: Meer > {spec.plural}, en dan n."
    text = "\n\n".join(filter(None, (spec.help, how)))
    return Row((f"Nog geen {spec.plural.lower()}. {how}",), text=text, nothing=True)


def goals_page(net: Network) -> Page:
    """Return the goals with how they stand, the most pressing first; then those of other years."""
    several = len({goal.year for goal in net.goals} - {None}) > 1
    found = net.standings()
    rows = [_goal_row(net, one.goal, one, several=several) for one in found]
    known = {one.goal.id for one in found}
    others = [goal for goal in net.goals if goal.id not in known]
    for year in sorted({goal.year for goal in others}, key=lambda year: year or 0):
        some = [goal for goal in others if goal.year == year]
        rows.append(head(f"Plan van {year} ({len(some)})"))
        rows += [_goal_row(net, goal, None, several=several) for goal in some]
    if not rows:
        rows.append(_none_yet(Goal.spec, added_here=True))
    year_label = ("Jaar",) if several else ()
    labels = ("Titel", "Stand", "Wanneer", *year_label, "Onderdeel", "Klaar", "Nummer")
    return Page("Doelen", labels, tuple(rows), "goal")


def _goal_row(net: Network, goal: Goal, found: GoalStanding | None, *, several: bool) -> Row:
    stand = share = ""
    if found is not None:
        # What is not begun is at 0%; that says nothing.
        share = f"{found.share:.0%}" if found.share else ""
        stand = f"{found.stand.label} (oordeel)" if found.override else found.words
    due = goal.due.shown() if goal.due else ""
    year = (str(goal.year or ""),) if several else ()
    cells = (goal.title, stand, due, *year, unit_title(net, goal.unit), share, goal.id)
    return Row(cells, record=goal.id)


def cell(net: Network, record: Record, name: str) -> str:
    """Return a field as a list shows it; empty when the record hasn't it."""
    info: FieldInfo | None = record.spec.fields.get(name)
    if info is None:
        return ""
    value = getattr(record, name)
    if info.relation and value:
        ids = value if info.many else (value,)
        return ", ".join(net.records.title(one) for one in ids)
    return show_value(info, value)


@attrs.frozen
class FindingRow(Row):
    """A finding; ``record`` is what it is about, or what sets it aside."""

    finding: Finding | None = None

    @property
    def key(self) -> str:
        """The rule and the record: one record may have several findings."""
        return f"{self.finding.code}/{self.finding.record}" if self.finding else ""


def check_page(net: Network) -> Page:
    """Return the findings, worst first; then those that are set aside."""
    return _findings(net, "Controle", net.check(suppressed=True))


def plan_check_page(net: Network) -> Page:
    """Return what the year plan itself lacks, as the findings."""
    return _findings(net, PLAN_CHECK, net.check(plan=True, suppressed=True))


def _findings(net: Network, title: str, found: Iterable[Finding]) -> Page:
    standing = [one for one in found if not one.suppression]
    aside = [(one, net.records[one.suppression]) for one in found if one.suppression]
    rows: list[Row] = []
    for severity in Severity:
        some = [one for one in standing if one.severity is severity]
        if some:
            rows.append(head(f"{severity.label} ({len(some)})"))
        for one in some:
            record = one.record if net.records.get(one.record) else ""
            shown = (one.code, one.sentence)
            rows.append(FindingRow(shown, record=record, text=_promise(one), finding=one))
    if not rows:
        rows.append(Row(("", "er zijn geen meldingen"), text=_ALL_WELL, nothing=True))
    if aside:
        rows.append(head(f"Terzijde gelegd ({len(aside)})"))
    for one, by in aside:
        if isinstance(by, Suppression):
            text = f"{describe_until(by.until)}: {by.reason}\n\n{_promise(one)}\n\n{_BACK}"
            cells = (one.code, one.sentence, f"t/m {dutch.day(by.until)}: {by.reason}")
            rows.append(FindingRow(cells, record=by.id, text=text, finding=one, aside=True))
    note = f"{len(aside)} terzijde gelegd" if aside else ""
    return Page(title, ("Code", "Melding", "Terzijde"), tuple(rows), note=note)


_ALL_WELL = "Alles is zoals het hoort. Wat hier komt, maakt m50 zelf: u voegt er niets aan toe."
_BACK = "Enter toont de uitzondering. Verwijder haar (d), en de melding geldt weer."


def _promise(one: Finding) -> str:
    return f"{one.sentence}\n\nRegel: {one.rule}\nBron: {one.clause}"


def rhythms_page(net: Network) -> Page:
    """Return what is promised again and again, the most urgent first."""
    rows = []
    for one in net.rhythms():
        last = dutch.day(one.last.day) if one.last else "-"
        until = dutch.day(one.next_by) if one.next_by else "-"
        cells = (one.rhythm.title, one.words, until, last, str(one.rhythm.cadence))
        rows.append(Row(cells, record=one.rhythm.id))
    if not rows:
        rows.append(_none_yet(Rhythm.spec, added_here=False))
    labels = ("Ritme", "Stand", "Uiterlijk", "Laatst", "Hoe vaak")
    return Page("Ritmes", labels, tuple(rows), Rhythm.spec.kind)


_BIN = "Wat is verwijderd. Enter haalt het terug, onder zijn eigen nummer en met wat erbij hoort."


def bin_page(net: Network) -> Page:
    """Return what was removed and isn't back, newest first."""
    rows = []
    for binned in net.bin():
        kind = net.kinds.get(binned.document.kind)
        label = kind.spec.label if kind else binned.document.kind
        when = dutch.moment(binned.when)
        text = f"{binned.title}\n\nVerwijderd door {binned.who}, {when}.\n\n{_BIN}"
        rows.append(Row((binned.title, label, when, binned.who), removed=binned.id, text=text))
    if not rows:
        rows.append(Row(("De prullenbak is leeg.", "", "", ""), text=_BIN, nothing=True))
    return Page("Prullenbak", ("Wat", "Soort", "Verwijderd", "Door"), tuple(rows))


HEALTH = "health"
"""Names the page about the store, that has a screen of its own."""
_HEALTH = "Is alles in orde met uw gegevens? Ook: reservekopieën, kopieën en herstel."
PLAN_CHECK = "Het plan zelf"
_CHECK = "Wat niet is zoals het plan belooft. Met l legt u een melding terzijde."
_PLAN_CHECK = "Wat een jaarplan nodig heeft: bij elk doel een trekker, een periode en een maat."
_NO_PLUGINS = "Hier komen de uitbreidingen die op deze computer staan. Er staat er nog geen."
_STATUS = {"ok": "goed", "disabled": "uit", "broken": "FOUT"}


def more_page(net: Network) -> Page:
    """Return the check, own lists of plugins, plugins with their state, and all kinds."""
    net.register.ask_everything()
    rows = [head("Controle en lijsten")]
    found = net.check(suppressed=True)
    aside = sum(bool(one.suppression) for one in found)
    count = dutch.findings(len(found) - aside)
    if aside:
        count += f", {aside} terzijde gelegd"
    rows.append(Row(("Controle", "", count), page="check", text=_CHECK))
    plan = dutch.findings(len(net.check(plan=True)))
    rows.append(Row((PLAN_CHECK, "", plan), page="plan-check", text=_PLAN_CHECK))
    rows.append(Row(("Ritmes", "", "wat steeds terugkomt"), page="rhythms"))
    rows.append(Row(("Prullenbak", "", "verwijderd"), page="bin", text=_BIN))
    rows.append(Row(("Gezondheid", "", "is alles in orde?"), page=HEALTH, text=_HEALTH))
    rows += [
        Row((screen.title, "", "lijst"), page=f"screen:{screen.name}", text=screen.help)
        for screen in net.register.screens().values()
    ]
    rows.append(head("Uitbreidingen"))
    for state in net.register.states:
        text = state.reason or "Deze uitbreiding werkt."
        rows.append(Row((state.name, state.version, _STATUS[state.status]), text=text))
    if not net.register.states:
        rows.append(Row(("geen",), text=_NO_PLUGINS, nothing=True))
    if net.orphans:
        rows.append(head("Bewaard, maar de uitbreiding ontbreekt"))
        rows += [Row((o.document.id, "", "alleen bewaard"), text=o.reason) for o in net.orphans]
    rows.append(head("Alle soorten gegevens"))
    for kind, cls in net.kinds.items():
        some = str(len(net.collection(kind)))
        rows.append(
            Row(
                (cls.spec.plural, some, cls.spec.help),
                page=f"kind:{kind}",
                text=cls.spec.help,
            )
        )
    return Page("Meer", ("Wat", "Aantal", "Stand"), tuple(rows), menu=True)


def list_keys(page: Page) -> tuple[Key, ...]:
    """Return the keys that can do something on a list."""
    if page.menu:
        return (*MENU_KEYS, *ANYWHERE)
    idle = set() if page.kind else {"add"}
    if not any(row.record for row in page.rows):
        idle |= {"change", "progress"}
    extra = FINDING_KEYS if any(isinstance(row, FindingRow) for row in page.rows) else ()
    return (*(key for key in MAIN if key.action not in idle), *extra, *ANYWHERE)


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
