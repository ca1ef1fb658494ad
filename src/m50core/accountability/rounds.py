"""The rounds of a promise that repeats, and the last day for the next time.

Of the calendar, of a month, with an assembly, or after the period that it is about.
"""

from datetime import MINYEAR, date

from m50core.goals.records import Rhythm, Tracked
from m50core.meetings.records.meetings import Meeting, day_of
from m50core.records.anchors import is_called
from m50core.records.collection import Records
from m50core.records.timing import is_over, year_of
from m50core.records.traits import predecessor_of
from m50core.values.cadence import Cadence
from m50core.values.period import Precision
from m50core.values.rounds import Round, Tick, WhenDue, calendar_rounds, rounds_from_last

Ticks = tuple[Tick, ...]
Moments = tuple[Ticks, bool]
"""The days of what a rhythm goes with, and whether it waits for a day of that."""


def rounds_of(
    promise: Rhythm | Tracked,
    cadence: Cadence,
    done: Ticks,
    dated: Ticks,
    day: date,
) -> tuple[tuple[Round, ...], date]:
    """Return the rounds of the day's year, and the last day for the next time."""
    # What its year's plan promised and never came is still late when the year is over.
    since = max(MINYEAR, min(year_of(promise) or day.year, day.year))
    rhythm = promise if isinstance(promise, Rhythm) else None
    if cadence.from_last or (rhythm is not None and rhythm.from_last):
        rounds = rounds_from_last(cadence, day.year, done, since)
        return rounds, rounds[-1].end
    lag = rhythm.lag if rhythm is not None else None
    when = WhenDue(_month(promise), lag, tuple(tick.day for tick in dated))
    rounds = calendar_rounds(cadence, day.year, done, when)
    before = calendar_rounds(cadence, day.year - 1, done, when) if since < day.year else ()
    if lag is not None and not predecessor_of(promise):
        # The first report is about the first round that was promised, and comes after it.
        first = date(year_of(promise) or MINYEAR, 1, 1)
        rounds = tuple(turn for turn in rounds if turn.start > first)
        before = tuple(turn for turn in before if turn.start > first)
    following = calendar_rounds(cadence, day.year + 1, (), when)
    return rounds, _next_safe_day((*before, *rounds, following[0]), day)


def _next_safe_day(rounds: tuple[Round, ...], day: date) -> date:
    number = next(n for n, turn in enumerate(rounds) if day <= turn.end)
    present = rounds[number]
    if number and not present.ticks and not rounds[number - 1].met:
        return rounds[number - 1].last_day
    if not present.met:
        return present.safe_day(len(present.ticks) + 1)
    return rounds[number + 1].safe_day(1)


def _month(promise: Rhythm | Tracked) -> int | None:
    """Return the month in which each round asks for it: as told, else that of its ``due``."""
    due = promise.due if isinstance(promise, Tracked) else None
    if promise.month is not None or due is None or due.anchor or due.latest is None:
        return promise.month
    return due.latest.month if due.precision > Precision.year else None


def moments_of(records: Records, promise: Rhythm | Tracked) -> Moments:
    """Return the days of what a rhythm goes with ("tijdens ALV", "bij 2e ALV").

    And whether it waits for a day of that: none that it goes with is still to come.
    """
    goes_with = promise.anchor if isinstance(promise, Rhythm) else promise.due
    anchor = goes_with.anchor if goes_with else None
    if goes_with is None or anchor is None:
        return (), False
    meetings = [
        meeting
        for meeting in records.collection(Meeting)
        if not meeting.status.is_off
        and (organ := records.get(meeting.organ)) is not None
        and is_called(organ, anchor.target)
    ]
    if not meetings and goes_with.latest is not None:
        there = _find_meeting(records, anchor.target, goes_with.latest)
        # A season is by when it is to be done; it is planned once there is a day.
        exact = goes_with.earliest == goes_with.latest
        return (Tick(there, goes_with.latest, exact),), not exact
    dated = [Tick(m.id, day) for m in meetings if (day := day_of(m)) is not None]
    coming = any(not is_over(m) and day_of(m) is not None for m in meetings)
    return tuple(sorted(dated, key=lambda tick: tick.day)), bool(meetings) and not coming


def _find_meeting(records: Records, words: str, day: date) -> str:
    """Return the id of the meeting of a day that the words of an anchor name, else the words."""
    for meeting in records.collection(Meeting):
        if meeting.due and meeting.due.latest == day and is_called(meeting, words):
            return meeting.id
    return words
