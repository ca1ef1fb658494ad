"""``m50 agenda``."""

import argparse
from collections.abc import Iterator
from datetime import timedelta

from m50core.cli.context import day
from m50core.history.entries import refuse_backwards
from m50core.network import Network
from m50core.plugins.extensions import AgendaEntry, Command, CommandContext
from m50core.services.agenda import undated


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="start", metavar="DAG", help="vanaf (anders: vandaag)")
    parser.add_argument("--to", dest="end", metavar="DAG", help="tot en met (anders: vier weken)")
    parser.add_argument("--ics", metavar="BESTAND", help="schrijf een agendabestand voor Outlook")


def _run(context: CommandContext) -> int:
    net: Network = context.net
    start = day(context.args.start) if context.args.start else net.today
    end = day(context.args.end) if context.args.end else start + timedelta(weeks=4)
    refuse_backwards(start, end)
    entries = net.agenda(start, end)
    if context.args.ics:
        from m50core.exchange.ics import write_ics

        path = write_ics(entries, net.today, context.args.ics)
        context.say(f"{path} is geschreven.")
    items = [
        {
            "start": e.start.isoformat(), "end": e.end.isoformat(), "time": e.time,
            "title": e.title, "id": e.record, "label": e.label, "exact": e.exact, "when": e.words,
        }
        for e in entries
    ]  # fmt: skip
    context.answer("agenda", items, _lines(net, entries))
    return 0


def _lines(net: Network, entries: tuple[AgendaEntry, ...]) -> Iterator[str]:
    vague = False
    for entry in entries:
        if not entry.exact and not vague:
            vague = True
            yield ""
            yield "Zonder vaste dag"
        yield f"{entry.words:<18} {entry.time:<6} {entry.label:<14} {entry.title}"
    if not entries:
        yield "Er staat niets op de agenda in deze tijd."
    waiting = undated(net.records)
    if waiting:
        yield ""
        yield f"Wacht op een datum ({len(waiting)})"
        for record in waiting:
            yield f"{'':<18} {'':<6} {record.spec.label:<14} {record.title_text}  [{record.id}]"


COMMANDS = {"agenda": Command("agenda", "alles met een datum", _run, _arguments)}
