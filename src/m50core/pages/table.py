"""A table: columns and rows of typed cells, drawn by somebody else in the room there is."""

from collections.abc import Iterable, Sequence

import attrs

from m50core.pages.cells import Cell, Column, LazyRows, ListRow, as_rows

NUMBER = "id"
"""What a program calls the column with the ids of the rows."""


def _head(columns: Iterable[str | Column]) -> tuple[Column, ...]:
    return tuple(name if isinstance(name, Column) else Column(name) for name in columns)


def _rows(rows: Iterable[ListRow | Sequence[object]]) -> Sequence[ListRow]:
    return rows if isinstance(rows, LazyRows) else as_rows(rows)


@attrs.frozen
class Table:
    """A list of things as a value: who knows it fills it, who shows it draws it.

    A row may be given as values: each becomes a cell that reads as a field of its type does.
    Raises TypeError for a row or value that can't be one, ValueError for rows that differ in
    length, both with the number of the row; ValueError for a ``wide`` that is no column too. Rows
    that are made lazily are as whoever makes them gives them.
    """

    rows: Sequence[ListRow] = attrs.field(converter=_rows)
    wide: int = attrs.field(default=0, kw_only=True)
    """Number of the column that takes, and gives, the room there is."""
    head: tuple[Column, ...] = attrs.field(default=(), kw_only=True, converter=_head)
    """The columns; empty: nobody needs to be told what they are."""
    ids: str = attrs.field(default="", kw_only=True)
    """What a person calls the ids of the rows, where they are shown; empty: they aren't."""
    title: str = attrs.field(default="", kw_only=True)
    kind: str = attrs.field(default="", kw_only=True)
    """The kind of record that it lists, when it is of one."""
    empty: str = attrs.field(default="", kw_only=True)
    """What the whole says when there are no rows."""
    help: str = attrs.field(default="", kw_only=True)
    """What it lists, for who doesn't know that yet."""
    below: Iterable[str] = attrs.field(default=(), kw_only=True)
    """What stands under it: how many there are, what they come to; made once all rows are."""

    def __attrs_post_init__(self) -> None:
        length, whose = (len(self.head), "the head") if self.head else (-1, "")
        for number, row in enumerate(() if isinstance(self.rows, LazyRows) else self.rows, 1):
            if row.heading:
                continue
            if length < 0:
                length, whose = len(row.cells), f"row {number}"
            if len(row.cells) != length:
                raise ValueError(f"row {number} has {len(row.cells)} cells, and {whose} {length}")
        if length >= 0 and self.wide not in range(length):
            raise ValueError(f"a table has no column {self.wide} to take the room there is")

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return tuple(column.label for column in self.head)

    def without_notes(self) -> "Table":
        """Return the same table for who doesn't ask why."""
        return attrs.evolve(self, rows=[row._replace(notes=()) for row in self.rows])

    def column(self, name: str) -> tuple[Cell, ...]:
        """Return the cells of a column, by its name or label, headings left out.

        UsageError, with the columns that there are, for another name.
        """
        place = self._place(name)
        return tuple(row.cells[place] for row in self.rows if not row.heading)

    def only(self, *columns: str) -> "Table":
        """Return the table with these columns alone, in this order; UsageError as ``column``.

        Without the one that took the room, the first does.
        """
        places = [self._place(name) for name in columns]
        rows = [
            row if row.heading else row._replace(cells=tuple(row.cells[n] for n in places))
            for row in self.rows
        ]
        wide = places.index(self.wide) if self.wide in places else 0
        return attrs.evolve(self, rows=rows, head=[self.head[n] for n in places], wide=wide)

    def place(self, name: str) -> int | None:
        """Return which column has this name or label; None: it is that of the ids of the rows.

        UsageError, with the columns that there are, when there is none.
        """
        names = [column.name or column.label for column in self.head]
        known: dict[str, tuple[str, ...]] = {NUMBER: (self.ids,)} if self.ids else {}
        at = self._pick(name, names, known)
        return None if at == NUMBER else names.index(at)

    def _place(self, name: str) -> int:
        names = [column.name or column.label for column in self.head]
        return names.index(self._pick(name, names, {}))

    def _pick(self, name: str, names: list[str], known: dict[str, tuple[str, ...]]) -> str:
        if name in names or name in known:
            return name
        from m50core.values.called import pick

        labels = (column.label for column in self.head)
        known |= {
            own: (label,) if own != label else () for own, label in zip(names, labels, strict=True)
        }
        return pick(name, known, f"De lijst heeft geen kolom “{name}”")
