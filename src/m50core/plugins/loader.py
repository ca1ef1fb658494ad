"""Find installed plugins and load them one by one; a broken one is set aside with its reason."""

import os
import threading
from collections.abc import Callable, Collection, Iterable
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any, TypeVar

import attrs
import pluggy

from m50core.plugins import hookspecs

T = TypeVar("T")


def patience() -> float:
    """Return how many seconds a plugin may take to import, and to answer one hook.

    ``M50_PLUGIN_PATIENCE`` says otherwise.
    """
    try:
        return float(os.environ.get("M50_PLUGIN_PATIENCE", "10"))
    except ValueError:
        return 10.0


@attrs.frozen
class PluginState:
    """One installed plugin, and whether it works."""

    name: str
    distribution: str
    version: str
    status: str
    """``ok``, ``disabled`` or ``broken``."""
    reason: str = ""
    """Dutch: why it is not used, or what went wrong later."""


class Overdue(Exception):
    """A plugin didn't answer in time."""


def bounded(call: Callable[[], T], seconds: float) -> T:
    """Return what ``call`` returns; raise what it raises, SystemExit as well, or Overdue.

    A call that hangs is left behind in a daemon thread: Python can't stop it, but the program
    goes on.
    """
    result: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            result.append(call())
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run, name="m50-plugin", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise Overdue(f"antwoordde niet binnen {seconds:g} seconden")
    if raised:
        raise raised[0]
    return result[0]


def installed() -> list[EntryPoint]:
    """Return the plugins' entry points by name, without importing any.

    Of two with one name the distribution that bears the name comes first, and so keeps it.
    """

    def order(entry: EntryPoint) -> tuple[str, bool, str]:
        return entry.name, _distribution(entry) != entry.name, entry.value

    return sorted(entry_points(group=hookspecs.ENTRY_POINTS), key=order)


def new_manager() -> pluggy.PluginManager:
    """Return a plugin manager that knows m50's hooks."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    return manager


def load(
    manager: pluggy.PluginManager, found: Iterable[EntryPoint], disabled: Collection[str]
) -> list[PluginState]:
    """Load each entry point into ``manager``; return the state of each."""
    states: list[PluginState] = []
    taken = {name for name, _ in manager.list_name_plugin()}
    for entry in found:
        name = entry.name
        where = (name, _distribution(entry), _version(entry))
        if name in disabled:
            states.append(PluginState(*where, "disabled", "door u uitgezet"))
        elif name in taken:
            states.append(PluginState(*where, "broken", f"de naam “{name}” is al in gebruik"))
        elif reason := _register(manager, name, entry):
            states.append(PluginState(*where, "broken", reason))
            taken.add(name)
        else:
            states.append(PluginState(*where, "ok"))
            taken.add(name)
    return states


def _distribution(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else ""


def _version(entry: EntryPoint) -> str:
    return entry.dist.version if entry.dist else ""


def _register(manager: pluggy.PluginManager, name: str, entry: EntryPoint) -> str:
    """Register one plugin; return why it can't be, or an empty string."""
    try:
        module = bounded(entry.load, patience())
    except KeyboardInterrupt:
        raise
    except SystemExit as error:
        return f"wilde bij het laden het programma stoppen (SystemExit {error.code})"
    except BaseException as error:
        return f"kan niet worden geladen: {describe(error)}"
    return _reason_against(name, module) or _try_register(manager, name, module)


def describe(error: BaseException) -> str:
    """Return an error as one line, without a traceback or values of variables."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _reason_against(name: str, module: ModuleType | Any) -> str:
    wanted = getattr(module, "m50_api", None)
    if wanted is None:
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
    try:
        manager.register(module, name)
    except ValueError as error:
        return f"kan niet worden aangemeld: {error}"
    return ""
