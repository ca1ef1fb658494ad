"""Tables and lines as text for a terminal or a pipe: each safe, folded and painted."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from m50core.cli import terminal
from m50core.cli.folding import columns_of, fold
from m50core.cli.output import safe
from m50core.cli.sharing import GAP, Measure, measure, share
from m50core.pages.cells import Column
from m50core.values.choice import Choice
from m50core.values.money import Money
from m50core.values.period import Period
from m50core.values.text import visible

if TYPE_CHECKING:
    from m50core.pages import ListRow, Table
    from m50core.pages.lines import TextLine

_MEASURED = 300
"""So many rows tell how wide the columns are: the first of a long list is drawn at once."""
_SHORT = 16
"""A period or choice of so many signs is not folded: "di 25 mrt 2025", "niet gestart"."""
_LONG = 24
"""A day or an amount that takes more has words with it, and these may be folded."""
_WIDEST = 100
"""Columns after which a line of text is no longer easy to read."""
_NUMBER = -1
_NOTE = "    "
_UNDER = "  "
_BETWEEN = " · "
_NARROW = 16
"""Where there are so few columns, none is spent on room before a line."""


class Surface(NamedTuple):
    """How stdout takes what is drawn."""

    room: int
    """Columns; ``terminal.WHOLE``: nothing is folded."""
    coloured: bool = False
    every: bool = False
    """True: columns in which nothing stands are drawn too."""
    plain: bool = False
    """True: a table is told to another program."""
    told: int = 0
    """Lines that stand on the screen before it, for which a digest leaves room."""

    def paint(self, text: str, numbers: str) -> str:
        """Return text in a look, where there are looks."""
        return terminal.paint_over(text, numbers) if self.coloured else text


def surface() -> Surface:
    """Return how stdout takes what is drawn now."""
    return Surface(terminal.room(), terminal.takes_colour())


def line_of(line: "TextLine", how: Surface | None = None) -> Iterator[str]:
    """Yield the lines of a text."""
    how = how or surface()
    numbers = terminal.BOLD if line.heading else terminal.numbers_of(line.tone)
    for number, text in enumerate(_fold_text(line.text, how.room, line.first, line.rest)):
        before = line.rest if number else line.first
        yield f"{before}{how.paint(text, numbers)}" if text else before.rstrip()


def _fold_text(text: str, room: int, first: str = "", rest: str = "") -> list[str]:
    """Return text as it is folded behind what stands before its lines."""
    shown = safe(text)
    if room == terminal.WHOLE or "\n" in shown:
        return [shown]
    most = min(room, _WIDEST)
    return fold(shown, max(1, most - columns_of(rest)), max(1, most - columns_of(first)))


def table_lines(table: "Table", how: Surface | None = None) -> Iterator[str]:
    """Yield the lines of a table as its rows are made, each safe for a terminal.

    Nothing is cut: what has no room in its column goes on below, and where the columns have no
    room beside one another, a row's cells stand below one another. A column without a word in
    any row falls away, unless there are so many rows that this isn't known when it is drawn.
    """
    how = how or surface()
    rows = iter(table.rows)
    first = list(islice(rows, _MEASURED + 1))
    if not first and table.empty:
        yield from map(safe, (table.empty, *table.below))
        return
    columns = _columns(table, first, how)
    yield from _Drawing(columns, first, how).lines(chain(first, rows))
    for text in table.below:
        yield from _fold_text(text, how.room)


class _Column(NamedTuple):
    """A column as it is drawn."""

    at: int
    """Which of the cells; _NUMBER: the id of the row."""
    label: str
    right: bool
    main: bool
    number: bool

    def text(self, row: "ListRow") -> str:
        """Return what stands there, safe."""
        return visible(row.id if self.at == _NUMBER else row.cells[self.at].text)

    def cell(self, row: "ListRow") -> "tuple[str, bool]":
        """Return what stands there, and whether it may be folded."""
        text = self.text(row)
        return text, not self.number and _folds(row.cells[self.at].value, text)

    def numbers(self, row: "ListRow") -> str:
        """Return the numbers of its look in a row."""
        return "" if self.at == _NUMBER else terminal.numbers_of(row.cells[self.at].meant)


def _folds(value: object, text: str) -> bool:
    """Tell whether a text may be folded: a day, an amount, a number and a short choice are not."""
    if isinstance(value, Choice | Period):
        return len(text) > _SHORT
    return not isinstance(value, date | int | float | Decimal | Money) or len(text) > _LONG


def _columns(table: "Table", first: "Sequence[ListRow]", how: Surface) -> list[_Column]:
    """Return the columns that are drawn."""
    body = [row for row in first if not row.heading]
    known = bool(body) and len(first) <= _MEASURED and not how.every
    count = len(body[0].cells) if body else len(table.head)
    at = [n for n in range(count) if not known or any(row.cells[n].text for row in body)] or [
        table.wide
    ][:count]
    numbered = bool(table.ids) and not (known and not any(row.id for row in body))
    main = table.wide if table.wide in at else at[0] if at else _NUMBER
    shown = [_Column(_NUMBER, visible(table.ids), False, False, True)] if numbered else []
    for n in at:
        head = table.head[n] if table.head else Column("")
        shown.append(_Column(n, visible(head.label), head.right, n == main, head.number))
    return shown


class _Drawing:
    """The columns of one table, as wide as its first rows ask."""

    def __init__(
        self, columns: Sequence[_Column], first: "Sequence[ListRow]", how: Surface
    ) -> None:
        self._columns, self._how = columns, how
        body = [row for row in first if not row.heading]
        self._main = next((n for n, column in enumerate(columns) if column.main), 0)
        self._measures = [
            measure(column.label, (column.cell(row) for row in body)) for column in columns
        ]
        self._widths = self._share(self._measures)
        self._plain = [""] * len(columns)
        self._right = [column.right for column in columns]

    def _share(self, measures: Sequence[Measure]) -> list[int] | None:
        if self._how.room == terminal.WHOLE:
            return [measured.need for measured in measures]
        return share(measures, self._how.room, self._main)

    def lines(self, rows: "Iterable[ListRow]") -> Iterator[str]:
        labels = [column.label for column in self._columns]
        if any(labels) and self._widths is not None:
            looks = [terminal.BOLD] * len(labels)
            yield from self._beside(labels, self._widths, looks)
        narrow = self._how.room != terminal.WHOLE and self._how.room <= _NARROW
        indent = "" if narrow else _NOTE
        for number, row in enumerate(rows):
            if row.heading:
                yield from [""] if number else []
                for text in _fold_text(row.texts[0], self._how.room):
                    yield self._how.paint(text, terminal.BOLD)
            else:
                yield from self._row(row)
            for note in row.notes:
                texts = _fold_text(note, self._how.room, indent, indent)
                yield from (f"{indent}{text}" for text in texts)

    def _row(self, row: "ListRow") -> Iterator[str]:
        texts = [column.text(row) for column in self._columns]
        looks = self._plain
        if self._how.coloured:
            looks = [column.numbers(row) for column in self._columns]
        widths = self._widths
        if widths is not None and self._how.room != terminal.WHOLE:
            sizes = map(columns_of, texts)
            if any(size > most for size, most in zip(sizes, widths, strict=True)):
                widths = self._wide_enough([column.cell(row) for column in self._columns], widths)
            elif looks is self._plain:
                yield self._line(texts, widths)
                return
        elif looks is self._plain and widths is not None:
            yield self._line(texts, widths)
            return
        if widths is None:
            yield from self._below(texts, looks)
        else:
            yield from self._beside(texts, widths, looks)

    def _wide_enough(
        self, cells: "Sequence[tuple[str, bool]]", widths: list[int]
    ) -> list[int] | None:
        """Return the widths of a row, of which no day or amount is folded; None: it has no room.

        What is longer than all before it makes its column wider from here on: a text as long as
        there is room that nothing uses.
        """
        sizes = [columns_of(text) for text, _ in cells]
        unused = self._how.room - sum(widths) - GAP * (len(widths) - 1)
        places = list(zip(cells, sizes, widths, strict=True))
        if all(size <= most or (folds and not unused) for (_, folds), size, most in places):
            return widths
        longer = [
            measured.at_least(size, atom=not folds)
            for measured, (_, folds), size in zip(self._measures, cells, sizes, strict=True)
        ]
        wider = self._share(longer)
        if wider is not None:
            self._measures, self._widths = longer, wider
        return wider

    def _line(self, texts: Sequence[str], widths: Sequence[int]) -> str:
        """Return a row of one line, without colours."""
        cells = []
        for text, size, right in zip(texts, widths, self._right, strict=True):
            space = " " * (size - columns_of(text))
            cells.append(f"{space}{text}" if right else f"{text}{space}")
        return (" " * GAP).join(cells).rstrip(" ")

    def _beside(
        self, texts: Sequence[str], widths: Sequence[int], looks: Sequence[str]
    ) -> Iterator[str]:
        """Yield the lines of a row of which the cells stand beside one another."""
        whole = self._how.room == terminal.WHOLE
        folded = [
            [text] if whole else fold(text, size) for text, size in zip(texts, widths, strict=True)
        ]
        for parts in zip_longest(*folded, fillvalue=""):
            last = max((n for n, part in enumerate(parts) if part), default=-1)
            yield (" " * GAP).join(
                self._cell(n, part, widths[n], looks[n], last=n == last)
                for n, part in enumerate(parts[: last + 1])
            )

    def _cell(self, n: int, text: str, size: int, look: str, *, last: bool) -> str:
        space = " " * (size - columns_of(text))
        shown = self._how.paint(text, look)
        if self._columns[n].right:
            return f"{space}{shown}"
        return shown if last else f"{shown}{space}"

    def _below(self, texts: Sequence[str], looks: Sequence[str]) -> Iterator[str]:
        """Yield the lines of a row without room for columns: what it is, then the rest, named."""
        number, main, parts = "", "", []
        for text, look, column in zip(texts, looks, self._columns, strict=True):
            if column.at == _NUMBER:
                number = text
            elif column.main:
                main = text
            elif text:
                parts.append((f"{column.label}: {text}" if column.label else text, look))
        under, on = (_UNDER, _NOTE) if self._how.room > _NARROW else ("", "")
        before = f"{number}{_UNDER}" if number and main else number
        if columns_of(before) > self._how.room // 2:
            yield from (
                self._how.paint(text, terminal.BOLD) for text in fold(number, self._how.room)
            )
            before = under
        for place, line in enumerate(_fold_text(main, self._how.room, before, under)):
            text = f"{under if place else before}{line}".rstrip()
            yield self._how.paint(text, terminal.BOLD)
        yield from self._pack(parts, under, on)

    def _pack(self, parts: "Sequence[tuple[str, str]]", under: str, on: str) -> Iterator[str]:
        """Yield texts with their looks, as many on a line as fit; none is begun that doesn't.

        ``under``: what stands before each line; ``on``: before one on which a text goes on.
        """
        line, used = "", 0
        for text, look in parts:
            size = len(_BETWEEN) + columns_of(text)
            if line and used + size <= self._how.room:
                line, used = f"{line}{_BETWEEN}{self._how.paint(text, look)}", used + size
                continue
            if line:
                yield line
            *whole, last = _fold_text(text, self._how.room, under, on)
            for place, part in enumerate(whole):
                yield f"{on if place else under}{self._how.paint(part, look)}"
            before = on if whole else under
            line, used = f"{before}{self._how.paint(last, look)}", columns_of(last) + len(before)
        if line:
            yield line
