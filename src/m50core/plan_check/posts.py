"""Posts of which the plan says in two places who holds them, and not the same person."""

from collections.abc import Iterable, Iterator

import attrs

from m50core.board.records import Pillar, Portfolio, Seat
from m50core.board.records.units import HELD, by_organ, post_of
from m50core.records.record import Record


@attrs.frozen
class ToldApart:
    """A pillar or portfolio and its seat name different people; the seat counts."""

    organ: Record
    field: str
    """The field of the pillar or portfolio that tells who it is."""
    seat: Seat

    @property
    def person(self) -> str:
        """Id of whom the pillar or portfolio names."""
        return str(getattr(self.organ, self.field))

    @property
    def label(self) -> str:
        """What one calls the field, in lower case."""
        return self.organ.spec.fields[self.field].label.lower()


def told_apart(told: Iterable[Record]) -> Iterator[ToldApart]:
    """Yield the posts that are told twice, and differently; ``told``: records as the plan has them.

    A pillar that names its chair by the pillar alone, or the seat alone, says it once.
    """
    some = list(told)
    pointing = by_organ(one for one in some if isinstance(one, Seat))
    for organ in some:
        if not isinstance(organ, Pillar | Portfolio):
            continue
        for name, role in HELD[organ.kind]:
            seat = post_of(organ, name, role, pointing.get(organ.id, ()), lambda one: one.person)
            named = getattr(organ, name)
            if seat is not None and seat.person and named and named != seat.person:
                yield ToldApart(organ, name, seat)
