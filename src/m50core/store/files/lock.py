"""One writer at a time: a lock that ends with its process, and says who has it."""

import os
import time
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import msgspec

from m50core.errors import StoreBusy, StoreError, system_reason
from m50core.store.files.disk import Disk, Lock

_FIRST, _LONGEST = 0.0005, 0.02
"""Seconds between two tries: short at first, for a commit takes less than a millisecond."""

_NOTE_SIZE = 480
"""Bytes: every note overwrites all of the one before."""


class Locked:
    """Holds the lock at ``path``; StoreBusy, with who has it since when, after some seconds.

    The file stays: it is the system's lock on it that counts, and that goes when its holder does.
    """

    def __init__(self, disk: Disk, path: Path, who: str, patience: float) -> None:
        self._disk, self._path, self._who, self._patience = disk, path, who, patience

    def __enter__(self) -> Self:
        self._lock = _take(self._disk, self._path) or self._waited_for()
        self._lock.sign(_note(self._who))
        return self

    def check(self) -> None:
        """Raise StoreBusy when the lock is lost: its file was replaced, or this is a fork."""
        if not self._disk.holds(self._lock):
            raise StoreBusy(
                f"Het slot {self._path} is tijdens het opslaan weggehaald of vervangen, "
                "bijvoorbeeld door een synchronisatie of door iemand die opruimde. Een ander "
                "programma kan nu ook aan het opslaan zijn. Er is niets gewijzigd. "
                "Probeer het opnieuw."
            )

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def _waited_for(self) -> Lock:
        end, pause = time.monotonic() + self._patience, _FIRST
        while (lock := _take(self._disk, self._path)) is None:
            if time.monotonic() >= end:
                holder = _holder(self._disk, self._path)
                raise StoreBusy(_sentence(holder, self._path.parent))
            time.sleep(pause)
            pause = min(pause * 1.5, _LONGEST)
        return lock


def _take(disk: Disk, path: Path) -> Lock | None:
    try:
        return disk.lock(path)
    except OSError as error:
        raise StoreError(
            f"{path.parent} kan niet worden vergrendeld ({system_reason(error)}). "
            "Er is niets gewijzigd. Controleer de schijf of de verbinding, en probeer opnieuw."
        ) from error


def _note(who: str) -> bytes:
    name = msgspec.json.encode(who[:60]).decode("utf-8", "replace")
    note = f'{{"who":{name},"process":{os.getpid()},"since":{time.time():.0f}}}'
    return note.encode().ljust(_NOTE_SIZE) + b"\n"


def _holder(disk: Disk, path: Path) -> dict[str, Any]:
    try:
        note = msgspec.json.decode(disk.read(path))
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
