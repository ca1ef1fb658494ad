"""What goes to the person: lines or JSON on stdout, talk on stderr, safe for a terminal."""

import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from m50core.values.text import visible


def prepare_streams() -> None:
    """Let stdout and stderr write every character, whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


_GOES_ON = "\n      │ "
"""Before each further line of one text: what somebody wrote never looks like a line of m50."""


def lines(texts: Iterable[str], stream: TextIO | None = None) -> None:
    """Print lines, each made safe. Of a text with several lines, the further ones are marked."""
    out = stream or sys.stdout
    for text in texts:
        print(visible(text, multiline=True).replace("\n", _GOES_ON), file=out)


def say(sentence: str) -> None:
    """Tell the person something on stderr."""
    lines([sentence], sys.stderr)


def answer_json(
    schema: str,
    items: Iterable[Mapping[str, Any]],
    incomplete: Iterable[Mapping[str, Any]] = (),
    *,
    practice: bool = False,
) -> None:
    """Print the answer as one JSON object.

    ``incomplete``: what it was made without. ``practice``: it is of a network to practise with.
    """
    sort = {"practice": True} if practice else {}
    answer = {
        "schema": f"m50.{schema}/1",
        **sort,
        "incomplete": list(incomplete),
        "items": list(items),
    }
    json.dump(answer, sys.stdout, indent=2)
    print()


def table(rows: Sequence[Sequence[str]], *, wide: int) -> list[str]:
    """Return rows as aligned columns; the column ``wide`` takes and gives the room there is."""
    if not rows:
        return []
    cells = [[visible(cell) for cell in row] for row in rows]
    widths = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    room = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 160
    others = sum(widths) - widths[wide] + 2 * (len(widths) - 1)
    widths[wide] = max(20, min(widths[wide], room - others))
    return [
        "  ".join(_fit(c, w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells
    ]


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
