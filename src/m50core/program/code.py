"""Which code is at work here, as plain values that change when any of it does: next to no imports.

It is looked at, never read through: names, sizes and times of files.
"""

import os
import sys
from contextlib import suppress
from zlib import adler32, crc32

from m50core.plugins.distributions import UNREADABLE, distributions_key, plugins_under
from m50core.store.files.remembered import Key

OWN_CODE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""Where m50 itself stands."""
_MOST_FILES = 5000
"""Of more files than this, looking at them would take too long."""
_looked: dict[tuple[str, ...], Key | None] = {}
"""By ``sys.path``: what the first look of this process saw."""


def code_here() -> Key | None:
    """Return what tells the code that this process runs, as ``code_key``.

    Looked at once: what is edited afterwards isn't the code that works here.
    """
    path = tuple(sys.path)
    return _looked[path] if path in _looked else code_key()


def code_key() -> Key | None:
    """Return how every distribution is, and every file of m50 and of each plugin's package.

    Versions are in it, and what packages bring along besides code. None when that can't be told:
    the files of a plugin aren't found, or are too many.
    """
    found = _look()
    _looked.setdefault(tuple(sys.path), found)
    return found


def _look() -> Key | None:
    installed = distributions_key()
    if installed is None:
        return None
    roots = [OWN_CODE]
    for package in sorted({_package(plugin.value) for plugin in plugins_under(installed)}):
        found = _roots(package)
        if not found:
            return None
        roots += found
    try:
        lines = [line for root in roots for line in _files(root)]
    except OSError:
        return None
    if len(lines) > _MOST_FILES:
        return None
    text = "\n".join(sorted(lines)).encode("utf-8", "surrogateescape")
    return [len(lines), len(text), crc32(text), adler32(text), installed]


def written_beside() -> list[str]:
    """Return the files of code in use that stand neither in m50 nor where packages are installed.

    A plugin may build on a package that is no plugin, and that is edited where it stands.
    """
    own, python = OWN_CODE + os.sep, os.path.dirname(os.__file__) + os.sep
    installed = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    return sorted(
        file
        for file in files
        if isinstance(file, str)
        and not file.startswith((own, python))
        and not any(folder in file for folder in installed)
    )


def looks(name: str, stat: os.stat_result) -> str:
    """Return what changes with a file, and with its content also when its times were set back."""
    # The time of a change of any sort too: nobody can set that back.
    return (
        f"{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino} "
        f"{stat.st_mode:o}"
    )


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


def _files(root: str) -> list[str]:
    """Return how every file of a package looks, or the one file that it is."""
    if not os.path.isdir(root):
        return [looks(root, os.stat(root))]
    found: list[str] = []
    folders = [root]
    while folders and len(found) <= _MOST_FILES:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    found.append(looks(entry.path, entry.stat()))
    return found
