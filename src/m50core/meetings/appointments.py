"""Appointing someone on a post, and discharging: the terms that a decision begins and ends."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from m50core.board.records import Seat, Term, TermStatus
from m50core.board.terms import Tenure
from m50core.errors import UsageError
from m50core.meetings.holders import force_of, history, holder_on
from m50core.meetings.records.decisions import Decision
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.period import Period


def appointment(
    seat: Seat, person: Record, *, until: date | None = None, interim: bool = False
) -> tuple[Term, ...]:
    """Return the term that a decision begins, on the day from which it holds.

    ``until``: its last day. ``interim``: the person acts for whoever holds the post, or will.
    """
    end = Period.on(until) if until else None
    return (Term(post=seat.id, person=person.id, end=end, interim=interim),)


def discharge(records: Records, seat: Seat, since: date) -> tuple[Term, ...]:
    """Return the term of who holds a post on ``since``, which a decision ends: its first day after.

    Its own last day stays with it, for when the decision would not hold. Who begins on that very
    day never gets the post. UsageError when nobody holds it then, when another decision ends it
    already, and when one leaves by then and another begins: who is meant isn't clear.
    """
    held = holder_on(records, seat.id, since)
    leaving = holder_on(records, seat.id, since - timedelta(days=1))
    leaving = leaving if leaving and leaving.end and leaving.end < since else None
    term = records.get(held.term) if held else None
    if leaving is not None and (held is None or held.start == since):
        raise UsageError(_why_over(records, seat, leaving, held))
    if not isinstance(term, Term):
        raise UsageError(
            f"De post “{seat.title}” is op {dutch.day(since)} van niemand, dus u kunt niemand "
            f"ontslaan. Er is niets bewaard. Zie wie de post had: "
            f"{to_type('list term', f'post={seat.id}')}"
        )
    if term.ended_by and (over := force_of(records)(term.ended_by)) is not None:
        raise UsageError(
            f"Een ander besluit ontslaat {records.title(term.person)} al van de post "
            f"“{seat.title}”, per {dutch.day(over)}: “{records.title(term.ended_by)}” "
            f"({term.ended_by}). Er is niets bewaard. Geldt dat niet meer, herroep het dan eerst: "
            f"{to_type('decide', term.ended_by, '--revoke')}"
        )
    return (term,)


def _why_over(records: Records, seat: Seat, leaving: Tenure, held: Tenure | None) -> str:
    """Return in Dutch that a holder leaves by themselves, and who comes then."""
    told = (
        f"{records.title(leaving.person)} heeft de post “{seat.title}” al niet langer dan t/m "
        f"{dutch.day(leaving.end)}" if leaving.end else ""
    )  # fmt: skip
    if held is None:
        return f"{told}, dus er valt niemand te ontslaan. Er is niets bewaard."
    how = (
        f"herroep dan de benoeming: {to_type('decide', held.decision, '--revoke')}" if held.decision
        else f"haal dan die termijn weg: {to_type('remove', held.term)}"
    )  # fmt: skip
    return (
        f"{told}; daarna begint {records.title(held.person)} ({held.term}). Wie bedoelt u? Er is "
        f"niets bewaard. Voor wie weggaat, hoeft niets. Gaat wie begint niet door, {how}"
    )


def hung_on(effect: Record, decision: Decision) -> dict[str, Any]:
    """Return what makes an effect one of a decision: a term that is there already ends by it."""
    if isinstance(effect, Term) and effect.id:
        return {"ended_by": decision.id}
    return {"decision": decision.id}


def terms_of(records: Records, decision: Decision) -> Iterator[Term]:
    """Yield the terms that a decision begins or ends."""
    for info, record in records.pointing_at(decision.id, Term.spec.kind):
        if isinstance(record, Term) and info.name in ("decision", "ended_by"):
            yield record


def term_line(records: Records, term: Term, decision: Decision | None = None) -> str:
    """Return in Dutch what a decision does with a term; None: one that is still to be taken."""
    begins = term.decision == decision.id if decision else not term.id
    how = "benoemd" if begins else "ontslagen"
    how = how if decision else f"wordt {how}"
    acting = " (waarnemend)" if term.interim else ""
    return f"{records.title(term.post)}: {records.title(term.person)} {how}{acting}"


def holder_words(records: Records, post: Record) -> str:
    """Return in Dutch who holds a post now: ``nu Ans Bakker``, or ``nu niemand``."""
    person = str(getattr(post, "person", ""))
    return f"nu {records.title(person)}" if person else "nu niemand"


def term_state(term: Term, decision: Decision) -> str:
    """Return in Dutch whether it has come to that."""
    if term.decision == decision.id:
        return term.status.label
    if term.status is TermStatus.void:
        return "de benoeming geldt niet"
    return TermStatus.past.label if term.status is TermStatus.past else "loopt nog"


def holder_lines(records: Records, post: str) -> Iterable[str]:
    """Yield in Dutch who held, holds and will hold a post, each with the days and the decision."""
    for held in history(records, post):
        days = [
            f"vanaf {dutch.day(held.start)}" if held.start else "",
            f"t/m {dutch.day(held.end)}" if held.end else "",
        ]
        by = [records.title(one) for one in (held.decision, held.ended_by) if one]
        acting = "waarnemend" if held.interim else ""
        told = ", ".join(filter(None, (" ".join(filter(None, days)), *by, acting)))
        yield f"{records.title(held.person)}{f' ({told})' if told else ''}  [{held.term}]"
