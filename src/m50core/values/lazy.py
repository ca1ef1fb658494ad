"""Names and modules that are imported when they are first asked for; a package's door."""

import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def lazily(
    package: str, homes: "Mapping[str, str]", *own: str
) -> "tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]":
    """Return a package's ``__getattr__``, ``__dir__`` and ``__all__``.

    ``homes``: by module below the package, the names that are taken from it; ``open=open_network``
    gives one by another name. A module that is a name itself stands under the empty string.
    ``own``: names that the package makes itself.
    """
    found: dict[str, tuple[str, str]] = {}
    for home, names in homes.items():
        for shown, _, there in (name.partition("=") for name in names.split()):
            found[shown] = (home, there or shown)
    every = sorted((*found, *own))

    def find(name: str) -> "Any":
        if name not in found:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        home, there = found[name]
        if not home:
            return import_module(f"{package}.{there}")
        value = getattr(import_module(f"{package}.{home}"), there)
        setattr(sys.modules[package], name, value)
        return value

    return find, lambda: every, every


class _Module:
    """Stands for a module until something of it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> "Any":
        return getattr(import_module(self._name), name)


def module(name: str) -> "Any":
    """Return what stands for a module, which is imported when something of it is first asked for.

    For who needs it in few of its answers. To be annotated by, under ``TYPE_CHECKING``, the module
    itself is imported.
    """
    return _Module(name)
