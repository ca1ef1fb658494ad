"""The network's past: what was done, and how it was on another day, on either of two clocks."""

from __future__ import annotations

import sys
from abc import abstractmethod
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from typing import Self

from m50core.errors import UsageError
from m50core.network.face.asked_modules import (
    binning,
    differing,
    entries,
    looking_back,
    memory,
    years,
)
from m50core.network.face.persons import Persons
from m50core.records.arguments import checked
from m50core.records.record import Record
from m50core.store.protocol import Commit, is_practice, is_to_be_made
from m50core.store.searching import heads
from m50core.values import dutch
from m50core.values.clock import local_day
from m50core.values.span import looked_from, refuse_backwards

PROGRAM = "m50"
"""Who makes the commits that no person makes: decisions that take effect on their day."""


class Past(Persons):
    """What was done to the network, and the network as it was."""

    looks_back: str = ""
    """Which view of the past this is, in Dutch; empty when it is the present."""

    @property
    def practice(self) -> bool:
        """True for a network to practise with: its clock goes by ``today``."""
        return is_practice(self.store)

    @property
    def to_be_made(self) -> bool:
        """True where nothing is kept yet: the first commit makes the network."""
        return is_to_be_made(self.store)

    def _now(self) -> datetime | None:
        """Return what the clock says; None where it goes back and forth with ``today``."""
        return None if self.practice else self.clock()

    @abstractmethod
    def _view_of(self, store: memory.MemoryStore, day: date, looks_back: str) -> Self:
        """Return what a store holds, seen from a day."""

    @checked
    def log(
        self,
        start: date | None = None,
        end: date | None = None,
        *,
        who: str = "",
        limit: int | None = 0,
    ) -> tuple[Commit, ...]:
        """Return the commits of ``start``..``end`` (both included) by ``who``, oldest first.

        ``limit``: only the last so many (0 or None: all). UsageError when ``end`` is before
        ``start``.
        """
        if (most := limit or sys.maxsize) < 0:
            raise UsageError(f"Een aantal van {limit} kan niet. Geef 0 voor alles.")
        refuse_backwards(start, end)
        commits: Iterable[Commit] = self.store.recent()
        if start or end:
            first, last = start or date.min, end or date.max
            commits = reversed(entries.between(self.store.commits(), first, last, self._now()))
        mine = (commit for commit in commits if who in ("", commit.who))
        return tuple(islice(mine, min(most, sys.maxsize)))[::-1]

    @checked
    def changes(self, start: date, end: date) -> tuple[differing.Difference, ...]:
        """Return the net difference that ``start``..``end`` (both included) made; errors as log."""
        return differing.differences(
            self, entries.between(self.store.commits(), start, end, self._now())
        )

    def bin(self) -> tuple[binning.Binned, ...]:
        """Return what was removed and isn't back, newest first; see ``c.restore``."""
        return binning.bin_contents(self.store.commits())

    @checked
    def history(self, record: Record | str) -> tuple[entries.HistoryEntry, ...]:
        """Return what happened to a record and to what was written about it, oldest first.

        What it was in the plan of an earlier year is part of that.
        """
        return entries.history(self, self.store, self._ids_of(record))

    @checked
    def commits_of(self, record: Record | str) -> tuple[Commit, ...]:
        """Return the commits of ``history``, oldest first: who did what, and when.

        Of large ones maybe without their changes: those needn't be read for it.
        """
        return tuple(heads(self.store, self._ids_of(record)))

    def _ids_of(self, record: Record | str) -> set[str]:
        """Return the ids that a record has, and had in the plan of an earlier year."""
        record_id = record if isinstance(record, str) else record.id
        known = self.records.get(record_id)
        line = years.lineage(self.records, known) if known else ()
        return {record_id, *(each_record.id for each_record in line)}

    @checked
    def as_of(self, day: date) -> Self:
        """Return the network as it was known at the end of that day, read-only.

        What was recorded later isn't there. ``on_day`` goes by the other clock: when it was so.
        """
        day = looked_from(day)
        past = entries.until(self.store.commits(), day, self._now())
        place = f"{self.store.place}, zoals op {day.isoformat()}"
        store = memory.MemoryStore(past, read_only=True, place=place, practice=self.practice)
        words = f"wat bekend was op {dutch.day(day)}{'' if past else self._knew_nothing()}"
        return self._view_of(store, day, words)

    def _knew_nothing(self) -> str:
        """Return in Dutch from which day the network knows things, of a day before that."""
        first = next(iter(self.store.commits()), None)
        since = f"pas sinds {dutch.day(local_day(first.when))} iets" if first else "nog niets"
        return f" (hier is {since} vastgelegd: u ziet alleen het plan en de gegevens van m50 zelf)"

    def _before_the_plan(self, day: date) -> str:
        """Return in Dutch from which year there is a plan, of a day before that; else nothing."""
        first = min(self.plan.years, default=day.year)
        if day.year >= first:
            return ""
        return f" (het eerste plan hier is van {first}: wat geen eigen dag heeft, is zoals nu)"

    @checked
    def on_day(self, day: date) -> Self:
        """Return the network as it was on that day, by what is known now, read-only.

        What has a day of its own (who holds a post, who is a member, what a decision changed) is as
        on that day, also when it was recorded later; all else is as it is kept now.
        ``net.as_of(known).on_day(day)``: by what was known on another day.
        """
        day = looked_from(day)
        commits = list(self.store.commits())
        back = looking_back.taken_back(commits, PROGRAM, self.store.document)
        known = {change.id for change in back}
        yet = looking_back.not_yet(self.records, commits, day, self.store.document)
        back = (*back, *(change for change in yet if change.id not in known))
        place = f"{self.store.place}, hoe het was op {day.isoformat()}"
        store = memory.MemoryStore(
            commits, read_only=True, place=place, practice=self.practice, without=back
        )
        by = self.looks_back or "wat nu bekend is"
        how = "is" if day > self.today and not self.looks_back else "was"
        early = self._before_the_plan(day)
        return self._view_of(store, day, f"hoe het {how} op {dutch.day(day)}, met {by}{early}")
