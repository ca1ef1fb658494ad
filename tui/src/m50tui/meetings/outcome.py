"""What a meeting comes to: votes, decisions with what they change, actions, minutes."""

from collections.abc import Iterable, Iterator

from m50core import (
    ActionItem,
    Decision,
    Minutes,
    MinutesStatus,
    Network,
    Outcome,
    Proceedings,
    Vote,
    VoteStatus,
)
from m50core.meetings import UNDECIDED, Candidate, Placed, Polled, Section, vote_line, waiting
from m50core.pages import ListRow
from m50core.records import is_over
from m50core.values import dutch
from m50tui.meetings.lines import Line, line, nothing

_VOTE = {"add": "nieuwe stemming"}
_DECISION = {"add": "nieuw besluit"}
_MINUTES = {
    None: "maak een verslag in concept",
    MinutesStatus.drafted: "leg vast: het concept is rondgestuurd",
    MinutesStatus.shared: "leg vast: het verslag is vastgesteld",
}
"""What one does next, by how far the minutes are."""


def vote_lines(net: Network, whole: Proceedings, rows: Iterable[ListRow]) -> Iterator[Line]:
    """Yield the votes with their counts and outcome, and each candidate with theirs."""
    for told in rows:
        match told.about:
            case Placed(what=Polled() as polled):
                yield _vote(net, whole, told, polled)
            case Placed(what=Candidate(person=person, polled=polled)):
                yield line(
                    told,
                    subject=f"{polled.vote.id}/{person}",
                    text=vote_line(polled),
                    deeds={**_VOTE, "vote": vote_deed(whole, "nieuwe stemming")},
                    ids=("", polled.vote.decision),
                )
    if not whole.votes:
        words = "nog geen: s begint een stemming"
        text = "Hier komen de stemmingen met hun uitslag."
        deeds = {**_VOTE, "vote": vote_deed(whole)}
        yield nothing(Section.votes, words, text, deeds)


def running(whole: Proceedings) -> tuple[Vote, ...]:
    """Return the votes that are open now."""
    return tuple(p.vote for p in whole.votes if p.vote.status is VoteStatus.open)


def vote_deed(whole: Proceedings, about: str = "begin een stemming") -> str:
    """Return what the key to vote does on a line without a vote: there may be one running."""
    return "ga verder met de stemming die loopt" if running(whole) else about


def _vote(net: Network, whole: Proceedings, told: ListRow, polled: Polled) -> Line:
    vote = polled.vote
    nobody = bool(vote.candidates) and not vote.elected
    settled = vote.outcome not in (Outcome.unknown, Outcome.no_quorum)
    again = "stem opnieuw" if vote.status is VoteStatus.closed and nobody else "nieuwe stemming"
    deeds = {**_VOTE, "vote": vote_deed(whole, again), "change": "wijzig deze stemming"}
    if vote.status is VoteStatus.prepared:
        deeds |= {"step": "open de stemming", "vote": vote_deed(whole, "open de stemming")}
    elif vote.status is VoteStatus.open:
        deeds |= {"step": "leg vast wie wat stemt, en sluit", "vote": "leg vast wie wat stemt"}
    elif vote.decision and settled and not nobody:
        deeds |= {"step": "neem het besluit"}
    if vote.decision:
        deeds["decide"] = "neem het besluit"
    text = [*told.notes]
    if vote.status is VoteStatus.open and polled.waiting:
        names = ", ".join(net.records.title(record_id) for record_id in polled.waiting)
        text.append(f"Nog niet gestemd ({len(polled.waiting)}): {names}")
    if vote.outcome is Outcome.no_quorum:
        text.append("Er is niets besloten. Stem opnieuw als er genoeg leden zijn.")
    return line(told, text="\n".join(text), deeds=deeds, ids=("", vote.decision))


def decision_lines(net: Network, whole: Proceedings, rows: Iterable[ListRow]) -> Iterator[Line]:
    """Yield the decisions, each followed by what it changes and since when."""
    for told in rows:
        match told.about:
            case Placed(what=Decision() as decision):
                yield _decision(net, whole, told, decision)
            case Placed(of=Decision() as decision):
                state = told.texts[3]
                sentence = f"Dit verandert door “{decision.title}”: {state}."
                yield line(
                    told,
                    text="\n".join((sentence, *told.notes)),
                    deeds={**_DECISION, "change": "wijzig dit"},
                    ids=("", decision.id),
                )
    if not whole.decisions:
        words = "nog geen: n legt een voorstel vast"
        yield nothing(Section.decisions, words, "Hier komen voorstellen en besluiten.", _DECISION)


def _decision(net: Network, whole: Proceedings, told: ListRow, decision: Decision) -> Line:
    deeds = {
        **_DECISION,
        "change": "wijzig dit besluit",
        "vote": vote_deed(whole, "stem over dit besluit"),
    }
    if decision.status in UNDECIDED:
        deeds |= {"step": "neem het besluit", "decide": "neem het besluit, of verwerp het"}
    votes = [vote_line(vote) for vote in whole.votes if vote.vote.decision == decision.id]
    since = f"Geldt vanaf {dutch.long_day(decision.effective)}." if decision.effective else ""
    how = "Te nemen" if decision.status in UNDECIDED else "Genomen"
    taken = f"{how} op {dutch.long_day(decision.taken_on)}." if decision.taken_on else ""
    waits = waiting(net.records, decision, net.today)
    if lost := "".join(told.notes):
        since, taken, waits = "", "", lost
    text = [f"Stand: {decision.status.label}.", taken, since, waits and f"Wacht: {waits}.", *votes]
    return line(told, text="\n".join(filter(None, text)), deeds=deeds, ids=("", decision.id))


def action_lines(
    net: Network, whole: Proceedings, part: Section, rows: Iterable[ListRow]
) -> Iterator[Line]:
    """Yield what people were asked to do: by this meeting, or by earlier ones."""
    here = part is Section.actions
    new = {"add": "nieuw actiepunt"} if here else {}
    for told in rows:
        if not (isinstance(told.about, Placed) and isinstance(told.about.what, ActionItem)):
            continue
        action = told.about.what
        origin = "deze vergadering" if here else f"“{net.records.title(action.meeting)}”"
        yield line(
            told,
            text=f"Afgesproken in {origin}. Stand: {action.status.label}.",
            deeds={
                "step": "toch nog niet klaar" if is_over(action) else "het is klaar",
                **new,
                "change": "wijzig deze actie",
            },
        )
    if here and not whole.actions:
        words = "nog geen: n maakt een actiepunt"
        yield nothing(part, words, "Wat is hier met wie afgesproken?", new)
    elif not here and not whole.carried:
        yield nothing(part, "niets", "Van eerdere vergaderingen staat niets meer open.", new)


def minutes_lines(whole: Proceedings, rows: Iterable[ListRow]) -> Iterator[Line]:
    """Yield the minutes, or that there are none yet."""
    for told in rows:
        if not (isinstance(told.about, Placed) and isinstance(told.about.what, Minutes)):
            continue
        minutes = told.about.what
        ahead = _MINUTES.get(minutes.status)
        deeds = {"step": ahead, "minutes": ahead} if ahead else {}
        yield line(
            told,
            text=f"Stand van het verslag: {minutes.status.label}.",
            deeds={**deeds, "change": "schrijf verder aan het verslag"},
        )
    if not whole.minutes:
        make = _MINUTES[None]
        deeds = {"step": make, "minutes": make, "add": make}
        text = "Het concept wordt gemaakt van wat hier is vastgelegd; u schrijft het daarna af."
        yield nothing(Section.minutes, "nog geen: m maakt een concept", text, deeds)
