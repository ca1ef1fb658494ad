"""Deadlines that hang on another thing ("10 werkdagen voor 1e ALV"): they move when it moves."""

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from m50core.domain.period import Anchor, Period, Precision, span_end
from m50core.domain.record import Record, evolved

_FIELDS = ("due", "anchor")
_ROUNDS = 5
"""How long a chain of deadlines on deadlines may be; a circle keeps its words only."""


def resolve(records: Mapping[str, Record]) -> dict[str, Record]:
    """Return the records whose relative deadlines have days, by id: those of what they hang on.

    A deadline on something without a day, or on nothing known, stays as it is.
    """
    open_ends = [(r, name) for r in records.values() for name in _FIELDS if _anchored(r, name)]
    dated: dict[str, Record] = {}
    for _ in range(_ROUNDS):
        waiting = []
        for record, name in open_ends:
            current = dated.get(record.id, record)
            period = getattr(current, name)
            target = _target(period.anchor, {**records, **dated}.values(), record)
            days = _days(period.anchor, target) if target else None
            if days is None:
                waiting.append((record, name))
            else:
                fixed = attrs.evolve(period, earliest=days[0], latest=days[1])
                dated[record.id] = evolved(current, **{name: fixed})
        if len(waiting) == len(open_ends):
            break
        open_ends = waiting
    return dated


def _anchored(record: Record, name: str) -> bool:
    period = getattr(record, name, None)
    return isinstance(period, Period) and period.precision is Precision.anchored


def _target(anchor: Anchor, records: Iterable[Record], but: Record) -> Period | None:
    """Return the period of the one record that the words name, by id or by start of its title."""
    words = anchor.target.casefold()
    found = [
        period
        for record in records
        if record.id != but.id
        and (record.id == anchor.target or record.title_text.casefold().startswith(words))
        and isinstance(period := getattr(record, "due", None), Period)
    ]
    return found[0] if len(found) == 1 else None


def _days(anchor: Anchor, target: Period) -> tuple[date, date] | None:
    """Return the first and last day that the anchor means, or None while nothing is fixed."""
    if target.earliest is None or target.latest is None:
        return None
    if anchor.side == "voor":
        last = span_end(target.earliest, -max(1, anchor.offset), anchor.unit)
        return last, last
    if anchor.side == "na":
        first = span_end(target.latest, max(1, anchor.offset), anchor.unit)
        return first, first
    return target.earliest, target.latest
