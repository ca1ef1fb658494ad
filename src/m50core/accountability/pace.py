"""How a figure moves against the time there is: what was done a week, and what is needed."""

from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal

import attrs

from m50core.accountability.accounting import drop_corrected
from m50core.accountability.deliveries import Figure, add_up
from m50core.accountability.records import Measurement, share_text
from m50core.goals.records import Goal, Indicator
from m50core.records.collection import Records
from m50core.values import dutch
from m50core.values.period import Period

_WEEK = 7
_YEAR = 364


@attrs.frozen
class TimeFrame:
    """The days that there are for something; None where nothing fixes them."""

    start: date | None
    end: date | None
    stated: bool
    """False: the plan gives no last day, and ``end`` is that of its year."""

    @property
    def is_whole_year(self) -> bool:
        """True when there is a year for it or more: half of that being over tells nothing yet."""
        if self.start is None or self.end is None:
            return False
        return (self.end - self.start).days >= _YEAR

    def share_gone(self, today: date) -> float | None:
        """Return which share of the time is over, from 0 to 1."""
        if self.start is None or self.end is None:
            return None
        days = (self.end - self.start).days + 1
        return min(1.0, max(0.0, (today - self.start).days / days))

    def days_left(self, today: date) -> int | None:
        """Return the days left; negative when the last day is over."""
        return None if self.end is None else (self.end - today).days


def time_frame(due: Period | None, year: int | None) -> TimeFrame:
    """Return the days for what a plan of ``year`` wants in ``due``.

    A single day, and a period past the plan's year, is what one works towards from 1 January. Any
    other period is when it is to be done. Without days ("doorlopend") there is the plan's year; a
    deadline that waits for the day of another thing has none yet.
    """
    first = year_start(year)
    if due is None or due.latest is None or due.earliest is None:
        if first is None or (due is not None and due.anchor is not None):
            return TimeFrame(None, None, stated=False)
        return TimeFrame(first, date(first.year, 12, 31), stated=False)
    start = due.earliest
    if due.earliest == due.latest or (first is not None and first.year < start.year):
        start = min(first or date(start.year, 1, 1), start)
    return TimeFrame(start, due.latest, stated=True)


def year_start(year: int | None) -> date | None:
    """Return 1 January of a year; None without one that the calendar has."""
    return date(year, 1, 1) if year is not None and MINYEAR <= year <= MAXYEAR else None


@attrs.frozen
class Pace:
    """How an indicator stands against its time, as far as it was measured."""

    indicator: Indicator
    value: Decimal
    """The last that is known."""
    measured_on: date | None
    measurement: str
    """Id of the measurement; of the indicator when its own ``actual`` is the last."""
    evidence: tuple[str, ...]
    share: float
    """Of the way from the baseline to the target; below 0 on the way back, above 1 past it."""
    expected: float | None
    """The share of the time that is over; None without a time."""
    achieved: float | None
    """Units a week, towards the target, since the start."""
    needed: float | None
    """Units a week that it takes from now; None when the target is met or the time is over."""
    ratio: tuple[int, int] | None = None
    """Of a percentage: how many, of how many."""

    @property
    def met(self) -> bool:
        """True when the target is reached."""
        return self.share >= 1

    @property
    def behind(self) -> float:
        """How much of the whole it is behind an even pace; 0 when it isn't."""
        return 0.0 if self.met or self.expected is None else max(0.0, self.expected - self.share)

    @property
    def words(self) -> str:
        """``4 van 15, tempo 0,4 per week, nodig 3,9 per week``."""
        target = dutch.number(self.indicator.target or 0)
        sentences = [f"{dutch.number(self.value)} van {target}"]
        if self.ratio is not None:
            sentences = [f"{share_text(*self.ratio)}, streefwaarde {target}%"]
        if self.met:
            return f"{sentences[0]}, gehaald"
        if self.achieved is not None:
            sentences.append(f"tempo {_rate(self.achieved)} per week")
        if self.needed is not None:
            sentences.append(f"nodig {_rate(self.needed)} per week")
        elif self.expected == 1:
            sentences.append("de tijd is om")
        return ", ".join(sentences)


def measurements(records: Records, indicator: Indicator, today: date) -> tuple[Measurement, ...]:
    """Return what was measured of an indicator up to ``today``, in order of day."""
    pointing = (r for _, r in records.pointing_at(indicator.id, Measurement.spec.kind))
    known = [r for r in pointing if isinstance(r, Measurement) and r.indicator == indicator.id]
    counting = drop_corrected(r for r in known if r.on <= today)
    return tuple(sorted(counting, key=lambda r: r.on))


def figure_of(records: Records, indicator: Indicator, today: date) -> Figure | None:
    """Return what was measured of an indicator up to ``today``, added up; None for nothing."""
    return add_up(measurements(records, indicator, today), indicator)


def pace(records: Records, indicator: Indicator, today: date) -> Pace | None:
    """Return how an indicator stands; None without a target apart from the baseline, or a value.

    Its time is its own, else that of its goal, else the plan's year. The last measurement counts;
    the indicator's ``actual`` only while there is none.
    """
    begin = indicator.baseline or Decimal(0)
    if indicator.target is None or indicator.target == begin:
        return None
    figure = figure_of(records, indicator, today)
    last = figure.last if figure else None
    value = figure.value if figure else indicator.actual
    if value is None:
        return None
    stated = indicator.measured_on.latest if indicator.measured_on else None
    frame = frame_of(records, indicator)
    way = indicator.target - begin
    share = float((value - begin) / way)
    gone = (today - frame.start).days / _WEEK if frame.start and today > frame.start else None
    left = frame.days_left(today)
    return Pace(
        indicator, value, last.on if last else stated, last.id if last else indicator.id,
        last.evidence if last else (), share, frame.share_gone(today),
        share * abs(float(way)) / gone if gone else None,
        (1 - share) * abs(float(way)) / (left / _WEEK) if share < 1 and left and left > 0 else None,
        figure.ratio if figure else None,
    )  # fmt: skip


def frame_of(records: Records, indicator: Indicator) -> TimeFrame:
    """Return the time that there is for an indicator."""
    goal = records.get(indicator.goal) if indicator.due is None and indicator.goal else None
    due = goal.due if isinstance(goal, Goal) else indicator.due
    return time_frame(due, indicator.year)


def _rate(value: float) -> str:
    """One decimal, or three for what would be nothing with one."""
    return dutch.number(round(Decimal(value), 1) or round(Decimal(value), 3))
