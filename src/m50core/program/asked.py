"""What is asked at a start of the program, and the answer that is remembered to it.

It is given again to the same words, on the same day by the clock, as long as nothing changed of
what it stands on (``program.ground``). Only an answer that left all of that as it was is
remembered: then asking again does nothing that giving it again leaves out.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from time import time as now
from time import time_ns
from typing import Any
from zlib import crc32

from m50core.program.code import code_here, code_key
from m50core.program.ground import ground, network_files, settings_place
from m50core.store.files.plain import changed_since, look_of, still_so
from m50core.store.files.remembered import (
    REMEMBERED,
    Key,
    cache_folder,
    forget,
    is_there,
    recall,
    remember,
)


class AskedBefore:
    """A question as it was put: words, in a folder's network, at this terminal."""

    def __init__(
        self,
        words: Sequence[str],
        place: str,
        sort: str = "answer",
        more: Sequence[object] = (),
    ) -> None:
        """``place``: where the network is kept that the words are about.

        ``sort``: of what is remembered; ``more``: what it stands on besides, as plain values.
        """
        self._words, self._more = list(words), list(more)
        is_folder = place not in ("", "memory:") and "://" not in place
        self._folder = _absolute(place) if is_folder else ""
        self._called = f"{sort}-{_sum_of(repr(self._words))}"
        self._before: dict[str, object] | None = None
        self._day, self._begun = (0.0, 0.0), 0

    @property
    def for_program(self) -> bool:
        """True when the answer goes to a program, for which half of it is none."""
        return "--json" in self._words

    def recall(self) -> Any:
        """Return what is remembered, as it was given to ``keep``; None when nothing holds.

        Whatever goes wrong in looking, it is as if nothing were remembered.
        """
        with suppress(Exception):
            return self._recall()
        return None

    def _recall(self) -> Any:
        # All else is looked at only when there is something to hold it against.
        if not self._stays_here() or not is_there(*self._where()):
            return None
        self._before = self._key()
        if self._before is None:
            return None
        since, until, beside, value = recall(*self._where(), self._before)
        return value if since <= now() < until and still_so(beside) else None

    @property
    def _is_to_be(self) -> bool:
        """True when there is no network yet in the folder."""
        return not os.path.exists(os.path.join(self._folder, "m50.json"))

    def _where(self) -> tuple[str, str]:
        """Return the folder and the name under which it is remembered: with the network.

        Where there is none yet nothing is left behind; the answer then is that of the plan alone.
        """
        if self._is_to_be:
            return cache_folder(), f"{self._called}-{_sum_of(self._folder)}"
        return os.path.join(self._folder, REMEMBERED), self._called

    def _stays_here(self) -> bool:
        """Tell whether there is a place for it in the network's own folder.

        One that leads elsewhere isn't: an erasure of this network doesn't reach there.
        """
        return bool(self._folder) and not os.path.islink(os.path.join(self._folder, REMEMBERED))

    def begin(self, place: str) -> bool:
        """Note how all is before the answer is worked out; False when it can't be remembered.

        ``place``: where the network is kept, as whoever opens it knows.
        """
        from m50core.program.config import config_folder

        if not self._stays_here() or _absolute(place) != self._folder:
            return False
        if _absolute(settings_place()) != _absolute(os.fspath(config_folder())):
            return False
        self._day, self._begun = _day_of(now()), time_ns()
        self._before = self._before or self._key(code_here)
        return self._before is not None

    def keep(self, value: object, reads: Iterable[str] = ()) -> bool:
        """Remember what was answered, for as long as the day lasts; False when it isn't.

        ``reads``: the files and folders that it stands on besides, as ``Register.beside`` tells.
        Nothing is remembered when anything changed since ``begin``, as when the day did: then it is
        the answer to another question.
        """
        day = self._day
        if self._before is None or not day[0] <= now() < day[1]:
            return False
        if self._key(code_here) != self._before:
            return False
        beside = _beside(reads, self._begun)
        if beside is None:
            return False
        where, name = self._where()
        remember(where, name, self._before, [*day, beside, value])
        with suppress(OSError):
            if not self._is_to_be and network_files(self._folder) != self._before["kept"]:
                # What was wiped between the look and the writing must not stay here.
                forget(where)
                return False
        return True

    def begin_anew(self) -> bool:
        """Note how the network is now, in the place of how it was, or wasn't yet, at ``begin``.

        False when anything else changed since then, as the code or what was set: what is at work
        here is from before, and nothing is remembered.
        """
        before, after = self._before, self._key()
        if before and after and _but_network(before) == _but_network(after):
            self._day, self._before = _day_of(now()), after
        else:
            self._before = None
        return self._before is not None

    def keep_after_closing(self, value: object, reads: Iterable[str] = ()) -> None:
        """Remember what was answered since ``begin_anew``, though closing made files from the log.

        Nothing when the log is another than it was, or anything that closing leaves alone.
        """
        after = self._key()
        if after and self._before and _but_closing(after) == _but_closing(self._before):
            self._before = after
            self.keep(value, reads)

    def _key(self, code_of: Callable[[], Key | None] = code_key) -> dict[str, object] | None:
        stands_on = ground(self._folder, code_of, to_be=self._is_to_be)
        if stands_on is None:
            return None
        terminals = [is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)]
        return {
            "words": self._words, "more": self._more, "terminals": terminals, **stands_on
        }  # fmt: skip


def _sum_of(text: str) -> str:
    return f"{crc32(text.encode('utf-8', 'replace')):08x}"


def _absolute(place: str) -> str:
    """Return a place from the root on; empty when that can't be told: one works in no folder."""
    try:
        return os.path.abspath(os.path.expanduser(place))
    except OSError:
        return ""


def _but_network(key: dict[str, Any]) -> dict[str, Any]:
    return {**key, "kept": (), "seen": ()}


def _beside(reads: Iterable[str], begun: int) -> list[tuple[str, list[int]]] | None:
    """Return how the code elsewhere is, and what plugins read; None: it changed since ``begun``."""
    from m50core.program.code import written_beside

    places = sorted({*written_beside(), *reads})
    try:
        if any(changed_since(place, begun) for place in places):
            return None
        return [(place, look_of(place)) for place in places]
    except (OSError, ValueError):
        return None


def _but_closing(key: dict[str, Any]) -> dict[str, Any]:
    """Return of what an answer stands on what closing the network leaves alone."""
    log = [line for line in key["kept"] if line.startswith("log.jsonl ")]
    return {**key, "kept": log, "seen": ()}


def _day_of(moment: float) -> tuple[float, float]:
    """Return the first second of the day that it is, and that of the next."""
    from datetime import datetime, timedelta
    from datetime import time as clock_time

    from m50core.values.clock import ZONE, local_day

    day = local_day(datetime.fromtimestamp(moment, ZONE))
    starts = (datetime.combine(at, clock_time(), ZONE) for at in (day, day + timedelta(days=1)))
    first, last = (start.timestamp() for start in starts)
    return first, last


def is_terminal(stream: Any) -> bool:
    """Tell whether a person reads or types there."""
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):
        return False
