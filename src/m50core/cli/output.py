"""What goes to the person: lines or JSON on stdout, talk on stderr, safe for a terminal."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, TextIO

from m50core.cli import width
from m50core.errors import M50Error, system_reason
from m50core.values.text import visible

if TYPE_CHECKING:
    from m50core.pages import Digest, ListRow, Table


def prepare_streams() -> None:
    """Let stdout and stderr write every character, whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


_GOES_ON = "\n      │ "
"""Before each further line of one text: what somebody wrote never looks like a line of m50."""


def lines(texts: "Iterable[str | Table | Digest]", stream: TextIO | None = None) -> None:
    """Print lines, each made safe. Of a text with several lines, the further ones are marked."""
    out = stream or sys.stdout
    for text in texts:
        for line in [text] if isinstance(text, str) else _draw(text):
            shown = visible(line, multiline=True).replace("\n", _GOES_ON)
            try:
                print(shown, file=out)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise Unwritable(error) from error


def _draw(shown: "Table | Digest") -> "Iterator[str]":
    from m50core.pages import Table

    if isinstance(shown, Table):
        return table_lines(shown)
    from m50core.cli.digest_lines import digest_lines

    return digest_lines(shown, table_lines)


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
    lines([sentence], sys.stderr)


_MEASURED = 300
"""So many rows tell how wide the columns are: the first of a long list is drawn at once."""
_LEAST = 20
"""Columns that what takes the room keeps."""


def table_lines(table: "Table") -> Iterator[str]:
    """Yield the lines of a table as its rows are made."""
    numbered = bool(table.ids)
    wide = table.wide + numbered
    right = {n + numbered for n, column in enumerate(table.head) if column.right}
    labels = (*([table.ids] if numbered else []), *table.labels) if table.head else ()
    rows = iter(table.rows)
    first = list(islice(rows, _MEASURED))
    if not first and table.empty:
        yield from (table.empty, *table.below)
        return
    shown = [_cells(row, numbered) for row in first if not row.heading]
    lines = [labels, *shown] if labels else shown
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    columns = width.room()
    if widths:
        others = sum(widths) - widths[wide] + 2 * (len(widths) - 1)
        widths[wide] = max(_LEAST, min(widths[wide], columns - others))
    if labels:
        yield _line(labels, widths, wide, columns, right)
    for number, row in enumerate(chain(first, rows)):
        if row.heading:
            yield from ([""] if number else [])
            yield row.texts[0]
        else:
            yield _line(_cells(row, numbered), widths, wide, columns, right)
        yield from (f"    {note}" for note in row.notes)
    yield from table.below


def _cells(row: "ListRow", numbered: bool) -> tuple[str, ...]:
    cells = map(visible, row.texts)
    return (visible(row.id), *cells) if numbered else tuple(cells)


def _line(cells: Sequence[str], widths: list[int], wide: int, room: int, right: set[int]) -> str:
    """Return a row in columns; what is longer than its column takes of the one that gives room."""
    sizes = [max(len(cell), width) for cell, width in zip(cells, widths, strict=True)]
    left = room - (sum(sizes) - sizes[wide]) - 2 * (len(sizes) - 1)
    sizes[wide] = max(_LEAST, min(sizes[wide], left))
    places = enumerate(zip(cells, sizes, strict=True))
    return "  ".join(_fit(text, size, n in right) for n, (text, size) in places).rstrip()


def _fit(text: str, width: int, right: bool = False) -> str:
    if len(text) > width:
        return text[: width - 1] + "…"
    return text.rjust(width) if right else text.ljust(width)
