"""A long text through the program with which somebody reads it, when they chose one."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO

_CHOSEN = ("M50_PAGER", "PAGER")
_LESS = "FRX"
"""For ``less``: show at once what fits the screen, and keep looks."""


class _Terminal(StringIO):
    """A stand-in for a terminal: what is drawn for it is kept."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return sys.__stdout__.fileno() if sys.__stdout__ is not None else 1


@contextmanager
def through_pager() -> Iterator[None]:
    """Show what is told meanwhile through the pager, when it is chosen and the screen too small.

    Without a terminal, and when the pager can't be started, it is told as it is.
    """
    command = _command()
    if not command or not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield
        return
    screen = _Terminal()
    with redirect_stdout(screen):
        yield
    text = screen.getvalue()
    if text.count("\n") < shutil.get_terminal_size().lines:
        sys.stdout.write(text)
        return
    try:
        subprocess.run(  # noqa: S603 - who reads here chose it
            command, input=text, text=True, encoding="utf-8", check=False,
            env={"LESS": _LESS, **os.environ},
        )  # fmt: skip
    except OSError:
        sys.stdout.write(text)


def _command() -> list[str]:
    """Return the words of the pager's command; none when none is chosen, or it makes no sense."""
    chosen = next((os.environ[name] for name in _CHOSEN if name in os.environ), "")
    try:
        return shlex.split(chosen, posix=os.name != "nt")
    except ValueError:
        return []
