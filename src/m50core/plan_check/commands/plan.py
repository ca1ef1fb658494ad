"""``m50 plan``."""

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from m50core.accountability.standing import stand_counts
from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.next_year import plan_new as next_year
from m50core.pages.digest import Digest, DigestPart
from m50core.pages.table import Table
from m50core.plan.definitions import PlanPart
from m50core.plan_check.commands import check
from m50core.plan_check.listing import goals_of, items, part_title
from m50core.plugins.commands import is_all_asked
from m50core.plugins.extensions import CommandContext, Handler
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.called import pick

if TYPE_CHECKING:
    from m50core.network.network import Network
PLAN = Schema("plan", "m50core.plan_check.answers:PlanAnswer")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="alles wat het plan vastlegt")
    parser.add_argument("--sources", action="store_true",
                        help="de koppen van het plan op volgorde, met wat eruit komt")  # fmt: skip
    parser.add_argument(
        "--part", metavar="DEEL", help="alles van dit deel, zoals ruimte of “Ruimte en economie”"
    )
    parser.add_argument("--year", metavar="JAAR", help="het plan van dit jaar")
    next_year.add_arguments(parser)


def _run(context: CommandContext) -> int:
    args = context.args
    word = next(iter(args.new), "")
    if word not in ("", "new", "check") and len(args.new) == 1 and args.part is None:
        word, args.part = "", word
    if word and word != "check":
        return next_year.run(context)
    for option in ("out", "before", "only"):
        if getattr(args, option):
            name = {"before": "from"}.get(option, option)
            raise UsageError(f"--{name} hoort bij {to_type('plan new JAAR')}. Schrijf dat erbij.")
    if word:
        return check.run(context)
    context.lasting("plan")
    net: Network = context.net
    year = chosen_year(net, args.year)
    parts = net.plan.of_year(year)
    if args.part is not None:
        parts = _parts_named(net, parts, args.part)
    lines: list[str | Table | Digest] = []
    # A program gets the items, so that they are what it sorts.
    if not (args.all or args.sources or args.part or (args.json and is_all_asked(args))):
        lines = [_digest(net, year, parts)]
    else:
        lines = [net.lists.plan(parts, sources=args.sources)]
    if args.all and not (args.sources or args.part):
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


def _parts_named(net: "Network", parts: tuple[PlanPart, ...], asked: str) -> tuple[PlanPart, ...]:
    """Return the parts of this id or title; UsageError, with the nearest, for none."""
    known = {part.unit: (part_title(net.records, part),) for part in parts}
    unit = pick(asked, known, f"Het deel “{asked}” is er niet", "plan")
    return tuple(part for part in parts if part.unit == unit)


def _digest(net: "Network", year: int, parts: tuple[PlanPart, ...]) -> Digest:
    """Return the parts with how their goals stand; who wants to read one asks for it."""
    standings, goals = net.standings(), set(goals_of(parts))
    counts = stand_counts(standing for standing in standings if standing.goal.id in goals)
    some = dutch.number_of(len(goals), "doel", "doelen")
    above = (f"Jaarplan {year}: {some}, {items(parts)}.", f"Doelen: {counts}.")
    orphans = dutch.number_of(len(net.orphans), "gegeven", "gegevens")
    below = [f"{orphans} zonder plan: {to_type('plan --all')}"] if net.orphans else []
    more = f"Van één deel alles: {to_type('plan ruimte')}."
    return Digest(
        above if parts else (),
        (DigestPart(net.lists.parts(parts, standings), title="Delen"),),
        (*below, *_other_years(net, parts), more),
        to_type("plan --all"),
        "elk item",
    )


def _other_years(net: "Network", parts: tuple[PlanPart, ...]) -> list[str]:
    years = [year for year in net.plan.years if parts and year != parts[0].year]
    return [f"Er is ook een jaarplan {year}: {to_type('plan --year', year)}" for year in years]


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
    yield from _other_years(net, parts)


HANDLERS = {
    "plan": Handler(_run, _arguments, (PLAN, next_year.NEXT_YEAR, check.PLAN_CHECK), lists=True),
}
