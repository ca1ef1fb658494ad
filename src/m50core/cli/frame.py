"""The first frame of a screen: painted at once as it was last, while the screen itself starts.

What is remembered is the frame as values: its lines, each of texts with how they look. It is kept
by the screen when it first shows what it is for, and painted again at the next start when nothing
changed of what it stands on. What is typed meanwhile waits in the terminal for the screen.
"""

import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from typing import Any, TextIO

from m50core.cli.again import is_safe, question
from m50core.program.asked import is_terminal

Line = Sequence[tuple[str, str]]
"""Texts from left to right, each with its look: the numbers of an SGR sequence."""

ALTERNATE, BACK = "\x1b[?1049h", "\x1b[?25h\x1b[?1049l"
"""To the terminal's other screen, with nothing scrolled; and back, with the cursor."""
_HIDE = "\x1b[?25l"
_LOOKS = ("TERM", "COLORFGBG", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TERM_PROGRAM")
_INPUT, _LOCAL, _SIGNS = 0, 3, 6
"""Places in what ``termios`` tells of a terminal."""


class Frame:
    """The first frame at this terminal; ``shown`` when it is painted already."""

    def __init__(self, words: Sequence[str]) -> None:
        self.shown = False
        self._attributes: list[Any] | None = None
        self._signals: dict[int, Any] = {}
        self._size = _size()
        looks = [f"{name}={os.environ.get(name)}" for name in _LOOKS]
        self._asked = question(words, "frame", [*self._size, *looks]) if self._size else None
        self._begun = self._taken = self._renews = False
        self._last: list[list[list[str]]] = []
        self._reads: Callable[[], Collection[str] | None] = tuple
        self._later: list[str] = []

    def paint(self) -> None:
        """Paint what is remembered; nothing when that isn't there, or isn't for here and now."""
        if self._asked is None or not (lines := sound(self._asked.recall(), self._size)):
            return
        # First: whoever breaks this off gets the terminal back.
        self.shown = True
        if not self._listen():
            self.shown = False
            return
        rows = (
            f"\x1b[{number};1H{''.join(f'{_sgr(look)}{text}' for look, text in line)}\x1b[0m"
            for number, line in enumerate(lines, 1)
        )
        _write(sys.stderr, f"{ALTERNATE}{_HIDE}{''.join(rows)}")
        self._end_in_order()

    def begin(self, place: str, reads: Callable[[], Collection[str] | None] = tuple) -> None:
        """Note how all is before the network is opened that is kept at a place.

        ``reads``: tells which files it stands on besides, as ``Register.beside``.
        """
        self._reads = reads
        self._begun = self._asked is not None and self._asked.begin(place)

    def keep(self, lines: Iterable[Line]) -> bool:
        """Remember what is shown first, when nothing changed since ``begin``; False: it did."""
        kept = [[list(part) for part in line] for line in lines]
        if self._asked is None or not self._begun or not sound(kept, self._size):
            return False
        if self._renews:
            self._last = kept
            return True
        reads = self._reads()
        return reads is not None and self._asked.keep(kept, reads)

    def renew(self) -> bool:
        """Say that what is kept next is how it is at the end; it is remembered at ``close``.

        False when it can't be, and there is nothing to keep.
        """
        self._renews = True
        self._begun = self._asked is not None and self._asked.begin_anew()
        return self._begun

    def hand_over(self) -> None:
        """Take it that a screen works on what is painted, and gives its picture back by itself."""
        self._taken = True

    def tell_later(self, text: str) -> None:
        """Tell something on stderr once the terminal is free."""
        self._later.append(text)

    def close(self) -> None:
        """Give the terminal back as it was, and tell what waited for that.

        The network is closed: what was kept as it is at the end, is remembered.
        """
        if self._asked is not None and self._last:
            if (reads := self._reads()) is not None:
                self._asked.keep_after_closing(self._last, reads)
            self._last = []
        if not self.shown:
            return
        self.shown = False
        if not self._taken:
            _write(sys.stderr, BACK)
        self._set(self._attributes)
        if self._signals:
            import signal

            for number, handler in self._signals.items():
                signal.signal(number, handler)
        if self._later:
            from m50core.cli.output import folded_for_stderr

            _write(sys.stderr, folded_for_stderr("".join(self._later)))

    def _listen(self) -> bool:
        """Let what is typed wait, unseen, for the screen; False where that can't be."""
        if sys.platform == "win32":
            return False
        import termios

        terminal = sys.stdin.fileno()
        with suppress(OSError):  # of a terminal that isn't this session's own it isn't told
            if os.tcgetpgrp(terminal) != os.getpgrp():
                return False
        try:
            self._attributes = termios.tcgetattr(terminal)
            new = termios.tcgetattr(terminal)
        except (OSError, termios.error):
            return False
        new[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        new[_INPUT] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR)
        new[_SIGNS][termios.VMIN] = 1
        new[_SIGNS][termios.VSUSP] = b"\x00"
        return self._set(new)

    def _end_in_order(self) -> None:
        """Let who is asked to end, or loses its terminal, leave as one who is done."""
        import signal  # after the painting: it takes longer

        with suppress(ValueError):  # not in the main thread: it is asked nothing
            for number in (signal.SIGTERM, signal.SIGHUP):
                self._signals[number] = signal.signal(number, _leave)

    def _set(self, attributes: list[Any] | None) -> bool:
        if sys.platform == "win32" or attributes is None:
            return False
        import termios

        with suppress(OSError, termios.error):
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, attributes)
            return True
        return False


def first_frame(words: Sequence[str]) -> Frame | None:
    """Return the first frame of a screen, painted when it is remembered; None: nobody would see."""
    if not all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr))):
        return None
    frame = Frame(words)
    try:
        frame.paint()
    except BaseException:
        frame.close()
        raise
    return frame


def sound(kept: Any, size: Sequence[int]) -> list[list[tuple[str, str]]]:
    """Return lines that are whole, and hold nothing but text and looks; none when any isn't."""
    lines = []
    try:
        for kept_line in kept:
            line = [(look, text) for look, text in kept_line]
            if not all(_is_sound(look, text) for look, text in line):
                return []
            lines.append(line)
    except (TypeError, ValueError):
        return []
    return lines if len(lines) == size[1] else []


def _is_sound(look: Any, text: Any) -> bool:
    is_look = isinstance(look, str) and not look.strip("0123456789;")
    return is_look and is_safe(text) and "\n" not in text


def _leave(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def _sgr(look: str) -> str:
    return f"\x1b[0;{look}m" if look else "\x1b[0m"


def _size() -> tuple[int, ...]:
    """Return columns and lines of the terminal, as the screen finds them; empty: there is none."""
    if sys.platform == "win32" or not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        return ()
    given = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    size = [int(words) if words.isascii() and words.isdigit() else 0 for words in given]
    measured: tuple[int, int] = (0, 0)
    with suppress(OSError, ValueError, AttributeError):
        measured = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
    return size[0] or measured[0] or 80, size[1] or measured[1] or 24


def _write(stream: TextIO, text: str) -> None:
    with suppress(OSError):
        stream.write(text)
        stream.flush()
