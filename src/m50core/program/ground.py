"""What an answer stands on, as plain values that change when any of it does: next to no imports.

It is looked at, never read through: names, sizes and times of files. So it costs a few milliseconds
to know that nothing changed since an answer was worked out.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from zlib import crc32

from m50core.program.code import code_key
from m50core.store.desk.layout import FILE, MOST_BYTES, SETTINGS, kept_settings, tables_in
from m50core.store.files.plain import look, read_plain
from m50core.store.files.remembered import REMEMBERED, Key

_BEFORE_THE_DESK = "plugins.json"
"""A file of what was set that counts until it is taken over."""
_OF_THE_SYSTEM = ("LANG", "LC_ALL", "LC_CTYPE", "TZ", "LOGNAME", "USER", "LNAME", "USERNAME")


def ground(
    folder: str, code_of: Callable[[], Key | None] = code_key, *, to_be: bool = False
) -> dict[str, object] | None:
    """Return what answers about the network in a folder stand on, besides the day.

    ``code_of``: what tells the code, as it is now or as it is at work here; ``to_be``: there is no
    network yet. None when it can't be told: a plugin stands where its files can't be looked at, or
    there is something else in the folder.
    """
    try:
        code = code_of()
        kept = _nothing_in(folder) if to_be else network_files(folder)
        if code is None or kept is None:
            return None
        return {
            "folder": os.path.realpath(folder),
            "kept": kept,
            "seen": [] if to_be else _sightings(folder),
            "settings": sorted(_settings(settings_place())),
            "code": code,
            "python": [sys.version, sys.prefix, *map(str, sys.flags)],
            "environment": sorted(_environment()),
            "user": os.getuid() if hasattr(os, "getuid") else -1,
        }
    except (OSError, ValueError):
        return None


def _nothing_in(folder: str) -> list[str] | None:
    """Return no files of a folder that is empty, or isn't there; None when there are."""
    with suppress(FileNotFoundError):
        if os.listdir(folder):
            return None
    return []


def settings_place() -> str:
    """Return the folder of settings, as ``program.config`` has it."""
    if given := os.environ.get("M50_CONFIG"):
        return os.path.expanduser(given)
    return _usual("XDG_CONFIG_HOME", "~/.config", "m50")


def data_place() -> str:
    """Return where the network is that is meant when none is named: as was set, else as usual."""
    with suppress(OSError, ValueError):
        place = kept_settings(settings_place()).get("network")
        if isinstance(place, str) and place.strip() and place.isprintable():
            return place
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


def network_files(folder: str) -> list[str] | None:
    """Return how each file of the network is; None when the folder holds none."""
    names, lines = set(), []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == REMEMBERED:
                continue
            if entry.is_file():
                names.add(entry.name)
            lines.append(f"{entry.name} {look(entry.stat())}")
            if entry.is_dir(follow_symlinks=False):
                with os.scandir(entry.path) as inside:
                    lines += [f"{entry.name}/{each.name} {look(each.stat())}" for each in inside]
    if not {"log.jsonl", "m50.json"} <= names:
        return None
    lines.sort()
    # Whether it can be written to is told at opening.
    return [*lines, str(os.access(folder, os.W_OK))]


def _sightings(folder: str) -> list[str]:
    """Return what this computer noted of the network: it writes that over at each opening."""
    with open(os.path.join(folder, "m50.json"), "rb") as mark:
        content = mark.read(400)
    network = content.partition(b'"network":"')[2][:16].decode("ascii", "replace")
    place = os.path.join(settings_place(), "seen")
    sightings = []
    try:
        names = sorted(os.listdir(place))
    except FileNotFoundError:
        names = []
    for name in names:
        path = os.path.join(place, name)
        if name.startswith(network) and os.path.isfile(path):
            with open(path, "rb") as file:
                sightings.append(f"{name} {file.read(1000).decode('utf-8', 'replace').strip()}")
    return [content.decode("utf-8", "replace"), *sightings]


def _settings(place: str) -> Iterator[str]:
    """Yield what was set: not the rest that is kept on the desk, such as where each list stood.

    OSError when there is something else in the place of a file: that is told with each answer.
    """
    for name in (FILE, _BEFORE_THE_DESK):
        try:
            content = read_plain(os.path.join(place, name), MOST_BYTES)
        except FileNotFoundError:
            continue
        known = f"{len(content)} {crc32(content):08x}"
        if name == FILE:
            with suppress(ValueError):
                settings = tables_in(content).get(SETTINGS)
                known = json.dumps(settings) if settings else ""
        if known:
            yield f"{name} {known}"
