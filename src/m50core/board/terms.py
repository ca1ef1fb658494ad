"""Who holds a post on a day, who held it before and after: worked out from terms."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

import attrs

from m50core.board.records import Seat, Term, TermStatus, first_day, last_day
from m50core.records.collection import Records

Force = Callable[[str], date | None]
"""(id of a decision) → the day from which it holds; None when it doesn't."""

_DAY = timedelta(days=1)


@attrs.frozen
class Tenure:
    """A person holds a post from a day to a day; None: no first, or no last day is known."""

    post: str
    person: str
    start: date | None
    end: date | None
    decision: str = ""
    ended_by: str = ""
    interim: bool = False
    term: str = ""
    """Id of the term that it is worked out from."""

    def on(self, day: date) -> bool:
        """Tell whether the post is held so on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def line_up(terms: Iterable[Term], force: Force) -> tuple[Tenure, ...]:
    """Return how the terms of one post follow each other, by their first day.

    A term of which the decision doesn't hold is left out; an end by such a decision doesn't count,
    and its own last day does.
    A term goes on until the next one begins, and lasts no longer than that. An interim lasts until
    the next holder or interim begins, and ends nobody's term.
    """
    placed = sorted(
        filter(None, (_place(term, force) for term in terms)), key=lambda one: one.order
    )
    placed = [one for n, one in enumerate(placed) if not _is_said_again(one, placed[:n])]
    first = next((one for one in placed if not one.tenure.interim), None)
    some = [one.tenure if one is first else one.following for one in placed]
    lined = []
    for number, tenure in enumerate(some, 1):
        later = [one for one in some[number:] if tenure.interim or not one.interim]
        end = min(filter(None, (tenure.end, *(one.start and one.start - _DAY for one in later))),
                  default=None)  # fmt: skip
        gone = any(one.start is None for one in later)
        if not gone and (end is None or tenure.start is None or tenure.start <= end):
            lined.append(attrs.evolve(tenure, end=end))
    return tuple(lined)


@attrs.frozen
class _Placed:
    """A term, and its place among the others of its post."""

    tenure: Tenure
    since: date | None
    told: bool
    """It is only known to hold in the year whose plan says so."""
    order: tuple[date, bool, int, int, str]

    @property
    def following(self) -> Tenure:
        """The same when somebody held the post before: it then begins in the year that tells it."""
        return attrs.evolve(self.tenure, start=self.since)


def _place(term: Term, force: Force) -> _Placed | None:
    start, end, ended_by = first_day(term), last_day(term), ""
    if term.status is TermStatus.void and not term.decision:
        return None
    if term.decision:
        holds = force(term.decision)
        if holds is None:
            return None
        start = max(start or holds, holds)
    if term.ended_by:
        over = force(term.ended_by)
        if over:
            end, ended_by = min(end or over, over - _DAY), term.ended_by
    if start and end and end < start:
        return None
    since = start or (date(term.told_in, 1, 1) if term.told_in else None)
    order = (since or date.min, term.interim, term.told_in or 0, len(term.id), term.id)
    tenure = Tenure(
        term.post, term.person, start, end, term.decision, ended_by, term.interim, term.id
    )
    return _Placed(tenure, since, start is None and since is not None, order)


def _is_said_again(one: _Placed, earlier: Sequence[_Placed]) -> bool:
    """Tell whether a later year's plan only says who has held the post since before."""
    regular = [other.tenure for other in earlier if not other.tenure.interim]
    if not one.told or one.tenure.interim or one.since is None or not regular:
        return False
    last = regular[-1]
    goes_on = last.end is None or last.end >= one.since
    return goes_on and last.person == one.tenure.person


def holder_on(tenures: Sequence[Tenure], day: date) -> Tenure | None:
    """Return how the post is held on a day: by whom acts for the holder, if somebody does."""
    held = [tenure for tenure in tenures if tenure.on(day)]
    return next((one for one in held if one.interim), held[-1] if held else None)


def held_before(tenures: Sequence[Tenure], day: date) -> Tenure | None:
    """Return the last tenure that was over before a day, or before the one on that day."""
    present = holder_on(tenures, day)
    since = present.start if present else day
    over = [one for one in tenures if one.end and since and one.end < since]
    return max(over, key=lambda one: one.end or date.min, default=None)


def held_after(tenures: Sequence[Tenure], day: date) -> Tenure | None:
    """Return the first tenure that begins after a day."""
    return next((one for one in tenures if one.start and one.start > day), None)


def gaps(tenures: Sequence[Tenure], first: date, last: date) -> tuple[tuple[date, date], ...]:
    """Return the spans within ``first``..``last``, both included, in which nobody holds it."""
    found, day = [], first
    for tenure in sorted(tenures, key=lambda one: one.start or date.min):
        if tenure.start and tenure.start > last:
            break
        if tenure.start and tenure.start > day:
            found.append((day, tenure.start - _DAY))
        if tenure.end is None or tenure.end >= last:
            return tuple(found)
        day = max(day, tenure.end + _DAY)
    return (*found, (day, last)) if day <= last else tuple(found)


def terms_of(records: Records, post: str) -> list[Term]:
    """Return the terms of a post as they are kept."""
    pointing = records.pointing_at(post, Term.spec.kind)
    return [record for info, record in pointing if info.name == "post" and isinstance(record, Term)]


def history(records: Records, post: str, force: Force) -> tuple[Tenure, ...]:
    """Return who held, holds and will hold a post, in order."""
    return line_up(terms_of(records, post), force)


def posts_of(records: Records, organ: str) -> list[Seat]:
    """Return the posts of a board, pillar, portfolio or other body."""
    pairs = records.pointing_at(organ, Seat.spec.kind)
    seats = {seat.id: seat for _, seat in pairs if isinstance(seat, Seat)}
    return list(seats.values())


def roster(
    records: Records, organ: str, day: date, force: Force
) -> tuple[tuple[Seat, Tenure | None], ...]:
    """Return the posts of a body, each with how it is held on a day."""
    return tuple(
        (seat, holder_on(history(records, seat.id, force), day))
        for seat in posts_of(records, organ)
        if seat.organ == organ
    )
