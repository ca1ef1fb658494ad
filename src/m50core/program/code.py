"""Which code is at work here, as a key: what was worked out by it may be remembered under that."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType
from zlib import crc32

import m50core
from m50core.plugins.distributions import distributions_key
from m50core.plugins.loader import PluginState
from m50core.store.files.remembered import Key

_MOST_FILES = 4000
"""In a package with more files than this, looking at them would take too long."""


def code_key(modules: Mapping[str, object], states: Iterable[PluginState]) -> Key | None:
    """Return what changes with the code of m50 and its plugins, and with what they bring along.

    Every version is in it, and the size and times of every file in the packages, since those may
    be edited in place. None: that can't be told. ``modules``: that of each plugin in use, by name.
    """
    installed = distributions_key()
    if installed is None:
        return None
    versions = {state.name: (state.distribution, state.version) for state in states}
    plugins = []
    for name, module in modules.items():
        stamp = _package_stamp(module)
        if stamp is None:
            return None
        plugins.append([name, *versions.get(name, ()), *stamp])
    core = _files_stamp(list(m50core.__path__))
    return None if core is None else [m50core.__version__, core, plugins, installed]


def _package_stamp(module: object) -> list[int] | None:
    """Return what changes with the files of the package that a plugin stands in."""
    if not isinstance(module, ModuleType):
        return None
    package = sys.modules.get(module.__name__.partition(".")[0])
    places = list(getattr(package, "__path__", ())) or [getattr(package, "__file__", None) or ""]
    return _files_stamp(places)


def _files_stamp(places: list[str]) -> list[int] | None:
    seen: list[str] = []
    try:
        for place in places:
            for path, found in _files(place):
                seen.append(f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}")
                if len(seen) > _MOST_FILES:
                    return None
    except OSError:
        return None
    text = "\n".join(sorted(seen)).encode("utf-8", "surrogateescape")
    return [len(text), crc32(text)]


def _files(place: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield every file of a package, or the one file that it is."""
    if not os.path.isdir(place):
        yield place, os.stat(place)
        return
    folders = [place]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    yield entry.path, entry.stat()
