"""What a meeting comes to: votes, decisions with what they change, actions, minutes."""

from collections.abc import Iterator
from datetime import date

from m50core import (
    Amendment,
    Decision,
    MinutesStatus,
    Network,
    Outcome,
    Period,
    Proceedings,
    Secrecy,
    Term,
    Vote,
    VoteStatus,
)
from m50core.meetings import (
    UNDECIDED,
    Polled,
    result_line,
    vote_line,
    vote_notes,
    waiting,
    why_stranded,
)
from m50core.records import is_over
from m50core.values import dutch
from m50tui.meetings.lines import Line, Section, nothing, when, year_of

_VOTE = {"add": "nieuwe stemming"}
_DECISION = {"add": "nieuw besluit"}
_MINUTES = {
    None: "maak een verslag in concept",
    MinutesStatus.drafted: "leg vast: het concept is rondgestuurd",
    MinutesStatus.shared: "leg vast: het verslag is vastgesteld",
}
"""What one does next, by how far the minutes are."""


def vote_lines(net: Network, whole: Proceedings) -> Iterator[Line]:
    """Yield the votes with their counts and outcome, and each candidate with theirs."""
    for polled in whole.votes:
        yield _vote(net, whole, polled)
        yield from _candidates(whole, polled)
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


def _vote(net: Network, whole: Proceedings, polled: Polled) -> Line:
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
    counted = vote.status is VoteStatus.closed or vote.secrecy is Secrecy.open
    counts = _short(polled) if counted and vote.status is not VoteStatus.prepared else ""
    text = [vote_line(polled), *vote_notes(whole, polled)]
    if vote.status is VoteStatus.open and polled.waiting:
        names = ", ".join(net.records.title(record_id) for record_id in polled.waiting)
        text.append(f"Nog niet gestemd ({len(polled.waiting)}): {names}")
    if vote.outcome is Outcome.no_quorum:
        text.append("Er is niets besloten. Stem opnieuw als er genoeg leden zijn.")
    secret = " (geheim)" if vote.secrecy is Secrecy.secret else ""
    return Line(
        ("", "", f"{vote.title}{secret}", _standing(polled), counts),
        record=vote.id,
        part=Section.votes,
        text="\n".join(text),
        deeds=deeds,
        ids=("", vote.decision),
    )


def _candidates(whole: Proceedings, polled: Polled) -> Iterator[Line]:
    """Yield each candidate with how many chose them, as far as that may be seen."""
    vote = polled.vote
    if vote.secrecy is Secrecy.secret and vote.status is not VoteStatus.closed:
        return
    for person, (name, count) in zip(vote.candidates, polled.chosen, strict=False):
        yield Line(
            (
                "",
                "",
                f"  {name}",
                "gekozen" if person == vote.elected else "",
                dutch.number_of(count, "stem", "stemmen"),
            ),
            record=person,
            part=Section.votes,
            subject=f"{vote.id}/{person}",
            text=vote_line(polled),
            deeds={**_VOTE, "vote": vote_deed(whole, "nieuwe stemming")},
            ids=("", vote.decision),
        )


def _standing(polled: Polled) -> str:
    """Return how far a vote is, or its outcome in few words; the explanation says it in full."""
    vote = polled.vote
    if vote.status is not VoteStatus.closed:
        return vote.status.label
    nobody = vote.candidates and not vote.elected and vote.outcome is Outcome.rejected
    return "niemand gekozen" if nobody else result_line(polled)


def _short(polled: Polled) -> str:
    """``12v 3t 1o``: for, against, abstained; between people ``Jan Bos 5, Piet Vos 3, 1o``."""
    tally = polled.tally
    if polled.chosen:
        each = [f"{name} {count}" for name, count in polled.chosen]
        return ", ".join([*each, f"{tally.abstained}o"])
    return f"{tally.in_favour}v {tally.against}t {tally.abstained}o"


def decision_lines(net: Network, whole: Proceedings) -> Iterator[Line]:
    """Yield the decisions, each followed by what it changes and since when."""
    year = year_of(whole.meeting, net.today)
    for decision in whole.decisions:
        yield _decision(net, whole, decision)
        for told in net.lists.effects(decision).rows:
            what, state = told.texts
            yield Line(
                ("", when(_on(told.about, decision), year), f"  {what}", state, ""),
                record=told.id,
                part=Section.decisions,
                text="\n".join((f"Dit verandert door “{decision.title}”: {state}.", *told.notes)),
                deeds={**_DECISION, "change": "wijzig dit"},
                ids=("", decision.id),
            )
    if not whole.decisions:
        words = "nog geen: n legt een voorstel vast"
        yield nothing(Section.decisions, words, "Hier komen voorstellen en besluiten.", _DECISION)


def _on(effect: object, decision: Decision) -> Period | date | None:
    """Return when a decision changes something: the first day of it, or the last of a term."""
    if isinstance(effect, Term):
        return effect.since if effect.decision == decision.id else effect.until
    return (effect.on if isinstance(effect, Amendment) else None) or decision.effective


def _decision(net: Network, whole: Proceedings, decision: Decision) -> Line:
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
    if lost := why_stranded(net.records, decision):
        since, taken, waits = "", "", lost
    text = [f"Stand: {decision.status.label}.", taken, since, waits and f"Wacht: {waits}.", *votes]
    who = net.records.title(decision.owner) if decision.owner else ""
    return Line(
        (
            "",
            "" if lost else when(decision.effective, year_of(whole.meeting, net.today)),
            decision.title,
            decision.status.label,
            who,
        ),
        record=decision.id,
        part=Section.decisions,
        text="\n".join(filter(None, text)),
        deeds=deeds,
        ids=("", decision.id),
    )


def action_lines(net: Network, whole: Proceedings, part: Section) -> Iterator[Line]:
    """Yield what people were asked to do: by this meeting, or by earlier ones."""
    here = part is Section.actions
    new = {"add": "nieuw actiepunt"} if here else {}
    for action in whole.actions if here else whole.carried:
        done = is_over(action)
        origin = "deze vergadering" if here else f"“{net.records.title(action.meeting)}”"
        by = action.due.latest if action.due else None
        late = not done and by is not None and by < net.today
        yield Line(
            (
                "[x]" if done else "[!]" if late else "[ ]",
                when(action.due, year_of(whole.meeting, net.today)),
                action.title,
                "TE LAAT" if late else action.status.label,
                net.records.title(action.owner) if action.owner else "",
            ),
            record=action.id,
            part=part,
            text=f"Afgesproken in {origin}. Stand: {action.status.label}.",
            deeds={
                "step": "toch nog niet klaar" if done else "het is klaar",
                **new,
                "change": "wijzig deze actie",
            },
        )
    if here and not whole.actions:
        words = "nog geen: n maakt een actiepunt"
        yield nothing(part, words, "Wat is hier met wie afgesproken?", new)
    elif not here and not whole.carried:
        yield nothing(part, "niets", "Van eerdere vergaderingen staat niets meer open.", new)


def minutes_lines(net: Network, whole: Proceedings) -> Iterator[Line]:
    """Yield the minutes, or that there are none yet."""
    for minutes in whole.minutes:
        ahead = _MINUTES.get(minutes.status)
        deeds = {"step": ahead, "minutes": ahead} if ahead else {}
        yield Line(
            (
                "",
                when(minutes.adopted_on, year_of(whole.meeting, net.today)),
                minutes.title,
                minutes.status.label,
                "",
            ),
            record=minutes.id,
            part=Section.minutes,
            text=f"Stand van het verslag: {minutes.status.label}.",
            deeds={**deeds, "change": "schrijf verder aan het verslag"},
        )
    if not whole.minutes:
        make = _MINUTES[None]
        deeds = {"step": make, "minutes": make, "add": make}
        text = "Het concept wordt gemaakt van wat hier is vastgelegd; u schrijft het daarna af."
        yield nothing(Section.minutes, "nog geen: m maakt een concept", text, deeds)
