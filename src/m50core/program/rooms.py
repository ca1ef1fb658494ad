"""What the core consists of: its rooms, each a plugin, and what no room owns."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from m50core.plugins.register import Register
from m50core.program.order import ORDER

_ROOMS = (
    "people", "members", "board", "goals", "budget", "documents", "meetings", "lobby",
    "communication", "agenda", "accountability", "privacy", "next_year", "plan_check", "today",
)  # fmt: skip
"""From the ground up: a room knows the verbs of those earlier in this list."""


class _Builtins(Mapping[str, ModuleType]):
    """Modules by the name of a part, each imported when somebody asks for it."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = modules

    def __getitem__(self, name: str) -> ModuleType:
        return import_module(self._modules[name])

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


BUILTINS: Mapping[str, ModuleType] = _Builtins(
    {"m50": "m50core.program.plugin"} | {f"m50.{room}": f"m50core.{room}.plugin" for room in _ROOMS}
)
"""By name, rooms in their order."""


@cache
def core_register() -> Register:
    """Return the core's parts alone, asked through the hooks; nothing installed is loaded."""
    return Register(BUILTINS, order=ORDER, found=())
