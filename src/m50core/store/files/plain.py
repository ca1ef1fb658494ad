"""What plain files look like and hold, for whoever may import next to nothing.

How a file looks is told in a few whole numbers that change when it does; it isn't read for that.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from zlib import adler32, crc32

_MOST_FILES = 5000
"""Looking at more files than this in one folder would take too long."""
_PASSED_OVER = frozenset(
    {"__pycache__", ".git", ".hg", ".svn", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
)
"""Folders of what tools make, or keep of a folder: no code reads them."""
_ONLY_READ = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # what is no plain file (a pipe) must not be waited for
)


def look(found: os.stat_result) -> list[int]:
    """Return what changes with a file, and with its content also when its times were set back."""
    # The time of any change too: nobody can set that back.
    return [
        found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev,
        found.st_mode,
    ]  # fmt: skip


def look_of(path: str) -> list[int]:
    """Return what changes with a file, or with any in a folder; nothing when it isn't there.

    ValueError for a folder that holds too many; OSError for one that can't be looked through.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 # next to nothing is imported for it
    except OSError:
        return []
    return sum_of(lines_in(path)) if stat.S_ISDIR(found.st_mode) else look(found)


def lines_in(folder: str) -> Iterator[str]:
    """Yield how each file is in a folder and those below it; raises as ``look_of``."""
    for path, found in _files_in(folder):
        yield f"{path} {look(found)}"


def sum_of(lines: Iterable[str]) -> list[int]:
    """Return what changes with any of the lines, in whatever order they come."""
    ordered = sorted(lines)
    text = "\n".join(ordered).encode("utf-8", "surrogateescape")
    return [len(ordered), len(text), crc32(text), adler32(text)]


def still_so(looks: Iterable[tuple[str, object]]) -> bool:
    """Tell whether all these files and folders look as they did; raises as ``look_of``."""
    return all(look_of(path) == known for path, known in looks)


def changed_since(path: str, moment: int) -> bool:
    """Tell whether a file, or any in a folder, changed after a moment in nanoseconds."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return False
    files = (each for _, each in _files_in(path)) if stat.S_ISDIR(found.st_mode) else [found]
    return any(max(each.st_mtime_ns, each.st_ctime_ns) > moment for each in files)


def _files_in(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    folders, seen = [folder], 0
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name in _PASSED_OVER:
                    continue
                seen += 1
                if seen > _MOST_FILES:
                    raise ValueError("too many files")
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    yield entry.path, _stat_of(entry)


def _stat_of(entry: "os.DirEntry[str]") -> os.stat_result:
    try:
        return entry.stat()
    except FileNotFoundError:  # a link to nothing, as editors make for who has a file open
        return entry.stat(follow_symlinks=False)


def read_plain(path: str, most: int, *, own: bool = False) -> bytes:
    """Return what a file holds. ``own``: only when nobody but this person can have written it.

    Raises OSError when it can't be read, isn't a plain file, or holds more than ``most`` bytes.
    """
    link = getattr(os, "O_NOFOLLOW", 0) if own else 0
    descriptor = os.open(path, _ONLY_READ | link)
    try:
        found = os.fstat(descriptor)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, "a folder", path)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.ENXIO, "not a plain file", path)
        if found.st_size > most:
            raise OSError(errno.EFBIG, "too large", path)
        if (
            own
            and sys.platform != "win32"
            and (found.st_uid != os.geteuid() or found.st_mode & 0o022)
        ):
            raise PermissionError(errno.EPERM, "written by another", path)
        pieces, left = [], most + 1
        while left > 0 and (piece := os.read(descriptor, min(left, found.st_size + 1))):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)
    finally:
        os.close(descriptor)
