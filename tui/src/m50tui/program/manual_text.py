"""The text of a topic of the manual, folded in the room there is."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from m50core.pages import Table, TextLine, text_lines
from m50core.values import visible
from m50tui.terminal.text import safe

_GAP = 2
_LEAST = 8
"""Columns that a cell keeps beside the others."""


class TopicText(Widget):
    """A text in Markdown as it is read in the columns that there are; nothing in it acts."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._drawn: dict[int, list[Content]] = {}
        """Its lines, by the columns that they are folded in."""

    def show(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self._drawn.clear()
        self.refresh(layout=True)

    def _fold(self, width: int) -> list[Content]:
        if width not in self._drawn:
            parts = text_lines(self._text, _address)
            self._drawn = {width: [line for part in parts for line in _lines(part, width)]}
        return self._drawn[width]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as the toolkit asks
        """Return how many lines it takes."""
        return len(self._fold(width))

    def render(self) -> Content:
        """Draw it."""
        return Content("\n").join(self._fold(self.content_size.width))


def _address(href: str) -> str:
    """Return what is told of a link: what it leads to in the manual stands in a list beside it."""
    return href if "://" in href else ""


def _lines(part: str | TextLine | Table, width: int) -> Iterator[Content]:
    if isinstance(part, Table):
        yield from _rows(part, width)
    elif isinstance(part, TextLine):
        lines = _fold_text(part.text, width, part.first, part.rest)
        yield from (safe(line, "bold" if part.heading else "") for line in lines)
    else:
        yield safe(part)


def _fold_text(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        visible(text), width, initial_indent=first, subsequent_indent=rest
    ) or [first]  # fmt: skip


def _rows(table: Table, width: int) -> Iterator[Content]:
    """Yield the rows of a table, cells beside one another, each folded in its column."""
    heads = [list(table.labels)] if any(table.labels) else []
    bodies = [list(row.texts) for row in table.rows]
    widths = _widths([*heads, *bodies], width)
    for cells, style in (*((cells, "bold") for cells in heads), *((cells, "") for cells in bodies)):
        columns = [_fold_text(text, size) for text, size in zip(cells, widths, strict=True)]
        for line in zip_longest(*columns, fillvalue=""):
            texts = (f"{text:<{size}}" for text, size in zip(line, widths, strict=True))
            yield safe((" " * _GAP).join(texts).rstrip(), style)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return how wide each column is: as it asks, and else the widest give room."""
    needs = [max(1, *map(len, column)) for column in zip(*rows, strict=True)]
    room = max(width - _GAP * (len(needs) - 1), _LEAST * len(needs))
    while sum(needs) > room:
        widest = needs.index(max(needs))
        needs[widest] -= 1
    return needs
