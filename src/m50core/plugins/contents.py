"""What plugins give by name, as plain values: so it is known without importing any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from m50core.plan.definitions import PlanFile
from m50core.plugins.commands import Command
from m50core.plugins.kinds import Kind
from m50core.plugins.state import PluginState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from m50core.plugins.distributions import FoundPlugin
    from m50core.plugins.parts import PluginParts

BY_NAME: Mapping[str, tuple[type, Callable[..., Any], Callable[[Any], list[str]]]] = {
    "m50_record_kinds": (Kind, Kind, lambda kind: [kind.name, kind.module]),
    "m50_commands": (
        Command, Command.lazy, lambda word: [word.name, word.help, word.module, str(word.group)]
    ),
    "m50_year_plans": (PlanFile, PlanFile.packaged, lambda file: [*file.home]),
}  # fmt: skip
"""By hook whose answers can be told by name: their class, what makes one, and its plain values."""


class Contents(NamedTuple):
    """What there is to know of plugins that all work, before one of them is imported."""

    states: tuple[PluginState, ...]
    hooks: Mapping[str, Sequence[str]]
    """By plugin, those of the core too, the hooks that it answers."""
    given: Mapping[str, Mapping[str, Sequence[Sequence[str]]]]
    """By hook and plugin, what was answered; a plugin that gives more than names isn't in it."""

    def answers(self, plugin: str, hook: str) -> list[Any] | None:
        """Return what a plugin answers to a hook; None when it has to be asked."""
        told = self.given.get(hook, {}).get(plugin)
        return None if told is None else [BY_NAME[hook][1](*each) for each in told]

    def are_of(self, found: Iterable[FoundPlugin]) -> bool:
        """Tell whether it is about exactly these plugins."""
        told = [(state.name, state.distribution, state.version) for state in self.states]
        return told == [(each.name, each.distribution, each.version) for each in found]

    @property
    def of_the_core(self) -> Contents:
        """What there is to know when nothing installed is asked."""
        return self._replace(states=())

    def plain(self) -> list[object]:
        """Return it as JSON can hold it: ``read_contents`` reads it back."""
        return [[attrs.astuple(state) for state in self.states], self.hooks, self.given]


def contents_of(
    parts: PluginParts, states: tuple[PluginState, ...], ask: Callable[[str, str], list[Any]]
) -> Contents | None:
    """Return what there is to know of the parts; None when one of them doesn't work.

    ``ask`` gives what a part answers to a hook.
    """
    if any(state.is_broken for state in states):
        return None
    given: dict[str, dict[str, list[list[str]]]] = {}
    for hook in BY_NAME:
        asked = {name: _plain(hook, ask(name, hook)) for name in parts.names}
        given[hook] = {name: plain for name, plain in asked.items() if plain is not None}
    return Contents(states, {name: sorted(parts.hooks(name)) for name in parts.names}, given)


def _plain(hook: str, items: Iterable[Any]) -> list[list[str]] | None:
    """Return what was answered as plain values; None when they don't say it all."""
    wanted, _, plain = BY_NAME[hook]
    told = [plain(item) if type(item) is wanted else [""] for item in items]
    return told if all(each and all(each) for each in told) else None


def read_contents(plain: Any) -> Contents | None:
    """Return contents that were kept as JSON; None when they aren't whole."""
    try:
        states, hooks, given = plain
        read = Contents(tuple(PluginState(*map(_text, state)) for state in states), hooks, given)
        names = [hook for answered in hooks.values() for hook in answered]
        told = [each for hook in BY_NAME for answers in given[hook].values() for each in answers]
        sound = all(map(_text, (*hooks, *names, *(text for each in told for text in each))))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return read if sound else None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
