"""``m50 progress``: what was done, with what shows it."""

import argparse
from typing import TYPE_CHECKING, Any

from m50core.accountability.accounting import proof_step
from m50core.accountability.records import Progress, ProofStatus
from m50core.accountability.standing import proposal, standing
from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.goals.records import Goal, GoalStatus, Tracked
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.asked import read_values
from m50core.records.record import Record
from m50core.started import to_type
from m50core.values.capital import with_capital
from m50core.values.choice import next_steps
from m50core.values.lists import join
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network

PROGRESS = Schema("progress", "m50core.accountability.answers:ProgressAnswer", 2)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id", metavar="NUMMER", help="waarbij, zoals ruimte-07; of de voortgang zelf"
    )
    parser.add_argument("title", metavar="TEKST", nargs="?", default="", help="wat er is gebeurd")
    parser.add_argument("--percent", metavar="0-100", help="hoe ver het is")
    parser.add_argument(
        "--evidence", metavar="NUMMER", nargs="+", default=[],
        help="waaruit het blijkt: gesprekken, besluiten, stukken, metingen",
    )  # fmt: skip
    parser.add_argument("--on", metavar="DAG", help="wanneer (anders: vandaag)")
    parser.add_argument("--member", metavar="NUMMER", default="", help="welk lid dit meldt")
    parser.add_argument(
        "--corrects", metavar="NUMMER", default="", help="welke voortgang dit verbetert"
    )
    for word, status in _STATES.items():
        parser.add_argument(
            f"--{word}", dest="status", action="store_const", const=status,
            help=f"deze voortgang is {status.label}",
        )  # fmt: skip


def _run(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    about = context.record(args.id)
    if args.status is not None:
        return _approve(context, about)
    if not args.title:
        raise UsageError(
            f"Zeg wat er is gebeurd: {to_type('progress', about.id, 'TEKST')}. Of geef met het "
            "nummer van een "
            "voortgang --check, --approve of --return."
        )
    values: dict[str, Any] = {"title": args.title, "about": about.id}
    named = {"evidence": join(args.evidence), "member": args.member, "corrects": args.corrects}
    given = {name: words for name, words in named.items() if words}
    read, told = read_values(net.records, Progress, given)
    values |= read
    values |= {"percent": args.percent} if args.percent else {}
    values |= {"on": context.day(args.on, Looking.back)} if args.on else {}
    with net.commit(f"Voortgang van {about.title_text}: {args.title}") as commit:
        note = commit.make(Progress.spec.kind, values)
    for sentence in told:
        context.say(sentence)
    lines = [f"{note.id} is toegevoegd."]
    stands = standing(net.records, about, net.today) if isinstance(about, Goal) else None
    if stands is not None:
        lines.append(f"“{stands.goal.title}” staat nu zo: {stands.words}. {stands.why}")
    context.answer(PROGRESS, PROGRESS.each([note], stands), lines)
    tell_proposal(context, note)
    return 0


def _approve(context: CommandContext, note: Record) -> int:
    """Take a note one step further with its proof, or back."""
    net: Network = context.net
    status: ProofStatus = context.args.status
    if not isinstance(note, Progress):
        kind = note.spec.label.lower()
        raise UsageError(f"{note.id} is geen voortgang, maar een {kind}.")
    if context.args.title:
        raise UsageError(f"{note.id} is er al: geef geen tekst bij --check, --approve of --return.")
    step = proof_step(note, status)
    with net.commit(f"{with_capital(status.label)}: {note.title}") as commit:
        commit.change(note.id, status=step)
    kept = net[note.id]
    context.answer(PROGRESS, PROGRESS.each([kept]), [f"{note.id} is {status.label}."])
    return 0


def tell_proposal(context: CommandContext, note: Record) -> None:
    """Tell what a note of 100 % proposes, and with which words it is done."""
    net: Network = context.net
    if not (sentence := proposal(net.records, note)):
        return
    about = net[str(getattr(note, "about", ""))]
    ready = isinstance(about, Tracked) and GoalStatus.done in next_steps(about.status)
    first = "" if ready else f"{to_type('set', about.id, 'status=active')} en dan "
    context.say(f"{sentence} {first}{to_type('set', about.id, 'status=done')}")


_STATES = {
    "check": ProofStatus.checked,
    "approve": ProofStatus.approved,
    "return": ProofStatus.noted,
}

HANDLERS = {
    "progress": Handler(_run, _arguments, (PROGRESS,)),
}
