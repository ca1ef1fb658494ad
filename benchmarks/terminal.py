"""A program in a terminal of its own: how long until something is painted there."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from time import monotonic

SIZE = (36, 120)
PATIENCE = 60.0
"""Seconds after which nothing is expected any more."""
EMPTY_APP = """
from textual.app import App
from textual.widgets import Label

class Empty(App):
    def compose(self):
        yield Label("leeg")

Empty().run()
"""


def until_painted(command: Sequence[str], words: str, env: Mapping[str, str]) -> None:
    """Run a command until these words stand on its screen, then end it.

    Raises SystemExit with what was there instead.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    process = subprocess.Popen(
        command, env=dict(env), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    painted, end = b"", monotonic() + PATIENCE
    try:
        while words.encode() not in painted:
            ready, _, _ = select.select([ours], [], [], max(0.0, end - monotonic()))
            try:
                more = os.read(ours, 65536) if ready else b""
            except OSError:
                more = b""
            if not more:
                raise SystemExit(f"{words!r} was not painted, but {painted[-2000:]!r}")
            painted += more
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(ours)
