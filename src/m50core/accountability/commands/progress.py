"""``m50 progress``: what was done, with what shows it."""

import argparse
from typing import TYPE_CHECKING, Any

from m50core.accountability.commands.goals import standing_item
from m50core.accountability.records import Progress
from m50core.accountability.standing import proposal, standing
from m50core.goals.records import Goal, GoalStatus, Tracked
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.record import Record
from m50core.values.choice import next_steps
from m50core.values.leaning import Leaning

if TYPE_CHECKING:
    from m50core.network.network import Network


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="NUMMER", help="waarbij, zoals ruimte-07")
    parser.add_argument("title", metavar="TEKST", help="wat er is gebeurd")
    parser.add_argument("--percent", metavar="0-100", help="hoe ver het is")
    parser.add_argument(
        "--evidence", metavar="NUMMER", nargs="+", default=[],
        help="waaruit het blijkt: gesprekken, besluiten, stukken, metingen",
    )  # fmt: skip
    parser.add_argument("--on", metavar="DAG", help="wanneer (anders: vandaag)")


def _run(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    about = net[args.id]
    values: dict[str, Any] = {"title": args.title, "about": about.id, "evidence": args.evidence}
    values |= {"percent": args.percent} if args.percent else {}
    values |= {"on": context.day(args.on, Leaning.back)} if args.on else {}
    with net.commit(f"Voortgang van {about.title_text}: {args.title}") as commit:
        note = commit.make(Progress.spec.kind, values)
    item: dict[str, Any] = {"kind": note.kind, **note.plain()}
    lines = [f"{note.id} is toegevoegd."]
    if isinstance(about, Goal):
        goal_standing = standing(net.records, about, net.today)
        item["standing"] = standing_item(goal_standing)
        lines.append(f"“{about.title}” staat nu zo: {goal_standing.words}. {goal_standing.why}")
    context.answer("progress", [item], lines)
    tell_proposal(context, note)
    return 0


def tell_proposal(context: CommandContext, note: Record) -> None:
    """Tell what a note of 100 % proposes, and with which words it is done."""
    net: Network = context.net
    if not (sentence := proposal(net.records, note)):
        return
    about = net[str(getattr(note, "about", ""))]
    ready = isinstance(about, Tracked) and GoalStatus.done in next_steps(about.status)
    first = "" if ready else f"m50 set {about.id} status=active en dan "
    context.say(f"{sentence} {first}m50 set {about.id} status=done")


HANDLERS = {
    "progress": Handler(_run, _arguments),
}
