"""``m50 account``: what was accounted for, after which it stays as it was told."""

import argparse
from typing import TYPE_CHECKING

from m50core.accountability.accounting import account
from m50core.answers.schema import Schema
from m50core.plugins.extensions import CommandContext, Handler
from m50core.values import dutch
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network

ACCOUNT = Schema("account", "m50core.accountability.answers:AccountingAnswer", 2)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("period", metavar="PERIODE", help="zoals “1e helft 2025” of Q1")
    parser.add_argument("--meeting", metavar="NUMMER", default="", help="in welke vergadering")


def _run(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    period = context.period(args.period, Looking.back)
    meeting = context.record(args.meeting).id if args.meeting else ""
    result = account(net.records, period, meeting, net.today)
    with net.commit(result.accounting.title) as commit:
        kept = commit.add(result.accounting)
    count = dutch.number_of(len(kept.entries), "gegeven ligt", "gegevens liggen")
    lines = [f"{kept.id}: {kept.title}. {count} nu vast."]
    if result.unapproved:
        names = ", ".join(note.id for note in result.unapproved)
        lines.append(f"Niet goedgekeurd, en dus niet verantwoord: {names}.")
    context.answer(ACCOUNT, ACCOUNT.one(kept, tuple(note.id for note in result.unapproved)), lines)
    return 0


HANDLERS = {
    "account": Handler(_run, _arguments, (ACCOUNT,)),
}
