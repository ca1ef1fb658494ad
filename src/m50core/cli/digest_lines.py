"""Draws a digest: of each list the first that fit a screen, then how many more there are."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import attrs

from m50core.cli import width
from m50core.pages.cells import ListRow
from m50core.pages.digest import ROOM, Digest, DigestPart, Measured, fit
from m50core.pages.table import Table
from m50core.values.text import visible

Columns = Callable[[Table], Iterator[str]]
"""Draws a list in its columns."""
_MOST_MARKED = 22
"""What stands before a thing and is longer pushes its own words aside, and no others."""


def digest_lines(digest: Digest, in_columns: Columns) -> Iterator[str]:
    """Yield the lines of a digest. ``in_columns``: how a list is drawn that has columns."""
    parts = [
        _Part(part, in_columns) for part in digest.parts
        if part.table.rows or part.empty or part.table.empty
    ]  # fmt: skip
    for part in parts:
        part.wide = max(part.wide for part in parts)
    counts, space = _counts(digest, parts)
    columns = width.fold_columns()
    for line in digest.above:
        yield from _fold(line, columns)
    for count, part in zip(counts, parts, strict=True):
        if count:
            yield from [""] * space
            yield from part.lines(count, columns)
    held = digest.more
    held += sum(max(0, part.total - count) for count, part in zip(counts, parts, strict=True))
    below = [*digest.below, *_rest(digest, held)]
    yield from [""] * (space if below else 0)
    for line in below:
        yield from _fold(line, columns)


def _counts(digest: Digest, parts: Sequence["_Part"]) -> tuple[tuple[int, ...], int]:
    """Return how many of each list fit, and how many empty lines stand between the lists."""
    columns = width.counted_columns()
    most = digest.more + sum(part.total for part in parts)
    around = [*digest.above, *digest.below, *_rest(digest, most)]
    room = ROOM - sum(len(_fold(line, columns)) for line in around)
    counts: tuple[int, ...] = ()
    for space in (1, 0):  # It reads better with them, when nothing is held back for it.
        lists = [
            Measured(max(1, part.total), part.height(columns, space), part.least) for part in parts
        ]
        counts = fit(lists, room - space)
        if all(count >= part.total for count, part in zip(counts, parts, strict=True)):
            return counts, space
    return counts, 0


def _rest(digest: Digest, held: int) -> list[str]:
    """Return the line that says how much more there is, and which words show it."""
    if not digest.rest or not (held or digest.besides):
        return []
    more = " en ".join(filter(None, (f"nog {held}" if held else "", digest.besides)))
    return [f"{more[:1].upper()}{more[1:]}: {digest.rest}"]


class _Part:
    """A list of a digest, of which the first can be drawn."""

    def __init__(self, part: DigestPart, in_columns: Columns) -> None:
        self._table, self._in_columns, self.least = part.table, in_columns, part.least
        self._title, self._empty = part.title or part.table.title, part.empty or part.table.empty
        self.total = len(part.table.rows)
        self._first = list(islice(part.table.rows, ROOM))
        names = [column.name or column.label for column in part.table.head]
        self._words = [names.index(name) for name in part.words]
        self._mark = names.index(part.mark) if part.mark else -1
        marks = [len(self._mark_of(row)) for row in self._first] if part.mark else []
        self.wide = max((mark for mark in marks if mark <= _MOST_MARKED), default=0)
        """Columns of what stands before each: all lists of a digest have the same."""

    def height(self, columns: int, space: int) -> Callable[[int], int]:
        """Return how many lines the first so many take, with what stands above them."""

        def height(count: int) -> int:
            return space + sum(len(_fold(line, columns)) for line in self.lines(count, columns))

        return height

    def lines(self, count: int, columns: int) -> Iterator[str]:
        """Yield the title, and the first so many."""
        if not self.total:
            yield f"{self._title}: {self._empty}" if self._title else self._empty
            return
        if self._title:
            many = str(self.total) if count >= self.total else f"{count} van {self.total}"
            yield f"{self._title} ({many})"
        if self._mark < 0:
            yield from self._in_columns(attrs.evolve(self._table, rows=self._first[:count]))
            return
        for row in self._first[:count]:
            yield from self._entry(row, columns)

    def _mark_of(self, row: ListRow) -> str:
        return visible(row.brief[self._mark])

    def _entry(self, row: ListRow, columns: int) -> list[str]:
        words = " ".join(filter(None, (row.texts[n] for n in self._words)))
        about = f"  [{row.id}]" if row.id else ""
        first = f"  {self._mark_of(row):<{self.wide}}  "
        return _fold(f"{words}{about}", columns, first, " " * (self.wide + 4))


def _fold(text: str, columns: int, first: str = "", then: str = "  ") -> list[str]:
    """Return text in lines of so many columns; 0: in one."""
    line = visible(text)
    if not columns:
        return [f"{first}{line}"]
    return textwrap.wrap(
        line, max(columns, len(then) + 8), initial_indent=first, subsequent_indent=then,
        break_long_words=False, break_on_hyphens=False,
    ) or [""]  # fmt: skip
