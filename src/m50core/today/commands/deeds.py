"""``m50 done``, ``m50 schedule``, ``m50 assign``, ``m50 leave`` and ``m50 missed``."""

import argparse
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.plugins.commands import CommandContext, Handler
from m50core.plugins.many import (
    PREVIEW,
    ChosenRecords,
    How,
    add_choice,
    add_dry_run,
    choose,
    is_agreed,
    named_ids,
    told_same,
)
from m50core.started import in_help, to_type
from m50core.today import deeds, many
from m50core.today.deeds import Deed, Doing
from m50core.values import dutch
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network
DEEDS = {deed: Schema(deed.value, "m50core.records.record:Record", 2) for deed in Deed}
_NUMBERS = f"bijvoorbeeld actie-12 ({in_help('today')} noemt ze); meer mag"
FREE_DAYS = Schema("free_days", "m50core.today.answers:FreeDay")


def _usage(parser: argparse.ArgumentParser, word: str, more: str = "") -> None:
    start = in_help(word)
    parser.usage = f"{start} NUMMER …{more}\n         {start} SOORT{more} --where VELD=WAARDE …"


def _example(word: str, *options: str) -> How:
    return lambda kind, condition: to_type(word, kind, *options, "--where", condition)


_ASSIGN = _example("assign", "Eva Boswinkel")


def _done_arguments(parser: argparse.ArgumentParser) -> None:
    _usage(parser, "done")
    add_choice(parser, "NUMMER", _NUMBERS)
    parser.add_argument("--on", metavar="DAG", help="wanneer het gebeurde (zonder: vandaag)")
    parser.add_argument(
        "--proof", metavar="NUMMER", nargs="+", default=[],
        help="waar dat uit blijkt: verslag, stuk, vergadering, gesprek",
    )  # fmt: skip


def _run_done(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    on = context.day(args.on, Looking.back) if args.on else None
    chosen = choose(context, args.words, _example("done"))
    proof = [context.record(words).id for words in args.proof]
    doing = many.mark_each_done(net.records, chosen.records, net.today, on, proof)
    return _answer(context, Deed.done, doing, chosen)


def _schedule_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id", metavar="NUMMER", help=(f"bijvoorbeeld actie-12 ({in_help('today')} noemt ze)")
    )
    parser.add_argument("day", metavar="DAG", nargs="?",
                        help="zonder: toon bij een ritme vrije dagen")  # fmt: skip
    add_dry_run(parser)


def _schedule(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    record_id: str = context.record(args.id).id
    if args.day:
        doing = deeds.schedule(
            net.records, record_id, context.day(args.day, Looking.coming), net.today
        )
        return _answer(context, Deed.schedule, doing, ChosenRecords((net[record_id],)))
    proposed = deeds.free_days(net.records, record_id, net.today)
    lines = [
        f"{dutch.day(day)}   {to_type('schedule', record_id, day.isoformat())}" for day in proposed
    ]
    nothing = (
        f"Geef een dag: {to_type('schedule', record_id, '2025-04-01')}. Er zijn geen voorstellen."
    )
    context.answer(FREE_DAYS, FREE_DAYS.each(proposed, record_id), lines or [nothing])
    return 0


def _assign_arguments(parser: argparse.ArgumentParser) -> None:
    _usage(parser, "assign", " WIE")
    help_text = "de nummers, en als laatste wie het wordt: nummer, naam of deel van een naam"
    add_choice(parser, "WOORD", help_text)


def _assign(context: CommandContext) -> int:
    net: Network = context.net
    words: list[str] = context.args.words
    if len(words) == 1:
        raise UsageError(
            f"Wie wordt de trekker? Zet die als laatste: {_ASSIGN('action_item', 'status=open')}"
        )
    *named, who = words or [""]
    chosen = choose(context, named, _ASSIGN)
    return _answer(context, Deed.assign, many.assign_each(net.records, chosen.records, who), chosen)


def _leave_arguments(parser: argparse.ArgumentParser) -> None:
    _usage(parser, "leave")
    add_choice(parser, "NUMMER", _NUMBERS)
    parser.add_argument("--until", metavar="DAG", required=True,
                        help="op deze dag vraagt het weer aandacht")  # fmt: skip
    parser.add_argument("--reason", metavar="TEKST", required=True, help="waarom het kan wachten")


def _leave(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    until = context.day(args.until, Looking.coming)
    chosen = choose(context, args.words, _example("leave", "--until", "DAG", "--reason", "TEKST"))
    doing = many.leave_each(net.records, chosen.records, until, args.reason, net.today)
    return _answer(context, Deed.leave, doing, chosen)


def _missed_arguments(parser: argparse.ArgumentParser) -> None:
    _usage(parser, "missed")
    add_choice(parser, "NUMMER", _NUMBERS)
    parser.add_argument("--reason", metavar="TEKST", required=True,
                        help="waarom het niet is gehaald")  # fmt: skip


def _account_for(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    chosen = choose(context, args.words, _example("missed", "--reason", "TEKST"))
    doing = many.account_for_each(net.records, chosen.records, args.reason, net.today)
    return _answer(context, Deed.missed, doing, chosen)


def _answer(context: CommandContext, deed: Deed, doing: Doing, chosen: ChosenRecords) -> int:
    net: Network = context.net
    if (deed is not Deed.schedule or context.args.dry_run) and not is_agreed(
        context, doing, chosen
    ):
        return 0
    became = net.carry_out(doing)
    lines = [f"{doing.why}.  [{named_ids(became)}]"] if became else []
    if len(chosen.records) > 1 and became:
        lines.append(f"Alles in één keer terug: {to_type('undo')}")
    context.answer(DEEDS[deed], became, [*lines, *told_same(doing)])
    return 0


HANDLERS = {
    "done": Handler(_run_done, _done_arguments, (DEEDS[Deed.done], PREVIEW)),
    "schedule": Handler(_schedule, _schedule_arguments, (DEEDS[Deed.schedule], FREE_DAYS, PREVIEW)),
    "assign": Handler(_assign, _assign_arguments, (DEEDS[Deed.assign], PREVIEW)),
    "leave": Handler(_leave, _leave_arguments, (DEEDS[Deed.leave], PREVIEW)),
    "missed": Handler(_account_for, _missed_arguments, (DEEDS[Deed.missed], PREVIEW)),
}
