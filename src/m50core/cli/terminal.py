"""The terminal: whether it is there, how many columns it has, and whether it takes colours.

An answer that is remembered asks it too, so next to nothing is imported here.
"""

import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from m50core.values.tone import Tone

_DIGITS = 6
WHOLE = 0
"""No width: each row is one whole line, as in a pipe or a file."""
_UNTOLD = 80
"""Columns of a terminal that doesn't say how many it has."""
BOLD = "1"
_TONES = {"good": "32", "attention": "33", "wrong": "31", "quiet": "2"}
"""By tone: the numbers of its SGR sequence, of the 16 colours that a terminal's theme chooses."""


def is_seen() -> bool:
    """Tell whether a person sees a screen here: who sends stdout elsewhere asks for text.

    The screen itself is drawn on stderr.
    """
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def room() -> int:
    """Return how many columns there are for what goes to stdout; WHOLE where nothing is folded.

    ``COLUMNS`` goes first, also in a pipe, when it is a number above 0.
    """
    return asked_columns() or _columns_of(sys.stdout)


def room_of_stderr() -> int:
    """Return how many columns there are for what goes to stderr; WHOLE where it is no terminal."""
    columns = _columns_of(sys.stderr)
    return columns and (asked_columns() or columns)


def _columns_of(stream: TextIO) -> int:
    try:
        if not stream.isatty():
            return WHOLE
        return os.get_terminal_size(stream.fileno()).columns or _UNTOLD
    except (OSError, ValueError, AttributeError):
        return _UNTOLD


def asked_columns() -> int:
    """Return the columns that COLUMNS asks for; 0 when it asks for none."""
    given = os.environ.get("COLUMNS", "").strip()
    return int(given[:_DIGITS]) if given.isascii() and given.isdigit() else 0


def takes_colour() -> bool:
    """Tell whether what goes to stdout is coloured: a terminal that can, unless someone says no.

    ``NO_COLOR`` goes first, then ``CLICOLOR_FORCE`` and ``FORCE_COLOR``, then ``CLICOLOR=0``.
    """
    given = os.environ.get
    if given("NO_COLOR"):
        return False
    if any(given(name, "0") not in ("", "0") for name in ("CLICOLOR_FORCE", "FORCE_COLOR")):
        return True
    if given("CLICOLOR") == "0" or given("TERM") == "dumb" or not sys.stdout.isatty():
        return False
    return _console_can()


def paint_over(text: str, numbers: str) -> str:
    """Return text in the look of these numbers; as it is when there are none."""
    return f"\x1b[{numbers}m{text}\x1b[0m" if numbers and text else text


def numbers_of(tone: "Tone | None") -> str:
    """Return the numbers of a tone's look; none without one."""
    return _TONES[tone.value] if tone is not None else ""


def bare(text: str) -> str:
    """Return text without the looks that ``paint_over`` gives, and nothing else taken out."""
    for numbers in ("0", BOLD, *_TONES.values()):
        text = text.replace(f"\x1b[{numbers}m", "")
    return text


def look_of_stdout() -> list[int]:
    """Return what decides how a table is drawn, as plain values: its width, and its colours."""
    return [room(), int(takes_colour())]


def _console_can() -> bool:
    """Let an older console of Windows act upon sequences; False for one that can't."""
    if sys.platform == "win32" and not os.environ.get("WT_SESSION"):
        import ctypes

        kernel = ctypes.windll.kernel32
        handle, mode = kernel.GetStdHandle(-11), ctypes.c_uint32()
        seen = kernel.GetConsoleMode(handle, ctypes.byref(mode))
        return bool(seen and kernel.SetConsoleMode(handle, mode.value | 4))
    return True
