"""A table for another program: a line a row, tabs between the cells, values as JSON has them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from m50core.pages.table import NUMBER
from m50core.records.field_types import field_type
from m50core.values.text import visible

if TYPE_CHECKING:
    from m50core.pages.cells import Cell
    from m50core.pages.table import Table

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def plain_lines(table: "Table") -> Iterator[str]:
    r"""Yield the names of the columns, then each row; headings and notes are left out.

    A tab, an end of a line and a backslash in a cell are ``\t``, ``\n`` and ``\\``, so that a
    line always is a row.
    """
    numbered = bool(table.ids)
    names = [column.name or column.label for column in table.head]
    if names or numbered:
        yield "\t".join([*([NUMBER] if numbered else []), *names])
    for row in table.rows:
        if not row.heading:
            cells = map(plain_of, row.cells)
            yield "\t".join([escape(row.id), *cells] if numbered else cells)


def plain_of(cell: "Cell") -> str:
    """Return what stands in a cell as a program reads it; its words where it has no value."""
    value = cell.value
    if value in (None, "", ()):
        return escape(cell.text)
    try:
        return escape(",".join(map(_plain, value)) if isinstance(value, tuple) else _plain(value))
    except TypeError:  # what no field can hold, and a plugin made: its words are all there is
        return escape(cell.text)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if type(value) in (str, int, float):
        return str(value)
    kind: Any = type(value)
    return str(field_type(kind).plain(value))


def escape(text: str) -> str:
    """Return text in which no tab, end of a line or control character stands."""
    return visible(text.translate(_ESCAPES))
