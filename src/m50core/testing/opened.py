"""What is read of the disk meanwhile: to see whether a plugin reads more than it says."""

import os
import sys
import sysconfig
import zoneinfo
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.machinery import all_suffixes
from pathlib import Path
from typing import Any

_listening: list[set[str]] = []
_is_heard = False
_OF_THE_SYSTEM = ("/etc/localtime", "/etc/timezone", os.devnull)


@contextmanager
def gather_opened() -> Iterator[set[str]]:
    """Gather the files that are read, and the folders that are looked in, as long as it lasts."""
    global _is_heard
    if not _is_heard:
        sys.addaudithook(_hear)  # there is no way to take it away again
        _is_heard = True
    found: set[str] = set()
    _listening.append(found)
    try:
        yield found
    finally:
        _listening.remove(found)


def _hear(event: str, about: tuple[Any, ...]) -> None:
    if not _listening or event not in ("open", "os.listdir", "os.scandir"):
        return
    path = about[0]
    if event == "open" and not _reads(about[1], about[2]):
        return
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if isinstance(path, str):
        for found in _listening:
            found.add(os.path.abspath(path))  # noqa: PTH100 # of a link: where it stands


def _reads(mode: object, flags: object) -> bool:
    if isinstance(mode, str):
        return "r" in mode or "+" in mode
    return not isinstance(flags, int) or flags & (os.O_WRONLY | os.O_RDWR) != os.O_WRONLY


def outside(read: Iterable[str], *said: str | os.PathLike[str]) -> list[str]:
    """Return what of it changes without anybody seeing: it stands elsewhere than in ``said``.

    What comes with Python and m50 isn't in it, and neither is code or a package in use: whatever
    changes there is seen.
    """
    python = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    roots = [Path(place) for place in (*said, *python, *_packages(), *zoneinfo.TZPATH)]
    searched = {Path(place) for place in sys.path}
    code = tuple(all_suffixes())
    return sorted(
        path
        for path in read
        if path not in _OF_THE_SYSTEM
        and not path.endswith(code)
        and Path(path) not in searched
        and not any(Path(path).is_relative_to(root) for root in roots)
    )


def _packages() -> Iterator[str]:
    for module in list(sys.modules.values()):
        with suppress(Exception):  # a module may stand in for itself with anything
            yield from map(str, module.__path__)
