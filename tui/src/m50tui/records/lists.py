"""The records of a kind as a list."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve

from m50core import Money, Network, Period, Record
from m50core.pages import list_columns, list_order
from m50core.records import (
    FieldInfo,
    KindInfo,
    is_over,
    period_of,
    plain_value,
    show_value,
    unit_of,
)
from m50tui.widgets.page import Page, Row, head

_UNIT_FIELDS = ("pillar", "portfolio")
_DESCRIBED = 5_000
"""Of longer lists only what is shown is searched."""


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
            order = ("", *(_order(getattr(record, i.name, None)) for i in shown[1:]))
            row = Row((*cells, *unit, record.id), record.id, also=record.also_called, order=order)
            if len(records) <= _DESCRIBED:
                also = (*record.also_called, *_also(net, record))
                row = evolve(row, also=also, fields=_fields(net, record))
            rows.append(row)
    unit_label = ["Onderdeel"] if in_units else []
    labels = (*(info.label for info in shown), *unit_label, "Nummer")
    return Page(title, labels, tuple(rows), kinds[0], main=0)


def _order(value: object) -> str:
    """Return what a cell is sorted by when that isn't its text: a day, an amount, a number."""
    if isinstance(value, Period):
        return value.latest.isoformat() if value.latest else ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        value = value.amount
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{value + 10**15:020.2f}"
    return ""


def _also(net: Network, record: Record) -> tuple[str, ...]:
    """Return by what a record is found besides what its line shows: who sees to it, and late."""
    words = [net.responsible(record).words(net.records)] if "owner" in record.spec.fields else []
    period = period_of(record)
    if period and period.latest and period.latest < net.today and not is_over(record):
        words.append("te laat")
    return tuple(words)


def _fields(net: Network, record: Record) -> str:
    """Return ``veld=waarde`` of each field that is filled, in Dutch and as scripts say it."""
    conditions = []
    for info in record.spec.fields.values():
        if info.hidden or info.multiline or not (shown := cell(net, record, info.name)):
            continue
        said = {shown, str(plain_value(info, getattr(record, info.name)))}
        conditions += [
            f"{word}={value}" for word in (info.label, info.name) for value in sorted(said)
        ]
    return " ".join(conditions)


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
