"""``m50 meeting`` and ``m50 ready``: one meeting as a whole, and what must be ready before it."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.meetings.listing import effects_table
from m50core.meetings.minutes import attendance_lines, vote_line
from m50core.meetings.preparation import Need, Preparation, State, sign
from m50core.meetings.proceedings import Proceedings
from m50core.meetings.records.meetings import ActionItem
from m50core.meetings.records.papers import Paper
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.collection import Records
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
    context.answer(MEETING, MEETING.each([whole]), _lines(net.records, whole))
    return 0


def _lines(records: Records, whole: Proceedings) -> Iterator[str]:
    meeting = whole.meeting
    yield f"{meeting.title}  [{meeting.id}]"
    when = meeting.due.shown() if meeting.due else "nog geen datum"
    hours = "–".join(filter(None, (meeting.start, meeting.end)))
    yield ", ".join(filter(None, (when, hours, meeting.place, meeting.status.label)))
    sections = (
        ("Agenda", _agenda(records, whole)),
        ("Stukken", (_paper(records, paper) for paper in whole.papers)),
        ("Aanwezigheid", attendance_lines(records, whole) if whole.attendance else ()),
        ("Stemmingen", (f"{vote_line(p)}  [{p.vote.id}]" for p in whole.votes)),
        ("Besluiten", _decisions(records, whole)),
        ("Actiepunten", (_action(records, action) for action in whole.actions)),
        ("Nog open van eerder", (_action(records, item) for item in whole.carried)),
        ("Verslag", (f"{m.title}: {m.status.label}  [{m.id}]" for m in whole.minutes)),
    )
    for title, lines in sections:
        if some := list(lines):
            yield from ("", title)
            yield from (f"  {line}" for line in some)


def _agenda(records: Records, whole: Proceedings) -> Iterator[str]:
    for number, point in enumerate(whole.points, 1):
        who = f"  ({records.title(point.item.owner)})" if point.item.owner else ""
        yield f"{point.start:>5}  {number}. {point.item.title}{who}"
        yield from (f"       {_paper(records, paper)}" for paper in point.papers)


def _decisions(records: Records, whole: Proceedings) -> Iterator[str]:
    for decision in whole.decisions:
        since = f", geldt vanaf {dutch.day(decision.effective)}" if decision.effective else ""
        yield f"{decision.title}: {decision.status.label}{since}  [{decision.id}]"
        rows = effects_table(records, decision).rows
        yield from (f"  {what} ({state})" for what, state in (row.texts for row in rows))


def _paper(records: Records, paper: Paper) -> str:
    who = f", {records.title(paper.author or paper.owner)}" if paper.author or paper.owner else ""
    due = f", {paper.due.by()}" if paper.due else ""
    return f"Stuk: {paper.title} ({paper.status.label}{who}{due})  [{paper.id}]"


def _action(records: Records, action: ActionItem) -> str:
    who = records.title(action.owner) if action.owner else "nog niemand"
    due = f", {action.due.by()}" if action.due else ""
    return f"{action.title} ({who}{due}): {action.status.label}  [{action.id}]"


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
    context.answer(
        READY, READY.each(preparation.needs, preparation.about), _needs(net, preparation)
    )
    return 0


def _needs(net: "Network", found: Preparation) -> Iterator[str]:
    when = dutch.long_day(found.day) if found.day else "nog geen datum"
    yield f"{found.about.title_text}: {when}  [{found.about.id}]"
    yield f"Klaar: {found.ready} van {len(found.needs)}"
    yield from (f"  {line}" for need in found.needs for line in _need(net, need))


def _need(net: "Network", need: Need) -> Iterator[str]:
    by = dutch.day(need.by) if need.by and need.state is not State.done else ""
    late = "  TE LAAT" if need.state is State.late else ""
    who = f"  {net.records.title(need.who)}" if need.who else ""
    yield f"{sign(need)} {by:<15} {need.what}{who}{late}  [{need.record}]"
    if need.why:
        yield f"    {'':<15} {need.why}"
    if need.how and need.state is not State.done:
        yield f"    {'':<15} doen: {need.how}"


HANDLERS = {
    "meeting": Handler(_meeting, _meeting_arguments, (MEETING,)),
    "ready": Handler(_ready, _ready_arguments, (READY,)),
}
