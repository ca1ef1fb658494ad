"""One at a time: whoever sets up in this folder while another does waits for that."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from doorstep.folder import ROOT, say

LOCK = ROOT / ".setup.lock"


@contextmanager
def alone() -> Iterator[None]:
    """Be the only one who sets up here; OSError when this folder can't be written in.

    The system lets go of it when the process ends, however that is.
    """
    with LOCK.open("a") as file:
        if not _take(file, wait=False):
            say("m50 wordt in een ander venster al klaargezet; dit venster wacht daarop …")
            while not _take(file, wait=True):
                pass
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str], *, wait: bool) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[str], *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
