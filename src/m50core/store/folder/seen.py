"""What this computer saw of a network, kept where no synchronisation of its folder comes.

A sync program can put an older or another log in place with everything that vouches for it. What
one computer noted elsewhere stays: a number and a hash of the chain, and no word of any record.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import msgspec

from m50core.store.files.disk import Disk, RealDisk
from m50core.store.files.log import SCHEMA, digest

_SIZE = 320
"""Bytes: each note overwrites all of the one before."""


class Seen(msgspec.Struct, frozen=True):
    """The last commit that was seen here."""

    network: str
    number: int
    hash: str
    restores: int = 0
    """How often the history had been put in the place of another by then."""
    schema: int = SCHEMA
    """Layout of the log: bringing it up to date makes all hashes anew."""


class Memory(Protocol):
    """Keeps what was seen of a network."""

    def recall(self, network: str) -> Seen | None:
        """Return what was last kept of the network with this identity; None when that isn't known.

        Never raises.
        """

    def keep(self, seen: Seen) -> None:
        """Keep this instead of what was kept of the same network; a failure costs no more."""

    def vouched_sum(self, network: str) -> str:
        """Return the sum of the snapshot that was found to be right; empty when there is none."""

    def vouch(self, network: str, total: str) -> None:
        """Keep the sum of a snapshot that was made here, or held against the log."""


class _KeptSeen(msgspec.Struct):
    seen: Seen
    sum: str


class FileMemory:
    """A small file a network and place, in a folder of this computer's own."""

    def __init__(self, folder: Path, place: Path, disk: Disk | None = None) -> None:
        self._folder = folder
        self._disk = disk or RealDisk()
        self._place = digest(os.path.realpath(place).encode("utf-8", "replace"))[:12]

    @property
    def was_here(self) -> bool:
        """True when this computer saw a network at this place before."""
        try:
            names = self._disk.names(self._folder)
        except OSError:
            return False
        return any(name.endswith(f"-{self._place}.json") for name in names)

    def _path(self, network: str, what: str = "json") -> Path:
        return self._folder / f"{network}-{self._place}.{what}"

    def recall(self, network: str) -> Seen | None:
        """Return what the file holds; None when it isn't there, or isn't whole."""
        try:
            kept = msgspec.json.decode(self._disk.read(self._path(network)), type=_KeptSeen)
        except (OSError, ValueError):
            return None
        whole = digest(msgspec.json.encode(kept.seen))[:16] == kept.sum
        return kept.seen if whole and kept.seen.network == network else None

    def keep(self, seen: Seen) -> None:
        """Write the file over in place: not synced, for it may be behind and never ahead."""
        kept = _KeptSeen(seen, digest(msgspec.json.encode(seen))[:16])
        content = msgspec.json.encode(kept).ljust(_SIZE) + b"\n"
        self._put(self._path(seen.network), content)

    def vouched_sum(self, network: str) -> str:
        """Return the sum that is kept."""
        try:
            return self._disk.read(self._path(network, "sum")).decode("ascii", "replace").strip()
        except OSError:
            return ""

    def vouch(self, network: str, total: str) -> None:
        """Keep the sum."""
        self._put(self._path(network, "sum"), total.encode() + b"\n")

    def _put(self, path: Path, content: bytes) -> None:
        with suppress(OSError):
            try:
                self._write(path, content)
            except FileNotFoundError:
                self._disk.make_folder(self._folder)
                self._write(path, content)

    def _write(self, path: Path, content: bytes) -> None:
        with self._disk.open(path) as file:
            file.write(0, content)
