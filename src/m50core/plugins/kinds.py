"""The kinds of record by name, each class made when it is first asked for."""

from collections.abc import Collection, ItemsView, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, Self

import msgspec

from m50core.errors import M50Error, PluginError, UnknownKind
from m50core.guard.calls import Failed, guard
from m50core.guard.kinds import shelter
from m50core.records.fields import announce
from m50core.records.record import Record

if TYPE_CHECKING:
    from m50core.plugins.state import PluginState


class Kind(msgspec.Struct, frozen=True):
    """A kind of record, whose class is made when somebody asks for it."""

    name: str
    """As its class tells it: ``action_item``."""
    module: str
    """Which has the class, as it is called (``ActionItem``) or else in its ``KINDS``."""

    @classmethod
    def lazy(cls, module: str, *names: str) -> tuple[Self, ...]:
        """Return the kinds with these names of a module, or of a package that is a door to them.

        ValueError without names: the module is only imported when one of them is used.
        """
        if not names:
            raise ValueError(f'Kind.lazy("{module}", …) noemt geen soort: geef hun namen')
        return tuple(cls(name, module) for name in names)

    def load(self) -> type[Record]:
        """Return its class; LookupError when the module hasn't it."""
        module = import_module(self.module)
        called = getattr(module, self.name.title().replace("_", ""), None)
        for kind in (called, *getattr(module, "KINDS", ())):
            spec = getattr(kind, "spec", None)
            if spec is not None and spec.kind == self.name:
                found: type[Record] = kind
                return found
        raise LookupError(f"{self.module} heeft geen “{self.name}”")


class Plugins(Protocol):
    """What the kinds ask of the register that has them."""

    seconds: float
    """The time that one call into a plugin may take."""
    broken_kinds: dict[str, tuple[str, str]]
    """By name, the plugin of each kind that is of no use, and why (Dutch)."""

    @property
    def states(self) -> "tuple[PluginState, ...]":
        """Every installed plugin and how it is doing."""

    def report_problem(self, plugin: str, reason: str) -> None:
        """Note, in Dutch, that something of this plugin can't be used."""

    def said_of_kinds(self, kinds: "Kinds") -> Mapping[str, Sequence[str]]:
        """Return, by name of a kind, what people say for several of it and for one."""


class Kinds(Mapping[str, type[Record]]):
    """Kinds by name: which there are is known, and what each is when somebody asks.

    One of a plugin that turns out to be of no use isn't there from then on.
    """

    def __init__(
        self,
        given: Mapping[str, type[Record] | Kind],
        owners: Mapping[str, str],
        plugins: Plugins,
    ) -> None:
        """``owners``: plugin by kind, empty for the core's."""
        broken = plugins.broken_kinds
        given = {name: item for name, item in given.items() if name not in broken}
        self._given = given
        self.modules = {n: item.module for n, item in given.items() if isinstance(item, Kind)}
        """By name, the module of each kind that is made when it is asked for."""
        self._owners, self._plugins = owners, plugins
        for name, item in given.items():
            if isinstance(item, Kind):
                announce(name, partial(self.get, name))
            else:
                self._shelter(name, item)

    def __getitem__(self, name: str) -> type[Record]:
        given = self._given[name]
        if isinstance(given, type):
            return given
        kind = self._load(given)
        if kind is None:
            self._given.pop(name, None)
            raise KeyError(name)
        self._given[name] = kind
        return kind

    def _load(self, given: Kind) -> type[Record] | None:
        plugin = self._owners[given.name]
        if not plugin:
            return given.load()
        from m50core.plugins.soundness import kind_flaw

        try:
            kind = guard(given.load, self._plugins.seconds, thorough=True)
            reason = kind_flaw(kind)
        except Failed as failed:
            reason = failed.reason
        if reason:
            what = f"de soort “{given.name}” is niet te gebruiken: {reason}"
            self._plugins.report_problem(plugin, what)
            self._plugins.broken_kinds[given.name] = (plugin, reason)
            return None
        self._shelter(given.name, kind)
        return kind

    def _shelter(self, name: str, kind: type[Record]) -> None:
        if plugin := self._owners[name]:
            shelter(kind, plugin, partial(self._plugins.report_problem, plugin))

    def make(self, plugins: Collection[str]) -> None:
        """Make the kinds that these plugins give, so that it is known whether they can be used."""
        for name in self:
            if self._owners[name] in plugins:
                self.get(name)

    def refusal(self, name: str) -> M50Error:
        """Return the error for a kind that isn't here.

        PluginError, with the plugin, for one of no use; else UnknownKind, with the plugins that
        aren't here and may have it.
        """
        if name in self._plugins.broken_kinds:
            plugin, reason = self._plugins.broken_kinds[name]
            return PluginError.of(plugin, f"de soort “{name}”", reason)
        from m50core.plugins.missing import missing

        gaps = missing(self._plugins.states, {})
        return UnknownKind(name, self.said, "; ".join(gap.sentence for gap in gaps))

    @cached_property
    def said(self) -> Mapping[str, Sequence[str]]:
        """What people say for several of each kind and for one, by its name."""
        return self._plugins.said_of_kinds(self)

    def __contains__(self, name: object) -> bool:
        # Only what a plugin gives may turn out not to be there.
        if name not in self._given or not isinstance(name, str):
            return False
        return not self._owners[name] or self.get(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._given))

    def __len__(self) -> int:
        return len(self._given)

    def _all(self) -> dict[str, type[Record]]:
        return {name: kind for name in self if (kind := self.get(name)) is not None}

    def values(self) -> ValuesView[type[Record]]:
        """Return every kind, made when it wasn't."""
        return self._all().values()

    def items(self) -> ItemsView[str, type[Record]]:
        """Return every name with its kind, made when it wasn't."""
        return self._all().items()
