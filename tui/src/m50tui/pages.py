"""What each tab lists: pages of rows, made from the network alone."""

import calendar
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from m50core.domain import dutch
from m50core.domain.fields import FieldInfo, show_value
from m50core.domain.findings import Severity
from m50core.domain.record import Record
from m50core.network import Network
from m50core.services.agenda import undated

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

    @property
    def key(self) -> str:
        """What tells it from the others when the list is shown anew; empty when nothing does."""
        return self.record


@attrs.frozen
class Page:
    """A list: title, columns, rows, and the kind that ``n`` adds."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    kind: str = ""


def head(text: str) -> Row:
    """Return a line that divides a list."""
    return Row((text,), heading=True)


def today_page(net: Network) -> Page:
    """Return what needs attention, this week, lobby moments, and the last changes."""
    day = net.day()
    rows = [head(f"Nu aandacht nodig ({len(day.attention) + day.more})")]
    rows += [
        Row((a.words, a.title, _unit(net, a.unit)), record=a.record, text=a.why)
        for a in day.attention
    ]
    if day.more:
        rows.append(Row(("", f"en nog {day.more}: alle meldingen", ""), page="check"))
    rows.append(head("Deze week"))
    rows += [Row((e.words, e.title, e.label), record=e.record) for e in day.week]
    rows += [] if day.week else [Row(("", "geen afspraken", ""))]
    rows.append(head("Lobbymomenten, 30 dagen"))
    rows += [Row((e.words, e.title, e.label), record=e.record) for e in day.moments]
    rows.append(head("Laatste wijzigingen (u = ongedaan)"))
    for commit in reversed(net.log(limit=8)):
        target = commit.changes[0].id if commit.changes else ""
        target = target if net.records.get(target) else ""
        rows.append(Row((dutch.moment(commit.when), commit.why, commit.who), record=target))
    return Page("Vandaag", ("Wanneer", "Wat", "Van"), tuple(rows), "action_item")


def _unit(net: Network, unit: str) -> str:
    return "M50-breed" if unit in ("", "m50") else net.records.title(unit)


def kinds_page(
    net: Network, title: str, kinds: Iterable[str], where: Mapping[str, Any] | None = None
) -> Page:
    """Return the records of one or more kinds, with the fields that they show in a list."""
    kinds = list(kinds)
    first = net.kinds[kinds[0]]
    listed = [info for info in first.spec.fields.values() if info.in_list]
    columns = [info for info in listed if info.name not in _UNIT_FIELDS]
    in_units = len(columns) < len(listed) - 1
    rows = []
    for kind in kinds:
        found = net.collection(kind).where(**(where or {}))
        if len(kinds) > 1:
            rows.append(head(f"{net.kinds[kind].spec.plural} ({len(found)})"))
        for record in found:
            cells = [record.title_text, *(cell(net, record, i.name) for i in columns[1:])]
            unit = [_unit(net, getattr(record, "unit", ""))] if in_units else []
            rows.append(Row((*cells, *unit, record.id), record=record.id))
    unit_label = ["Onderdeel"] if in_units else []
    labels = (*(info.label for info in columns), *unit_label, "Nummer")
    return Page(title, labels, tuple(rows), kinds[0])


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


def agenda_page(net: Network, month: date) -> Page:
    """Return everything with a date in the month of ``month``, and what waits for a date."""
    last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
    entries = net.agenda(month.replace(day=1), last)
    title = f"{dutch.MONTHS[month.month - 1]} {month.year}"
    rows = [head(f"{title}   (< vorige maand, > volgende maand)")]
    rows += [Row((e.words, e.title, e.label), record=e.record) for e in entries if e.exact]
    rows.append(head("Deze maand, zonder vaste dag"))
    rows += [Row((e.words, e.title, e.label), record=e.record) for e in entries if not e.exact]
    waiting = undated(net.records)
    rows.append(head(f"Wacht op een datum ({len(waiting)})"))
    rows += [Row(("?", r.title_text, r.spec.label), record=r.id) for r in waiting]
    return Page("Agenda", ("Wanneer", "Wat", "Soort"), tuple(rows), "meeting")


def check_page(net: Network) -> Page:
    """Return the findings, worst first."""
    rows = []
    found = net.check()
    for severity in Severity:
        some = [f for f in found if f.severity is severity]
        if some:
            rows.append(head(f"{severity.label} ({len(some)})"))
        for finding in some:
            text = f"{finding.sentence}\n\nRegel: {finding.rule}\nBron: {finding.clause}"
            record = finding.record if net.records.get(finding.record) else ""
            rows.append(Row((finding.code, finding.sentence), record=record, text=text))
    return Page("Controle", ("Code", "Melding"), tuple(rows))


def rhythms_page(net: Network) -> Page:
    """Return what is promised again and again, the most urgent first."""
    rows = []
    for one in net.rhythms():
        last = dutch.day(one.last.day) if one.last else "-"
        until = dutch.day(one.next_by) if one.next_by else "-"
        cells = (one.rhythm.title, str(one.rhythm.cadence), last, until, one.words)
        rows.append(Row(cells, record=one.rhythm.id))
    return Page("Ritmes", ("Ritme", "Hoe vaak", "Laatst", "Uiterlijk", "Stand"), tuple(rows))


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
_STATUS = {"ok": "goed", "disabled": "uit", "broken": "FOUT"}


def more_page(net: Network) -> Page:
    """Return plugins with their state, the check, own lists of plugins, and all kinds."""
    net.register.ask_everything()
    rows = [head("Uitbreidingen")]
    for state in net.register.states:
        text = state.reason or "Deze uitbreiding werkt."
        rows.append(Row((state.name, state.version, _STATUS[state.status]), text=text))
    if not net.register.states:
        rows.append(Row(("geen", "", "")))
    rows.append(head("Controle en lijsten"))
    rows.append(Row(("Controle", "", dutch.findings(len(net.check()))), page="check"))
    rows.append(Row(("Ritmes", "", "wat steeds terugkomt"), page="rhythms"))
    rows.append(Row(("Prullenbak", "", "verwijderd"), page="bin", text=_BIN))
    rows.append(Row(("Gezondheid", "", "m50 doctor"), page=HEALTH, text=_HEALTH))
    rows += [
        Row((screen.title, "", "lijst"), page=f"screen:{screen.name}", text=screen.help)
        for screen in net.register.screens().values()
    ]
    if net.orphans:
        rows.append(head("Bewaard, maar de uitbreiding ontbreekt"))
        rows += [Row((o.document.id, "", "alleen bewaard"), text=o.reason) for o in net.orphans]
    rows.append(head("Alle soorten gegevens"))
    for kind, cls in net.kinds.items():
        count = len(net.collection(kind))
        rows.append(
            Row(
                (cls.spec.plural, str(count), cls.spec.help),
                page=f"kind:{kind}",
                text=cls.spec.help,
            )
        )
    return Page("Meer", ("Wat", "Aantal", "Stand"), tuple(rows))


def named_page(net: Network, name: str) -> Page:
    """Return the page that a row names: a list of its own, ``kind:…`` or ``screen:…``."""
    sort, _, rest = name.partition(":")
    if sort == "kind":
        return kinds_page(net, net.kinds[rest].spec.plural, [rest])
    if sort == "screen":
        screen = net.register.screens()[rest]
        return kinds_page(net, screen.title, [screen.kind], screen.where)
    pages = {"bin": bin_page, "rhythms": rhythms_page}
    return pages.get(sort, check_page)(net)
