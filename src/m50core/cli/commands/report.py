"""``m50 report``."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.network.network import Network
from m50core.plugins.extensions import CommandContext, Handler, Report
from m50core.reports.report import Written
from m50core.values.looking import Looking

REPORTS = Schema("reports", "m50core.cli.answers.program:ReportAnswer")
REPORT = Schema("report", "m50core.cli.answers.program:WrittenAnswer")
REPORT_FILE = Schema("report_file", "m50core.cli.answers.program:ReportFile")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="VERSLAG", help="zonder naam: welke er zijn")
    parser.add_argument("--period", default="", metavar="PERIODE", help="bijvoorbeeld 2025-H1")
    parser.add_argument("--about", default="", metavar="NUMMER",
                        help="waarover, voor een verslag van één ding: alv-2025-1")  # fmt: skip
    parser.add_argument("--out", metavar="BESTAND", help="schrijf naar dit bestand (.md of .html)")


def _run(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    if args.name is None:
        reports = net.register.reports()
        lines = [f"{r.name:<16} {r.help}" for r in reports.values()]
        context.answer(REPORTS, _items(reports.values()), lines)
        return 0
    written = net.report(args.name, period=_period(context) or args.about)
    if args.out:
        path = written.write(args.out)
        context.answer(REPORT_FILE, _file(args.name, path), [])
        context.say(f"{path} is geschreven.")
    else:
        context.answer(REPORT, _written(args.name, written), written.markdown.split("\n"))
    return 0


def _items(reports: Iterable[Report]) -> Iterator[object]:
    from m50core.cli.answers.program import ReportAnswer

    yield from map(ReportAnswer.of, reports)


def _file(name: str, path: Path) -> Iterator[object]:
    from m50core.cli.answers.program import ReportFile

    yield ReportFile(name, str(path))


def _written(name: str, written: Written) -> Iterator[object]:
    from m50core.cli.answers.program import WrittenAnswer

    yield WrittenAnswer(name, written.title, written.markdown)


def _period(context: CommandContext) -> str:
    """Return the period that was asked for, in words that say their year; tell what it is."""
    words: str = context.args.period
    try:
        return context.period(words, Looking.back).words if words else ""
    except UsageError:
        return words  # what a report is about can be told in other words


HANDLERS = {
    "report": Handler(_run, _arguments, (REPORTS, REPORT, REPORT_FILE)),
}
