"""``m50 diff``: what some days came to, record by record."""

import argparse
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.network.history.differences import Difference, What
from m50core.network.network import Network
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.timing import period_of
from m50core.values import dutch
from m50core.values.looking import Looking

DIFF = Schema("diff", "m50core.cli.answers.history:DifferenceAnswer", 2)
_HEADS = {What.added: "Nieuw", What.changed: "Gewijzigd", What.removed: "Verwijderd"}


def _arguments(parser: argparse.ArgumentParser) -> None:
    begin = parser.add_mutually_exclusive_group(required=True)
    begin.add_argument("--from", dest="start", metavar="DAG", help="vanaf deze dag")
    begin.add_argument("--since", metavar="WAT",
                       help="vanaf de dag van deze vergadering, of vanaf een dag")  # fmt: skip
    parser.add_argument("--to", dest="end", metavar="DAG", help="tot en met (anders: vandaag)")


def _run(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    start = _day_of(context, args.since) if args.since else context.day(args.start, Looking.back)
    end = context.day(args.end, Looking.back) if args.end else net.today
    differences = net.changes(start, end)
    context.answer(DIFF, DIFF.each(differences, net.kinds), _lines(differences, start, end))
    return 0


def _day_of(context: CommandContext, words: str) -> date:
    net: Network = context.net
    if words not in net.records:
        with suppress(UsageError):
            return context.day(words, Looking.back)
    record = context.record(words)
    period = period_of(record)
    if period is None or not period.exact or period.latest is None:
        raise UsageError(
            f"“{record.title_text}” heeft nog geen vaste dag. "
            "Leg de dag vast, of geef hem zelf met --from."
        )
    return period.latest


def _lines(found: tuple[Difference, ...], start: date, end: date) -> Iterator[str]:
    days = f"{dutch.day(start)} tot en met {dutch.day(end)}"
    if not found:
        yield f"Van {days} is er niets veranderd."
        return
    yield f"Verschil van {days}"
    for what, head in _HEADS.items():
        differences = [d for d in found if d.what is what]
        if differences:
            yield ""
            yield f"{head} ({len(differences)})"
        for difference in differences:
            numbers = ", ".join(map(str, difference.commits))
            yield f"  {difference.title}  [{difference.id}]  wijziging {numbers}"
            yield from _fields(difference)


def _fields(difference: Difference) -> Iterator[str]:
    for field in difference.fields:
        if difference.what is What.changed:
            yield f"    {field.shown}"
        elif difference.what is What.added:
            yield f"    {field.label}: {field.after}"


HANDLERS = {
    "diff": Handler(_run, _arguments, (DIFF,)),
}
