"""The one place that calls hooks: a typed method each, and no plugin spoils another's answer."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

import pluggy

from m50core.domain.collection import Records
from m50core.domain.findings import Rule
from m50core.domain.record import Record
from m50core.errors import M50Error
from m50core.plan.definitions import PlanFile
from m50core.plugins.extensions import AgendaEntry, Command, Importer, Report, Screen
from m50core.plugins.loader import (
    Overdue,
    PluginState,
    bounded,
    describe,
    installed,
    load,
    new_manager,
    patience,
)
from m50core.store.protocol import Store
from m50core.store.upkeep import Upkeep

T = TypeVar("T")

_MOST_FAULTS = 5
"""After this many faults a plugin is asked nothing more until the program starts again."""


class Register:
    """The loaded plugins, in order: built-in first, then by name."""

    def __init__(
        self,
        builtins: Mapping[str, object],
        *,
        disabled: Collection[str] = (),
        found: Iterable[Any] | None = None,
        seconds: float | None = None,
    ) -> None:
        """Load ``builtins`` (name → module) and every installed plugin that isn't disabled.

        ``found`` replaces the installed entry points; ``seconds`` the time a hook may take.
        """
        self._manager = new_manager()
        self._patience = patience() if seconds is None else seconds
        for name, module in builtins.items():
            self._manager.register(module, name)
        self._manager.check_pending()
        entries = installed() if found is None else found
        self._states = load(self._manager, entries, disabled)
        loaded = [s.name for s in self._states if s.status == "ok"]
        self._names = [*builtins, *loaded]
        self._builtins = frozenset(builtins)
        self._problems: dict[str, list[str]] = {}
        self._faults: dict[str, int] = {}

    @property
    def states(self) -> tuple[PluginState, ...]:
        """Every installed plugin and how it is doing, later trouble included."""
        return tuple(
            PluginState(
                s.name, s.distribution, s.version, "broken", "; ".join(self._problems[s.name])
            )
            if s.name in self._problems
            else s
            for s in self._states
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the plugins in use, built-in ones first."""
        return tuple(self._names)

    def is_builtin(self, name: str) -> bool:
        """True for a part that comes with the core."""
        return name in self._builtins

    def report_problem(self, plugin: str, reason: str) -> None:
        """Note, in Dutch, that something of this plugin can't be used."""
        reasons = self._problems.setdefault(plugin, [])
        if reason not in reasons:
            reasons.append(reason)

    def year_plans(self) -> list[tuple[str, PlanFile]]:
        """Return (plugin, definition file) pairs."""
        return self._gather("m50_year_plans", PlanFile)

    def runbooks(self) -> list[tuple[str, PlanFile]]:
        """Return (plugin, definition file of a runbook) pairs."""
        return self._gather("m50_runbooks", PlanFile)

    def reference(self) -> list[Record]:
        """Return the reference data; a second record of the same id is set aside."""
        return list(
            self._unique(
                self._gather("m50_reference", Record), lambda r: r.id, "het nummer"
            ).values()
        )

    def record_kinds(self) -> dict[str, type[Record]]:
        """Return record kinds by name; a second one of the same name is set aside."""
        pairs = self._gather_if("m50_record_kinds", _is_kind)
        return self._unique(pairs, lambda cls: cls.spec.kind, "de soort")

    def rules(self) -> list[Rule]:
        """Return the rules by code; a second one of the same code is set aside."""
        return list(
            self._unique(self._gather("m50_rules", Rule), lambda r: r.code, "de regel").values()
        )

    def reports(self) -> dict[str, Report]:
        """Return the reports by name."""
        return self._unique(self._gather("m50_reports", Report), lambda r: r.name, "het verslag")

    def agenda_items(self, records: Records, start: date, end: date) -> list[AgendaEntry]:
        """Return the plugins' own dated things from ``start`` to ``end``."""
        pairs = self._gather("m50_agenda_items", AgendaEntry, records=records, start=start, end=end)
        return [entry for _, entry in pairs]

    def commands(self) -> dict[str, Command]:
        """Return command-line words by name."""
        return self._unique(self._gather("m50_commands", Command), lambda c: c.name, "de opdracht")

    def importers(self) -> dict[str, Importer]:
        """Return importers by name."""
        return self._unique(
            self._gather("m50_importers", Importer), lambda i: i.name, "het formaat"
        )

    def screens(self) -> dict[str, Screen]:
        """Return the plugins' lists by name."""
        return self._unique(self._gather("m50_screens", Screen), lambda s: s.name, "het scherm")

    def ask_everything(self) -> None:
        """Ask every hook that needs no records, so that ``states`` shows all trouble."""
        asks: tuple[Callable[[], object], ...] = (
            self.record_kinds, self.rules, self.reports, self.runbooks,
            self.commands, self.importers, self.screens,
        )  # fmt: skip
        for ask in asks:
            ask()

    def store(self, place: str, practice: bool = False) -> Store | None:
        """Return the first store that a plugin opens at ``place``; built-in ones answer last.

        ``practice``: one that is made is for practice.

        A plugin's M50Error (a wrong folder, a newer store) is raised: it is meant for the person.
        """
        found: Store | None = self._first("m50_store", place=place, practice=practice)
        return found

    def upkeep(self, place: str) -> Upkeep | None:
        """Return what looks after the store at ``place``; None when nothing does."""
        found: Upkeep | None = self._first("m50_upkeep", place=place)
        return found

    def _first(self, hook: str, **given: object) -> Any:
        for name in [n for n in self._names if n not in self._builtins] + sorted(self._builtins):
            try:
                answer = self._caller(name, hook)(**given)
            except M50Error:
                raise
            except Exception as error:
                if name in self._builtins:
                    raise
                self.report_problem(name, f"{hook} mislukt: {describe(error)}")
                continue
            if answer is not None:
                return answer
        return None

    def _caller(self, name: str, hook: str) -> pluggy.HookCaller:
        others = [p for n, p in self._manager.list_name_plugin() if n != name and p is not None]
        return self._manager.subset_hook_caller(hook, others)

    def _gather(self, hook: str, wanted: type[T], **arguments: Any) -> list[tuple[str, T]]:
        return self._gather_if(hook, lambda item: isinstance(item, wanted), **arguments)

    def _gather_if(
        self, hook: str, fits: Callable[[Any], bool], **arguments: Any
    ) -> list[tuple[str, Any]]:
        found: list[tuple[str, Any]] = []
        for name in self._names:
            for item in self._ask(name, hook, arguments):
                if fits(item):
                    found.append((name, item))
                else:
                    self.report_problem(
                        name, f"{hook} geeft iets onbruikbaars ({type(item).__name__})"
                    )
        return found

    def _ask(self, name: str, hook: str, arguments: Mapping[str, Any]) -> list[Any]:
        caller = self._caller(name, hook)
        if not caller.get_hookimpls() or self._faults.get(name, 0) >= _MOST_FAULTS:
            return []

        def call() -> list[Any]:
            return [item for answer in caller(**arguments) for item in answer]

        try:
            return call() if name in self._builtins else bounded(call, self._patience)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            if name in self._builtins:
                raise
            # One that hangs would hang at every question: it gets no second chance.
            more = _MOST_FAULTS if isinstance(error, Overdue) else 1
            self._faults[name] = self._faults.get(name, 0) + more
            self.report_problem(name, f"{hook} mislukt: {describe(error)}")
            return []

    def _unique(
        self, pairs: Iterable[tuple[str, T]], key: Callable[[T], str], noun: str
    ) -> dict[str, T]:
        found: dict[str, T] = {}
        owner: dict[str, str] = {}
        for plugin, item in pairs:
            word = key(item)
            if word in found:
                reason = f"{noun} “{word}” bestaat al (van {owner[word]})"
                self.report_problem(plugin, reason)
            else:
                found[word], owner[word] = item, plugin
        return found


def _is_kind(item: Any) -> bool:
    return isinstance(item, type) and issubclass(item, Record) and "spec" in vars(item)
