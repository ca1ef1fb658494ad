"""The one place that calls hooks: a typed method each, and no plugin spoils another's answer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from m50core.errors import M50Error, PluginError
from m50core.guard.calls import Failed, Overdue, at_most, guard, patience
from m50core.plugins.commands import Command
from m50core.plugins.contents import Contents, contents_of
from m50core.plugins.distributions import installed_plugins
from m50core.plugins.first import first_answer
from m50core.plugins.kinds import Kind, Kinds
from m50core.plugins.parts import PluginParts
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values.lazy import module

# What most words ask nothing of.
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from m50core.findings import findings
    from m50core.guard import watch
    from m50core.plan import definitions
    from m50core.plugins import extensions, soundness
    from m50core.plugins.state import PluginState
    from m50core.store.files.remembered import Key
    from m50core.store.protocol import Store
    from m50core.store.upkeep_protocol import Upkeep

    Flaw = Callable[[Any], str]
else:
    findings = module("m50core.findings.findings")
    watch = module("m50core.guard.watch")
    definitions = module("m50core.plan.definitions")
    extensions = module("m50core.plugins.extensions")
    soundness = module("m50core.plugins.soundness")

T = TypeVar("T")

_MOST_FAULTS = 5
"""After this many faults a plugin is asked nothing more until the program starts again."""
_CORE = "m50"
_NOUNS = {
    "reference": "het nummer", "kind": "de soort", "rule": "de regel", "report": "het verslag",
    "command": "de opdracht", "importer": "het formaat", "screen": "het scherm",
    "chapter": "het hoofdstuk",
}  # fmt: skip


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
        contents: Contents | None = None,
    ) -> None:
        """Load ``builtins`` (name → module) and every installed plugin that isn't disabled.

        ``order`` has, by noun, the words that come first, in that order.
        ``found`` replaces the installed entry points; ``seconds`` the time a hook may take.
        ``contents``: what is known of all of them; each is then loaded when it is first asked.
        """
        self._order = order or {}
        self.seconds = patience() if seconds is None else seconds
        """The time that one call into a plugin may take."""
        self._problems: dict[str, list[str]] = {}
        found = installed_plugins() if found is None else found
        self._parts = PluginParts(builtins, found, disabled, contents, self.report_problem)
        self._builtins = frozenset(builtins)
        self._faults: dict[str, int] = {}
        self._owners: dict[tuple[str, str], str] = {}
        self._refused: dict[tuple[str, str], findings.Refused] = {}
        self._doubted = self._parts.to_be_asked("m50_record_kinds")
        self.broken_kinds: dict[str, tuple[str, str]] = {}
        """By name, the plugin of each kind that is of no use, and why: it isn't tried again."""

    @property
    def states(self) -> tuple[PluginState, ...]:
        """Every installed plugin and how it is doing, also whether its kinds can be made."""
        doubted, self._doubted = self._doubted, ()
        if doubted:
            self.record_kinds().make(doubted)
        return tuple(
            s.as_broken("; ".join(self._problems[s.name])) if s.name in self._problems else s
            for s in self._parts.states
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the plugins in use, built-in ones first."""
        return self._parts.names

    @property
    def code(self) -> Key | None:
        """What changes with the code of everything in use; None: that can't be told."""
        return None

    def beside(self) -> Collection[str] | None:
        """Return the places that what plugins give stands on besides; None: one can't tell."""
        pairs = self._sound_answers("m50_reads", lambda place: soundness.place_flaw(place))
        failed = any(name in self._problems for name in self.names)
        return None if failed else {str(Path(place).expanduser()) for _, place in pairs}

    def is_answered_outside(self, hook: str) -> bool:
        """True when a plugin that doesn't come with the core answers this hook."""
        return any(hook in self._parts.hooks(name) for name in self._parts.outside)

    def contents(self) -> Contents | None:
        """Return what there is to know of the parts by name, asking all; None: one isn't sound."""
        self.record_kinds(), self.commands()
        return contents_of(self._parts, self.states, partial(self._ask, arguments={}))

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
    def refused_rules(self) -> tuple[findings.Refused, ...]:
        """What plugins gave as rules and can't be held, and whose rules couldn't be asked."""
        return tuple(self._refused.values())

    def report_problem(self, plugin: str, reason: str) -> None:
        """Note, in Dutch, that something of this plugin can't be used."""
        reasons = self._problems.setdefault(plugin, [])
        if reason not in reasons:
            reasons.append(reason)

    def year_plans(self) -> list[tuple[str, definitions.PlanFile]]:
        """Return (plugin, definition file) pairs."""
        return self._files("m50_year_plans")

    def runbooks(self) -> list[tuple[str, definitions.PlanFile]]:
        """Return (plugin, definition file of a runbook) pairs."""
        return self._files("m50_runbooks")

    def _files(self, hook: str) -> list[tuple[str, definitions.PlanFile]]:
        return [(self._public(p), file) for p, file in self._gather(hook, definitions.PlanFile)]

    def reference(self) -> list[Record]:
        """Return the reference data; a second record of the same id is set aside."""
        flaw = partial(self._asking_kinds, "reference_flaw")
        pairs = self._gather("m50_reference", Record, flaw)
        return list(self._unique(pairs, lambda r: r.id, "reference").values())

    def record_kinds(self) -> Kinds:
        """Return record kinds by name; a second one of the same name is set aside."""
        pairs = self._sound_answers("m50_record_kinds", lambda item: soundness.kind_flaw(item))
        found = self._unique(pairs, lambda k: k.name if type(k) is Kind else k.spec.kind, "kind")
        owners = {kind: self.owner("kind", kind) for kind in found}
        return Kinds(found, owners, self)

    def said_of_kinds(self, kinds: Kinds) -> Mapping[str, Sequence[str]]:
        """Return, by name of a kind, what people say for several of it and for one."""
        from m50core.records.called import said_of

        return said_of(kinds.values())

    def rules(self) -> list[findings.Rule]:
        """Return the rules by code; a second one of the same code is set aside."""
        pairs = self._gather("m50_rules", findings.Rule)
        return list(self._unique(pairs, lambda r: r.code, "rule").values())

    def reports(self) -> dict[str, extensions.Report]:
        """Return the reports by name."""
        found = self._gather("m50_reports", extensions.Report)
        return self._unique(found, lambda r: r.name, "report")

    def agenda_items(
        self, records: Records, start: date, end: date
    ) -> list[extensions.AgendaEntry]:
        """Return the plugins' own dated things from ``start`` to ``end``."""
        asked: dict[str, Any] = {"records": records, "start": start, "end": end}
        return [e for _, e in self._gather("m50_agenda_items", extensions.AgendaEntry, **asked)]

    def commands(self) -> dict[str, Command]:
        """Return command-line words by name."""
        return self._unique(self._gather("m50_commands", Command), lambda c: c.name, "command")

    def importers(self) -> dict[str, extensions.Importer]:
        """Return importers by name."""
        pairs = self._gather("m50_importers", extensions.Importer)
        return self._unique(pairs, lambda i: i.name, "importer")

    def screens(self) -> dict[str, extensions.Screen]:
        """Return the plugins' lists by name."""
        flaw = partial(self._asking_kinds, "screen_flaw")
        pairs = self._gather("m50_screens", extensions.Screen, flaw)
        return self._unique(pairs, lambda s: s.name, "screen")

    def chapters(self) -> dict[str, extensions.Chapter]:
        """Return the chapters of the manual by name, the core's first."""
        pairs = self._gather("m50_manual", extensions.Chapter)
        return self._unique(pairs, lambda c: c.name, "chapter")

    def _asking_kinds(self, check: str, item: Any) -> str:
        flaw: str = getattr(soundness, check)(item, self.record_kinds())
        return flaw

    def ask_everything(self) -> None:
        """Ask every hook that needs no records, so that ``states`` shows all trouble."""
        self.rules(), self.reports(), self.runbooks(), self.commands(), self.importers()
        _ = self.screens(), self.beside(), self.states  # which has the kinds made

    def store(self, place: str, practice: bool = False, make: bool = True) -> Store | None:
        """Return the first store that a plugin opens at ``place``; built-in ones answer last.

        ``practice``: one that is made is for practice. ``make``: False when nothing is to be made
        before the first commit. A plugin's M50Error (a wrong folder, a newer store) is raised: it
        is meant for the person.
        """
        asked = {"place": place, "practice": practice, "make": make}
        store: Store | None = first_answer(self._parts, self.report_problem, "m50_store", asked)
        return store

    def upkeep(self, place: str) -> Upkeep | None:
        """Return what looks after the store at ``place``; None when nothing does."""
        asked = {"place": place}
        upkeep: Upkeep | None = first_answer(self._parts, self.report_problem, "m50_upkeep", asked)
        return upkeep

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
        return PluginError.of(plugin, what, reason)

    def _gather(
        self, hook: str, wanted: type[T], check: Flaw | None = None, **arguments: Any
    ) -> list[tuple[str, T]]:
        def wrong(item: Any) -> str:
            if not isinstance(item, wanted):
                return type(item).__name__
            return soundness.flaw(item) or (check(item) if check else "")

        return self._sound_answers(hook, wrong, **arguments)

    def _sound_answers(self, hook: str, wrong: Flaw, **arguments: Any) -> list[tuple[str, Any]]:
        pairs: list[tuple[str, Any]] = []
        for name in self.names:
            items = self._ask(name, hook, arguments)
            # What the core gives is held to it by its own tests; what is known was sound.
            core = name in self._builtins and self._public(name) == _CORE
            if core or self._parts.remembered_answers(name, hook) is not None:
                pairs += ((name, item) for item in items)
                continue
            for item, reason in soundness.flaws(items, wrong):
                if not reason:
                    pairs.append((name, item))
                    continue
                sort = type(item).__name__
                what = sort if reason == sort else f"{soundness.name_of(item)}: {reason}"
                self._refuse(name, hook, item, f"{hook} geeft iets onbruikbaars ({what})")
        return pairs

    def _refuse(self, name: str, hook: str, item: Any, reason: str) -> None:
        self.report_problem(name, reason)
        if hook == "m50_rules":
            code = getattr(item, "code", "")
            code = code if isinstance(code, str) and code else name
            self._refused.setdefault((name, code), findings.Refused(name, code, reason))

    def _ask(self, name: str, hook: str, arguments: Mapping[str, Any]) -> list[Any]:
        known = self._parts.remembered_answers(name, hook)
        if known is not None:
            return known
        caller = self._parts.caller(name, hook)
        if caller is None or self._faults.get(name, 0) >= _MOST_FAULTS:
            return []
        if name in self._builtins:
            return [item for answer in caller(**arguments) for item in answer]
        watches = [
            watch.Watch(argument)
            for argument in arguments.values()
            if isinstance(argument, Records)
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
        if any(each.put_back() for each in watches):
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
        first = [word for word in self._order.get(noun, ()) if word in found]
        return {word: found[word] for word in dict.fromkeys((*first, *found))}
