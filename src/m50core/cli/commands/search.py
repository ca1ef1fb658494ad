"""``m50 search``."""

import argparse

from m50core.network.network import Network
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.search import Match, near_words


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WOORD", help="alle woorden moeten voorkomen")
    parser.add_argument("--limit", type=int, default=30, metavar="AANTAL", help="hooguit zoveel")


def _run(context: CommandContext) -> int:
    net: Network = context.net
    words = " ".join(context.args.words)
    table = net.lists.search(words, limit=max(1, context.args.limit))
    matches = [row.about for row in table.rows if isinstance(row.about, Match)]
    items = [
        {"id": m.record.id, "kind": m.record.kind, "title": m.record.title_text, "field": m.field}
        for m in matches
    ]
    meant = "" if matches else near_words(net.records, words)
    lines = [f"Bedoelt u “{meant}”? m50 search {meant}"] if meant else []
    context.answer("search", items, [table, *lines])
    return 0


HANDLERS = {
    "search": Handler(_run, _arguments),
}
