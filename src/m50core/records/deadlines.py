"""Deadlines that hang on another thing ("10 werkdagen voor 1e ALV"): they move when it moves."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from operator import attrgetter
from typing import cast

import attrs

from m50core.records.record import Record, evolve
from m50core.records.traits import due_of, year_in
from m50core.values.period import Anchor, Period, Precision, span_end
from m50core.values.reckoning import not_off

_FIELDS = ("due", "anchor")
Find = Callable[[str], Record | None]
"""(id) → the record as it stands."""


class Deadlines:
    """The records that hang on another, and the ones that their words may mean.

    A deadline on something without a day, on nothing known, or on itself in the end, stays as it
    is.
    """

    def __init__(self) -> None:
        self._hanging: dict[str, Record] = {}
        """Records with a relative deadline, as they were written, by id."""
        self._dated: dict[str, Record] = {}
        """Those of them that have days now."""
        self._named: dict[str, dict[str, int | None]] = {}
        """By the words of an anchor: the ids of what they may mean, and the year of each."""

    @staticmethod
    def hangs(record: Record) -> bool:
        """Tell whether a deadline of this record hangs on another thing."""
        return any(_is_anchored(record, name) for name in _periods(type(record)))

    def settle(self, find: Find, records: Iterable[Record]) -> dict[str, Record]:
        """Return the records, of all ``records``, whose relative deadlines have days, by id."""
        kinds: dict[type[Record], list[Record]] = defaultdict(list)
        for record in records:
            kinds[type(record)].append(record)
        for cls, some in kinds.items():
            for name in _periods(cls):
                # Periods are shared by many records: few have to be looked at.
                periods = list(map(attrgetter(name), some))
                distinct = dict(zip(map(id, periods), periods, strict=True))
                if any(map(_relative, distinct.values())):
                    self._hanging |= {r.id: r for r in some if _is_anchored(r, name)}
        self._learn(
            record for cls, some in kinds.items() if "due" in _periods(cls) for record in some
        )
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
        self._learn(records)
        before, self._dated = self._dated, self._resolve(find)
        moved = {
            name: record
            for name, record in self._dated.items()
            if name in changes or record != before.get(name)
        }
        undone = (name for name in before if name not in self._dated and name in self._hanging)
        return moved | {name: self._hanging[name] for name in undone}

    def _note(self, record_id: str, record: Record | None) -> bool:
        """Take in a changed record; tell whether any deadline has to do with it."""
        touched = self._hanging.pop(record_id, None) is not None
        if record is not None and self.hangs(record):
            self._hanging[record_id] = record
            touched = True
        for words, ids in self._named.items():
            if record_id in ids:
                del ids[record_id]
                touched = True
            if record is not None and _means(words, record):
                ids[record_id] = year_in(record)
                touched = True
        return touched

    def _learn(self, records: Iterable[Record]) -> None:
        """Find what each anchor may mean that is seen for the first time."""
        anchors = {
            getattr(record, name).anchor.target
            for record in self._hanging.values()
            for name in _periods(type(record))
            if _is_anchored(record, name)
        }
        new = {words: words.casefold() for words in anchors - self._named.keys()}
        if not new:
            return
        self._named |= {words: {} for words in new}
        starts = tuple(new.values())
        firsts = {sign for start in starts for sign in (start[0], start[0].upper())}
        for record in records:
            if due_of(record) is None:
                continue
            first = record.title_text[:1]
            if first in firsts or not first.isascii() or record.id in new:
                for words in new:
                    if _means(words, record):
                        self._named[words][record.id] = year_in(record)

    def _resolve(self, find: Find) -> dict[str, Record]:
        dated: dict[str, Record] = {}
        settled: set[tuple[str, str]] = set()
        for end in self._ends():
            # What a deadline hangs on comes first, however long the chain.
            chain = self._chain(end, settled)
            settled.update(chain)
            for record_id, name in reversed(chain):
                record = dated.get(record_id, self._hanging[record_id])
                period = getattr(record, name)
                if (days := self._days(record_id, period, dated, find)) is not None:
                    fixed = attrs.evolve(period, earliest=days[0], latest=days[1])
                    dated[record_id] = evolve(record, **{name: fixed})
        return dated

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Return the ids of deadlines that wait for each other, each circle once and in order."""
        pairs = []
        seen: set[tuple[str, str]] = set()
        for end in self._ends():
            chain = self._chain(end, seen)
            seen.update(chain)
            ids = [record_id for record_id, _ in chain]
            following = self._following(*chain[-1]) if chain else None
            if following in ids:
                pairs.append(tuple(ids[ids.index(following) :]))
        return tuple(pairs)

    def _ends(self) -> list[tuple[str, str]]:
        """Return (id, field) of every deadline that hangs on something."""
        return [
            (record.id, name)
            for record in self._hanging.values()
            for name in _periods(type(record))
            if _is_anchored(record, name)
        ]

    def _chain(self, end: tuple[str, str], known: set[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return a deadline and those it waits for, up to what is ``known``, each once."""
        chain: dict[tuple[str, str], None] = {}
        while end not in chain and end not in known:
            chain[end] = None
            if (following := self._following(*end)) is None:
                break
            end = following, "due"
        return list(chain)

    def _following(self, record_id: str, name: str = "due") -> str | None:
        """Return the id of the deadline that this one waits for, if it waits for one."""
        target = self._find_anchor(getattr(self._hanging[record_id], name).anchor, record_id)
        record = self._hanging.get(target or "")
        return target if record is not None and _relative(due_of(record)) else None

    def _find_anchor(self, anchor: Anchor, but: str) -> str | None:
        """Return the id of the one record that the words name, of the same year if of several."""
        named = self._named[anchor.target]
        others = [one for one in named if one != but]
        if len(others) > 1:
            year = year_in(self._hanging[but])
            others = [one for one in others if named[one] == year]
        return others[0] if len(others) == 1 else None

    def _days(
        self, record_id: str, period: Period, dated: Mapping[str, Record], find: Find
    ) -> tuple[date, date] | None:
        target = self._find_anchor(period.anchor, record_id)  # type: ignore[arg-type]
        if target is None:
            return None
        waits = target in self._hanging and _is_anchored(self._hanging[target], "due")
        record = dated.get(target) if waits else find(target)
        due = due_of(record)
        days = _frame(period, due) if due is not None else None
        return _worked(self._hanging[record_id], period, due, days)


def _find_periods(cls: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind that may hang on another thing."""
    fields = cls.spec.fields
    return tuple(n for n in _FIELDS if n in fields and fields[n].type is Period)


_periods = cast("Callable[[type[Record]], tuple[str, ...]]", cache(_find_periods))


def _is_anchored(record: Record, name: str) -> bool:
    return _relative(getattr(record, name))


def _relative(period: Period | None) -> bool:
    return period is not None and period.precision is Precision.anchored


def _means(words: str, record: Record) -> bool:
    """Tell whether words name this record, by id or by the start of its title."""
    if due_of(record) is None:
        return False
    return record.id == words or record.title_text.casefold().startswith(words.casefold())


def _frame(period: Period, target: Period) -> tuple[date, date] | None:
    """Return the days that a deadline means; within its own period when it names one.

    An anchor outside that period wins: nothing can be used before it is there.
    """
    anchor = period.anchor
    days = _days_by(anchor, target) if anchor else None
    if days is None or anchor is None or period.earliest is None or period.latest is None:
        return days
    first, last = days
    if anchor.side == "na":
        return max(first, period.earliest), max(first, period.latest)
    if anchor.side == "voor":
        return min(last, period.earliest), min(last, period.latest)
    return days


def _worked(
    record: Record, period: Period, target: Period | None, days: tuple[date, date] | None
) -> tuple[date, date] | None:
    """Return the days of what is done so long before or after another thing: never on a day off."""
    anchor = period.anchor
    if days is None or anchor is None or target is None or not anchor.offset or record.takes_place:
        return days
    if anchor.side not in ("voor", "na") or target.latest is None:
        return days
    first, last = (not_off(anchor, day, target.latest) for day in days)
    return first, last


def _days_by(anchor: Anchor, target: Period) -> tuple[date, date] | None:
    """Return the first and last day that the anchor means, or None while nothing is fixed."""
    if target.earliest is None or target.latest is None:
        return None
    try:
        if anchor.side == "voor":
            last = span_end(target.earliest, -max(1, anchor.offset), anchor.unit)
            return last, last
        if anchor.side == "na":
            first = span_end(target.latest, max(1, anchor.offset), anchor.unit)
            return first, first
    except (OverflowError, ValueError):
        # Past the end of the calendar there is no day to give; the words stay.
        return None
    return target.earliest, target.latest
