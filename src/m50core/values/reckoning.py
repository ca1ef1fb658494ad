"""The last day for something that is so long before or after another day: a working day.

And the deadline that says so, while the other day isn't known or may move.
"""

from datetime import date

import attrs

from m50core.values.anchor import Anchor, AnchorSide
from m50core.values.holidays import is_working_day, working_days_from
from m50core.values.period import Period, Precision, span_end


def reckon(anchor: Anchor, day: date) -> date:
    """Return the day that an anchor means by ``day``: a working day, unless it is the day itself.

    What falls on a day off is due on the working day before; after a day never on that day or
    before it. Raises OverflowError or ValueError past the calendar's end.
    """
    if anchor.side not in (AnchorSide.before, AnchorSide.after):
        return day
    sign = -1 if anchor.side is AnchorSide.before else 1
    return not_off(anchor, span_end(day, sign * max(1, anchor.offset), anchor.unit), day)


def not_off(anchor: Anchor, due: date, day: date) -> date:
    """Return ``due``, so long before or after ``day``, or the working day by it when it is off."""
    if is_working_day(due):
        return due
    before = working_days_from(due, -1)
    return before if anchor.side is AnchorSide.before or before > day else working_days_from(due, 1)


def hung_by(anchor: Anchor) -> Period:
    """Return the time that hangs so on another thing, an id; it has no day by that yet."""
    return Period(anchor.words, None, None, Precision.anchored, anchor)


def hung_on(period: Period, target: str) -> Period:
    """Return a time as it hangs on the thing with this id instead, without the days of the other.

    What hangs on nothing stays as it is.
    """
    if period.anchor is None:
        return period
    bare = hung_by(attrs.evolve(period.anchor, target=target))
    within, framed, _ = period.words.removesuffix(period.anchor.target).rpartition(" en ")
    return Period.kept(f"{within} en {bare.words}") if framed else bare
