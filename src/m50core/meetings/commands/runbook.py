"""``m50 runbook``."""

import argparse
from typing import TYPE_CHECKING

from m50core.pages import Table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.values.leaning import Leaning

if TYPE_CHECKING:
    from m50core.network.network import Network


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAAM", nargs="?",
                        help="welk draaiboek; zonder naam: welke er zijn")  # fmt: skip
    parser.add_argument("--on", metavar="DAG", help="de dag waar het om gaat")
    parser.add_argument("--about", metavar="NUMMER",
                        help="waar het bij hoort; zonder --on telt de dag daarvan")  # fmt: skip


def _run(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    if args.name is None:
        return _list(context, net)
    action_items = net.run(
        args.name, context.day(args.on, Leaning.ahead) if args.on else None, args.about or ""
    )
    items = [
        {"id": a.id, "title": a.title, "due": str(a.due), "about": list(a.about)}
        for a in action_items
    ]
    rows = [[a.id, a.due.shown() if a.due else "", a.title] for a in action_items]
    table = Table(rows, wide=2, head=("Nummer", "Uiterlijk", "Wat"))
    context.answer("runbook", items, [table])
    passed = sum(
        a.due is not None and (a.due.latest or net.today) < net.today for a in action_items
    )
    if passed:
        context.say(f"{passed} van deze acties hadden vandaag al klaar moeten zijn.")
    context.say("Iedere actie wacht nog op een trekker. Met m50 undo neemt u alles terug.")
    return 0


def _list(context: CommandContext, net: "Network") -> int:
    runbooks = sorted(net.runbooks.values(), key=lambda one: one.name)
    items = [
        {
            "name": runbook.name,
            "title": runbook.title,
            "day": runbook.day,
            "steps": len(runbook.steps),
        }
        for runbook in runbooks
    ]
    rows = [
        [runbook.name, runbook.title, runbook.day, str(len(runbook.steps))] for runbook in runbooks
    ]
    table = Table(rows, wide=1, head=("Naam", "Draaiboek", "Vanaf", "Acties"))
    context.answer("runbook", items, [table])
    return 0


HANDLERS = {
    "runbook": Handler(_run, _arguments),
}
