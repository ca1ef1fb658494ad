"""Terms that follow from what was kept before there were terms.

Then a seat, pillar or portfolio itself said who held it, and a decision amended that.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from m50core.board.records import Seat, Term, TermStatus
from m50core.board.records.terms import stated_term
from m50core.board.records.units import HELD, by_organ, implied_post, post_of
from m50core.board.terms import Force, holder_on, line_up
from m50core.people.records import Person
from m50core.records.record import Find, Record, evolve
from m50core.values.period import Period

if TYPE_CHECKING:
    from m50core.meetings.records.amendments import Amendment

_FIELDS = {"person", *(name for fields in HELD.values() for name, _ in fields)}


class Told(msgspec.Struct, frozen=True):
    """What records say of who holds a post, apart from any term."""

    posts: Mapping[tuple[str, str], str]
    """Id of the post by (pillar or portfolio, field that tells who holds it)."""
    seats: dict[str, Seat]
    """Posts that nobody made a seat for, by id."""
    terms: dict[str, dict[str, Term]]
    """By post and id: terms, and those of the plan that end otherwise than it knew.

    One of the plan is void when somebody put another name, or none, in its place.
    """


class _Amended(msgspec.Struct, frozen=True):
    """A decision amended who holds a post."""

    post: str
    person: str
    on: date
    decision: str
    id: str


def told_before(
    seats: Mapping[str, Seat],
    organs: Mapping[str, Record],
    terms: Mapping[str, Iterable[Term]],
    amendments: "Collection[Amendment]",
    find: Find,
    laid_down: Find,
    force: Force,
    today: date,
) -> Told:
    """Return the posts and terms that follow from what was kept before there were terms.

    ``terms``: those there are, by post. ``laid_down`` gives records as the plan has them.
    """
    posts, made = _posts(seats, organs, terms)
    told = Told(posts, made, {})
    amended: dict[str, list[_Amended]] = {}
    for one in _by_decision(amendments, {*seats, *told.seats}, posts, find):
        amended.setdefault(one.post, []).append(one)
    named = {post: (name, organs[organ]) for (organ, name), post in posts.items()}
    for post in dict.fromkeys((*seats, *told.seats)):
        seat = seats.get(post) or told.seats[post]
        own = {term.id: term for term in terms.get(post, ())}
        person = _kept_holder(seat, named.get(post), laid_down)
        some = _tell(seat, person, own, amended.get(post, []), laid_down(post), today)
        _discharge(amended.get(post, []), own, some, force)
        if some:
            told.terms[post] = some
    return told


_Posts = Mapping[tuple[str, str], str]
"""Id of the post by (pillar or portfolio, field that tells who holds it)."""


def _posts(
    seats: Mapping[str, Seat], organs: Mapping[str, Record], terms: Mapping[str, Iterable[Term]]
) -> tuple[_Posts, dict[str, Seat]]:
    """Return the posts by what tells who holds them, and those that nobody made a seat for."""

    def planned_holder(seat: Seat) -> str:
        planned = (term.person for term in terms.get(seat.id, ()) if term.told_in)
        return next(planned, seat.person)

    pointing = by_organ(seats.values())
    made: dict[str, Seat] = {}
    found: dict[tuple[str, str], str] = {}
    for organ in organs.values():
        for name, role in HELD[organ.kind]:
            post = post_of(organ, name, role, pointing.get(organ.id, ()), planned_holder)
            if post is None and getattr(organ, name):
                post = implied_post(organ, role)
                made[post.id] = post
            if post is not None:
                found[organ.id, name] = post.id
    return found, made


def _kept_holder(seat: Seat, named: tuple[str, Record] | None, laid_down: Find) -> str | None:
    """Return whom somebody put down as the holder, or that there is none; None: it is as planned.

    ``named``: the field of the pillar or portfolio that tells it too, and that record.
    """
    if seat.person != getattr(laid_down(seat.id), "person", ""):
        return seat.person
    if named is not None:
        name, organ = named
        if (person := getattr(organ, name)) != getattr(laid_down(organ.id), name, ""):
            return str(person)
    return None


def _by_decision(
    amendments: "Collection[Amendment]", seats: set[str], posts: _Posts, find: Find
) -> Iterable[_Amended]:
    """Return who got, or lost, a post by a decision, in the order of their days."""
    if not amendments:
        return ()
    from m50core.meetings.effects import day_of
    from m50core.meetings.records.amendments import AmendmentStatus
    from m50core.meetings.records.decisions import Decision

    found = []
    for one in amendments:
        if one.field_name not in _FIELDS or one.status is AmendmentStatus.dropped:
            continue
        post = one.about if one.field_name == "person" else posts.get((one.about, one.field_name))
        decision = find(one.decision)
        if post not in seats or not isinstance(decision, Decision):
            continue
        if one.new_value and not isinstance(find(one.new_value), Person):
            continue
        if (day := day_of(one, decision)) is not None:
            found.append(_Amended(post, one.new_value, day, decision.id, one.id))
    return sorted(found, key=lambda one: (one.on, len(one.id), one.id))


def _tell(
    seat: Seat, person: str | None, own: Mapping[str, Term], amended: list[_Amended],
    planned: Record | None, today: date,
) -> dict[str, Term]:  # fmt: skip
    """Return the terms that a seat, its pillar, and the decisions of then tell of, by id.

    ``person``: see ``_kept_holder``; ``planned``: the seat as the plan has it.
    """
    told = {
        term_id: Term(
            id=term_id, post=seat.id, person=one.person, start=Period.on(one.on),
            decision=one.decision,
        )
        for one in amended
        if one.person and (term_id := f"{Term.spec.prefix}-{one.id}") not in own
    }  # fmt: skip
    begun = [one for one in own.values() if one.told_in and one.told_in <= today.year]
    plan = max(begun, key=lambda one: one.told_in or 0, default=None)
    days = (seat.start, seat.end) if person in (None, seat.person) else (None, None)
    if person is None:
        as_planned = (getattr(planned, "start", None), getattr(planned, "end", None))
        if plan is not None and plan.version == 0 and days != as_planned:
            told[plan.id] = evolve(plan, start=plan.start or days[0], end=plan.end or days[1])
        return told
    if any(one.person == person for one in amended):
        return told
    if plan is not None and plan.version == 0 and not (person and days[0]):
        last = days[1].latest if days[1] and not person else None
        told[plan.id] = (
            evolve(plan, end=Period.on(last - timedelta(days=1)))
            if last
            else evolve(plan, status=TermStatus.void)
        )
    if person and (made := stated_term(seat, seat.id, person, None, *days)).id not in own:
        told[made.id] = made
    return told


def _discharge(
    amended: list[_Amended], own: Mapping[str, Term], told: dict[str, Term], force: Force
) -> None:
    """Let who held a post lose it on the day from which a decision of then took it away.

    The decision is named as what ended the term where it did so from its own day on.
    """
    for one in amended:
        holds = force(one.decision)
        if one.person or holds is None:
            continue
        some, last = {**own, **told}, one.on - timedelta(days=1)
        held = holder_on(line_up(some.values(), force), last)
        if held is not None:
            term = some[held.term]
            by = {"ended_by": one.decision} if holds == one.on else {"end": Period.on(last)}
            told[held.term] = evolve(term, **by)
