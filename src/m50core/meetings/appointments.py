"""Appointing someone on a post, and discharging: the terms that a decision begins and ends."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from m50core.board.records import Seat, Term, TermStatus
from m50core.errors import UsageError
from m50core.meetings.holders import force_of, history, holder_on
from m50core.meetings.records.decisions import Decision
from m50core.records.collection import Records
from m50core.records.record import Record
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
    """Return the present term of a post as a decision ends it: ``since`` is its first day after.

    Its own last day stays with it, for when the decision would not hold. UsageError when nobody
    holds it then, or when another decision ends it already.
    """
    held = holder_on(records, seat.id, since - timedelta(days=1)) or holder_on(
        records, seat.id, since
    )
    term = records.get(held.term) if held else None
    if not isinstance(term, Term):
        raise UsageError(
            f"De post “{seat.title}” is op {dutch.day(since)} van niemand, dus u kunt niemand "
            "ontslaan. Er is niets bewaard. Zie wie de post had: m50 list term post="
            f"{seat.id}"
        )
    if term.ended_by and (over := force_of(records)(term.ended_by)) is not None:
        raise UsageError(
            f"Een ander besluit ontslaat {records.title(term.person)} al van de post "
            f"“{seat.title}”, per {dutch.day(over)}: “{records.title(term.ended_by)}” "
            f"({term.ended_by}). Er is niets bewaard. Geldt dat niet meer, herroep het dan eerst: "
            f"m50 decide {term.ended_by} --revoke"
        )
    return (term,)


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


def term_state(term: Term, decision: Decision) -> str:
    """Return in Dutch whether it has come to that."""
    if term.decision == decision.id:
        return term.status.label
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
