"""One writer at a time: a lock that ends with its process, and says who has it."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from m50core.errors import StoreBusy
from m50core.store.disk import Disk

_FIRST, _LONGEST = 0.0005, 0.02
"""Seconds between two tries: short at first, for a commit takes less than a millisecond."""


@contextmanager
def locked(disk: Disk, path: Path, who: str, patience: float) -> Iterator[None]:
    """Hold the lock at ``path``; StoreBusy, with who has it since when, after ``patience`` seconds.

    The file stays: it is the system's lock on it that counts, and that goes when its holder does.
    """
    release = disk.lock(path)
    if release is None:
        end, pause = time.monotonic() + patience, _FIRST
        while (release := disk.lock(path)) is None:
            if time.monotonic() >= end:
                raise StoreBusy(_sentence(_holder(disk, path), path.parent))
            time.sleep(pause)
            pause = min(pause * 1.5, _LONGEST)
    try:
        _sign(disk, path, who)
        yield
    finally:
        release()


def _sign(disk: Disk, path: Path, who: str) -> None:
    """Write who has the lock. Only a courtesy: a full disk must not stop what can be done."""
    since = time.time()
    note = json.dumps({"who": who[:100], "process": os.getpid(), "since": since})
    with suppress(OSError), disk.opened(path) as file:
        file.write(0, note.encode().ljust(200) + b"\n")


def _holder(disk: Disk, path: Path) -> dict[str, Any]:
    try:
        note = json.loads(disk.read(path))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _sentence(holder: dict[str, Any], folder: Path) -> str:
    who = str(holder.get("who") or "Een ander programma")
    try:
        since = datetime.fromtimestamp(float(holder["since"])).strftime(" sinds %H:%M:%S")
        process = f" (proces {int(holder['process'])})"
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        since = process = ""
    return (
        f"{who}{process} is{since} bezig met opslaan in {folder}. "
        "Er is niets gewijzigd. Wacht even en probeer het opnieuw."
    )
