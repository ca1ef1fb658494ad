"""``m50 search``."""

import argparse

from m50core.network.network import Network
from m50core.pages import Table
from m50core.plugins.extensions import CommandContext, Handler


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WOORD", help="alle woorden moeten voorkomen")
    parser.add_argument("--limit", type=int, default=30, metavar="AANTAL", help="hooguit zoveel")


def _run(context: CommandContext) -> int:
    net: Network = context.net
    matches = net.search(" ".join(context.args.words), limit=max(1, context.args.limit))
    items = [
        {"id": m.record.id, "kind": m.record.kind, "title": m.record.title_text, "field": m.field}
        for m in matches
    ]
    rows = [(m.record.id, m.record.spec.label, m.record.title_text) for m in matches]
    lines: list[str | Table] = [Table(rows, wide=2)]
    if not rows:
        words = " ".join(context.args.words)
        told = [f"{s}." for cls in net.kinds.values() if (s := cls.why_absent(words))]
        lines = ["Niets gevonden. Probeer minder of kortere woorden.", *told]
    context.answer("search", items, lines)
    return 0


HANDLERS = {
    "search": Handler(_run, _arguments),
}
