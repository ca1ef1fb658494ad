"""CSV: one kind of record, a row each, a column a field. Excel in Dutch reads it: ``;`` and a BOM."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from m50core.domain.record import Record
from m50core.errors import M50Error

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
    """Yield (kind, values) per row.

    Raises M50Error with file and row: no header, a NUL, an unclosed quote, too few or too many
    cells, text that is not UTF-8 or Windows' own.
    """
    text = _decode(content, name)
    dialect = ";" if text.split("\n", 1)[0].count(";") >= text.split("\n", 1)[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=dialect, strict=True)
    try:
        if not reader.fieldnames or _COLUMN not in reader.fieldnames:
            raise M50Error(f"{name}, rij 1: de kolom “{_COLUMN}” (soort) ontbreekt.")
        for row in reader:
            if None in row or None in row.values():
                raise M50Error(
                    f"{name}, rij {reader.line_num}: het aantal cellen past niet bij de kolommen."
                )
            kind = row.pop(_COLUMN)
            yield kind, {field: _unguarded(value) for field, value in row.items() if value != ""}
    except csv.Error as error:
        raise M50Error(f"{name}, rij {reader.line_num + 1}: geen geldige CSV ({error}).") from None


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") else text


def _decode(content: bytes, name: str) -> str:
    if b"\x00" in content:
        raise M50Error(f"{name} bevat een NUL-teken: dit is geen tekstbestand.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise M50Error(f"{name} heeft een onbekende tekenset. Bewaar het als CSV UTF-8.")
