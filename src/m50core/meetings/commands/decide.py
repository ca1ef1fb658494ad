"""``m50 decide``."""

import argparse
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.board.records import Seat, Term
from m50core.budget.records import Budget
from m50core.errors import UsageError
from m50core.meetings import resolutions
from m50core.meetings.appointments import (
    appointment,
    discharge,
)
from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.decisions import Decision, DecisionStatus
from m50core.members.records import Member
from m50core.people.records import Person
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.asked import split_values
from m50core.records.naming import find_by_name
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network

DECIDE = Schema("decide", "m50core.meetings.answers:DecisionAnswer", 2)
_OTHER = {
    "reject": DecisionStatus.rejected,
    "withdraw": DecisionStatus.withdrawn,
    "revoke": DecisionStatus.revoked,
}
_CHANGES = ("adopt", "appoint", "discharge", "admit", "amend")
_WITH_TAKING = ("nothing", "on", "effective", "interim", "until", *_CHANGES)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("decision", metavar="BESLUIT", help="nummer of titel")
    parser.add_argument(
        "--on", metavar="DAG", help="genomen op (anders: de dag van de vergadering)"
    )
    parser.add_argument("--effective", metavar="DAG", help="geldt vanaf (anders: dezelfde dag)")
    effects = parser.add_argument_group("wat het besluit verandert, vanaf de dag dat het geldt")
    effects.add_argument("--adopt", action="append", default=[], metavar="BEGROTING",
                         help="stelt vast: begroting, jaarrekening")  # fmt: skip
    effects.add_argument("--nothing", action="store_true",
                         help="verandert niets, ook niet waar het besluit over gaat")  # fmt: skip
    effects.add_argument("--appoint", action="append", default=[], nargs=2,
                         metavar=("ZETEL", "PERSOON"), help="benoemt op een post")  # fmt: skip
    effects.add_argument("--interim", action="store_true", help="wie wordt benoemd, neemt waar")
    effects.add_argument("--until", metavar="DAG", help="laatste dag van wie wordt benoemd")
    effects.add_argument("--discharge", action="append", default=[], metavar="ZETEL",
                         help="ontslaat van een post")  # fmt: skip
    effects.add_argument("--admit", action="append", default=[], metavar="LID",
                         help="laat toe als lid")  # fmt: skip
    effects.add_argument("--amend", action="append", default=[], nargs="+",
                         metavar=("NUMMER", "VELD=WAARDE"), help="wijzigt velden")  # fmt: skip
    other = parser.add_mutually_exclusive_group()
    for name, status in _OTHER.items():
        other.add_argument(f"--{name}", action="store_true", help=resolutions.ENDS[status])


def _run(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    decision = find_by_name(net.records, Decision, args.decision)
    for name, status in _OTHER.items():
        if getattr(args, name):
            _refuse_effects(args, name)
            before = net.records
            with net.commit(resolutions.why_ended(decision, status)) as commit:
                decision = commit.change(decision, status=status)
            lines = [f"{decision.title}: {resolutions.ENDS[status]}."]
            lines += resolutions.taken_back(before, net.records, decision)
            context.answer(DECIDE, DECIDE.each([decision], net.records), lines)
            return 0
    _refuse_empty(args)
    on = context.day(args.on, Looking.back) if args.on else None
    effective = context.day(args.effective, Looking.ahead) if args.effective else None
    holds: date = resolutions.take(net.records, decision, net.today, on, effective)["effective"]
    until = context.day(args.until, Looking.coming, seen_from=holds) if args.until else None
    net.decide(decision, list(_amendments(net, args, holds, until)), on=on, effective=effective)
    taken = find_by_name(net.records, Decision, decision.id)
    context.answer(DECIDE, DECIDE.each([taken], net.records), _lines(net, taken))
    return 0


def _refuse_effects(args: argparse.Namespace, ending: str) -> None:
    """Refuse what only goes with a decision that is taken, rather than leave it out."""
    given = [word for word in _WITH_TAKING if getattr(args, word)]
    if given:
        raise UsageError(
            f"--{ending} gaat niet samen met --{given[0]}: wat niet wordt besloten, verandert "
            "niets. Er is niets bewaard."
        )


def _refuse_empty(args: argparse.Namespace) -> None:
    if args.nothing and (given := [word for word in _CHANGES if getattr(args, word)]):
        raise UsageError(f"--nothing gaat niet samen met --{given[0]}. Er is niets bewaard.")
    for word in ("interim", "until"):
        if getattr(args, word) and not args.appoint:
            raise UsageError(
                f"--{word} zegt iets van wie wordt benoemd. Er is niets bewaard. Geef ook "
                "--appoint ZETEL PERSOON."
            )
    for record_id, *values in args.amend:
        if not values:
            raise UsageError(
                f"Wat verandert er aan {record_id}? Schrijf het erachter: "
                f"--amend {record_id} due=2025-09-30"
            )


def _amendments(
    net: "Network", args: argparse.Namespace, since: date, until: date | None
) -> Iterator[Amendment | Term]:
    records = net.records
    decision = find_by_name(records, Decision, args.decision)
    adopted = {find_by_name(records, Budget, words).id for words in args.adopt}
    if not args.nothing:
        amended = {record_id for record_id, *_ in args.amend}
        for change in resolutions.asked_for(records, decision):
            if change.about not in adopted | amended:
                yield change
    for budget in sorted(adopted):
        yield from resolutions.adoption(records.collection(Budget)[budget])
    for words in args.discharge:
        yield from discharge(records, find_by_name(records, Seat, words), since)
    for seat, person in args.appoint:
        who = find_by_name(records, Person, person)
        post = find_by_name(records, Seat, seat)
        yield from appointment(post, who, until=until, interim=args.interim)
    for words in args.admit:
        yield from resolutions.admission(find_by_name(records, Member, words), since)
    for record_id, *values in args.amend:
        for name, value in split_values(values).items():
            yield resolutions.amendment(net[record_id], name, value, net.today, title=records.title)


def _lines(net: "Network", taken: Decision) -> Iterator[str]:
    if ready := resolutions.ready_for(net.records, taken):
        yield f"{ready}."
    since = resolutions.holds_from(net.records, taken)
    yield f"{taken.title}: {taken.status.label}; {since}.  [{taken.id}]"
    ahead = taken.status is DecisionStatus.scheduled
    if (why := resolutions.waiting(net.records, taken, net.today)) and not ahead:
        yield f"  Let op, het wacht nog: {why}."
    for row in net.lists.effects(taken).rows:
        what, state = row.texts
        yield f"  {what} ({state})"
        yield from (f"    {note}" for note in row.notes)


HANDLERS = {
    "decide": Handler(_run, _arguments, (DECIDE,)),
}
