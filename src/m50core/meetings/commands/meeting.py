"""``m50 meeting`` and ``m50 ready``: one meeting as a whole, and what must be ready before it."""

import argparse
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.meetings.sections import meeting_head
from m50core.pages.table import Table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.values import dutch
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network
MEETING = Schema("meeting", "m50core.meetings.answers:MeetingAnswer", 2)
READY = Schema("ready", "m50core.meetings.answers:NeedAnswer")


def _meeting_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="VERGADERING", help="nummer, titel, of “ALV”, “DB”")
    parser.add_argument("--convene", action="store_true", help="leg vast: de uitnodiging is weg")


def _meeting(context: CommandContext) -> int:
    net: Network = context.net
    sitting = net.sitting(context.args.meeting)
    if context.args.convene:
        sitting.convene()
    whole = sitting.proceedings
    status, *about = meeting_head(whole)
    lines = [f"{whole.meeting.title}  [{whole.meeting.id}]  {status}", *about, ""]
    context.answer(MEETING, MEETING.each([whole]), [*lines, net.lists.meeting(whole)])
    return 0


def _ready_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", metavar="WAARVOOR",
        help="nummer, of “DB”, “volgende ALV”, “donderdag”; leeg: wat het eerst komt",
    )  # fmt: skip
    parser.add_argument("--done", metavar="STAP",
                        help="deze stap is gedaan: room, speakers of invitation")  # fmt: skip
    parser.add_argument("--on", metavar="DAG", help="met --done: wanneer (anders: vandaag)")


def _ready(context: CommandContext) -> int:
    net: Network = context.net
    args, words = context.args, " ".join(context.args.words)
    preparation = net.ready(words)
    if args.done:
        about = preparation.about.id
        net.mark_ready(about, args.done, context.day(args.on, Looking.back) if args.on else None)
        preparation = net.ready(about)
    elif args.on:
        raise UsageError("--on hoort bij --done: zeg ook welke stap is gedaan.")
    when = dutch.long_day(preparation.day) if preparation.day else "nog geen datum"
    lines: list[str | Table] = [
        f"{preparation.about.title_text}: {when}  [{preparation.about.id}]",
        f"Klaar: {preparation.ready} van {len(preparation.needs)}",
        net.lists.needs(preparation),
    ]
    context.answer(READY, READY.each(preparation.needs, preparation.about), lines)
    return 0


HANDLERS = {
    "meeting": Handler(_meeting, _meeting_arguments, (MEETING,), lists=True),
    "ready": Handler(_ready, _ready_arguments, (READY,), lists=True),
}
