"""Deadlines that hang on another thing ("10 werkdagen voor 1e ALV"): they move when it moves.

A record hangs on another by the words of its deadline, or by a relation: what is part of a whole is
on the day of the whole, what belongs to a thing is due with it, what must precede it before it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import chain, groupby
from operator import attrgetter
from typing import cast

import attrs
import msgspec

from m50core.records.anchors import AnchorNames, Meant
from m50core.records.laying import lay
from m50core.records.leaning import days_on, lean, leaning, leans, name_instead
from m50core.records.record import Record
from m50core.records.traits import frame_of, status_of
from m50core.values.anchor import AnchorSide
from m50core.values.period import Period, Precision
from m50core.values.reckoning import not_off

_FIELDS = ("due", "anchor")
_NOTHING = Meant((), known=True, clear=True)
Find = Callable[[str], Record | None]
"""(id) → the record as it stands."""
End = tuple[str, str]
"""A deadline: the id of a record, and the name of the field."""


class Deadlines:
    """The records that hang on another, and the ones that their words may mean.

    A deadline on something without a day, on nothing known, on what doesn't go on, or on itself in
    the end, stays as it is.
    """

    def __init__(self) -> None:
        self._hanging: dict[str, Record] = {}
        """Records with a relative deadline, as they were written, by id."""
        self._dated: dict[str, Record] = {}
        """Those of them that have days now."""
        self._leant_on: dict[str, int] = defaultdict(int)
        """How many records hang on an id by a relation."""
        self._names = AnchorNames()

    @staticmethod
    def hangs(record: Record) -> bool:
        """Tell whether a deadline of this record hangs on another thing."""
        return any(_hangs(record, name) for name in _periods(type(record)))

    @staticmethod
    def among(records: Sequence[Record]) -> dict[str, Record]:
        """Return those records, all of one kind, with a deadline that hangs on another thing."""
        found: dict[str, Record] = {}
        cls = type(records[0]) if records else Record
        for name in _periods(cls):
            # Periods are shared by many records: few have to be looked at.
            periods = list(map(attrgetter(name), records))
            distinct = dict(zip(map(id, periods), periods, strict=True))
            if leans(cls) or any(map(_relative, distinct.values())):
                found |= {record.id: record for record in records if _hangs(record, name)}
        return found

    def __contains__(self, record_id: str) -> bool:
        """Tell whether a deadline of the record with this id hangs on another thing."""
        return record_id in self._hanging

    def settle(self, find: Find, records: Iterable[Record]) -> dict[str, Record]:
        """Return the records, of all ``records``, whose relative deadlines have days, by id."""
        kinds: dict[type[Record], list[Record]] = defaultdict(list)
        for cls, some in groupby(records, type):
            kinds[cls] += some
        for records_of_kind in kinds.values():
            self._hanging |= self.among(records_of_kind)
        for record in self._hanging.values():
            self._count(record, 1)
        self._names.learn(self._targets(), list(chain.from_iterable(kinds.values())))
        self._dated = self._resolve(find)
        return self._dated

    def move(
        self, find: Find, records: Iterable[Record], changes: Mapping[str, Record | None]
    ) -> dict[str, Record]:
        """Return the records whose days differ now that some records have changed, by id.

        ``find`` and ``records`` know the changes already.
        """
        touched = [self._note(name, record) for name, record in changes.items()]
        if not any(touched):
            return {}
        self._names.learn(self._targets(), records)
        before, self._dated = self._dated, self._resolve(find)
        moved = {
            name: record
            for name, record in self._dated.items()
            if name in changes or not _reads_as(record, before.get(name))
        }
        undone = (name for name in before if name not in self._dated and name in self._hanging)
        return moved | {name: self._hanging[name] for name in undone}

    def _note(self, record_id: str, record: Record | None) -> bool:
        """Take in a changed record; tell whether any deadline has to do with it."""
        touched = self._leant_on.get(record_id, 0) > 0
        if (before := self._hanging.pop(record_id, None)) is not None:
            self._count(before, -1)
            touched = True
        if record is not None and self.hangs(record):
            self._hanging[record_id] = record
            self._count(record, 1)
            touched = True
        return self._names.note(record_id, record) or touched

    def _count(self, record: Record, by: int) -> None:
        for target in leaning(record).ids:
            self._leant_on[target] += by

    @staticmethod
    def words_of(record: Record) -> Iterator[str]:
        """Yield the words by which the deadlines of a record name what they hang on."""
        for name in _periods(type(record)):
            period = getattr(record, name)
            if _relative(period):
                yield period.anchor.target

    def _targets(self) -> Iterator[str]:
        for record in self._hanging.values():
            yield from self.words_of(record)

    def _resolve(self, find: Find) -> dict[str, Record]:
        dated: dict[str, Record] = {}
        for record_id, name in self._in_order()[0]:
            record = dated.get(record_id, self._hanging[record_id])
            # What hangs itself may still have its days of before in the records at large.
            fixed = self._fix(
                record, name, lambda one: dated.get(one) or self._hanging.get(one) or find(one)
            )
            if fixed is not None:
                dated[record_id] = lay(record, {name: fixed})
        return dated

    def _in_order(self) -> tuple[list[End], dict[End, tuple[End, ...]]]:
        """Return the deadlines, what each hangs on first; and apart what waits in a circle.

        The second has, of each that never gets its turn, the ones that it waits for.
        """
        ends = list(self._ends())
        known = set(ends)
        graph = {
            end: tuple(
                e for record_id in self.meaning(*end).ids if (e := (record_id, "due")) in known
            )
            for end in ends
        }
        sorter = TopologicalSorter(graph)
        with suppress(CycleError):  # What doesn't wait in a circle still has its turn.
            sorter.prepare()
        ordered: list[End] = []
        while ready := sorter.get_ready():
            ordered += ready
            sorter.done(*ready)
        never = known - set(ordered)
        waiting = {end: tuple(e for e in graph[end] if e in never) for end in ends if end in never}
        return ordered, waiting

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Return the ids of deadlines that wait for each other, each circle once and in order."""
        waiting = self._in_order()[1]
        circles = []
        seen: set[End] = set()
        for end in waiting:
            path: dict[End, None] = {}
            while end not in seen:
                seen.add(end)
                path[end] = None
                end = waiting[end][0]
            if end in path:
                ends = list(path)
                circles.append(tuple(record_id for record_id, _ in ends[ends.index(end) :]))
        return tuple(circles)

    def _ends(self) -> Iterator[End]:
        """Yield (id, field) of every deadline that hangs on something."""
        for record in self._hanging.values():
            for name in _periods(type(record)):
                if _hangs(record, name):
                    yield record.id, name

    def meaning(self, record_id: str, name: str = "due") -> Meant:
        """Return what the deadline of a record that hangs means."""
        record = self._hanging[record_id]
        period = getattr(record, name)
        if not _relative(period):
            return Meant(leaning(record).ids, known=True, clear=True)
        meant = self._names.meaning(period.anchor, record)
        # What recurs with all that a body holds is due on no one of those days.
        return msgspec.structs.replace(meant, ids=()) if meant.body and name == "anchor" else meant

    def hanging(self) -> Iterator[tuple[Record, str, Meant]]:
        """Yield the records that hang, as they stand, with the field and what it means."""
        for record_id, name in self._ends():
            record = self._dated.get(record_id) or self._hanging[record_id]
            yield record, name, self.meaning(record_id, name)

    def _fix(self, record: Record, name: str, find: Find) -> Period | None:
        """Return a deadline with the days that it has by what it hangs on; None while it has none.

        ``find`` gives other records with their own deadlines fixed.
        """
        period: Period | None = getattr(record, name)
        meant = self.meaning(record.id, name)
        if not meant.settled or not meant.ids:
            return None
        targets = [target for record_id in meant.ids if (target := find(record_id)) is not None]
        times = [_time_for(period, target) for target in targets]
        if period is None or not _relative(period):
            return lean(record, targets, times)
        days = _at_work(record, period, times, days_on(period, times))
        days = _any_day_after(period, targets, days)
        name = name_instead(period, targets[0]) if targets else ""
        if days is None:
            return attrs.evolve(period, called=name) if name else None
        return attrs.evolve(period, earliest=days[0], latest=days[1], called=name)


def _reads_as(record: Record, before: Record | None) -> bool:
    """Tell whether a record is as before, also in how it names what it hangs on."""
    if before is None or record != before:
        return False
    periods = ((getattr(record, n), getattr(before, n)) for n in _periods(type(record)))
    return all(period is None or period.called == other.called for period, other in periods)


def _time_for(period: Period | None, target: Record) -> Period | None:
    """Return the time of a thing that a deadline counts from; None while it has none.

    Right after what takes place is on no known day while that has only a season, say.
    """
    status, time = status_of(target), frame_of(target)
    anchor = period.anchor if period is not None else None
    right_after = anchor is not None and anchor.side is AnchorSide.after and not anchor.offset
    vague = time is not None and time.earliest != time.latest
    off = status is not None and status.is_off
    return None if off or (right_after and vague and target.takes_place) else time


def _find_periods(cls: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind that may hang on another thing."""
    fields = cls.spec.fields
    return tuple(n for n in _FIELDS if n in fields and fields[n].type is Period)


_periods = cast("Callable[[type[Record]], tuple[str, ...]]", cache(_find_periods))


def _hangs(record: Record, name: str) -> bool:
    return _relative(getattr(record, name)) or (name == "due" and bool(leaning(record).ids))


def _relative(period: Period | None) -> bool:
    return period is not None and period.precision is Precision.anchored


def _any_day_after(
    period: Period, targets: Sequence[Record], days: tuple[date, date] | None
) -> tuple[date, date] | None:
    """Return the days of what comes after something that takes place, with no word of how long.

    That may be on any day of the year that is left: the day after it is only the first.
    """
    anchor = period.anchor
    after = anchor is not None and anchor.side is AnchorSide.after and not anchor.offset
    if days is None or not after or period.latest:
        return days
    if not all(target.takes_place for target in targets):
        return days
    return days[0], date(days[0].year, 12, 31)


def _at_work(
    record: Record,
    period: Period,
    times: Sequence[Period | None],
    days: tuple[date, date] | None,
) -> tuple[date, date] | None:
    """Return the days of what is done so long before or after another thing: never on a day off."""
    anchor = period.anchor
    if days is None or anchor is None or not anchor.offset or record.takes_place:
        return days
    last_days = [time.latest for time in times if time is not None and time.latest is not None]
    if anchor.side not in (AnchorSide.before, AnchorSide.after) or not last_days:
        return days
    first, last = (not_off(anchor, day, max(last_days)) for day in days)
    return first, last
