"""``m50 search``."""

import argparse
from collections.abc import Iterator

import attrs

from m50core.answers.schema import Schema
from m50core.network.network import Network
from m50core.pages import Table
from m50core.pages.cells import ListRow
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.search import Match, near_words
from m50core.started import to_type

SEARCH = Schema("search", "m50core.cli.answers.records:MatchAnswer")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WOORD", help="alle woorden moeten voorkomen")
    parser.add_argument("--kind", metavar="SOORT", help="alleen van deze soort: doelen")
    parser.add_argument("--limit", type=int, default=30, metavar="AANTAL", help="hooguit zoveel")


def _run(context: CommandContext) -> int:
    net: Network = context.net
    words = " ".join(context.args.words)
    limit = max(1, context.args.limit)
    kind = net.collection(context.args.kind).cls.spec.kind if context.args.kind else ""
    table = net.lists.search(words, limit=None if kind else limit + 1)
    rows = [row for row in table.rows if not kind or _kind_of(row) == kind]
    more = len(rows) > limit
    table = attrs.evolve(table, rows=rows[:limit])
    matches = [row.about for row in table.rows if isinstance(row.about, Match)]
    context.answer(SEARCH, SEARCH.each(matches), _lines(net, table, words))
    if more:
        context.say(f"Er is meer gevonden: dit zijn de beste {limit}. Meer met --limit.")
    return 0


def _kind_of(row: ListRow) -> str:
    return row.about.record.kind if isinstance(row.about, Match) else ""


def _lines(net: Network, table: Table, words: str) -> Iterator[str | Table]:
    yield table
    if not table.rows and (meant := near_words(net.records, words)):
        yield f"Bedoelt u “{meant}”? {to_type('search', *meant.split())}"


HANDLERS = {
    "search": Handler(_run, _arguments, (SEARCH,), lists=True),
}
