"""What goes to the person: lines or JSON on stdout, talk on stderr, safe for a terminal."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from m50core.cli import terminal
from m50core.errors import M50Error, system_reason
from m50core.values.text import visible

if TYPE_CHECKING:
    from m50core.cli.drawing import Surface
    from m50core.pages import Shown

_GOES_ON = "\n      │ "
"""Before each further line of one text: what somebody wrote never looks like a line of m50."""


def prepare_streams() -> None:
    """Let stdout and stderr write every character, whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def lines(
    texts: "Iterable[Shown]",
    stream: TextIO | None = None,
    how: "Surface | None" = None,
) -> None:
    """Print lines, each made safe. Of a text with several lines, the further ones are marked.

    ``how``: how what is folded and painted is drawn; without it, as stdout takes it now.
    """
    for text in texts:
        for line in _lines_of(text, how):
            _print(line, stream or sys.stdout)


def _print(line: str, stream: TextIO) -> None:
    try:
        print(line, file=stream)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unwritable(error) from error


def _lines_of(text: "Shown", how: "Surface | None") -> Iterable[str]:
    if isinstance(text, str):
        return [safe(text)]
    from m50core.cli import drawing
    from m50core.pages import Table, TextLine

    if isinstance(text, TextLine):
        return drawing.line_of(text, how)
    if isinstance(text, Table):
        if how is not None and how.plain:
            from m50core.cli.plain import plain_lines

            return plain_lines(text)
        return drawing.table_lines(text, how)
    from m50core.cli.digest_lines import digest_lines

    return digest_lines(text, how)


def safe(text: str) -> str:
    """Return text in which a terminal finds nothing to act upon, its further lines marked."""
    return visible(text, multiline=True).replace("\n", _GOES_ON)


class Unwritable(M50Error):
    """What is answered can't be written where it is to go: a full disk, a place that is gone."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            f"Het antwoord kan niet worden geschreven ({system_reason(error)}). Wat er staat, is "
            "niet heel. Zorg voor ruimte of kies een andere plaats, en vraag het opnieuw. Wat al "
            "bewaard was, is bewaard."
        )


def say(sentence: str) -> None:
    """Tell the person something on stderr."""
    _print(folded_for_stderr(safe(sentence)), sys.stderr)


def folded_for_stderr(text: str) -> str:
    """Return safe text with no word broken at the edge, where stderr is a terminal."""
    room = terminal.room_of_stderr()
    if room == terminal.WHOLE or all(len(line) <= room // 2 for line in text.split("\n")):
        return text
    from m50core.cli.folding import fold

    mark = _GOES_ON[1:]
    folded: list[str] = []
    for line in text.split("\n"):
        before = mark if line.startswith(mark) else ""
        parts = fold(line[len(before) :], max(1, room - len(before)))
        folded += [f"{before}{part}" for part in parts]
    # What is asked ends with a space, behind which one types.
    return "\n".join(folded) + text[len(text.rstrip(" ")) :]


def ask(question: str) -> str:
    """Ask the person something on stderr, and return what is typed on that line."""
    sys.stderr.write(folded_for_stderr(visible(question)))
    sys.stderr.flush()
    try:
        return sys.stdin.readline().rstrip("\n")
    except UnicodeDecodeError:
        return ""  # what isn't text is no answer
