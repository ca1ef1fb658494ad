"""CSV: one kind of record, a row each, a column a field; ``;`` and a BOM, as Excel reads it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from m50core.domain.record import Record
from m50core.errors import M50Error
from m50core.exchange.files import decoded

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMN = "kind"


def write_csv(records: Iterable[Record]) -> bytes:
    """Return records of one kind as CSV; text that a spreadsheet would run gets an apostrophe."""
    out = io.StringIO(newline="")
    writer: Any = None
    for record in records:
        row = {_COLUMN: record.kind, **{n: _text(v) for n, v in record.plain().items()}}
        if writer is None:
            writer = csv.DictWriter(out, list(row), delimiter=";")
            writer.writeheader()
        writer.writerow({name: _guarded(value) for name, value in row.items()})
    return out.getvalue().encode("utf-8-sig")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ",".join(map(str, value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) or text.startswith("'") else text


def read_csv(content: bytes, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield (kind, values) per row; M50Error as ``read_table``, and for a row without kind."""
    for number, row in read_table(content, name):
        if not row.get(_COLUMN):
            raise M50Error(f"{name}, rij {number}: de kolom “{_COLUMN}” (soort) ontbreekt.")
        kind = row.pop(_COLUMN)
        yield kind, {field: value for field, value in row.items() if value != ""}


def read_table(content: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (row number, cells by column) per row of a CSV file, apostrophe guards taken off.

    Raises M50Error with file and row: a NUL, an unclosed quote, too few or too many cells, text
    that is not UTF-8 or Windows' own, a column that stands there twice.
    """
    text = decoded(content, name)
    dialect = ";" if text.split("\n", 1)[0].count(";") >= text.split("\n", 1)[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=dialect, strict=True)
    try:
        columns = [column for column in reader.fieldnames or () if column]
        if twice := next((c for c in columns if columns.count(c) > 1), ""):
            raise M50Error(f"{name}: de kolom “{twice}” staat er twee keer. Houd er één.")
        for row in reader:
            if None in row or None in row.values():
                raise M50Error(
                    f"{name}, rij {reader.line_num}: het aantal cellen past niet bij de kolommen."
                )
            yield reader.line_num, {column: _unguarded(value) for column, value in row.items()}
    except csv.Error as error:
        raise M50Error(f"{name}, rij {reader.line_num + 1}: geen geldige CSV ({error}).") from None


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") else text
