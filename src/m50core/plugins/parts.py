"""The parts that the hooks ask, core and plugins: each loaded when it is first asked something.

Which hooks each answers must be known for that, from an earlier start; else all are loaded at once.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    import pluggy

    from m50core.plugins.contents import Contents
    from m50core.plugins.distributions import FoundPlugin
    from m50core.plugins.state import PluginState


class PluginParts:
    """The core's modules by name, and every installed plugin that is on and works."""

    def __init__(
        self,
        builtins: Mapping[str, object],
        found: Iterable[FoundPlugin],
        disabled: Collection[str],
        contents: Contents | None,
        tell: Callable[[str, str], None],
    ) -> None:
        """``contents``: what is known of them; ``tell`` (plugin, Dutch reason): one is of no use.

        Raises pluggy's error when a module of the core doesn't fit the hooks.
        """
        self.builtins, self._contents, self._tell = builtins, contents, tell
        self._found: dict[str, FoundPlugin] = {}
        self._of_no_use: set[str] = set()
        if contents is not None:
            for entry in found:
                self._found.setdefault(entry.name, entry)
            self.states = list(contents.states)
        else:
            self.states = self._load_all(found, disabled)
        self.outside = tuple(state.name for state in self.states if state.works)
        """Names of the plugins in use that don't come with the core."""
        self.names = (*builtins, *self.outside)
        """Of the parts in use, in the order in which they are asked."""

    def _load_all(
        self, found: Iterable[FoundPlugin], disabled: Collection[str]
    ) -> list[PluginState]:
        from m50core.plugins.loader import load

        for name, module in self.builtins.items():
            self._manager.register(module, name)
        self._manager.check_pending()
        return load(self._manager, found, disabled)

    @cached_property
    def _manager(self) -> pluggy.PluginManager:
        from m50core.plugins.loader import new_manager

        return new_manager()

    def hooks(self, name: str) -> Collection[str]:
        """Return the hooks that a part answers."""
        if self._contents is not None:
            return self._contents.hooks.get(name, ())
        callers = self._manager.get_hookcallers(self._manager.get_plugin(name)) or ()
        return [caller.name for caller in callers]

    def to_be_asked(self, hook: str) -> Collection[str]:
        """Return the plugins of which it isn't known that what they answer to a hook is sound."""
        return [name for name in self.outside if self.remembered_answers(name, hook) is None]

    def remembered_answers(self, name: str, hook: str) -> list[Any] | None:
        """Return what a part answers to a hook as far as that is known without asking; else None.

        It was sound when it was asked.
        """
        return None if self._contents is None else self._contents.answers(name, hook)

    def caller(self, name: str, hook: str) -> pluggy.HookCaller | None:
        """Return what asks this part alone; None when it doesn't answer the hook."""
        if self._contents is not None and hook not in self.hooks(name):
            return None
        if not self._is_loaded(name):
            return None
        others = [p for n, p in self._manager.list_name_plugin() if n != name and p is not None]
        caller = self._manager.subset_hook_caller(hook, others)
        return caller if caller.get_hookimpls() else None

    def _is_loaded(self, name: str) -> bool:
        """Load a part unless it is; False for one that can't be, though it once could."""
        if self._manager.has_plugin(name) or name in self._of_no_use:
            return name not in self._of_no_use
        if name in self.builtins:
            self._manager.register(self.builtins[name], name)
            return True
        from m50core.plugins.loader import load_one

        if reason := load_one(self._manager, self._found[name]):
            self._of_no_use.add(name)
            self._tell(name, reason)
        return not reason
