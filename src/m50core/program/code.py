"""Which code is at work here, as plain values that change when any of it does: next to no imports.

It is looked at, never read through: names, sizes and times of files.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.machinery import all_suffixes
from typing import NamedTuple

from m50core.plugins.distributions import UNREADABLE, distributions_key, plugins_under
from m50core.store.files.plain import lines_in, look, sum_of
from m50core.store.files.remembered import Key

OWN_CODE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""Where m50 itself stands."""
_MODULES = tuple(all_suffixes())
_INSTALLED = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")


class _CodeSeen(NamedTuple):
    """What was seen of the code."""

    key: Key | None
    roots: tuple[str, ...] = ()
    """Where m50 and the plugins stand."""


_looked: dict[tuple[str, ...], _CodeSeen] = {}
"""By where Python looks for modules: what the first look of this process saw."""


def code_here() -> Key | None:
    """Return what tells the code that this process runs, as ``code_key``.

    Looked at once: what is edited afterwards isn't the code that works here.
    """
    path = _path()
    return _looked[path].key if path in _looked else code_key()


def code_key() -> Key | None:
    """Return how every distribution is, and every file of m50 and of each plugin's package.

    Versions are in it, and what packages bring along besides code. None when that can't be told:
    the files of a plugin aren't found, or are too many.
    """
    found = _look()
    if found.key is not None:  # a look that failed for a moment says nothing of the code
        _looked.setdefault(_path(), found)
    return found.key


def _look() -> _CodeSeen:
    installed = distributions_key()
    if installed is None:
        return _CodeSeen(None)
    roots = [OWN_CODE]
    for package in sorted({_package(plugin.value) for plugin in plugins_under(installed)}):
        found = _roots(package)
        if not found:
            return _CodeSeen(None)
        roots += found
    try:
        seen = sum_of(line for root in roots for line in _lines(root))
    except (OSError, ValueError):
        return _CodeSeen(None)
    return _CodeSeen([seen, installed, list(_modules())], tuple(roots))


def _path() -> tuple[str, ...]:
    """Return where Python looks for modules; the folder that one works in by its own name."""
    here = ""
    with suppress(OSError):  # it may be gone
        here = os.getcwd()
    return tuple(os.path.join(here, place) for place in sys.path)


def _modules() -> Iterator[Sequence[object]]:
    """Yield where Python looks for modules, in order, and which names it finds there.

    One of them may stand in the way of another.
    """
    for place in dict.fromkeys(_path()):
        with suppress(OSError), os.scandir(place or ".") as entries:
            names = [
                entry.name
                for entry in entries
                if entry.name.endswith(_MODULES) or (entry.name.isidentifier() and entry.is_dir())
            ]
            if names and names != ["__pycache__"]:
                yield place, sum_of(name for name in names if name != "__pycache__")


def _lines(root: str) -> Iterable[str]:
    return lines_in(root) if os.path.isdir(root) else [f"{root} {look(os.stat(root))}"]


def written_beside() -> list[str]:
    """Return where code in use stands beside m50, the plugins and what is installed.

    A plugin may build on a package that is no plugin, and that is edited where it stands: then it
    is the whole package, which may bring along more than code.
    """
    known = _looked.get(_path(), _CodeSeen(None)).roots
    elsewhere = tuple(root + os.sep for root in (OWN_CODE, os.path.dirname(os.__file__), *known))
    modules = dict(sys.modules)
    files = {name: getattr(module, "__file__", None) for name, module in modules.items()}
    return sorted(
        {
            _home(file, modules.get(name.partition(".")[0]))
            for name, file in files.items()
            if isinstance(file, str)
            and file not in known
            and not file.startswith(elsewhere)
            and not any(folder in file for folder in _INSTALLED)
        }
    )


def _home(file: str, package: object) -> str:
    """Return the folder of the package that a file is of; the file itself when it is of none."""
    with suppress(Exception):  # a module may stand in for itself with anything
        for place in getattr(package, "__path__", ()):
            if file.startswith(os.path.join(place, "")):
                return str(place)
    return file


def _package(value: str) -> str:
    """Return the top package of an entry point; m50's own for a list that can't be read."""
    return "m50core" if value == UNREADABLE else value.partition(":")[0].partition(".")[0].strip()


def _roots(package: str) -> list[str]:
    """Return the folders, or the file, that a package stands in, without importing it."""
    if package == "m50core":
        return [OWN_CODE]
    for finder in sys.meta_path:
        spec = None
        with suppress(Exception):  # one that fails is of no use to whoever imports, either
            spec = finder.find_spec(package, None)
        if spec is not None:
            places = spec.submodule_search_locations or [spec.origin or ""]
            return [place for place in places if os.path.exists(place)]
    return []
