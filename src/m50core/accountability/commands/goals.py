"""``m50 goals`` and ``m50 judge``: how the goals stand, and judging otherwise."""

import argparse
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from m50core.accountability.listing import goal_counts
from m50core.accountability.records import Judgement, Stand
from m50core.accountability.standing import GoalStanding, standing
from m50core.answers.schema import Schema
from m50core.board.units import find_unit
from m50core.errors import UsageError
from m50core.goals.records import Goal
from m50core.pages import Digest, DigestPart, Table
from m50core.plugins.commands import is_all_asked
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.asked import choice_of
from m50core.started import to_type
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network

GOALS = Schema("goals", "m50core.accountability.answers:GoalAnswer")
JUDGE = Schema("judge", "m50core.accountability.answers:JudgementAnswer", 2)


def _arguments(parser: argparse.ArgumentParser) -> None:
    known = ", ".join(stand.value for stand in Stand)
    parser.add_argument("--stand", metavar="STAND", help=f"alleen deze, met komma's: {known}")
    parser.add_argument(
        "--pillar", metavar="DEEL", help="alleen deze pijler of portefeuille, zoals ruimte"
    )
    parser.add_argument("--all", action="store_true", help="alle doelen, niet alleen de eerste")
    parser.add_argument("--explain", action="store_true", help="zeg bij elk doel waarom")
    parser.add_argument(
        "--since", metavar="DAG", help="alleen wat sinds die dag anders staat, met wat het was"
    )


def _run(context: CommandContext) -> int:
    if not context.args.since:
        context.lasting("goals")
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
    items = GOALS.each(standings, net.records, before)
    context.answer(GOALS, items, _lines(net, standings, before, context.args))
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


def _lines(
    net: "Network", found: list[GoalStanding], before: Mapping[str, Stand], args: argparse.Namespace
) -> Iterator[Table | Digest]:
    asked = args.stand or args.pillar or args.since
    if not (asked or args.explain or is_all_asked(args)):
        yield _digest(net, found)
        return
    table = net.lists.goals(found, before, whole=not asked)
    yield table if args.explain else table.without_notes()


_ASKS = (Stand.risk, Stand.silent, Stand.attention)


def _digest(net: "Network", found: list[GoalStanding]) -> Digest:
    """Return how many goals stand how, and those that ask for attention."""
    asking = [standing for standing in found if standing.stand in _ASKS]
    return Digest(
        (goal_counts(found) if found else "Er zijn nog geen doelen.",),
        (
            DigestPart(
                net.lists.goals(asking, whole=False), "stand", ("title",),
                title="Vragen aandacht", empty="geen enkel doel" if found else "",
            ),
        ),
        (
            f"Waarom: {to_type('goals --explain')}. "
            f"Van één deel alles: {to_type('goals --pillar ruimte')}.",
        ),
        to_type("goals --all"),
        more=len(net.goals) - len(asking),
    )  # fmt: skip


def _judge_arguments(parser: argparse.ArgumentParser) -> None:
    known = ", ".join(stand.value for stand in Stand)
    parser.add_argument("id", metavar="NUMMER", help="nummer van het doel, zoals ruimte-07")
    parser.add_argument("stand", metavar="STAND", help=known)
    parser.add_argument("--reason", metavar="TEKST", required=True, help="waarom u zo oordeelt")
    parser.add_argument("--until", metavar="DAG", help="tot en met (anders: tot een volgend)")


def _judge(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    goal, stand = context.record(args.id), choice_of(Stand, args.stand)
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
        f"Terug naar de berekening: {to_type('remove', judgement.id)}",
    ]
    context.answer(JUDGE, JUDGE.each([judgement], goal_standing), lines)
    return 0


HANDLERS = {
    "goals": Handler(_run, _arguments, (GOALS,), lists=True),
    "judge": Handler(_judge, _judge_arguments, (JUDGE,)),
}
