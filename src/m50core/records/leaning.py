"""The days that a deadline has by what it hangs on, be it by its words or by a relation."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import cast

import attrs
import msgspec

from m50core.records.record import Record
from m50core.records.traits import afters_of, due_of, during_of, names_of, whole_of
from m50core.values.anchor import Anchor, AnchorSide
from m50core.values.period import Period, Precision, span_end

_RELATIONS = frozenset({"part_of", "during", "precedes"})


class Leaning(msgspec.Struct, frozen=True):
    """What a record hangs on by a relation: on which side of it, and the ids."""

    side: AnchorSide
    ids: tuple[str, ...]


_NONE = Leaning(AnchorSide.at, ())


def leaning(record: Record) -> Leaning:
    """Return what a record hangs on, as far as it names no day of its own.

    A part goes with its whole also when its own words are vague; all else only without a word.
    """
    due = due_of(record)
    waits = due is None or (due.anchor is None and due.precision is not Precision.open)
    if not waits or "due" not in record.spec.fields:
        return _NONE
    if (whole := whole_of(record)) and (due is None or due.earliest != due.latest):
        return Leaning(AnchorSide.at, (whole,))
    if due is not None:
        return _NONE
    if during := during_of(record):
        return Leaning(AnchorSide.at, during)
    return Leaning(AnchorSide.before, afters_of(record))


def _find_relation(cls: type[Record]) -> bool:
    return not _RELATIONS.isdisjoint(cls.spec.fields)


leans = cast("Callable[[type[Record]], bool]", cache(_find_relation))
"""(kind) → whether its records may hang on another by a relation."""


def lean(
    record: Record, targets: Sequence[Record], times: Sequence[Period | None]
) -> Period | None:
    """Return the deadline that a record has by what it leans on; None while that has no day.

    With words of its own it keeps them until the other has a single day.
    """
    side, own = leaning(record).side, due_of(record)
    anchor = Anchor(side, "")
    if side is AnchorSide.before:
        times = [time for time in times if time is not None and time.earliest is not None]
    days = _days_by(anchor, times)
    if days is None or (own is not None and days[0] != days[1]):
        return None
    frame = f"{own.words} en " if own is not None else ""
    for name in (_join(map(_name_of, targets)), targets[0].id):
        try:
            period = Period.kept(f"{frame}{side} {name}")
        except ValueError:
            continue
        if period.precision is Precision.anchored:
            return attrs.evolve(period, earliest=days[0], latest=days[1])
    return None


def _name_of(record: Record) -> str:
    return next(iter(names_of(record)), record.title_text)


def name_instead(period: Period, target: Record) -> str:
    """Return what a person calls a thing that a deadline names by its id; empty for its name."""
    if period.anchor is None or period.anchor.target != target.id:
        return ""
    return next(iter(names_of(target)), "") or f"“{target.title_text}”"


def _join(names: Iterable[str]) -> str:
    return " en ".join(names)


def days_on(period: Period, times: Sequence[Period | None]) -> tuple[date, date] | None:
    """Return the days that a deadline means by the times it hangs on; None while one has none.

    A deadline that names a period of its own stays within that. An anchor outside it wins: nothing
    can be used before it is there.
    """
    anchor = period.anchor
    days = _days_by(anchor, times) if anchor else None
    if days is None or anchor is None or period.earliest is None or period.latest is None:
        return days
    first, last = days
    if anchor.side is AnchorSide.after:
        return max(first, period.earliest), max(first, period.latest)
    if anchor.side is AnchorSide.before:
        return min(last, period.earliest), min(last, period.latest)
    return days


def _days_by(anchor: Anchor, times: Sequence[Period | None]) -> tuple[date, date] | None:
    """Return the first and last day that the anchor means, or None while nothing is fixed.

    On a thing of which only a span is known, a deadline is a span too.
    """
    firsts = [time.earliest for time in times if time is not None and time.earliest is not None]
    lasts = [time.latest for time in times if time is not None and time.latest is not None]
    if not times or len(firsts) < len(times) or len(lasts) < len(times):
        return None
    # Before several things is before the first of them.
    first, last = min(firsts), min(lasts) if anchor.side is AnchorSide.before else max(lasts)
    try:
        if anchor.side is AnchorSide.before:
            back = -max(1, anchor.offset)
            return span_end(first, back, anchor.unit), span_end(last, back, anchor.unit)
        if anchor.side is AnchorSide.after:
            on = max(1, anchor.offset)
            return span_end(first, on, anchor.unit), span_end(last, on, anchor.unit)
    except (OverflowError, ValueError):
        # Past the end of the calendar there is no day to give; the words stay.
        return None
    if anchor.side in (AnchorSide.begin, AnchorSide.end):
        edge = first if anchor.side is AnchorSide.begin else last
        return edge, edge
    return first, last
