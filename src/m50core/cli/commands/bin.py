"""``m50 bin``: what was removed, and back with it."""

import argparse

from m50core.network.network import Network
from m50core.plugins.extensions import CommandContext, Handler


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--restore", nargs="+", metavar="NUMMER",
                        help="haal dit terug, met wat erbij hoort")  # fmt: skip


def _run(context: CommandContext) -> int:
    net: Network = context.net
    if context.args.restore:
        return _restore(context, net, list(dict.fromkeys(context.args.restore)))
    bin_entries = net.bin()
    items = [
        {
            "id": b.id, "kind": b.document.kind, "title": b.title, "number": b.number,
            "when": b.when.isoformat(), "who": b.who, "why": b.why,
        }
        for b in bin_entries
    ]  # fmt: skip
    context.answer("bin", items, [net.lists.bin(bin_entries)])
    return 0


def _restore(context: CommandContext, net: Network, ids: list[str]) -> int:
    with net.commit(f"Teruggehaald: {', '.join(ids)}") as commit:
        for record_id in ids:
            commit.restore(record_id)
    lines = [f"{each_record_id} is terug." for each_record_id in ids]
    lines += [f"Let op: {remark}" for remark in commit.remarks.values() if remark]
    items = [
        {"id": each_record_id, "remark": commit.remarks.get(each_record_id, "")}
        for each_record_id in ids
    ]
    context.answer("bin", items, lines)
    return 0


HANDLERS = {
    "bin": Handler(_run, _arguments),
}
