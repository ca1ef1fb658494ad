"""Draws a digest: of each list the first that fit a screen, then how many more there are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import attrs

from m50core.cli import terminal
from m50core.cli.drawing import Surface, line_of, surface, table_lines
from m50core.cli.folding import columns_of, fold
from m50core.cli.output import safe
from m50core.pages.cells import LazyRows, ListRow
from m50core.pages.digest import ROOM, Digest, DigestPart, Measured, fit
from m50core.pages.lines import TextLine
from m50core.pages.table import Table
from m50core.values.capital import with_capital
from m50core.values.dutch import list_words
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
    how = how or surface()
    counts, space = _counts(digest, parts, ROOM - min(how.told, ROOM // 2))
    held = digest.more
    held += sum(part.total - max(0, count) for count, part in zip(counts, parts, strict=True))
    shown: list[TextLine | Table] = [TextLine(line, rest="  ") for line in digest.above]
    for count, part in zip(counts, parts, strict=True):
        if count >= 0:
            shown += [TextLine("")] * space
            shown += part.shown(count)
    unseen = [part for count, part in zip(counts, parts, strict=True) if count < 0]
    below = [*digest.below, *_rest(digest, held, unseen)]
    shown += [TextLine("")] * (space if below else 0)
    shown += [TextLine(line, rest="  ") for line in below]
    yield from _draw(shown, how)


def _draw(shown: Iterable[TextLine | Table], how: Surface) -> Iterator[str]:
    for each in shown:
        yield from line_of(each, how) if isinstance(each, TextLine) else table_lines(each, how)


def _height(shown: Iterable[TextLine | Table], how: Surface) -> int:
    return sum(1 for _ in _draw(shown, how))


def _counts(digest: Digest, parts: Sequence["_Part"], most: int) -> tuple[list[int], int]:
    """Return how many of each list fit, and how many empty lines stand between the lists."""
    counts: list[int] = []
    for space in (1, 0):  # It reads better with them, when nothing is held back for it.
        counts = _fitting(digest, parts, most, space)
        if all(count >= part.total for count, part in zip(counts, parts, strict=True)):
            return counts, space
    return counts, 0


def _fitting(digest: Digest, parts: Sequence["_Part"], most: int, space: int) -> list[int]:
    """Return how many of each list fit in so many lines; -1 of one that the last line names.

    That is one of which not even the first fits: others have the room that its title took.
    """
    how = Surface(terminal.asked_columns() or _SCREEN)
    total = digest.more + sum(part.total for part in parts)
    lists = [Measured(part.total, part.height(how, space), part.least) for part in parts]
    counts, there, unseen = [-1] * len(parts), list(range(len(parts))), list[int]()
    while True:
        rest = _rest(digest, total, [parts[n] for n in unseen])
        around = [*digest.above, *digest.below, *rest]
        room = most - space - _height((TextLine(line, rest="  ") for line in around), how)
        for n, count in zip(there, fit([lists[n] for n in there], room), strict=True):
            counts[n] = count
        gone = [n for n in there if counts[n] < min(1, parts[n].total)] if digest.rest else []
        if not gone:
            return counts
        for n in gone:
            counts[n] = -1
        there, unseen = [n for n in there if n not in gone], sorted([*unseen, *gone])


def _rest(digest: Digest, held: int, unseen: Sequence["_Part"]) -> list[str]:
    """Return the line that says how much more there is, and which words show it.

    ``unseen``: lists of which nothing is shown, that it names.
    """
    if not digest.rest or not (held or digest.besides):
        return []
    names = [f"{part.total} bij “{part.title}”" for part in unseen if part.title and part.total]
    more = f"nog {held}{f', waarvan {list_words(names)}' if names else ''}" if held else ""
    more = " en ".join(filter(None, (more, digest.besides)))
    return [f"{with_capital(more)}: {digest.rest}"]


def lines_told(sentences: Iterable[str]) -> int:
    """Return how many lines of a screen sentences took that were told before an answer.

    It doesn't hang on whether a terminal shows them.
    """
    room = terminal.asked_columns() or _SCREEN
    texts = [line for sentence in sentences for line in safe(sentence).split("\n")]
    return sum(len(fold(line, room)) for line in texts)


class _Part:
    """A list of a digest, of which the first can be drawn."""

    def __init__(self, part: DigestPart) -> None:
        table = part.table
        # What is a part of the row above it is told with all the rest.
        lazy = isinstance(table.rows, LazyRows)
        rows = table.rows if lazy else [row for row in table.rows if not row.part]
        self._table, self.least, self.total = table, part.least, len(rows)
        self.title, self._empty = part.title or table.title, part.empty or table.empty
        self._first = list(islice(rows, ROOM))
        self._heights: dict[int, int] = {}
        """By how many: the lines of the first so many, as wide as a digest is counted out for."""
        names = [column.name or column.label for column in table.head]
        self._words = [names.index(name) for name in part.words]
        self._mark = names.index(part.mark) if part.mark else -1
        marks = [columns_of(self._mark_of(row)) for row in self._first] if part.mark else []
        self.wide = max((mark for mark in marks if mark <= _MOST_MARKED), default=0)
        """Columns of what stands before each: all lists of a digest have the same."""

    def height(self, how: Surface, space: int) -> Callable[[int], int]:
        """Return how many lines the first so many take, with what stands above them."""

        def height(count: int) -> int:
            if count not in self._heights:
                self._heights[count] = _height(self.shown(count), how)
            return space + self._heights[count]

        return height

    def shown(self, count: int) -> Iterator[TextLine | Table]:
        """Yield the title, and the first so many."""
        if not self.total:
            yield TextLine(f"{self.title}: {self._empty}" if self.title else self._empty)
            return
        if self.title:
            many = str(self.total) if count >= self.total else f"{count} van {self.total}"
            yield TextLine(f"{self.title} ({many})", heading=True)
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
