"""Draws a digest: of each list the first that fit a screen, then how many more there are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import attrs

from m50core.cli import terminal
from m50core.cli.drawing import Surface, line_of, surface, table_lines
from m50core.cli.folding import columns_of
from m50core.pages.cells import LazyRows, ListRow
from m50core.pages.digest import ROOM, Digest, DigestPart, Measured, fit
from m50core.pages.lines import TextLine
from m50core.pages.table import Table
from m50core.values.capital import with_capital
from m50core.values.text import visible

_SCREEN = 80
"""Columns of the screen that a digest is counted out for, where COLUMNS asks for no others."""
_MOST_MARKED = 22
"""What stands before a thing and is longer pushes its own words aside, and no others."""


def digest_lines(digest: Digest, how: Surface | None = None) -> Iterator[str]:
    """Yield the lines of a digest. ``how``: how it is drawn; without it, as stdout takes it now.

    What is shown of it doesn't hang on that.
    """
    parts = [
        _Part(part) for part in digest.parts
        if part.table.rows or part.empty or part.table.empty
    ]  # fmt: skip
    for part in parts:
        part.wide = max(part.wide for part in parts)
    counts, space = _counts(digest, parts)
    held = digest.more
    held += sum(part.total - max(0, count) for count, part in zip(counts, parts, strict=True))
    shown: list[TextLine | Table] = [TextLine(line, rest="  ") for line in digest.above]
    for count, part in zip(counts, parts, strict=True):
        if count >= 0:
            shown += [TextLine("")] * space
            shown += part.shown(count)
    below = [*digest.below, *_rest(digest, held)]
    shown += [TextLine("")] * (space if below else 0)
    shown += [TextLine(line, rest="  ") for line in below]
    yield from _draw(shown, how or surface())


def _draw(shown: Iterable[TextLine | Table], how: Surface) -> Iterator[str]:
    for each in shown:
        yield from line_of(each, how) if isinstance(each, TextLine) else table_lines(each, how)


def _height(shown: Iterable[TextLine | Table], how: Surface) -> int:
    return sum(1 for _ in _draw(shown, how))


def _counts(digest: Digest, parts: Sequence["_Part"]) -> tuple[tuple[int, ...], int]:
    """Return how many of each list fit, and how many empty lines stand between the lists."""
    how = Surface(terminal.asked_columns() or _SCREEN)
    most = digest.more + sum(part.total for part in parts)
    around = [*digest.above, *digest.below, *_rest(digest, most)]
    room = ROOM - _height((TextLine(line, rest="  ") for line in around), how)
    counts: tuple[int, ...] = ()
    for space in (1, 0):  # It reads better with them, when nothing is held back for it.
        lists = [Measured(part.total, part.height(how, space), part.least) for part in parts]
        counts = fit(lists, room - space)
        if all(count >= part.total for count, part in zip(counts, parts, strict=True)):
            return counts, space
    return counts, 0


def _rest(digest: Digest, held: int) -> list[str]:
    """Return the line that says how much more there is, and which words show it."""
    if not digest.rest or not (held or digest.besides):
        return []
    more = " en ".join(filter(None, (f"nog {held}" if held else "", digest.besides)))
    return [f"{with_capital(more)}: {digest.rest}"]


class _Part:
    """A list of a digest, of which the first can be drawn."""

    def __init__(self, part: DigestPart) -> None:
        table = part.table
        # What is a part of the row above it is told with all the rest.
        lazy = isinstance(table.rows, LazyRows)
        rows = table.rows if lazy else [row for row in table.rows if not row.part]
        self._table, self.least, self.total = table, part.least, len(rows)
        self._title, self._empty = part.title or table.title, part.empty or table.empty
        self._first = list(islice(rows, ROOM))
        names = [column.name or column.label for column in table.head]
        self._words = [names.index(name) for name in part.words]
        self._mark = names.index(part.mark) if part.mark else -1
        marks = [columns_of(self._mark_of(row)) for row in self._first] if part.mark else []
        self.wide = max((mark for mark in marks if mark <= _MOST_MARKED), default=0)
        """Columns of what stands before each: all lists of a digest have the same."""

    def height(self, how: Surface, space: int) -> Callable[[int], int]:
        """Return how many lines the first so many take, with what stands above them."""
        return lambda count: space + _height(self.shown(count), how)

    def shown(self, count: int) -> Iterator[TextLine | Table]:
        """Yield the title, and the first so many."""
        if not self.total:
            yield TextLine(f"{self._title}: {self._empty}" if self._title else self._empty)
            return
        if self._title:
            many = str(self.total) if count >= self.total else f"{count} van {self.total}"
            yield TextLine(f"{self._title} ({many})", heading=True)
        if not count:
            return
        if self._mark < 0:
            yield attrs.evolve(self._table, rows=self._first[:count])
        else:
            yield from map(self._entry, self._first[:count])

    def _mark_of(self, row: ListRow) -> str:
        return visible(row.brief[self._mark])

    def _entry(self, row: ListRow) -> TextLine:
        words = " ".join(filter(None, (row.texts[n] for n in self._words)))
        about = f"  [{row.id}]" if row.id else ""
        mark = self._mark_of(row)
        space = " " * max(0, self.wide - columns_of(mark))
        return TextLine(visible(f"{words}{about}"), f"  {mark}{space}  ", " " * (self.wide + 4))
