"""The records of a kind as a list."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from attrs import evolve

from m50core import Network, Record
from m50core.pages import ListRow as Told
from m50core.records import KindInfo, is_over, period_of, plain_value
from m50tui.widgets.drawn import empty_row, opens_record, page_of, rows_of
from m50tui.widgets.page import Page, head

_ALONE = "Met e legt u een verband, met v legt u voortgang vast."
_DESCRIBED = 5_000
"""Of longer lists only what is shown is searched."""


def kinds_page(
    net: Network, title: str, kinds: Iterable[str], where: Mapping[str, Any] | None = None
) -> Page:
    """Return the records of one or more kinds, with the fields that they show in a list."""
    first, *others = kinds
    tables = [net.lists.records(net.collection(first).where(**(where or {})))]
    for kind in others:
        found = net.collection(kind).where(**(where or {}))
        tables.append(net.lists.records(found, like=first))
    rows = []
    for table in tables:
        spec, count = net.kinds[table.kind].spec, len(table.rows)
        if others:
            rows.append(head(f"{spec.plural} ({count})"))
        if not count:
            rows.append(empty_row(table, how_to_add(spec, added_here=table.kind == first)))
        described = count <= _DESCRIBED
        rows += rows_of(table, partial(_found_by, net, described=described))
    return evolve(page_of(evolve(tables[0], rows=())), title=title, rows=tuple(rows))


def related_page(net: Network, record: Record) -> Page:
    """Return what a record points at and what points at it; Enter opens it."""
    table = net.lists.relations(record)
    return page_of(table, more=opens_record, nothing=empty_row(table, _ALONE))


def _found_by(net: Network, told: Told, *, described: bool) -> dict[str, Any]:
    """Return by what a record is found besides what its line shows, and that Enter opens it."""
    record = net.records.get(told.id)
    if record is None:
        return {}
    row: dict[str, Any] = {"record": record.id, "also": record.also_called}
    if described:
        row |= {"also": (*record.also_called, *_also(net, record)), "fields": _fields(net, record)}
    return row


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


def how_to_add(spec: KindInfo, *, added_here: bool) -> str:
    """Return how the first of a kind is added; ``added_here``: ``n`` does so."""
    if added_here:
        return f"Met n voegt u toe: {spec.label.lower()}."
    return f"Toevoegen: Meer > {spec.plural}, en dan n."


def cell(net: Network, record: Record, name: str) -> str:
    """Return a field as a list shows it; empty when the record hasn't it."""
    return net.lists.cell(record, name).text
