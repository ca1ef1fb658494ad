"""Who holds which post on any day, going by the decisions that hold."""

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING

from m50core.board import terms
from m50core.board.records import Seat
from m50core.board.records.units import HELD, post_of
from m50core.board.terms import Force, Tenure, posts_of
from m50core.meetings.effects import in_force
from m50core.meetings.records.decisions import Decision
from m50core.records.collection import Records
from m50core.records.record import Find, Record

if TYPE_CHECKING:
    from m50core.meetings.records.votes import Vote


def force_by(find: Find, votes_on: "Callable[[str], Collection[Vote]]") -> Force:
    """Return what tells from which day a decision holds, as things stand; None: it doesn't."""

    def force(decision_id: str) -> date | None:
        decision = find(decision_id)
        if not isinstance(decision, Decision) or (day := decision.effective) is None:
            return None
        return day if in_force(decision, day, find, votes_on(decision_id)) else None

    return force


def force_of(records: Records) -> Force:
    """Return the same for all records as they stand."""

    def votes_on(decision_id: str) -> "list[Vote]":
        from m50core.meetings.records.votes import Vote

        pointing = records.pointing_at(decision_id, Vote.spec.kind)
        return [record for _, record in pointing if isinstance(record, Vote)]

    return force_by(records.get, votes_on)


def history(records: Records, post: str) -> tuple[Tenure, ...]:
    """Return who held, holds and will hold a post, in order."""
    return terms.history(records, post, force_of(records))


def holder_on(records: Records, post: str, day: date) -> Tenure | None:
    """Return how a post is held on a day; None: by nobody."""
    return terms.holder_on(history(records, post), day)


def held_before(records: Records, post: str, day: date) -> Tenure | None:
    """Return how a post was last held before whoever holds it on a day."""
    return terms.held_before(history(records, post), day)


def held_after(records: Records, post: str, day: date) -> Tenure | None:
    """Return how a post is held next, after a day; None: as far as is known."""
    return terms.held_after(history(records, post), day)


def roster(records: Records, organ: str, day: date) -> tuple[tuple[Seat, Tenure | None], ...]:
    """Return the posts of a board or other body, each with how it is held on a day."""
    return terms.roster(records, organ, day, force_of(records))


def held_by(records: Records, organ: Record, day: date) -> dict[str, str]:
    """Return who holds the posts of a pillar or portfolio on a day, by the field that tells today.

    ``{"chair": …, "vice_chair": …}``; empty for anything else.
    """
    seats = posts_of(records, organ.id)
    found: dict[str, str] = {}
    for name, role in HELD.get(organ.kind, ()):
        post = post_of(organ, name, role, seats, lambda seat: seat.person)
        held = holder_on(records, post.id, day) if post is not None else None
        found[name] = held.person if held is not None else ""
    return found
