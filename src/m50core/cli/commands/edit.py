"""``m50 add``, ``m50 set`` and ``m50 remove``."""

import argparse

from m50core.cli.commands.progress import tell_proposal
from m50core.cli.commands.records import complete_kinds
from m50core.cli.parser import split_values
from m50core.errors import UnknownKind, UsageError
from m50core.network import Network
from m50core.plugins.extensions import Command, CommandContext
from m50core.services import reasons


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    kind = parser.add_argument("kind", metavar="SOORT", help="bijvoorbeeld action_item")
    kind.completer = complete_kinds  # type: ignore[attr-defined]
    parser.add_argument("values", nargs="+", metavar="VELD=WAARDE", help='title="Zaal reserveren"')


def _add(context: CommandContext) -> int:
    net: Network = context.net
    values = split_values(context.args.values)
    kind = net.kinds.get(context.args.kind)
    if kind is None:
        raise UnknownKind(context.args.kind, net.kinds)
    with net.commit(reasons.added(kind.spec, values)) as commit:
        record = commit.make(context.args.kind, values)
    context.answer(
        "add", [{"kind": record.kind, **record.plain()}], [f"{record.id} is toegevoegd."]
    )
    tell_proposal(context, record)
    return 0


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="NUMMER", help="bijvoorbeeld actie-12")
    parser.add_argument("values", nargs="+", metavar="VELD=WAARDE", help="status=done")


def _set(context: CommandContext) -> int:
    net: Network = context.net
    values = split_values(context.args.values)
    record = net[context.args.id]
    with net.commit(reasons.changed(record)) as commit:
        changed = commit.change(record, **values)
    context.answer(
        "set", [{"kind": changed.kind, **changed.plain()}], [f"{changed.id} is gewijzigd."]
    )
    return 0


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="NUMMER", nargs="+", help="bijvoorbeeld actie-12")


def _remove(context: CommandContext) -> int:
    net: Network = context.net
    ids = list(dict.fromkeys(context.args.id))
    if len(ids) < len(context.args.id):
        raise UsageError("hetzelfde nummer staat er twee keer")
    records = [net[one] for one in ids]
    with net.commit(reasons.removed(records)) as commit:
        for record in records:
            commit.remove(record)
    lines = [f"{one} is verwijderd. Terughalen: m50 bin --restore {one}" for one in ids]
    context.answer("remove", [{"id": one} for one in ids], lines)
    return 0


COMMANDS = {
    "add": Command("add", "voeg een gegeven toe", _add, _add_arguments),
    "set": Command("set", "wijzig velden van een gegeven", _set, _set_arguments),
    "remove": Command("remove", "verwijder een gegeven", _remove, _remove_arguments),
}
