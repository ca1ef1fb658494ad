"""``m50 log`` and ``m50 undo``."""

import argparse

from m50core.domain import dutch
from m50core.network import Network
from m50core.plugins.extensions import Command, CommandContext


def _log_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=int, default=20, metavar="AANTAL", help="hooguit zoveel")


def _log(context: CommandContext) -> int:
    net: Network = context.net
    commits = net.log()[-max(1, context.args.limit) :]
    items = [
        {
            "number": c.number, "when": c.when.isoformat(), "who": c.who, "why": c.why,
            "undoes": c.undoes, "records": [change.id for change in c.changes],
        }
        for c in commits
    ]  # fmt: skip
    lines = [
        f"{c.number:>5}  {dutch.moment(c.when):<22} {c.who:<16} {c.why}  "
        f"[{', '.join(change.id for change in c.changes[:5])}]"
        for c in reversed(commits)
    ]
    context.answer("log", items, lines or ["Er is nog niets gewijzigd."])
    return 0


def _undo(context: CommandContext) -> int:
    net: Network = context.net
    commit = net.undo()
    context.answer("undo", [{"number": commit.number, "undoes": commit.undoes}], [f"{commit.why}."])
    return 0


COMMANDS = {
    "log": Command("log", "wat er is gewijzigd", _log, _log_arguments),
    "undo": Command("undo", "maak de laatste wijziging ongedaan", _undo),
}
