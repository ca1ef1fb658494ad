"""The records of a kind as a list."""

from collections.abc import Iterable, Mapping
from typing import Any

from m50core import Network, Record
from m50core.pages import list_columns, list_order
from m50core.records import FieldInfo, KindInfo, show_value, unit_of
from m50tui.widgets.page import Page, Row, head

_UNIT_FIELDS = ("pillar", "portfolio")


def unit_title(net: Network, unit: str) -> str:
    """Return what a person calls a pillar or portfolio."""
    return "M50-breed" if unit in ("", "m50") else net.records.title(unit)


def kinds_page(
    net: Network, title: str, kinds: Iterable[str], where: Mapping[str, Any] | None = None
) -> Page:
    """Return the records of one or more kinds, with the fields that they show in a list."""
    kinds = list(kinds)
    first = net.kinds[kinds[0]]
    listed = list_columns(first, net.collection(kinds[0]).where(**(where or {})))
    shown = [info for info in listed if info.name not in _UNIT_FIELDS]
    in_units = len(shown) < len(listed) - 1
    rows = []
    for kind in kinds:
        records = net.collection(kind).where(**(where or {}))
        if len(kinds) > 1:
            rows.append(head(f"{net.kinds[kind].spec.plural} ({len(records)})"))
        if not records:
            rows.append(none_yet(net.kinds[kind].spec, added_here=kind == kinds[0]))
        for record in list_order(net.kinds[kind], records):
            cells = [record.title_text, *(cell(net, record, i.name) for i in shown[1:])]
            unit = [unit_title(net, unit_of(record))] if in_units else []
            rows.append(Row((*cells, *unit, record.id), record=record.id, also=record.also_called))
    unit_label = ["Onderdeel"] if in_units else []
    labels = (*(info.label for info in shown), *unit_label, "Nummer")
    return Page(title, labels, tuple(rows), kinds[0])


def none_yet(spec: KindInfo, *, added_here: bool) -> Row:
    """Return the line of a kind of which there is nothing yet; ``added_here``: ``n`` adds one."""
    how = f"Met n voegt u toe: {spec.label.lower()}."
    if not added_here:
        how = f"Toevoegen: Meer > {spec.plural}, en dan n."
    text = "\n\n".join(filter(None, (spec.help, how)))
    return Row((f"Nog geen {spec.plural.lower()}. {how}",), text=text, nothing=True)


def cell(net: Network, record: Record, name: str) -> str:
    """Return a field as a list shows it; empty when the record hasn't it."""
    info: FieldInfo | None = record.spec.fields.get(name)
    if info is None:
        return ""
    value = getattr(record, name)
    if reading := record.shown_on(name, net.today):
        return reading
    if name == "owner" and not value:
        return net.responsible(record).words(net.records)
    if info.relation and value:
        ids = value if info.many else (value,)
        return ", ".join(net.records.title(record_id) for record_id in ids)
    return show_value(info, value)
