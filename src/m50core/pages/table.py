"""A table: rows of cells that somebody else draws, as wide as there is room for."""

from collections.abc import Iterable, Sequence

import attrs


def _head(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(cells)


def _rows(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)


@attrs.frozen
class Table:
    """Rows of texts, all with the same number of cells, and what stands above and below them.

    Raises TypeError for a cell that is no text, ValueError for rows that differ in length, a
    ``wide`` that is no column, or notes that aren't a row's each.
    """

    rows: tuple[tuple[str, ...], ...] = attrs.field(converter=_rows)
    wide: int = attrs.field(default=0, kw_only=True)
    """Number of the column that takes, and gives, the room there is."""
    head: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=_head)
    """What stands above the columns; empty: nothing does."""
    notes: tuple[tuple[str, ...], ...] = attrs.field(default=(), kw_only=True, converter=_rows)
    """By row: lines below it, as wide as they are; empty: none has any."""

    def __attrs_post_init__(self) -> None:
        lengths = {len(row) for row in self.lines}
        if len(lengths) > 1:
            raise ValueError("the rows of a table have the same number of cells")
        if any(self.wide not in range(length) for length in lengths):
            raise ValueError(f"a table has no column {self.wide} to take the room there is")
        if self.notes and len(self.notes) != len(self.rows):
            raise ValueError("each row of a table has its own notes")
        texts = (cell for row in (*self.lines, *self.notes) for cell in row)
        if wrong := [cell for cell in texts if not isinstance(cell, str)]:
            raise TypeError(f"a cell of a table is a text, not {wrong[0]!r}")

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The head, if there is one, and the rows."""
        return (self.head, *self.rows) if self.head else self.rows
