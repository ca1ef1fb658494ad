"""``m50 bin``: what was removed, and back with it."""

import argparse
from collections.abc import Iterable, Iterator

from m50core.answers.schema import Schema
from m50core.network.history.bin import Binned
from m50core.network.network import Network
from m50core.pages import Table
from m50core.plugins.extensions import CommandContext, Handler

BIN = Schema("bin", "m50core.cli.answers.history:BinnedAnswer")
RESTORED = Schema("restored", "m50core.cli.answers.history:RestoredAnswer")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--restore", nargs="+", metavar="NUMMER",
                        help="haal dit terug, met wat erbij hoort")  # fmt: skip


def _run(context: CommandContext) -> int:
    net: Network = context.net
    if context.args.restore:
        return _restore(context, net, list(dict.fromkeys(context.args.restore)))
    bin_entries = net.bin()
    context.answer(BIN, BIN.each(bin_entries), _lines(net, bin_entries))
    return 0


def _lines(net: Network, found: Iterable[Binned]) -> Iterator[Table]:
    yield net.lists.bin(found)


def _restore(context: CommandContext, net: Network, ids: list[str]) -> int:
    with net.commit(f"Teruggehaald: {', '.join(ids)}") as commit:
        for record_id in ids:
            commit.restore(record_id)
    lines = [f"{each_record_id} is terug." for each_record_id in ids]
    lines += [f"Let op: {remark}" for remark in commit.remarks.values() if remark]
    context.answer(RESTORED, RESTORED.each(ids, commit.remarks), lines)
    return 0


HANDLERS = {
    "bin": Handler(_run, _arguments, (BIN, RESTORED), lists=True),
}
