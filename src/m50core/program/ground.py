"""What an answer stands on, as plain values that change when any of it does: next to no imports.

It is looked at, never read through: names, sizes and times of files. So it costs a few milliseconds
to know that nothing changed since an answer was worked out.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from zlib import adler32, crc32

from m50core.store.files.remembered import REMEMBERED

OWN_CODE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""Where m50 itself stands."""
_POINTS = "entry_points.txt"
_GROUP = b"[m50.plugins]"
_BYSTANDERS = frozenset({"fouten.log", "seen", "drafts"})
"""What stands among the settings, and no answer hangs on; ``seen`` is looked at by itself."""
_OF_THE_SYSTEM = ("LANG", "LC_ALL", "LC_CTYPE", "TZ", "LOGNAME", "USER", "LNAME", "USERNAME")


def ground(folder: str) -> dict[str, object] | None:
    """Return what answers about the network in a folder stand on, besides the day.

    None when that can't be told: there is no network yet, or a plugin stands where its files can't
    be looked at.
    """
    try:
        code = _code()
        kept = _kept(folder)
        if code is None or kept is None:
            return None
        return {
            "folder": os.path.realpath(folder),
            "kept": kept,
            "seen": _seen(folder),
            "settings": sorted(_settings(settings_place())),
            "code": code,
            "python": [sys.version, sys.prefix, *map(str, sys.flags)],
            "environment": sorted(_environment()),
            "user": os.getuid() if hasattr(os, "getuid") else -1,
        }
    except OSError:
        return None


def place_of(words: Iterable[str]) -> str:
    """Return the folder of the network that these words are about; empty when it is no folder."""
    place, follows = os.environ.get("M50_NETWORK", ""), False
    for word in words:
        if follows:
            place, follows = word, False
        elif word == "--network":
            follows = True
        elif word.startswith("--network="):
            place = word.partition("=")[2]
    place = place or data_place()
    if not place or place == "memory:" or "://" in place:
        return ""
    return os.path.abspath(os.path.expanduser(place))


def settings_place() -> str:
    """Return the folder of settings, as ``program.config`` has it."""
    if given := os.environ.get("M50_CONFIG"):
        return given
    return _usual("XDG_CONFIG_HOME", "~/.config", "m50")


def data_place() -> str:
    """Return the folder of the network that is meant when none is named."""
    return _usual("XDG_DATA_HOME", "~/.local/share", os.path.join("m50", "netwerk"))


def _usual(variable: str, otherwise: str, name: str) -> str:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = os.environ.get(variable, "").strip() or os.path.expanduser(otherwise)
    return os.path.join(base, name) if base else ""


def _environment() -> Iterator[str]:
    for name, value in os.environ.items():
        if name.startswith("M50_") or name in _OF_THE_SYSTEM:
            yield f"{name}={value}"


def _kept(folder: str) -> list[str] | None:
    """Return how each file of the network is; None when the folder holds none."""
    names, found = set(), []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == REMEMBERED:
                continue
            names.add(entry.name)
            is_folder = entry.is_dir()
            found.append(_looks(entry.name, entry.stat()))
            if is_folder:
                with os.scandir(entry.path) as inside:
                    found += [_looks(f"{entry.name}/{one.name}", one.stat()) for one in inside]
    if not {"log.jsonl", "m50.json"} <= names:
        return None
    found.sort()
    # Whether it can be written to is told at opening.
    return [*found, str(os.access(folder, os.W_OK)), str(os.stat(folder).st_dev)]


def _looks(name: str, stat: os.stat_result) -> str:
    # The time of a change of any sort too: nobody can set that back.
    return (
        f"{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino} "
        f"{stat.st_mode:o}"
    )


def _seen(folder: str) -> list[str]:
    """Return what this computer noted of the network: it writes that over at each opening."""
    with open(os.path.join(folder, "m50.json"), "rb") as mark:
        content = mark.read(400)
    network = content.partition(b'"network":"')[2][:16].decode("ascii", "replace")
    place = os.path.join(settings_place(), "seen")
    found = []
    try:
        names = sorted(os.listdir(place))
    except FileNotFoundError:
        names = []
    for name in names:
        if name.startswith(network):
            with open(os.path.join(place, name), "rb") as file:
                found.append(f"{name} {file.read(1000).decode('utf-8', 'replace').strip()}")
    return [content.decode("utf-8", "replace"), *found]


def _settings(place: str) -> Iterator[str]:
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name not in _BYSTANDERS:
                    yield _looks(entry.name, entry.stat())
    except FileNotFoundError:
        return


def _code() -> list[str] | None:
    """Return what is installed, and how every file of m50 and of each plugin is.

    None when the files of one of them aren't found: then it can't be known whether they changed.
    """
    paths = [os.path.abspath(path) for path in sys.path]
    installed: list[str] = []
    packages: set[str] = set()
    for path in dict.fromkeys(paths):
        found, named = _distributions(path)
        installed += found
        packages |= named
    roots = [OWN_CODE]
    for package in sorted(packages):
        root = next(filter(None, (_root(path, package) for path in paths)), "")
        if not root:
            return None
        roots.append(root)
    files = sorted(line for root in roots for line in _files(root))
    return [*map(str, paths), *sorted(installed), _summed(files)]


def _distributions(path: str) -> tuple[list[str], set[str]]:
    """Return what is installed in a folder of Python's path, and the packages of plugins in it."""
    found, packages = [], set()
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.endswith((".dist-info", ".egg-info")):
                    points = _points(entry.path)
                    found.append(f"{entry.name} {crc32(points):x}")
                    packages |= _packages(points)
                elif entry.name.endswith((".pth", ".egg-link")):
                    found.append(_looks(entry.name, entry.stat()))
    except (FileNotFoundError, NotADirectoryError):
        pass  # what Python's path may name as well
    return found, packages


def _points(distribution: str) -> bytes:
    try:
        with open(os.path.join(distribution, _POINTS), "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return b""


def _packages(points: bytes) -> set[str]:
    """Return the top packages of the plugins that a distribution names."""
    packages, within = set(), False
    if _GROUP in points:
        for line in points.splitlines():
            if line.strip().startswith(b"["):
                within = line.strip() == _GROUP
            elif within and b"=" in line:
                module = line.partition(b"=")[2].strip().decode("utf-8", "replace")
                packages.add(module.partition(":")[0].partition(".")[0].strip())
    return packages


def _root(path: str, package: str) -> str:
    """Return the folder or file of a package in a folder of Python's path; empty: not there."""
    root = os.path.join(path, package)
    if os.path.isdir(root):
        return root
    return f"{root}.py" if os.path.isfile(f"{root}.py") else ""


def _files(root: str) -> Iterator[str]:
    if not os.path.isdir(root):
        stat = os.stat(root)
        yield f"{root} {stat.st_size} {stat.st_mtime_ns}"
        return
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.name == "__pycache__" or entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"


def _summed(lines: list[str]) -> str:
    """Return in short what many lines say together."""
    text = "\n".join(lines).encode("utf-8", "surrogateescape")
    return f"{len(lines)} {len(text)} {crc32(text):08x} {adler32(text):08x}"
