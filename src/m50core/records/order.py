"""Before and after, told from either side, and whether that goes round in a circle."""

from collections.abc import Callable, Iterable, Mapping

from m50core.records.record import Record
from m50core.records.traits import afters_of, befores_of

Pointing = Callable[[str], Iterable[Record]]
"""(id) → the records that point at it."""
FIELDS = ("depends_on", "precedes")


def before(record: Record, pointing: Pointing) -> tuple[str, ...]:
    """Return the ids of what must come before a record, whichever of the two says so."""
    others = (other.id for other in pointing(record.id) if record.id in afters_of(other))
    return tuple(dict.fromkeys((*befores_of(record), *others)))


def round_trip(start: str, following: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Return the way from an id back to itself, without its end; empty when there is none."""
    came: dict[str, str] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for one in following(here):
            if one == start:
                way = [here]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return tuple(reversed(way))
            if one not in came:
                came[one] = here
                waiting.append(one)
    return ()


def circles(waits: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the circles among ids and what each waits for, one of each group that is stuck."""
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for start in waits:
        if start not in seen and (way := round_trip(start, lambda one: waits.get(one, ()))):
            found.append(way)
            seen |= set(way)
    return tuple(found)
