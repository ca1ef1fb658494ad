"""CSV: one kind of record, a row each, a column a field; ``;`` and a BOM, as Excel reads it.

Cells hold what a person would type: amounts and numbers with a comma. What a spreadsheet would
change stands behind an apostrophe.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from m50core.domain.encoding import ALL_OF_WINDOWS, is_marked, marked, mended, told, windows_letters
from m50core.domain.fields import FieldInfo, written_value
from m50core.domain.money import Money
from m50core.domain.period import Period
from m50core.domain.record import Record
from m50core.errors import M50Error
from m50core.exchange.guard import guarded, unguarded
from m50core.plugins.extensions import Incoming

_KIND, _ID = "kind", "id"
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DIGITS = 10
"""A number with more of them is rounded by some spreadsheet."""


def write_csv(records: Iterable[Record]) -> bytes:
    """Return records of one kind as CSV; ``read_csv`` finds each as it was."""
    out = io.StringIO(newline="")
    writer: Any = None
    for record in records:
        fields = [info for info in record.spec.fields.values() if not info.hidden]
        if writer is None:
            writer = csv.writer(out, delimiter=";")
            writer.writerow([_KIND, *(info.name for info in fields)])
        writer.writerow([record.kind, *(_cell(i, getattr(record, i.name)) for i in fields)])
    return out.getvalue().encode("utf-8-sig")


def _cell(info: FieldInfo, value: Any) -> str:
    text = written_value(info, value)
    if not info.many:
        number = info.type in (int, Decimal, Money) and "E" not in text
        if number and sum(map(str.isdigit, text)) <= _DIGITS:
            return text
        if info.type in (date, Period) and _DAY.fullmatch(text):
            return text
    return guarded(text)


@attrs.frozen
class Row:
    """One row of a table: cells by column, and what a person must know of them (Dutch)."""

    number: int
    """As a spreadsheet counts: the columns stand in row 1."""
    cells: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands in the file."""
        return f"rij {self.number}"


def read_csv(content: bytes, name: str, *_: object) -> Iterator[Incoming]:
    """Yield what each row holds; M50Error as ``read_rows``, and for a row without kind."""
    for row in read_rows(content, name):
        values = dict(row.cells)
        kind = values.pop(_KIND, "").strip()
        if not kind:
            raise M50Error(f"{name}, {row.place}: de kolom “{_KIND}” (soort) ontbreekt of is leeg.")
        yield Incoming(kind, values, row.place, notes=row.notes)


def read_table(content: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (row number, cells by column) per row, as ``read_rows`` but without its notes."""
    return ((row.number, dict(row.cells)) for row in read_rows(content, name))


def read_rows(content: bytes, name: str) -> Iterator[Row]:
    """Yield each filled row of a CSV file, with ``;``, a comma or a tab between the cells.

    The apostrophes that m50 put before a cell are taken off. A cell that isn't UTF-8 is read with
    Windows' own letters, and its row says so. Raises M50Error with file and row: a NUL, an unclosed
    quote, too few or too many cells, a column that stands there twice.
    """
    text = marked(content, name)
    windows = windows_letters(text)
    first = text.split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    columns: list[str] | None = None
    said, number = False, 0
    try:
        for number, cells in enumerate(reader, 1):
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns([mended(cell).strip() for cell in cells], name)
                continue
            notes = () if windows else tuple(_odd(columns, cells))
            if windows and not said:
                notes, said = (f"{name} is {ALL_OF_WINDOWS}",), True
            own = _KIND in columns and _ID in columns
            yield Row(number, _row(columns, cells, f"{name}, rij {number}", own=own), notes)
    except csv.Error as error:
        raise M50Error(f"{name}, rij {number + 1}: geen geldige CSV ({error}).") from None


def _columns(columns: list[str], name: str) -> list[str]:
    if twice := next((c for c in columns if c and columns.count(c) > 1), ""):
        raise M50Error(f"{name}: de kolom “{twice}” staat er twee keer. Houd er één.")
    return columns


def _row(columns: list[str], cells: list[str], place: str, *, own: bool) -> dict[str, str]:
    # Spreadsheets leave empty cells behind the last column.
    over = cells[len(columns) :] + [c for n, c in zip(columns, cells, strict=False) if not n]
    if len(cells) < len(columns) or any(cell.strip() for cell in over):
        raise M50Error(f"{place}: het aantal cellen past niet bij de kolommen.")
    pairs = zip(columns, cells, strict=False)
    return {column: unguarded(mended(cell), own=own) for column, cell in pairs if column}


def _odd(columns: list[str], cells: list[str]) -> Iterator[str]:
    for column, cell in zip(columns, cells, strict=False):
        if is_marked(cell):
            yield f"kolom “{column}” {told(cell)}"
