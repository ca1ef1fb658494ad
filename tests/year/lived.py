"""A year lived in one pass over its working days: what the tests look at, gathered as values."""

import pickle
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from time import sleep

import attrs
from year.diligent import Secretary, script
from year.everyday import everyday
from year.invariants import diligent, offending
from year.reading import Counted, Expected, Held, counts, expected, holds, working_days
from year.reading import story as the_story
from year.seeing import Morning

import m50core as m50
from m50core.meetings.proceedings import of as proceedings_of
from m50core.records.relations import relations
from m50core.today.attention import Saving
from m50core.values.clock import ZONE

FIRST = the_story()["story"]["first_morning"]
LAST = the_story()["story"]["last_morning"]


@attrs.frozen
class Told:
    """A line of Vandaag, or of its block."""

    record: str
    under: tuple[str, ...]
    until: date
    deadline: date | None
    in_time: bool
    near: tuple[str, ...]
    """What its own record names: a meeting, what it is about."""

    @property
    def records(self) -> tuple[str, ...]:
        """All that it stands for."""
        return (self.record, *self.under)


@attrs.frozen
class Seen:
    """A morning: its lines, the seven first; its block; what breaks an invariant."""

    day: date
    lines: tuple[Told, ...]
    shown: int
    block: tuple[Told, ...]
    broken: tuple[tuple[str, str], ...]
    """Invariant, and in Dutch what breaks it."""
    commits: int


@attrs.frozen
class Life:
    """A year of somebody: each morning, and by number in what each expectation differs."""

    days: tuple[Seen, ...]
    differs: dict[int, tuple[str, ...]]
    holds: dict[int, str]
    """By number who held the post."""
    counts: dict[int, int]
    made: dict[str, tuple[str, ...]]


def live(who: str, first: date = FIRST, last: date = LAST, *, whole: bool = True) -> Life:
    """Live the days from ``first`` to ``last`` as ``idle`` or ``diligent``.

    ``whole``: look at every morning; else at those of which something is expected.
    """
    today = [first]
    net = m50.open(
        "memory:", today=first, who="secretariaat",
        clock=lambda: datetime.combine(today[0], time(9), ZONE),
    )  # fmt: skip
    with net:
        secretary = Secretary(net)
        asked: dict[date, list[Expected]] = {}
        for one in expected(who):
            asked.setdefault(one.on, []).append(one)
        days, differs = [], {}
        for day in working_days(first, last):
            today[0] = day
            morning = Morning(net, day, secretary.names)
            for one in asked.get(day, ()):
                differs[one.number] = tuple(morning.wrong(one))
            if whole or day in asked:
                days.append(_seen(morning, who, asked=day in asked))
            if who == "diligent":
                for line in script():
                    if line.on == day:
                        secretary.follow(line)
                everyday(secretary)
        today[0] = net.today = last
        return Life(
            tuple(days), differs,
            {n: _holder(net, one) for n, one in holds(who) if one.last <= last},
            {n: _count(net, one) for n, one in counts(who) if one.last <= last},
            secretary.names,
        )  # fmt: skip


def _ends_something(day: date) -> bool:
    """Tell whether it is a Monday, or the last working day of a month."""
    rest = (date.fromordinal(day.toordinal() + n) for n in range(1, 4))
    return day.weekday() == 0 or all(one.month != day.month or one.weekday() > 4 for one in rest)


def _seen(morning: Morning, who: str, *, asked: bool) -> Seen:
    today, net = morning.today, morning.net
    lines, block = (
        tuple(
            Told(
                one.record, one.under, one.until, one.deadline,
                one.saving(morning.day) is Saving.open,
                tuple(target for _, target in relations(net.records[one.record])),
            )
            for one in some
        )
        for some in (today.everything, today.missed)
    )  # fmt: skip
    deep = asked or _ends_something(morning.day)
    broken = tuple(offending(morning, deep=deep, asked=asked))
    if who == "diligent":
        broken = (*broken, *diligent(morning))
    commits = net.store.head()
    return Seen(morning.day, lines, len(today.attention), block, broken, commits)


def _holder(net: m50.Network, asked: Held) -> str:
    """Return who holds a post on a day, looked at from the day from which it is asked."""
    seen = net.as_of(asked.known_on) if asked.known_on else net.as_of(asked.looked_from)
    there = seen.on_day(asked.on)
    if asked.post.startswith("owner of "):
        return there.responsible(asked.post.removeprefix("owner of ")).person
    return there[asked.post].person


def _count(net: m50.Network, asked: Counted) -> int:
    there = net.as_of(asked.looked_from).on_day(asked.on)
    if asked.what == "members":
        return sum(member.belongs_on(asked.on) for member in there.members)
    meeting = there[asked.what.removeprefix("voters of ")]
    return len(proceedings_of(there.records, meeting).voters)


def months() -> Iterator[str]:
    """Yield the months of the story: ``2025-01``."""
    for one in the_story()["month"]:
        yield one["month"]


@cache
def lived(who: str, folder: Path) -> Life:
    """Return the whole year, lived once for all who run these tests at the same time."""
    kept, turn = folder / f"year-{who}.pickle", folder / f"year-{who}.turn"
    while not kept.exists():
        try:
            turn.mkdir()
        except FileExistsError:
            sleep(0.2)
            continue
        try:
            made = kept.with_suffix(".made")
            made.write_bytes(pickle.dumps(live(who)))
            made.replace(kept)
        finally:
            turn.rmdir()
    return pickle.loads(kept.read_bytes())  # noqa: S301 - this very run wrote it
