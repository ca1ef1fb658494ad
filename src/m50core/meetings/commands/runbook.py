"""``m50 runbook``."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.meetings import runbook
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.relation_words import mention
from m50core.started import to_type
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network
RUNBOOKS = Schema("runbooks", "m50core.meetings.answers:RunbookAnswer")
RUNBOOK = Schema("runbook", "m50core.meetings.answers:StepAnswer", 2)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAAM", nargs="?",
                        help="welk draaiboek; zonder naam: welke er zijn")  # fmt: skip
    parser.add_argument("--on", metavar="DAG", help="de dag waar het om gaat")
    parser.add_argument("--about", metavar="NUMMER",
                        help="waar het bij hoort: verhuist dat, dan ook de acties")  # fmt: skip
    parser.add_argument("--role", action="append", default=[], metavar="ROL=WIE",
                        help="wie een rol heeft; die is trekker van haar stappen")  # fmt: skip


def _run(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    if args.name is None:
        return _list(context, net)
    on = context.day(args.on, Looking.ahead) if args.on else None
    about = context.record(args.about).id if args.about else ""
    action_items = net.run(args.name, on, about, _roles(args.role))
    context.answer(RUNBOOK, RUNBOOK.each(action_items), [net.lists.steps(action_items)])
    passed = sum(
        a.due is not None and (a.due.latest or net.today) < net.today for a in action_items
    )
    if passed:
        had = "had" if passed == 1 else "hadden"
        context.say(f"{passed} van deze acties {had} vandaag al klaar moeten zijn.")
    book = runbook.find_runbook(net.runbooks, args.name)
    if roles := runbook.open_roles(action_items):
        told = "; ".join(f"{role}: {book.roles.get(role, '')}" for role in roles)
        more = [word for role in roles for word in ("--role", f"{role}=WIE")]
        where = ("--about", about) if about else ("--on", on)
        context.say(f"Wie doet dit ({told})? {to_type('runbook', book.name, *where, *more)}")
    if any(not a.owner and not a.role for a in action_items):
        context.say(f"Acties zonder rol wachten nog op een trekker ({to_type('assign')}).")
    if about and action_items and not any(a.due and a.due.anchor for a in action_items):
        context.say(
            f"Deze acties hebben een vaste dag: {mention(net.records.get, about)} is op een "
            "andere dag, of heeft er nog geen. Verhuist het, dan schuiven zij niet mee."
        )
    context.say(f"Met {to_type('undo')} neemt u alles terug.")
    return 0


def _roles(given: Sequence[str]) -> dict[str, str]:
    """Read ``voorzitter=persoon-3``; UsageError for what isn't of that form."""
    roles = {}
    for words in given:
        role, sign, who = words.partition("=")
        if not (role.strip() and sign and who.strip()):
            raise UsageError(f"“{words}” zegt niet wie een rol heeft. Schrijf --role ROL=WIE.")
        roles[role.strip()] = who.strip()
    return roles


def _list(context: CommandContext, net: "Network") -> int:
    runbooks = sorted(net.runbooks.values(), key=lambda one: one.name)
    context.answer(RUNBOOKS, RUNBOOKS.each(runbooks), [net.lists.runbooks()])
    return 0


HANDLERS = {
    "runbook": Handler(_run, _arguments, (RUNBOOKS, RUNBOOK), lists=True),
}
