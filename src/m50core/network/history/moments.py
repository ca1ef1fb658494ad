"""When commits count as made: by their times, as far as these fit together.

A clock can be set wrong, back or ahead, while the order of the numbers is certain. The times that
fit together most are believed: the longest row of commits whose times never fall. A time that
doesn't fit counts as that of the last one before it that does, the highest so far (for those
before all others: the first that fits). So the times rise with the numbers, one clock that was far
ahead takes nothing of later days with it, and one that was set back brings nothing forward.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from m50core.store.protocol import Commit
from m50core.values.clock import local_day, since_epoch


def days(commits: Iterable[Commit], now: datetime | None = None) -> list[date]:
    """Return the day on which each commit counts as made, here; the days never fall.

    ``commits``: all of them, in the order of their numbers. ``now``: what the clock says, so that
    a time that is still to come isn't believed while others are.
    """
    whens = [commit.when for commit in commits]
    times = [since_epoch(when) for when in whens]
    fit = _fitting(times, since_epoch(now) if now else None)
    if len(fit) == len(times):
        return [local_day(when) for when in whens]
    commit_days, at = [], 0
    for place in range(len(times)):
        if at + 1 < len(fit) and fit[at + 1] <= place:
            at += 1
        commit_days.append(local_day(whens[fit[at]]))
    return commit_days


def _fitting(times: Sequence[timedelta], now: timedelta | None) -> list[int]:
    """Return the places of the times that are believed."""
    places = range(len(times))
    come = [place for place in places if now is None or times[place] <= now]
    asked = come or list(places)
    if all(times[a] <= times[b] for a, b in pairwise(asked)):
        return asked
    return _longest(times, asked)


def _longest(times: Sequence[timedelta], asked: Sequence[int]) -> list[int]:
    """Return the longest row of places whose times never fall; of two as long, the earlier one.

    Looked for from the end, where a row goes on with the highest time that it still can.
    """
    lowest: list[timedelta] = []
    last: list[int] = []
    after: dict[int, int | None] = {}
    for place in reversed(asked):
        length = bisect_right(lowest, -times[place])
        after[place] = last[length - 1] if length else None
        lowest[length : length + 1] = [-times[place]]
        last[length : length + 1] = [place]
    row, here = [], last[-1] if last else None
    while here is not None:
        row.append(here)
        here = after[here]
    return row
