"""``m50 list`` and ``m50 show``."""

import argparse
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.pages.cells import ListRow
from m50core.pages.columns import list_order
from m50core.pages.commits import commit_lines
from m50core.pages.table import Table
from m50core.plugins.commands import CommandContext, Handler
from m50core.records.asked import meanings_of, read_conditions, split_values
from m50core.records.collection import Collection

if TYPE_CHECKING:
    from m50core.network.network import Network
    from m50core.pages.sheet import Passage, Sheet

_LABEL = 22
"""Columns for what a field is called."""

LIST = Schema("list", "m50core.records.record:Record", 2)
KINDS = Schema("kinds", "m50core.cli.answers.records:KindAnswer")
SHOW = Schema("show", "m50core.cli.answers.records:ShownAnswer", 2)


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", metavar="SOORT", help="zonder soort: alle soorten")
    parser.add_argument("conditions", nargs="*", metavar="VELD=WAARDE",
                        help="bijvoorbeeld pillar=ruimte due__lte=2025-06-30")  # fmt: skip
    band = "gemeenten van 30.000 tot 80.000 inwoners die geen lid zijn"
    parser.add_argument("--no-member", action="store_true", help=band)


def _list(context: CommandContext) -> int:
    context.lasting("list")
    net: Network = context.net
    if context.args.kind is None and not context.args.no_member:
        context.answer(KINDS, KINDS.each(net.kinds.values(), net), [net.lists.kinds()])
        return 0
    found: Collection[Any]
    conditions = list(context.args.conditions)
    if context.args.no_member:
        found = net.non_members()
        conditions += [context.args.kind] if context.args.kind else []
    else:
        found = net.collection(context.args.kind)
    asked, told = read_conditions(net.records, found.cls, split_values(conditions))
    found = found.where(**asked)
    for sentence in (*told, *meanings_of(found.cls.spec.fields, asked, net.today)):
        context.say(sentence)
    wish = getattr(context.args, "m50_wish", None)
    # Made when a person asks, or when it tells the order.
    tables = map(partial(_table, net, names=wish.names if wish else ()), (found,))
    context.answer(LIST, list_order(found.cls, found), tables, row_by_row=True)
    return 0


def _table(net: "Network", found: Collection[Any], names: tuple[str, ...]) -> Table:
    """Return records with the fields that are asked as columns; UsageError for one they haven't."""
    table = net.lists.records(found, more=names)
    try:
        for name in names:
            table.place(name)
    except UsageError:
        whole = net.lists.records(found, more=[*found.cls.spec.fields])
        for name in names:
            whole.place(name)  # names every field
    return table


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="NUMMER", help="bijvoorbeeld ruimte-07")


def _show(context: CommandContext) -> int:
    context.lasting("show")
    net: Network = context.net
    record = context.record(context.args.id)
    context.answer(SHOW, SHOW.each([record], net), sheet_lines(net.lists.sheet(record)))
    return 0


def sheet_lines(sheet: "Sheet") -> Iterator[str]:
    """Yield the lines of what there is to tell of a record, ids of what it names behind them."""
    yield f"{sheet.label}: {sheet.title}  [{sheet.id}]"
    yield from _part_lines(sheet.first)
    yield from [""] if sheet.first else []
    yield from map(_beside, sheet.fields.rows)
    yield from _part_lines(sheet.parts)
    if related := list(map(_related_line, sheet.related.rows)):
        yield from (sheet.related.title, *related)
    if sheet.history.rows:
        yield sheet.history.title
        yield from (f"  {line}" for line, _ in commit_lines(sheet.history, sheet.id))


def _part_lines(parts: "Iterable[Passage]") -> Iterator[str]:
    for title, lines in parts:
        yield title
        yield from (f"  {line}" for line in lines)


def _beside(row: ListRow) -> str:
    label, words, ids = row.texts
    return f"  {label:<{_LABEL}} {words}{f'  [{ids}]' if ids else ''}"


def _related_line(row: ListRow) -> str:
    how, title, when = row.texts
    number = f"  [{row.id}]" if row.id else ""
    return f"  {how:<{_LABEL}} {', '.join(filter(None, (title, when)))}{number}"


HANDLERS = {
    "list": Handler(_list, _list_arguments, (LIST, KINDS), lists=True),
    "show": Handler(_show, _show_arguments, (SHOW,)),
}
