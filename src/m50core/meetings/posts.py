"""What terms make of seats, pillars and portfolios on a day: worked out, and kept nowhere."""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from m50core.board.records import Pillar, Portfolio, Seat, SeatStatus, Term, TermStatus, Vacancy
from m50core.board.records.seats import vacancy_of
from m50core.board.records.units import HELD
from m50core.board.terms import Force, Tenure, holder_on, line_up
from m50core.meetings.terms_before import told_before
from m50core.people.records import Person
from m50core.records.overlay import KeptRecords
from m50core.records.record import Find, Record, evolve
from m50core.values.period import Period
from m50core.values.text import MAX_LINE

if TYPE_CHECKING:
    from m50core.meetings.records.amendments import Amendment


def lay_terms(kept: KeptRecords, today: date) -> dict[str, Record]:
    """Return, by id, every seat, pillar, portfolio and term as it stands on a day.

    With them the terms and posts that follow from what was kept before there were terms.
    """
    seats = {seat.id: seat for seat in kept.of(Seat)}
    organs: dict[str, Record] = {
        one.id: one for kind in (Pillar, Portfolio) for one in kept.of(kind)
    }
    by_post: dict[str, list[Term]] = {}
    for term in kept.of(Term):
        by_post.setdefault(term.post, []).append(term)
    force = _force(kept)
    told = told_before(
        seats, organs, by_post, _amendments(kept), kept.find, kept.laid_down, force, today
    )
    terms = {
        post: {**{term.id: term for term in by_post.get(post, ())}, **told.terms.get(post, {})}
        for post in {*seats, *told.seats, *by_post}
    }
    lined = {post: line_up(some.values(), force) for post, some in terms.items()}
    held = {
        post: _seat(seat, lined[post], today, kept.find)
        for post, seat in {**seats, **told.seats}.items()
    }
    laid: dict[str, Record] = dict(held)
    for organ in organs.values():
        posts = {name: told.posts.get((organ.id, name), "") for name, _ in HELD[organ.kind]}
        laid[organ.id] = evolve(
            organ, **{name: held[post].person if post else "" for name, post in posts.items()}
        )
    for post, some in terms.items():
        tenures = {tenure.term: tenure for tenure in lined[post]}
        for term in some.values():
            laid[term.id] = _term(
                term, tenures.get(term.id), laid.get(post), kept.find(term.person), today
            )
    return laid


def _amendments(kept: KeptRecords) -> "Collection[Amendment]":
    known = kept.plain("amendment")
    if known is not None and not any(True for _ in known):
        return ()
    from m50core.meetings.records.amendments import Amendment

    return kept.of(Amendment)


def _force(kept: KeptRecords) -> Force:
    """Return from which day a decision holds: what that takes is imported when one is named."""

    @cache
    def by_votes() -> Force:
        from m50core.meetings.holders import force_by
        from m50core.meetings.records.votes import Vote

        votes: dict[str, list[Vote]] = {}
        for vote in kept.of(Vote):
            votes.setdefault(vote.decision, []).append(vote)
        return force_by(kept.find, lambda decision_id: votes.get(decision_id, ()))

    return lambda decision_id: by_votes()(decision_id)


def _seat(seat: Seat, tenures: tuple[Tenure, ...], today: date, find: Find) -> Seat:
    held = holder_on(tenures, today)
    person = find(held.person) if held else None
    if isinstance(person, Person) and person.wiped:
        held = None  # nobody knows who that was
    vacancy = _vacancy(seat, tenures, today)
    over = [one.end for one in tenures if one.end and one.end < today]
    last = held.end if held else max(over, default=None)
    values: dict[str, Any] = {
        "person": held.person if held else "",
        "start": Period.on(held.start) if held and held.start else None,
        "end": Period.on(last) if last else None,
        "vacancy": vacancy,
        "status": SeatStatus(vacancy.value) if vacancy is not Vacancy.closed else _status(held),
    }
    return evolve(seat, **values)


def _status(held: Tenure | None) -> SeatStatus:
    if held is None:
        return SeatStatus.vacant
    return SeatStatus.leaving if held.end else SeatStatus.filled


def _vacancy(seat: Seat, tenures: tuple[Tenure, ...], today: date) -> Vacancy:
    """Return how far the search is; closed before its day, and once somebody began after that."""
    vacancy, since = seat.vacancy, seat.vacant_since
    if vacancy is Vacancy.closed:
        vacancy = vacancy_of(seat.status)
        since = seat.start.latest if seat.start else None
    elif since is not None and today < since:
        return Vacancy.closed
    begun = (one.start for one in tenures if one.start and not one.interim)
    if any(start <= today and (since is None or start > since) for start in begun):
        return Vacancy.closed
    return vacancy


def _term(
    term: Term, tenure: Tenure | None, post: Record | None, person: Record | None, today: date
) -> Term:
    since, until = (tenure.start, tenure.end) if tenure else (None, None)
    status = TermStatus.present
    if tenure is None:
        status = TermStatus.void
    elif since and since > today:
        status = TermStatus.upcoming
    elif until and until < today:
        status = TermStatus.past
    title = f"{post.title_text if post else term.post}: "
    title += person.title_text if person else term.person
    return evolve(term, since=since, until=until, status=status, title=title[:MAX_LINE])
