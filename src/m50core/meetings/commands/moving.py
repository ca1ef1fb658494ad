"""``m50 move`` and ``m50 cancel``: a meeting, debate or event on another day, or not at all."""

import argparse
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.meetings.moving import Upshot
from m50core.plugins.extensions import CommandContext, Handler
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network
MOVE = Schema("move", "m50core.meetings.answers:MovedAnswer", 2)
CANCEL = Schema("cancel", "m50core.meetings.answers:MovedAnswer", 2)


def _move_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="NUMMER", help="vergadering, lobbymoment of evenement")
    parser.add_argument("day", metavar="DAG", help="de nieuwe dag")
    parser.add_argument("--reason", required=True, metavar="TEKST", help="de reden")


def _move(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    day, record_id = context.day(args.day, Looking.coming), context.record(args.id).id
    return _answer(context, MOVE, net.move(record_id, day, args.reason))


def _cancel_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="NUMMER", help="vergadering, lobbymoment of evenement")
    parser.add_argument("--reason", default="", metavar="TEKST", help="de reden")
    parser.add_argument("--drop", action="store_true", help="wat er open aan hing, vervalt")
    parser.add_argument("--to", default="", metavar="NUMMER", help="wat er open aan hing, hangt "
                        "voortaan hieraan")  # fmt: skip


def _cancel(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    to = context.record(args.to).id if args.to else ""
    upshot = net.cancel(context.record(args.id).id, args.reason, drop=args.drop, to=to)
    return _answer(context, CANCEL, upshot)


def _answer(context: CommandContext, schema: Schema, upshot: Upshot) -> int:
    net: Network = context.net
    records = [net[record_id] for record_id in {record.id: 0 for record, _ in upshot.doing.changes}]
    ids = ", ".join(record.id for record in records)
    lines = [f"{upshot.doing.why}.  [{ids}]", *upshot.told]
    context.answer(schema, schema.each(records, records[:1], upshot.told), lines)
    return 0


HANDLERS = {
    "move": Handler(_move, _move_arguments, (MOVE,)),
    "cancel": Handler(_cancel, _cancel_arguments, (CANCEL,)),
}
