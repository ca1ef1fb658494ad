"""The program in a terminal of its own: what it is sent, all at once, and what it sends back."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

_CODE = "from m50core.cli.main import run; run()"
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l")
"""Out of the alternate screen, cursor on, mouse off, bracketed paste off."""


class Program:
    """``m50`` on a network, at 100×30; ended, however, at the end of the ``with``."""

    def __init__(self, network: Path, settings: Path, code: str = _CODE) -> None:
        self._words = [sys.executable, "-c", code, "--network", str(network)]
        self._words += ["--today", "2025-03-11", "--who", "secretariaat"]
        self._settings = settings
        self.seen = b""

    def __enter__(self) -> Self:
        self._master, slave = pty.openpty()
        env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
        env |= {"M50_CONFIG": str(self._settings), "TEXTUAL_ANIMATIONS": "none"}
        self.process = subprocess.Popen(
            self._words, stdin=slave, stdout=slave, stderr=slave, env=env,
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
        )  # fmt: skip
        os.close(slave)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)

    def send(self, keys: str) -> None:
        """Send keys in a single write."""
        os.write(self._master, keys.encode())

    def until(self, text: str, *, seconds: float = 30) -> None:
        """Wait until a text has been drawn since the last wait."""
        self._read(lambda drawn: text.encode() in drawn, seconds)

    def rest(self) -> None:
        """Wait until nothing more is drawn."""
        while self._some(0.4):
            pass

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self._master)
        self._master = -1

    def ended(self, *, seconds: float = 20) -> int:
        """Return the exit code, once everything that was sent back is read."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self._some(0.1)
        while self._some(0.2):
            pass
        return self.process.wait(timeout=1)

    def _read(self, enough, seconds: float) -> None:
        start, end = len(self.seen), time.monotonic() + seconds
        while not enough(self.seen[start:]):
            if time.monotonic() > end or (not self._some(0.2) and self.process.poll() is not None):
                raise AssertionError(self.seen[start:][-3000:].decode(errors="replace"))

    def _some(self, wait: float) -> bool:
        if self._master < 0 or not select.select([self._master], [], [], wait)[0]:
            return False
        try:
            some = os.read(self._master, 65536)
        except OSError:
            return False
        self.seen += some
        return bool(some)
