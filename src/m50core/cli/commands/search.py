"""``m50 search``."""

import argparse

from m50core.answers.schema import Schema
from m50core.network.network import Network
from m50core.pages import Table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.search import Match, near_words

SEARCH = Schema("search", "m50core.cli.answers.records:MatchAnswer")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WOORD", help="alle woorden moeten voorkomen")
    parser.add_argument("--limit", type=int, default=30, metavar="AANTAL", help="hooguit zoveel")


def _run(context: CommandContext) -> int:
    net: Network = context.net
    matches = net.search(" ".join(context.args.words), limit=max(1, context.args.limit))
    rows = [(m.record.id, m.record.spec.label, _name(m)) for m in matches]
    words = " ".join(context.args.words)
    reasons = [f"{s}." for cls in net.kinds.values() if (s := cls.why_absent(words))]
    if not rows and (meant := near_words(net.records, words)):
        reasons.insert(0, f"Bedoelt u “{meant}”? m50 search {meant}")
    answer = Table(rows, wide=2) if rows else "Niets gevonden. Probeer minder of kortere woorden."
    context.answer(SEARCH, SEARCH.each(matches), [answer, *reasons])
    return 0


def _name(match: Match) -> str:
    """Return what a record is called, with its other names when it was found by one of those."""
    record = match.record
    also = f" (ook: {', '.join(record.also_called)})" if match.field == "also_called" else ""
    return f"{record.title_text}{also}"


HANDLERS = {
    "search": Handler(_run, _arguments, (SEARCH,)),
}
