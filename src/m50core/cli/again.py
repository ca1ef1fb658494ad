"""Giving again an answer that is remembered, before anything more of m50 is imported."""

import os
import sys
from collections.abc import Sequence
from typing import Any, TextIO

from m50core.cli import terminal
from m50core.program.asked import AskedBefore
from m50core.program.ground import data_place

OUT, TALK = "out", "talk"
"""Where something was told: on stdout, or beside the answer on stderr."""
HALF_READ = 141
"""The exit code when the reader of an answer to a program went away: what it has isn't whole."""


def question(
    words: Sequence[str], sort: str = "answer", more: Sequence[object] = ()
) -> AskedBefore:
    """Return what these words ask, of the network that they name; see ``AskedBefore``."""
    return AskedBefore(words, place_of(words), sort, more)


def place_of(words: Sequence[str]) -> str:
    """Return where the network is kept that these words are about."""
    place, follows = os.environ.get("M50_NETWORK", ""), False
    for word in words:
        if follows:
            place, follows = word, False
        elif word == "--network":
            follows = True
        elif word.startswith("--network="):
            place = word.partition("=")[2]
    return place or data_place()


def give_again(asked: AskedBefore) -> int | None:
    """Tell what is remembered, and return the exit code; None when it must be worked out."""
    parts, code = parts_of(asked.recall())
    if code is None:
        return None
    try:
        for where, text in parts:
            if where == TALK:
                from m50core.cli.output import folded_for_stderr

                _any_text(sys.stderr).write(folded_for_stderr(text))
            else:
                _any_text(sys.stdout).write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough; a later flush must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return HALF_READ if asked.for_program else 0
    except OSError as error:
        from m50core.cli.output import Unwritable

        raise Unwritable(error) from error
    return code


def parts_of(kept: Any) -> tuple[list[tuple[str, str]], int | None]:
    """Return what was told, and the exit code; None for what can't be given again as it is.

    That is what isn't whole, what a terminal would act upon, and what was drawn for another width
    or with other colours.
    """
    try:
        code, look, texts = kept
        sound = type(code) is int and code in (0, 1) and look in ([], terminal.look_of_stdout())
        parts = [(str(where), text) for where, text in texts]
    except (TypeError, ValueError):
        return [], None
    paints = bool(look) and look[-1] == 1
    if sound and all(_may_be_told(where, text, paints=paints) for where, text in parts):
        return parts, code
    return [], None


def _may_be_told(where: str, text: Any, *, paints: bool) -> bool:
    if where not in (OUT, TALK) or not isinstance(text, str):
        return False
    return is_safe(terminal.bare(text) if paints and where == OUT else text)


def is_safe(text: Any) -> bool:
    """Tell whether this is text of which a terminal acts upon nothing but the ends of lines."""
    if not isinstance(text, str):
        return False
    return text.replace("\n", "").replace("\xa0", "").replace("\u202f", "").isprintable()


def _any_text(stream: TextIO) -> TextIO:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return stream
