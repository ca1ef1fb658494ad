"""``m50 attend``, ``m50 vote`` and ``m50 minutes``: what is done while a meeting is held."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.meetings.minutes import attendance_lines, vote_line, vote_notes
from m50core.meetings.proceedings import Polled
from m50core.meetings.records.attendance import Presence
from m50core.meetings.records.meetings import Minutes
from m50core.meetings.records.tallies import Answer, Majority, Outcome, Tally, VoteStatus
from m50core.meetings.sitting import Sitting
from m50core.plugins.extensions import CommandContext, Handler
from m50core.started import to_type
from m50core.values.dutch import number_of
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.network.network import Network

ATTEND = Schema("attend", "m50core.meetings.answers:AttendanceAnswer", 2)
VOTE = Schema("vote", "m50core.meetings.answers:VoteAnswer", 2)
MINUTES = Schema("minutes", "m50core.meetings.records.meetings:Minutes", 2)
_MEETING = "nummer, titel, of “ALV”, “DB”"


def _attend_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="VERGADERING", help=_MEETING)
    parser.add_argument(
        "members", nargs="*", metavar="LID", help="naam of nummer; zonder: de lijst"
    )
    known = ", ".join(f"{presence.value} ({presence.label})" for presence in Presence)
    parser.add_argument("--as", dest="presence", default="present", metavar="HOE", help=known)
    parser.add_argument("--proxy", default="", metavar="LID", help="dit lid stemt namens hen")


def _attend(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    sitting = net.sitting(args.meeting)
    if args.members:
        sitting.attend(*args.members, presence=args.presence, proxy=args.proxy)
    whole = sitting.proceedings
    title, when = whole.meeting.title, whole.meeting.due.shown() if whole.meeting.due else ""
    what = "Vastgelegd voor" if args.members else "Presentielijst van"
    head = f"{what} “{title}” ({when or 'nog zonder dag'})  [{whole.meeting.id}]"
    context.answer(
        ATTEND,
        ATTEND.each(whole.attendance, whole.meeting),
        [head, *attendance_lines(net.records, whole)],
    )
    return 0


def _vote_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="VERGADERING", help=_MEETING)
    parser.add_argument("vote", nargs="?", metavar="STEMMING", help="titel of nummer; zonder: alle")
    parser.add_argument("--open", action="store_true", help="open de stemming")
    parser.add_argument("--decision", default="", metavar="NUMMER", help="over welk besluit")
    known = ", ".join(f"{majority.value} ({majority.label})" for majority in Majority)
    parser.add_argument("--majority", default="simple", metavar="REGEL", help=known)
    parser.add_argument("--secret", action="store_true", help="geheim: alleen aantallen bewaren")
    for answer in Answer:
        parser.add_argument(f"--{answer.value}", dest=answer.value, nargs="+", default=[],
                            metavar="LID", help=f"deze leden: {answer.label}")  # fmt: skip
    parser.add_argument("--candidate", action="append", default=[], metavar="PERSOON",
                        help="bij het openen: iemand tussen wie wordt gekozen")  # fmt: skip
    parser.add_argument("--choose", action="append", default=[], nargs="+",
                        metavar=("PERSOON", "LID"), help="deze kiezen die persoon")  # fmt: skip
    parser.add_argument("--rest", metavar="ANTWOORD", help="wat alle anderen stemmen, bijv. for")
    parser.add_argument("--close", action="store_true", help="sluit de stemming en tel")
    parser.add_argument("--counts", nargs="+", type=int, metavar="AANTAL",
                        help="van een geheime stemming: voor, tegen, onthouding; bij een keuze "
                        "tussen mensen: elke kandidaat, en onthouding")  # fmt: skip


def _vote(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    sitting = net.sitting(args.meeting)
    if args.vote is None:
        if args.open or args.close:
            raise UsageError("Welke stemming? Geef haar titel of nummer.")
    else:
        _carry_out(sitting, args)
    whole = sitting.proceedings
    shown = [
        polled for polled in whole.votes
        if args.vote in (None, polled.vote.id, polled.vote.title)
    ]  # fmt: skip
    lines = [
        line for p in shown for line in (_poll_line(p), *(f"  {n}" for n in vote_notes(whole, p)))
    ]  # fmt: skip
    context.answer(VOTE, VOTE.each(shown), lines or ["Er is nog geen stemming."])
    for polled in shown:
        _next(context, polled)
    return 0


def _carry_out(sitting: Sitting, args: argparse.Namespace) -> None:
    name = args.vote
    if args.counts and not args.close:
        raise UsageError("De aantallen horen bij het sluiten. Geef ook --close; niets is bewaard.")
    if (args.secret or args.decision or args.candidate) and not args.open:
        raise UsageError(
            "Geheim, over welk besluit, en tussen wie, ligt vast bij het openen. Geef ook --open; "
            "niets is bewaard."
        )
    if args.open:
        secrecy = "secret" if args.secret else "open"
        name = sitting.open_vote(
            name, decision=args.decision, majority=args.majority, secrecy=secrecy,
            candidates=args.candidate,
        ).id  # fmt: skip
    said = [(who, answer.value) for answer in Answer for who in getattr(args, answer.value)]
    said += [(who, candidate) for candidate, *some in args.choose for who in some]
    answers, given = dict(said), len(said)
    if given > len(answers):
        raise UsageError("Een lid staat er twee keer. Er is niets bewaard.")
    if answers:
        sitting.vote(name, answers)
    if args.rest:
        polled = next(p for p in sitting.proceedings.votes if name in (p.vote.id, p.vote.title))
        sitting.vote(name, dict.fromkeys(polled.waiting, args.rest))
    if args.close:
        _close(sitting, name, args.counts or [])


def _close(sitting: Sitting, name: str, counts: list[int]) -> None:
    polled = next((p for p in sitting.proceedings.votes if name in (p.vote.id, p.vote.title)), None)
    if counts and polled and polled.vote.candidates:
        *each, abstained = counts
        sitting.close(name, Tally(abstained=abstained), per_candidate=each)
        return
    if counts and len(counts) != len(attrs.fields(Tally)):
        raise UsageError("Geef drie aantallen: voor, tegen en onthouding. Er is niets bewaard.")
    sitting.close(name, Tally(*counts) if counts else None)


def _poll_line(polled: Polled) -> str:
    waiting = (
        f"; {number_of(len(polled.waiting), 'lid', 'leden')} nog niet" if polled.waiting else ""
    )
    return f"{vote_line(polled)}{waiting}  [{polled.vote.id}]"


def _next(context: CommandContext, polled: Polled) -> None:
    vote = polled.vote
    if vote.outcome is Outcome.no_quorum:
        context.say("Er is niets besloten. Stem opnieuw als er genoeg leden zijn.")
    elif vote.status is VoteStatus.closed and vote.decision:
        how: tuple[str, ...] = () if vote.outcome is Outcome.adopted else ("--reject",)
        if vote.elected:
            how = ("--appoint", "ZETEL", vote.elected)
        context.say(f"Nu het besluit: {to_type('decide', vote.decision, *how)}")


def _minutes_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="VERGADERING", help=_MEETING)
    step = parser.add_mutually_exclusive_group()
    step.add_argument("--draft", action="store_true", help="schrijf een concept uit de gegevens")
    step.add_argument("--share", action="store_true", help="leg vast: rondgestuurd")
    step.add_argument("--adopt", action="store_true", help="leg vast: vastgesteld")
    parser.add_argument("--on", metavar="DAG", help="vastgesteld op (anders: vandaag)")


def _minutes(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    sitting = net.sitting(args.meeting)
    if args.draft:
        sitting.draft_minutes()
    elif args.share:
        sitting.share_minutes()
    elif args.adopt:
        sitting.adopt_minutes(context.day(args.on, Looking.back) if args.on else None)
    all_minutes = sitting.proceedings.minutes
    if not all_minutes:
        raise UsageError(
            f"Van “{sitting.meeting.title}” is er nog geen verslag. Maak een concept met --draft."
        )
    lines = [line for m in all_minutes for line in _text(m)]
    context.answer(MINUTES, all_minutes, lines)
    return 0


def _text(written: Minutes) -> Iterator[str]:
    yield f"{written.title}: {written.status.label}  [{written.id}]"
    yield ""
    yield from (f"  │ {line}".rstrip() for line in written.text.split("\n"))


HANDLERS = {
    "attend": Handler(_attend, _attend_arguments, (ATTEND,)),
    "vote": Handler(_vote, _vote_arguments, (VOTE,)),
    "minutes": Handler(_minutes, _minutes_arguments, (MINUTES,)),
}
