"""Text in the columns of a terminal: how many it takes, and folded to how many there are."""

from collections.abc import Callable
from functools import lru_cache

_ACCENTED = "\u0300"
"""All that sorts before it takes one column a character."""
_AS_EMOJI = "\ufe0f"
"""Asks for the wide picture of the character before it."""
_JOINTS = "-/_.@"
"""A word that must be broken is broken behind one of these where it can be."""


def columns_of(text: str) -> int:
    """Return how many columns visible text takes.

    Where terminals differ (joined emoji) it is the most that any of them takes: nothing is drawn
    past the edge.
    """
    if text.isascii() or is_simple(text):
        return len(text)
    total = last = 0
    for sign in text:
        taken = 1 if sign == _AS_EMOJI and last == 1 else _size_of(sign)
        total, last = total + taken, taken or last
    return total


def is_simple(text: str) -> bool:
    """Tell whether every character takes one column."""
    return max(text, default="") < _ACCENTED


@lru_cache(4096)
def _size_of(sign: str) -> int:
    import unicodedata

    if unicodedata.category(sign) in ("Mn", "Me", "Cf") or "\u1160" <= sign <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def fold(text: str, width: int, first: int = 0) -> list[str]:
    """Return text as lines of at most so many columns: whole words, else a word in pieces.

    ``first``: columns of the first line, when it has others. Spaces before the text stand before
    each line. Nothing but spaces is left out.
    """
    room = max(1, first or width)
    measure: Callable[[str], int] = len if is_simple(text) else columns_of
    if measure(text) <= room:
        return [text]
    indent = " " * (len(text) - len(text.lstrip(" ")))
    if len(indent) > min(room, width) // 2:
        indent = ""
    taken = len(indent)
    lines: list[str] = []
    line, used = "", 0
    for word in filter(None, text.split(" ")):
        size = measure(word)
        if line and used + 1 + size <= room - taken:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line or room - taken < size <= width - taken:
            lines.append(line)  # an empty first one, when only the others have room for the word
            room = max(1, width)
        line = word
        while size > room - taken:
            piece = _piece(line, room - taken)
            lines.append(piece)
            room = max(1, width)
            line = line[len(piece) :]
            size = measure(line)
        used = size
    if line or not lines:
        lines.append(line)
    return [f"{indent}{line}" for line in lines]


def _piece(word: str, room: int) -> str:
    """Return what of the start of a word fits; one sign at least, with what is drawn over it."""
    end = used = joint = 0
    for at, sign in enumerate(word):
        taken = 1 if sign == _AS_EMOJI else _size_of(sign)
        if at and used + taken > room:
            break
        used, end = used + taken, at + 1
        if sign in _JOINTS:
            joint = end
    return word[: joint if joint > end // 2 else end]
