"""``m50 done``, ``m50 schedule``, ``m50 assign``, ``m50 leave`` and ``m50 missed``."""

import argparse
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.plugins.extensions import CommandContext, Handler
from m50core.today import deeds
from m50core.today.deeds import Deed, Doing
from m50core.values import dutch
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network
DEEDS = {deed: Schema(deed.value, "m50core.records.record:Record", 2) for deed in Deed}
FREE_DAYS = Schema("free_days", "m50core.today.answers:FreeDay")


def _id_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="NUMMER", help="bijvoorbeeld actie-12 (m50 today noemt ze)")


def _done_arguments(parser: argparse.ArgumentParser) -> None:
    _id_argument(parser)
    parser.add_argument("--on", metavar="DAG", help="wanneer het gebeurde (zonder: vandaag)")
    parser.add_argument(
        "--proof", metavar="NUMMER", nargs="+", default=[],
        help="waar dat uit blijkt: verslag, stuk, vergadering, gesprek",
    )  # fmt: skip


def _run_done(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    on = context.day(args.on, Looking.back) if args.on else None
    proof = [context.record(words).id for words in args.proof]
    doing = deeds.mark_done(net.records, context.record(args.id).id, net.today, on, proof)
    return _answer(context, Deed.done, doing)


def _schedule_arguments(parser: argparse.ArgumentParser) -> None:
    _id_argument(parser)
    parser.add_argument("day", metavar="DAG", nargs="?",
                        help="zonder: toon bij een ritme vrije dagen")  # fmt: skip


def _schedule(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    record_id: str = context.record(args.id).id
    if args.day:
        doing = deeds.schedule(
            net.records, record_id, context.day(args.day, Looking.coming), net.today
        )
        return _answer(context, Deed.schedule, doing)
    proposed = deeds.free_days(net.records, record_id, net.today)
    lines = [f"{dutch.day(day)}   m50 schedule {record_id} {day.isoformat()}" for day in proposed]
    nothing = f"Geef een dag: m50 schedule {record_id} 2025-04-01. Er zijn geen voorstellen."
    context.answer(FREE_DAYS, FREE_DAYS.each(proposed, record_id), lines or [nothing])
    return 0


def _assign_arguments(parser: argparse.ArgumentParser) -> None:
    _id_argument(parser)
    parser.add_argument("person", metavar="WIE", help="nummer, naam of deel van een naam")


def _assign(context: CommandContext) -> int:
    net: Network = context.net
    doing = deeds.assign(net.records, context.record(context.args.id).id, context.args.person)
    return _answer(context, Deed.assign, doing)


def _leave_arguments(parser: argparse.ArgumentParser) -> None:
    _id_argument(parser)
    parser.add_argument("--until", metavar="DAG", required=True,
                        help="op deze dag vraagt het weer aandacht")  # fmt: skip
    parser.add_argument("--reason", metavar="TEKST", required=True, help="waarom het kan wachten")


def _leave(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    until = context.day(args.until, Looking.coming)
    record_id = context.record(args.id).id
    doing = deeds.leave(net.records, record_id, until, args.reason, net.today)
    return _answer(context, Deed.leave, doing)


def _missed_arguments(parser: argparse.ArgumentParser) -> None:
    _id_argument(parser)
    parser.add_argument("--reason", metavar="TEKST", required=True,
                        help="waarom het niet is gehaald")  # fmt: skip


def _account_for(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    doing = deeds.account_for(net.records, context.record(args.id).id, args.reason, net.today)
    return _answer(context, Deed.missed, doing)


def _answer(context: CommandContext, deed: Deed, doing: Doing) -> int:
    net: Network = context.net
    became = net.carry_out(doing)
    ids = ", ".join(record.id for record in became)
    context.answer(DEEDS[deed], became, [f"{doing.why}.  [{ids}]"])
    return 0


HANDLERS = {
    "done": Handler(_run_done, _done_arguments, (DEEDS[Deed.done],)),
    "schedule": Handler(_schedule, _schedule_arguments, (DEEDS[Deed.schedule], FREE_DAYS)),
    "assign": Handler(_assign, _assign_arguments, (DEEDS[Deed.assign],)),
    "leave": Handler(_leave, _leave_arguments, (DEEDS[Deed.leave],)),
    "missed": Handler(_account_for, _missed_arguments, (DEEDS[Deed.missed],)),
}
