"""What goes to the person: lines or JSON on stdout, talk on stderr, safe for a terminal."""

import json
import shutil
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TextIO

from m50core.values.text import visible

if TYPE_CHECKING:
    from m50core.pages import Table


def prepare_streams() -> None:
    """Let stdout and stderr write every character, whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


_GOES_ON = "\n      │ "
"""Before each further line of one text: what somebody wrote never looks like a line of m50."""


def lines(texts: "Iterable[str | Table]", stream: TextIO | None = None) -> None:
    """Print lines, each made safe. Of a text with several lines, the further ones are marked."""
    out = stream or sys.stdout
    for text in texts:
        for line in [text] if isinstance(text, str) else _draw(text):
            print(visible(line, multiline=True).replace("\n", _GOES_ON), file=out)


def say(sentence: str) -> None:
    """Tell the person something on stderr."""
    lines([sentence], sys.stderr)


def answer_json(
    schema: str,
    items: Iterable[Mapping[str, Any]],
    incomplete: Iterable[Mapping[str, Any]] = (),
    *,
    practice: bool = False,
    clocks: Mapping[str, date] = MappingProxyType({}),
    stream: TextIO | None = None,
) -> None:
    """Print the answer as one JSON object.

    ``incomplete``: what it was made without. ``practice``: it is of a network to practise with.
    ``clocks``: the days of ``--as-of`` and ``--known-on`` that it goes by.
    """
    sort: dict[str, Any] = {"practice": True} if practice else {}
    sort |= {name: day.isoformat() for name, day in clocks.items()}
    answer = {
        "schema": f"m50.{schema}/1",
        **sort,
        "incomplete": list(incomplete),
        "items": list(items),
    }
    out = stream or sys.stdout
    json.dump(answer, out, indent=2)
    print(file=out)


def room() -> int:
    """Return how many columns there are for what goes to stdout."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 160


def _draw(table: "Table") -> list[str]:
    cells = [[visible(cell) for cell in row] for row in table.lines]
    if not cells:
        return []
    wide = table.wide
    widths = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    others = sum(widths) - widths[wide] + 2 * (len(widths) - 1)
    widths[wide] = max(20, min(widths[wide], room() - others))
    drawn = [
        "  ".join(_fit(c, w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells
    ]
    if not table.notes:
        return drawn
    above = len(cells) - len(table.rows)
    noted = (
        line
        for row, notes in zip(drawn[above:], table.notes, strict=True)
        for line in (row, *notes)
    )
    return [*drawn[:above], *noted]


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
