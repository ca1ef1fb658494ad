"""What was worked out and can be worked out again, remembered between starts: safe to delete.

A remembered value is a file of its own: a line with a checksum, a line with the key that it holds
for, and the value, both as JSON. It is only given for exactly that key. Whatever is wrong with the
file or the folder, it is as if nothing was remembered: nothing here raises or tells, since nothing
is lost. What asks a person's attention doesn't belong here, and neither does what can't be made
again. What holds personal data of a network is remembered beside it, never in ``cache_folder``. The
plan as its packages lay it down may name people too: ``privacy.kept_plans`` lets an erasure take
away what is remembered of it, and nothing stays longer than a month.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any
from zlib import crc32

from m50core.store.files.plain import read_plain

Key = Mapping[str, object] | Sequence[object]
"""Plain values (texts, whole numbers, yes or no, none) and tuples, lists or mappings of them."""

REMEMBERED = "remembered"
"""Folder, within that of a network, of what is remembered about it."""
START = b"m50 remembered "
_MARK = START + b"1 "
_END = ".remembered"
_MOST_FILES = 64
_MOST_BYTES = 32 * 1024 * 1024
_LONGEST = 31 * 24 * 3600
"""What was written so many seconds ago goes with the next: nobody may be asking for it any more."""
_LEFT_BEHIND = 3600
"""After so many seconds a half written file is of a program that was broken off."""


def cache_folder() -> str:
    """Return this person's folder for it: ``M50_CACHE``, else the system's usual place.

    Empty when there is no such place: then nothing is remembered.
    """
    # As the systems say of such places: one that hangs on the folder that one works in counts not.
    given = os.path.expanduser(os.environ.get("M50_CACHE", ""))
    if os.path.isabs(given):
        return given
    if sys.platform == "win32":
        base, name = os.environ.get("LOCALAPPDATA", ""), os.path.join("m50", "Cache")
    elif sys.platform == "darwin":
        base, name = os.path.expanduser("~/Library/Caches"), "m50"
    else:
        base, name = os.environ.get("XDG_CACHE_HOME", ""), "m50"
        if not os.path.isabs(base):
            base = os.path.expanduser("~/.cache")
    return os.path.join(base, name) if os.path.isabs(base) else ""


def way_in() -> str:
    """Return what tells this way of starting from others: what they remember doesn't take turns."""
    ways = "\0".join([sys.prefix, *sys.path])
    return f"{crc32(ways.encode('utf-8', 'surrogateescape')):08x}"


def is_there(folder: str | os.PathLike[str], name: str) -> bool:
    """Tell whether something is remembered under a name, for whatever key."""
    where = _path(folder, name)
    return bool(where) and os.path.exists(where)


def recall(folder: str | os.PathLike[str], name: str, key: Key) -> Any:
    """Return the value that was remembered for exactly this key; None when there is none."""
    text = recall_text(folder, name, key)
    if text is None:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def recall_text(folder: str | os.PathLike[str], name: str, key: Key) -> bytes | None:
    """Return that value as JSON text, for who has a reader of their own; whole, but unread."""
    where = _path(folder, name)
    content = _read(where) if where else None
    if content is None or not content.startswith(_MARK):
        return None
    start = len(_MARK) + 9
    if content[len(_MARK) : start] != b"%08x\n" % crc32(memoryview(content)[start:]):
        return None
    wanted = _text(key) + b"\n"
    return content[start + len(wanted) :] if content.startswith(wanted, start) else None


def remember(folder: str | os.PathLike[str], name: str, key: Key, value: object) -> None:
    """Remember a value (what JSON can hold) under ``name``, in the place of what was there."""
    remember_text(folder, name, key, _text(value))


def remember_text(folder: str | os.PathLike[str], name: str, key: Key, text: bytes) -> None:
    """Remember a value that is JSON text already."""
    body = b"%s\n%s" % (_text(key), text)
    where = _path(folder, name)
    if not where or len(body) > _MOST_BYTES:
        return
    temporary = f"{where}.{os.getpid():x}-{time.monotonic_ns():x}.tmp"
    try:
        os.makedirs(os.path.dirname(where), mode=0o700, exist_ok=True)
        _write(temporary, b"%s%08x\n%s" % (_MARK, crc32(body), body))
        # Not synced: after a power cut the checksum tells what didn't arrive.
        os.replace(temporary, where)
        _tidy(os.path.dirname(where))
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)


def is_ours(name: str) -> bool:
    """Tell whether a file of this name is one of these, or what was left half written of one."""
    return name.endswith(_END) or f"{_END}." in name


def forget(folder: str | os.PathLike[str]) -> None:
    """Take away everything that is remembered in a folder; other files in it stay.

    Raises OSError when something can't be taken away: it may hold personal data.
    """
    refused: OSError | None = None
    for entry in _files(os.fspath(folder)):
        try:
            os.unlink(entry.path)
        except FileNotFoundError:
            continue
        except OSError as error:  # of the others as much goes as can
            refused = error
    if refused is not None:
        raise refused


def _path(folder: str | os.PathLike[str], name: str) -> str:
    place = os.fspath(folder)
    return os.path.join(place, name + _END) if place else ""


def _text(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), sort_keys=True).encode("ascii")


def _read(path: str) -> bytes | None:
    """Return what a file holds; None when it isn't a plain file that only this person can change.

    What another can write isn't taken for what m50 itself worked out.
    """
    try:
        return read_plain(path, _MOST_BYTES + 1024, own=True)
    except OSError:
        return None


def _write(path: str, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
    finally:
        os.close(descriptor)


def _files(folder: str) -> Iterable["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return [e for e in entries if is_ours(e.name) and not e.is_dir(follow_symlinks=False)]
    except FileNotFoundError:
        return ()


def _tidy(folder: str) -> None:
    """Take away what was left half written, and the oldest when there are too many."""
    kept = []
    for entry in _files(folder):
        written = entry.stat(follow_symlinks=False).st_mtime
        age, whole = time.time() - written, entry.name.endswith(_END)
        if age > (_LONGEST if whole else _LEFT_BEHIND):
            os.unlink(entry.path)
        elif whole:
            kept.append((written, entry.path))
    for _, path in sorted(kept)[:-_MOST_FILES]:
        os.unlink(path)
