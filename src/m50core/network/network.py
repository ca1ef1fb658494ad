"""The network: store, plan, plugins and clock put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import get_ident
from types import TracebackType
from typing import TYPE_CHECKING, Self

from m50core.errors import ClosedError, UnknownId, UsageError
from m50core.network.composition import Composition
from m50core.network.face.asked_modules import commits, ground, intake, making, memory, undoing
from m50core.network.laid_plan import lay_plan
from m50core.network.past import PROGRAM as PROGRAM
from m50core.network.past import Past
from m50core.plan.year_plan import YearPlan
from m50core.plugins.missing import Missing, missing
from m50core.plugins.register import Register
from m50core.records.arguments import checked
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.store.protocol import Change, Commit, Store, StoredDocument
from m50core.store.upkeep_protocol import Resuming
from m50core.values.authorship import who_kept, why_kept
from m50core.values.clock import ZONE as ZONE
from m50core.values.clock import aware, local_day, seen_from
from m50core.values.span import looked_from

if TYPE_CHECKING:
    from m50core.network.face.lists import Lists
    from m50core.store.desk.desk import Desk


class Network(Past):
    """The year plan of the network, and all that happens to it.

    Made by ``m50core.open``. ``today`` is the day that everything is seen from; without one it is
    the day that the clock tells, also after midnight.
    """

    def __init__(
        self,
        store: Store,
        register: Register,
        *,
        today: date | None,
        who: str,
        clock: Callable[[], datetime],
        desk: Desk | None = None,
    ) -> None:
        super().__init__(register, desk)
        self._store: Store | None = store
        self._by_clock = today is None
        self._today = local_day(clock()) if today is None else today
        self.who = who
        self._writes = 0
        """The thread in which something is being changed; 0: none."""
        self.clock = clock
        self._kinds = register.record_kinds()
        self._laid = lay_plan(register, self._kinds, self._today.year)
        for plugin, error in self._laid.wrong:
            register.report_problem(plugin, error.sentence)
        self.definition_errors = tuple(error for _, error in self._laid.wrong)
        if isinstance(store, Resuming):
            store.resume(self._forget())
        self._composition = self._compose(self._today)
        self._to_date = self._composition

    @property
    def plan(self) -> YearPlan:
        """The plan of the year that it is."""
        return self._laid.plan

    @property
    def planned(self) -> Mapping[str, Record]:
        """What the plan and the reference data lay down, by id."""
        return self._laid.records

    def _compose(self, day: date) -> Composition:
        return Composition(
            self._kinds, self.planned, self.store, day, self._overlay, self._derivation
        )

    def __enter__(self) -> Self:
        _ = self.store
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store. What is asked or changed after it raises ClosedError."""
        store, self._store = self._store, None
        if store is not None:
            self._composition.close()
            store.close()

    @property
    def store(self) -> Store:
        """Where it is kept; ClosedError when the network is closed."""
        if self._store is None:
            raise ClosedError.network()
        return self._store

    @property
    def who(self) -> str:
        """Who works: one line. FieldError when it is set to something else."""
        return self._who

    @who.setter
    def who(self, who: str) -> None:
        self._who = who_kept(who)

    @property
    def today(self) -> date:
        """The day that everything is seen from: by the clock, unless a day was given.

        Within a change it stays what it was. A day that is set stays; UsageError when it is none.
        """
        if self._by_clock and not self._writes:
            self._today = local_day(self.clock())
        return self._today

    @today.setter
    def today(self, today: date) -> None:
        self._today, self._by_clock = looked_from(today), False

    @property
    def _present(self) -> Composition:
        """What everything is worked out from, as it is on the day of now."""
        today, before = self.today, self._composition.today
        if today.year != before.year and len(self.plan.years) > 1:
            self._laid = lay_plan(self.register, self._kinds, today.year)
            self._composition = self._to_date = self._compose(today)
        elif today != before:
            self._composition.turn(today)
        return self._composition

    @property
    def kinds(self) -> Mapping[str, type[Record]]:
        """Every record kind by name."""
        return self._kinds

    @property
    def records(self) -> Records:
        """Every record as it stands, others' commits included."""
        _ = self.store
        return self._present.records

    @property
    def lists(self) -> Lists:
        """What there is to list, each as a table: see ``network.face.lists``."""
        from m50core.network.face.lists import Lists

        return Lists(self)

    @property
    def orphans(self) -> tuple[making.Orphan, ...]:
        """State that is kept while its plugin or definition is missing."""
        _ = self.store
        return self._present.orphans

    @property
    def incomplete(self) -> tuple[Missing, ...]:
        """What every answer is made without: plugins that are broken or off, and lost state.

        Each has ``plugin``, ``reason`` (Dutch) and ``status``; nothing when all is there.
        """
        return missing(self.register.states, self._composition.kept_apart)

    @checked
    def document(self, record_id: str) -> StoredDocument | None:
        """Return what the store keeps for this id, if anything."""
        self.store.head()
        return self.store.document(record_id)

    def __getitem__(self, record_id: str) -> Record:
        """Return the record with this id; UnknownId (with the reason) when there is none."""
        if record := self.records.get(record_id):
            return record
        if orphan := self._present.orphan(record_id):
            raise UnknownId(record_id, f"Wel bewaard, maar niet te tonen: {orphan.reason}.")
        away = "; ".join(gap.sentence for gap in self.incomplete if gap.plugin)
        raise UnknownId(record_id, f"Misschien hoort het hierbij: {away}." if away else "")

    @contextmanager
    def commit(self, why: str) -> Iterator[commits.CommitBuilder]:
        """Gather changes into one commit: all of them are kept, or (on an error) none.

        Raises StoreBusy when another program is writing, ReadOnlyError when nothing can be
        written, FieldError when ``why`` holds what can't be kept, UsageError within another
        commit, ClosedError when the network is closed.
        """
        why = why_kept(why)
        with self.writing():
            kept = self._ground()
            laid = kept.composition.laid
            number = self.store.head() + (2 if laid else 1)
            builder = commits.CommitBuilder(kept, number, why, self.today, self.who)
            try:
                yield builder
            finally:
                builder.end()
            changes = builder.kept_changes()
            if changes and laid:
                self._carry_out_overlay(laid)
                # What was kept before each change is now what the decisions made of it.
                changes = builder.kept_changes()
            if changes:
                self._expect(builder.touched)
                self._append(why, changes)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write, as ``who``; errors as ``commit``."""
        if self._writes == get_ident():
            raise UsageError(
                "Er loopt al een wijziging. Er is niets bewaard. Doe alles in die ene wijziging, "
                "of rond haar eerst af."
            )
        with self.store.writing(self.who):
            _ = self._present
            self._writes = get_ident()
            try:
                yield
            finally:
                self._writes = 0

    def _ground(self) -> ground.AsKept:
        """Return what a commit stands on: whoever looks ahead keeps nothing of what is to come."""
        day = min(self.today, local_day(self.clock()))
        present = self._present
        if self._to_date.today != day:
            self._to_date = present
        if self._to_date.today != day:
            self._to_date = self._compose(day)
        return ground.AsKept(self, self._to_date)

    def _carry_out_overlay(self, laid: Mapping[str, Record]) -> None:
        """Keep what the day changed, before anything is laid over it."""
        changes = tuple(ground.kept_as(record, self) for record in laid.values())
        self._append(self._why_laid(laid), changes, who=PROGRAM)

    def _expect(self, written: Mapping[str, Record | None]) -> None:
        for composition in (self._composition, self._to_date):
            composition.expect(written)

    def _append(
        self, why: str, changes: tuple[Change, ...], undoes: int = 0, who: str = ""
    ) -> Commit:
        number = self.store.head() + 1
        when = aware(self.clock())
        day = seen_from(self.today, when)
        commit = Commit(number, when, who or self.who, why, changes, undoes, day=day)
        self.store.append(commit)
        return commit

    @checked
    def undo(self, number: int | None = None) -> Commit:
        """Take back the last commit of this ``who`` that holds; return the commit that does so.

        ``number``: that commit instead, whoever made it. Raises UsageError when there is nothing
        to undo, UndoError when what the commit changed was changed since, or erased.
        """
        with self.writing():
            return self._go_back(undoing.plan_undo(self, self.store.recent(), self.who, number))

    def redo(self) -> Commit:
        """Do again what this ``who`` last took back; return the commit that does so.

        Raises UsageError when there is nothing, or this ``who`` changed something after it;
        UndoError as ``undo``.
        """
        with self.writing():
            return self._go_back(undoing.plan_redo(self, self.store.recent(), self.who))

    def _go_back(self, taken: undoing.Taken) -> Commit:
        self._expect(taken.records)
        return self._append(taken.why, taken.changes, taken.undoes)

    def _view_of(self, store: memory.MemoryStore, day: date, looks_back: str) -> Network:
        net = Network(store, self.register, today=day, who=self.who, clock=self.clock)
        net.looks_back = looks_back
        return net

    @checked
    def take_in(
        self,
        path: str | Path,
        *,
        form: str = "",
        given: Mapping[str, object] | None = None,
        dry_run: bool = False,
    ) -> tuple[intake.Arrival, ...]:
        """Take in a file as one commit, or tell what would become of it; see ``intake.take_in``."""
        return intake.take_in(self, Path(path), form, given or {}, dry_run=dry_run)
