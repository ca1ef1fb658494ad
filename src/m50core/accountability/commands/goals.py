"""``m50 goals`` and ``m50 judge``: how the goals stand, and judging otherwise."""

import argparse
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from m50core.accountability.pace import Pace
from m50core.accountability.records import Judgement, Stand
from m50core.accountability.standing import GoalStanding, standing
from m50core.board.owners import responsible
from m50core.board.units import find_unit
from m50core.errors import UsageError
from m50core.goals.records import Goal
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.asked import choice_of
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network


def _arguments(parser: argparse.ArgumentParser) -> None:
    known = ", ".join(stand.value for stand in Stand)
    parser.add_argument("--stand", metavar="STAND", help=f"alleen deze, met komma's: {known}")
    parser.add_argument(
        "--pillar", metavar="DEEL", help="alleen deze pijler of portefeuille, zoals ruimte"
    )
    parser.add_argument("--explain", action="store_true", help="zeg bij elk doel waarom")
    parser.add_argument(
        "--since", metavar="DAG", help="alleen wat sinds die dag anders staat, met wat het was"
    )


def _run(context: CommandContext) -> int:
    net: Network = context.net
    standings = _chosen_goals(net, context.args)
    before = (
        _before(net, context.day(context.args.since, Looking.back)) if context.args.since else {}
    )
    if context.args.since:
        standings = [
            goal_standing
            for goal_standing in standings
            if before.get(goal_standing.goal.id) is not goal_standing.stand
        ]
    items = [
        {**standing_item(one), **responsible(net.records, one.goal).plain()} for one in standings
    ]
    if context.args.since:
        items = [{**item, "was": _value(before.get(item["id"]))} for item in items]
    asked = context.args.stand or context.args.pillar or context.args.since
    table = net.lists.goals(standings, before, whole=not asked)
    context.answer("goals", items, [table if context.args.explain else table.without_notes()])
    return 0


def _chosen_goals(net: "Network", args: argparse.Namespace) -> list[GoalStanding]:
    standings = list(net.standings())
    if args.stand:
        stands = [choice_of(Stand, part) for part in args.stand.split(",") if part.strip()]
        standings = [goal_standing for goal_standing in standings if goal_standing.stand in stands]
    if args.pillar:
        unit = find_unit(net.records, args.pillar)
        standings = [
            goal_standing for goal_standing in standings if goal_standing.goal.unit == unit
        ]
    return standings


def _before(net: "Network", since: date) -> Mapping[str, Stand]:
    return {
        goal_standing.goal.id: goal_standing.stand for goal_standing in net.as_of(since).standings()
    }


def _value(stand: Stand | None) -> str | None:
    return None if stand is None else stand.value


def standing_item(one: GoalStanding) -> dict[str, Any]:
    """Return a standing as plain data."""
    last = one.last
    return {
        "id": one.goal.id, "title": one.goal.title, "unit": one.goal.unit,
        "stand": one.stand.value, "why": one.why, "computed": one.computed.value,
        "computed_why": one.computed_why, "override": one.override,
        "rests_on": list(one.rests_on), "share": one.share, "expected": one.expected,
        "silent": one.silent,
        "last": last and {
            "record": last.record, "day": last.day.isoformat(), "proof": list(last.proof),
        },
        "paces": [_pace(pace) for pace in one.paces],
    }  # fmt: skip


def _pace(pace: Pace) -> dict[str, Any]:
    return {
        "indicator": pace.indicator.id, "value": str(pace.value),
        "target": str(pace.indicator.target), "measurement": pace.measurement,
        "measured_on": pace.measured_on.isoformat() if pace.measured_on else None,
        "ratio": list(pace.ratio) if pace.ratio else None,
        "share": pace.share, "expected": pace.expected,
        "achieved": pace.achieved, "needed": pace.needed,
    }  # fmt: skip


def _judge_arguments(parser: argparse.ArgumentParser) -> None:
    known = ", ".join(stand.value for stand in Stand)
    parser.add_argument("id", metavar="NUMMER", help="nummer van het doel, zoals ruimte-07")
    parser.add_argument("stand", metavar="STAND", help=known)
    parser.add_argument("--reason", metavar="TEKST", required=True, help="waarom u zo oordeelt")
    parser.add_argument("--until", metavar="DAG", help="tot en met (anders: tot een volgend)")


def _judge(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    goal, stand = net[args.id], choice_of(Stand, args.stand)
    if not isinstance(goal, Goal):
        raise UsageError(f"{goal.id} is geen doel, maar een {goal.spec.label.lower()}.")
    with net.commit(f"Oordeel over {goal.title}: {stand.label}") as commit:
        judgement = commit.add(
            Judgement(
                about=goal.id, stand=stand, reason=args.reason, on=net.today, by=net.who,
                until=context.day(args.until, Looking.coming) if args.until else None,
            )
        )  # fmt: skip
    goal_standing = standing(net.records, goal, net.today)
    lines = [
        f"{judgement.id}: “{goal.title}” staat nu zo: {goal_standing.words}.",
        f"Terug naar de berekening: m50 remove {judgement.id}",
    ]
    context.answer(
        "judge", [{**judgement.plain(), "standing": standing_item(goal_standing)}], lines
    )
    return 0


HANDLERS = {
    "goals": Handler(_run, _arguments),
    "judge": Handler(_judge, _judge_arguments),
}
