"""Find installed plugins and load them one by one; a broken one is set aside with its reason."""

from collections.abc import Collection, Iterable
from types import FunctionType, MethodType, ModuleType
from typing import Any

import pluggy

from m50core.errors import describe
from m50core.guard.calls import Failed, catch, guard, patience
from m50core.plugins import hookspecs
from m50core.plugins.distributions import UNREADABLE, FoundPlugin
from m50core.plugins.distributions import installed_plugins as installed_plugins
from m50core.plugins.state import PluginState

_HOOKS = (FunctionType, MethodType, staticmethod, classmethod)


class _Manager(pluggy.PluginManager):
    """A plugin manager that sees at once what in a module can't be a hook."""

    def parse_hookimpl_opts(self, plugin: Any, name: str) -> Any:
        """Return how a hook is marked; None for what is none."""
        # A module has no descriptors to look for, and most in it are values and classes.
        if type(plugin) is ModuleType and not isinstance(vars(plugin).get(name), _HOOKS):
            return None
        return super().parse_hookimpl_opts(plugin, name)


def new_manager() -> pluggy.PluginManager:
    """Return a plugin manager that knows m50's hooks."""
    manager = _Manager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    return manager


def load(
    manager: pluggy.PluginManager, found: Iterable[FoundPlugin], disabled: Collection[str]
) -> list[PluginState]:
    """Load each entry point into ``manager``; return the state of each."""
    states: list[PluginState] = []
    taken = {name for name, _ in manager.list_name_plugin()}
    for entry in found:
        name = entry.name
        where = (name, entry.distribution, entry.version)
        if name in disabled:
            states.append(PluginState(*where, "disabled", "door u uitgezet"))
        elif name in taken:
            states.append(PluginState(*where, "broken", f"de naam “{name}” is al in gebruik"))
        elif reason := load_one(manager, entry):
            states.append(PluginState(*where, "broken", reason))
            taken.add(name)
        else:
            states.append(PluginState(*where, "ok"))
            taken.add(name)
    return states


def load_one(manager: pluggy.PluginManager, entry: FoundPlugin) -> str:
    """Import and register one plugin; return why it can't be, or an empty string."""
    name = entry.name
    if entry.value == UNREADABLE:
        return f"kan niet worden geladen: {UNREADABLE}"
    try:
        module = guard(entry.load, patience(), thorough=True)
    except Failed as failed:
        error = failed.error
        if isinstance(error, SystemExit | KeyboardInterrupt):
            return describe(error, "bij het laden")
        return f"kan niet worden geladen: {failed.reason}"
    try:
        # What a module answers to questions about itself is its own code too.
        return catch(lambda: _reason_against(name, module) or _try_register(manager, name, module))
    except Failed as failed:
        return f"kan niet worden aangemeld: {failed.reason}"


def _reason_against(name: str, module: ModuleType | Any) -> str:
    wanted = getattr(module, "m50_api", None)
    if type(wanted) is not int:
        return f"zegt niet voor welke versie hij is gemaakt: “m50_api = {hookspecs.API}” ontbreekt"
    if wanted != hookspecs.API:
        return (
            f"vraagt versie {wanted} van de uitbreidingen; dit programma heeft versie "
            f"{hookspecs.API}. Werk m50 of de uitbreiding bij"
        )
    trial = new_manager()
    try:
        trial.register(module, name)
        trial.check_pending()
    except pluggy.PluginValidationError as error:
        return f"past niet op de haken van m50: {' '.join(str(error).split())}"
    return ""


def _try_register(manager: pluggy.PluginManager, name: str, module: Any) -> str:
    if manager.is_registered(module):
        return f"is dezelfde module als de uitbreiding “{manager.get_name(module)}”"
    manager.register(module, name)
    return ""
