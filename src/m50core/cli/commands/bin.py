"""``m50 bin``: what was removed, and back with it."""

import argparse
from collections.abc import Iterable, Iterator, Sequence

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.network.history.bin import Binned
from m50core.network.network import Network
from m50core.pages import Table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.values.called import word_key

BIN = Schema("bin", "m50core.cli.answers.history:BinnedAnswer")
RESTORED = Schema("restored", "m50core.cli.answers.history:RestoredAnswer")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--restore", nargs="+", metavar="NUMMER",
                        help="haal dit terug, met wat erbij hoort")  # fmt: skip


def _run(context: CommandContext) -> int:
    net: Network = context.net
    if context.args.restore:
        ids = [_id_of(context, net.bin(), words) for words in context.args.restore]
        return _restore(context, net, list(dict.fromkeys(ids)))
    bin_entries = net.bin()
    context.answer(BIN, BIN.each(bin_entries), _lines(net, bin_entries))
    return 0


def _lines(net: Network, found: Iterable[Binned]) -> Iterator[Table]:
    yield net.lists.bin(found)


def _id_of(context: CommandContext, binned: Sequence[Binned], words: str) -> str:
    """Return the id of what lies in the bin by this title, and tell it; else the words."""
    if any(entry.id == words for entry in binned):
        return words
    key = word_key(words)
    entries = [entry for entry in binned if word_key(entry.title) == key]
    if len(entries) > 1:
        listed = ", ".join(f"{entry.title} ({entry.id})" for entry in entries)
        raise UsageError(f"“{words}” kan meer dan één ding zijn: {listed}. Geef een nummer.")
    for entry in entries:
        context.say(f"“{words}” is begrepen als {entry.title} ({entry.id}).")
    return entries[0].id if entries else words


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
