"""A table: rows of cells that somebody else draws, as wide as there is room for."""

from collections.abc import Iterable, Sequence

import attrs


def _head(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(cells)


def _rows(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)


@attrs.frozen
class Table:
    """Rows of texts, all with the same number of cells, and what stands above and below them."""

    rows: tuple[tuple[str, ...], ...] = attrs.field(converter=_rows)
    wide: int = attrs.field(default=0, kw_only=True)
    """Number of the column that takes, and gives, the room there is."""
    head: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=_head)
    """What stands above the columns; empty: nothing does."""
    notes: tuple[tuple[str, ...], ...] = attrs.field(default=(), kw_only=True, converter=_rows)
    """By row: lines below it, as wide as they are; empty: none has any."""

    def __attrs_post_init__(self) -> None:
        if len({len(row) for row in self.lines}) > 1:
            raise ValueError("the rows of a table have the same number of cells")
        if self.notes and len(self.notes) != len(self.rows):
            raise ValueError("each row of a table has its own notes")

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The head, if there is one, and the rows."""
        return (self.head, *self.rows) if self.head else self.rows
