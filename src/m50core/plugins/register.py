"""The one place that calls hooks: a typed method each, and no plugin spoils another's answer."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import pluggy

from m50core.errors import M50Error, PluginError
from m50core.findings.findings import Refused, Rule
from m50core.guard.calls import Failed, Overdue, at_most, catch, guard, patience
from m50core.guard.watch import Watch
from m50core.plan.definitions import PlanFile
from m50core.plugins.extensions import AgendaEntry, Command, Importer, Kind, Report, Screen
from m50core.plugins.kinds import Kinds
from m50core.plugins.loader import PluginState, installed_plugins, load, new_manager
from m50core.plugins.soundness import flaw, flaws, kind_flaw, name_of
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.store.files.remembered import Key
from m50core.store.protocol import Store
from m50core.store.upkeep_protocol import Upkeep

T = TypeVar("T")

_MOST_FAULTS = 5
"""After this many faults a plugin is asked nothing more until the program starts again."""
_CORE = "m50"
_NOUNS = {
    "reference": "het nummer", "kind": "de soort", "rule": "de regel", "report": "het verslag",
    "command": "de opdracht", "importer": "het formaat", "screen": "het scherm",
}  # fmt: skip
_WANTED = {
    "m50_store": ("head", "documents", "document", "commits", "writing", "append", "close"),
    "m50_upkeep": ("examine", "backups", "backup"),
}
"""What one must be able to ask of the answer."""


class Register:
    """The loaded plugins, in order: built-in first, then by name."""

    def __init__(
        self,
        builtins: Mapping[str, object],
        *,
        disabled: Collection[str] = (),
        order: Mapping[str, Sequence[str]] | None = None,
        found: Iterable[Any] | None = None,
        seconds: float | None = None,
    ) -> None:
        """Load ``builtins`` (name → module) and every installed plugin that isn't disabled.

        ``order`` has, by noun, the words that come first, in that order.
        ``found`` replaces the installed entry points; ``seconds`` the time a hook may take.
        """
        self._manager = new_manager()
        self._order = order or {}
        self.seconds = patience() if seconds is None else seconds
        """The time that one call into a plugin may take."""
        for name, module in builtins.items():
            self._manager.register(module, name)
        self._manager.check_pending()
        entries = installed_plugins() if found is None else found
        self._states = load(self._manager, entries, disabled)
        loaded = [s.name for s in self._states if s.status == "ok"]
        self._names = [*builtins, *loaded]
        self._builtins = frozenset(builtins)
        self._problems: dict[str, list[str]] = {}
        self._faults: dict[str, int] = {}
        self._owners: dict[tuple[str, str], str] = {}
        self._refused: dict[tuple[str, str], Refused] = {}

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

    @property
    def code(self) -> Key | None:
        """What changes with the code of everything in use; None: that can't be told."""
        return None

    def is_answered_outside(self, hook: str) -> bool:
        """True when a plugin that doesn't come with the core answers this hook."""
        outside = (name for name in self._names if not self.is_builtin(name))
        return any(self._caller(name, hook).get_hookimpls() for name in outside)

    def is_builtin(self, name: str) -> bool:
        """True for a part that comes with the core."""
        return name in self._builtins

    def _public(self, name: str) -> str:
        """Return the name by which a person knows a plugin: all of the core is one."""
        is_core = self.is_builtin(name) and name.partition(".")[0] == _CORE
        return _CORE if is_core else name

    def owner(self, noun: str, word: str) -> str:
        """Return the plugin that gave what has this word; empty when it comes with the core.

        ``noun``: ``rule``, ``report``, ``command``, ``importer``, ``kind`` or ``screen``.
        """
        plugin = self.giver(noun, word)
        return "" if self.is_builtin(plugin) else plugin

    def giver(self, noun: str, word: str) -> str:
        """Return the part, of the core too, that gave what has this word; empty: none did."""
        return self._owners.get((noun, word), "")

    @property
    def refused_rules(self) -> tuple[Refused, ...]:
        """What plugins gave as rules and can't be held, and whose rules couldn't be asked."""
        return tuple(self._refused.values())

    def report_problem(self, plugin: str, reason: str) -> None:
        """Note, in Dutch, that something of this plugin can't be used."""
        reasons = self._problems.setdefault(plugin, [])
        if reason not in reasons:
            reasons.append(reason)

    def year_plans(self) -> list[tuple[str, PlanFile]]:
        """Return (plugin, definition file) pairs."""
        return [(self._public(p), f) for p, f in self._gather("m50_year_plans", PlanFile)]

    def runbooks(self) -> list[tuple[str, PlanFile]]:
        """Return (plugin, definition file of a runbook) pairs."""
        return [(self._public(p), f) for p, f in self._gather("m50_runbooks", PlanFile)]

    def reference(self) -> list[Record]:
        """Return the reference data; a second record of the same id is set aside."""
        pairs = self._gather("m50_reference", Record, self._reference_flaw)
        return list(self._unique(pairs, lambda r: r.id, "reference").values())

    def _reference_flaw(self, record: Record) -> str:
        if not record.id:
            return "geen nummer"
        if self.record_kinds().get(record.kind) is not type(record):
            return f"de soort “{record.kind}” is er niet"
        return ""

    def record_kinds(self) -> Mapping[str, type[Record]]:
        """Return record kinds by name; a second one of the same name is set aside."""
        pairs = self._sound_answers("m50_record_kinds", kind_flaw)
        found = self._unique(pairs, _name_of_kind, "kind")
        owners = {kind: self.owner("kind", kind) for kind in found}
        return Kinds(found, owners, self.seconds, self.report_problem)

    def rules(self) -> list[Rule]:
        """Return the rules by code; a second one of the same code is set aside."""
        pairs = self._gather("m50_rules", Rule)
        return list(self._unique(pairs, lambda r: r.code, "rule").values())

    def reports(self) -> dict[str, Report]:
        """Return the reports by name."""
        return self._unique(self._gather("m50_reports", Report), lambda r: r.name, "report")

    def agenda_items(self, records: Records, start: date, end: date) -> list[AgendaEntry]:
        """Return the plugins' own dated things from ``start`` to ``end``."""
        pairs = self._gather("m50_agenda_items", AgendaEntry, records=records, start=start, end=end)
        return [entry for _, entry in pairs]

    def commands(self) -> dict[str, Command]:
        """Return command-line words by name."""
        return self._unique(self._gather("m50_commands", Command), lambda c: c.name, "command")

    def importers(self) -> dict[str, Importer]:
        """Return importers by name."""
        pairs = self._gather("m50_importers", Importer)
        return self._unique(pairs, lambda i: i.name, "importer")

    def screens(self) -> dict[str, Screen]:
        """Return the plugins' lists by name."""
        pairs = self._gather("m50_screens", Screen, self._screen_flaw)
        return self._unique(pairs, lambda s: s.name, "screen")

    def _screen_flaw(self, screen: Screen) -> str:
        try:
            Records(self.record_kinds(), {}).collection(screen.kind).where(**screen.where)
        except M50Error as error:
            return error.sentence
        return ""

    def ask_everything(self) -> None:
        """Ask every hook that needs no records, so that ``states`` shows all trouble."""
        asks: tuple[Callable[[], object], ...] = (
            lambda: self.record_kinds().values(), self.rules, self.reports, self.runbooks,
            self.commands, self.importers, self.screens,
        )  # fmt: skip
        for ask in asks:
            ask()

    def store(self, place: str, practice: bool = False) -> Store | None:
        """Return the first store that a plugin opens at ``place``; built-in ones answer last.

        ``practice``: one that is made is for practice.

        A plugin's M50Error (a wrong folder, a newer store) is raised: it is meant for the person.
        """
        store: Store | None = self._first("m50_store", place=place, practice=practice)
        return store

    def upkeep(self, place: str) -> Upkeep | None:
        """Return what looks after the store at ``place``; None when nothing does."""
        upkeep: Upkeep | None = self._first("m50_upkeep", place=place)
        return upkeep

    def _first(self, hook: str, **given: object) -> Any:
        # The core first: no plugin comes between a folder and what keeps it.
        for name in sorted(self._names, key=lambda name: name not in self._builtins):
            caller = self._caller(name, hook)
            try:
                # In this thread: what a plugin opens here may be usable nowhere else.
                answer = catch(lambda caller=caller: caller(**given))  # type: ignore[misc]
            except Failed as failed:
                if name in self._builtins or isinstance(failed.error, M50Error):
                    raise failed.error or failed from None
                self.report_problem(name, f"{hook} mislukt: {failed.reason}")
                continue
            if answer is None:
                continue
            wanted = _WANTED[hook]
            if all(callable(getattr(answer, method, None)) for method in wanted):
                return answer
            self.report_problem(name, f"{hook} geeft iets onbruikbaars ({type(answer).__name__})")
        return None

    def call(self, plugin: str, what: str, call: Callable[[], T]) -> T:
        """Return what a call into a plugin gives (the core's own is called as it is).

        ``what`` names it in Dutch. Raises PluginError with plugin and reason when it fails, and a
        plugin's own M50Error as it is: that is meant for the person.
        """
        if not plugin or self.is_builtin(plugin):
            return call()
        try:
            return guard(call, self.seconds)
        except Failed as failed:
            if isinstance(failed.error, M50Error):
                raise failed.error from failed
            raise self.failure(plugin, what, failed.reason) from failed

    def failure(self, plugin: str, what: str, reason: str) -> PluginError:
        """Note that something of a plugin failed, and return the error that tells it."""
        self.report_problem(plugin, f"{what} mislukt: {reason}")
        return PluginError(
            f"{what[0].upper()}{what[1:]} is van de uitbreiding {plugin}, en die ging mis: "
            f"{reason}. Meld het aan wie haar maakt. U kunt haar uitzetten: "
            f"m50 plugins disable {plugin}"
        )

    def _caller(self, name: str, hook: str) -> pluggy.HookCaller:
        others = [p for n, p in self._manager.list_name_plugin() if n != name and p is not None]
        return self._manager.subset_hook_caller(hook, others)

    def _gather(
        self,
        hook: str,
        wanted: type[T],
        check: Callable[[Any], str] = lambda _: "",
        **arguments: Any,
    ) -> list[tuple[str, T]]:
        def wrong(item: Any) -> str:
            if not isinstance(item, wanted):
                return type(item).__name__
            return flaw(item) or check(item)

        return self._sound_answers(hook, wrong, **arguments)

    def _sound_answers(
        self, hook: str, wrong: Callable[[Any], str], **arguments: Any
    ) -> list[tuple[str, Any]]:
        pairs: list[tuple[str, Any]] = []
        for name in self._names:
            items = self._ask(name, hook, arguments)
            # What the core gives is held to it by its own tests.
            trusted = name in self._builtins and self._public(name) == _CORE
            for item, reason in flaws(items, (lambda _: "") if trusted else wrong):
                if not reason:
                    pairs.append((name, item))
                    continue
                sort = type(item).__name__
                what = sort if reason == sort else f"{name_of(item)}: {reason}"
                self._refuse(name, hook, item, f"{hook} geeft iets onbruikbaars ({what})")
        return pairs

    def _refuse(self, name: str, hook: str, item: Any, reason: str) -> None:
        self.report_problem(name, reason)
        if hook == "m50_rules":
            code = getattr(item, "code", "")
            code = code if isinstance(code, str) and code else name
            self._refused.setdefault((name, code), Refused(name, code, reason))

    def _ask(self, name: str, hook: str, arguments: Mapping[str, Any]) -> list[Any]:
        caller = self._caller(name, hook)
        if not caller.get_hookimpls() or self._faults.get(name, 0) >= _MOST_FAULTS:
            return []
        if name in self._builtins:
            return [item for answer in caller(**arguments) for item in answer]
        watches = [
            Watch(argument) for argument in arguments.values() if isinstance(argument, Records)
        ]
        given = {**arguments, "records": watches[0]} if watches else arguments

        def call() -> list[Any]:
            return at_most(item for answer in caller(**given) for item in answer)

        try:
            found = guard(call, self.seconds)
        except Failed as failed:
            # One that hangs would hang at every question: it gets no second chance.
            more = _MOST_FAULTS if isinstance(failed, Overdue) else 1
            self._faults[name] = self._faults.get(name, 0) + more
            self._refuse(name, hook, None, f"{hook} mislukt: {failed.reason}")
            found = []
        if any(watch.put_back() for watch in watches):
            self.report_problem(name, f"{hook} wijzigde gegevens; die zijn teruggezet")
        return found

    def _unique(
        self, pairs: Iterable[tuple[str, T]], key: Callable[[T], str], noun: str
    ) -> dict[str, T]:
        found: dict[str, T] = {}
        owner: dict[str, str] = {}
        for plugin, item in pairs:
            word = key(item)
            if word in found:
                reason = f"{_NOUNS[noun]} “{word}” bestaat al (van {self._public(owner[word])})"
                self.report_problem(plugin, reason)
            else:
                found[word], owner[word] = item, plugin
        self._owners.update({(noun, word): plugin for word, plugin in owner.items()})
        first = self._order.get(noun, ())
        listed = [word for word in first if word in found]
        return {word: found[word] for word in dict.fromkeys((*listed, *found))}


def _name_of_kind(given: type[Record] | Kind) -> str:
    return given.name if isinstance(given, Kind) else given.spec.kind
