"""``m50 plan``."""

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.errors import UsageError, did_you_mean
from m50core.next_year import plan_new as next_year
from m50core.pages.table import Table
from m50core.plan.definitions import PlanPart
from m50core.plan_check.commands import check
from m50core.plan_check.listing import items, part_title
from m50core.plugins.extensions import CommandContext, Handler

if TYPE_CHECKING:
    from m50core.network.network import Network
PLAN = Schema("plan", "m50core.plan_check.answers:PlanAnswer")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sources", action="store_true",
                        help="de koppen van het plan op volgorde, met wat eruit komt")  # fmt: skip
    parser.add_argument(
        "--part", metavar="DEEL", help="alleen dit deel, zoals ruimte of voorzitter"
    )
    parser.add_argument("--year", metavar="JAAR", help="het plan van dit jaar")
    next_year.add_arguments(parser)


def _run(context: CommandContext) -> int:
    args = context.args
    word = next(iter(args.new), "")
    if word and word != "check":
        return next_year.run(context)
    for option in ("out", "before", "only"):
        if getattr(args, option):
            name = {"before": "from"}.get(option, option)
            raise UsageError(f"--{name} hoort bij m50 plan new JAAR. Schrijf dat erbij.")
    if word:
        return check.run(context)
    context.lasting("plan")
    net: Network = context.net
    year = chosen_year(net, args.year)
    parts = net.plan.of_year(year)
    known = sorted({p.unit for p in parts})
    if args.part is not None:
        if args.part not in known:
            choices, near = ", ".join(known), did_you_mean(args.part, known)
            raise UsageError(f"Het deel “{args.part}” is er niet. Kies uit: {choices}.{near}")
        parts = tuple(p for p in parts if p.unit == args.part)
    lines: list[str | Table] = [net.lists.plan(parts, sources=args.sources)]
    if not (args.sources or args.part):
        lines += _below(net, parts)
    context.answer(PLAN, _answers(net, parts, whole=args.part is None), lines)
    for error in net.definition_errors:
        context.say(error.sentence)
    return 0


def chosen_year(net: "Network", given: str | None) -> int:
    """Return the year that was asked for, else the one that holds; UsageError without a plan."""
    if given is None:
        return net.plan.year
    year = next_year.year_of(given)
    if year not in net.plan.years:
        known = ", ".join(map(str, net.plan.years))
        raise UsageError(f"Er is geen jaarplan {year}. Kies uit: {known or 'geen'}.")
    return year


def _answers(net: "Network", parts: Iterable[PlanPart], *, whole: bool) -> Iterator[object]:
    from m50core.plan_check.answers import PlanAnswer

    for part in parts:
        for record in part.records:
            present = net.records.get(record.id) or record
            yield PlanAnswer.of(part, part_title(net.records, part), record, present)
    for orphan in net.orphans if whole else ():
        yield PlanAnswer.of_absent(orphan.document.id, orphan.document.kind, orphan.reason)


def _below(net: "Network", parts: tuple[PlanPart, ...]) -> Iterator[str]:
    yield ""
    for orphan in net.orphans:
        yield f"{orphan.document.id}: {orphan.reason}"
    yield f"Samen {items(parts)}"
    others = [year for year in net.plan.years if parts and year != parts[0].year]
    for year in others:
        yield f"Er is ook een jaarplan {year}: m50 plan --year {year}"


HANDLERS = {
    "plan": Handler(_run, _arguments, (PLAN, next_year.NEXT_YEAR, check.PLAN_CHECK), lists=True),
}
