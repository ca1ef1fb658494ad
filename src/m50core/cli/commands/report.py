"""``m50 report``."""

import argparse

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.network.network import Network
from m50core.plugins.extensions import CommandContext, Handler
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
        context.answer(REPORTS, REPORTS.each(reports.values()), lines)
        return 0
    written = net.report(args.name, period=_period(context) or args.about)
    if args.out:
        path = written.write(args.out)
        context.answer(REPORT_FILE, REPORT_FILE.one(args.name, str(path)), [])
        context.say(f"{path} is geschreven.")
    else:
        context.answer(
            REPORT,
            REPORT.one(args.name, written.title, written.markdown, written.data),
            written.markdown.split("\n"),
        )
    return 0


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
