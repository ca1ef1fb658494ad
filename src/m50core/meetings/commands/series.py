"""``m50 series``."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.meetings.records.meetings import MeetingSeries
from m50core.meetings.series import LaidOut
from m50core.pages import Table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.collection import Collection
from m50core.records.naming import find_by_name
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network

SERIES = Schema("series", "m50core.meetings.records.meetings:MeetingSeries", 2)
DAYS = Schema("series_days", "m50core.meetings.answers:LaidOutAnswer")
_DETAILS = {
    "start": ("BEGINTIJD", "begintijd, 10:00"),
    "end": ("EINDTIJD", "eindtijd, 12:00"),
    "place": ("PLAATS", "plaats"),
    "link": ("ADRES", "adres"),
}
"""By option: what stands for its value in the usage, and its help."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("series", nargs="?", metavar="REEKS", help="zonder: welke er zijn")
    parser.add_argument("--every", metavar="WANNEER", help="“2 weken”, “maand”, “3e donderdag”")
    parser.add_argument("--from", dest="first", metavar="DAG", help="de dag waarop het begint")
    parser.add_argument("--to", dest="last", metavar="DAG", help="tot en met")
    for name, (value, text) in _DETAILS.items():
        parser.add_argument(f"--{name}", default="", metavar=value, help=text)
    parser.add_argument("--dry-run", action="store_true", help="alleen kijken, niets bewaren")


def _run(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    if args.series is None:
        return _list(context, net)
    series = find_by_name(net.records, MeetingSeries, args.series)
    if not (args.every and args.first and args.last):
        raise UsageError("Zeg ook hoe vaak en wanneer: --every “3e donderdag” --from DAG --to DAG.")
    first = context.day(args.first, Looking.ahead)
    details = {name: getattr(args, name) for name in _DETAILS if getattr(args, name)}
    slots = net.lay_out(
        series,
        args.every,
        first,
        context.day(args.last, Looking.coming, seen_from=first),
        details,
        dry_run=args.dry_run,
    )
    context.answer(DAYS, DAYS.each(slots), _lines(slots))
    made = sum(slot.meeting is not None for slot in slots)
    count = dutch.number_of(made, "vergadering", "vergaderingen")
    context.say(f"Zo komen erbij: {count}." if args.dry_run else f"Toegevoegd: {count}.")
    return 0


def _lines(found: tuple[LaidOut, ...]) -> Iterator[str]:
    for slot in found:
        sentence = f"  ({slot.told})" if slot.told else ""
        number = f"  [{slot.meeting.id}]" if slot.meeting and slot.meeting.id else ""
        yield f"{'' if slot.meeting else 'niet: '}{dutch.day(slot.day)}{sentence}{number}"


def _list(context: CommandContext, net: "Network") -> int:
    found = net.records.collection(MeetingSeries)
    context.answer(SERIES, found, _all_lines(net, found))
    return 0


def _all_lines(net: "Network", found: Collection[MeetingSeries]) -> Iterator[str | Table]:
    yield net.lists.records(found)
    if not len(found):
        yield f"Maak er een met {to_type('add')}."


HANDLERS = {
    "series": Handler(_run, _arguments, (SERIES, DAYS), lists=True),
}
