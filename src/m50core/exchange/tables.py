"""CSV: one kind of record, a row each, a column a field; ``;`` and a BOM, as Excel reads it.

Cells hold what a person would type: amounts and numbers with a comma. What a spreadsheet would
change stands behind an apostrophe.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

import attrs

from m50core.errors import M50Error
from m50core.exchange.foreign import (
    differences,
    foreign_kind,
    foreign_values,
    id_of_its_own,
    known_by,
    left_out_note,
    plain,
)
from m50core.exchange.guard import escape_formula, unescape_formula
from m50core.plugins.extensions import Incoming
from m50core.records.called import said_of_kinds
from m50core.records.collection import Records
from m50core.records.field_info import labels_of
from m50core.records.fields import FieldInfo, written_value
from m50core.records.record import Record
from m50core.values.called import names_for, word_key
from m50core.values.dutch import number_of
from m50core.values.encoding import (
    ALL_OF_WINDOWS,
    decode_marked,
    encoding_note,
    is_marked,
    mend,
    windows_letters,
)
from m50core.values.money import Money
from m50core.values.patterns import pattern
from m50core.values.period import Period

_KIND, _ID = "kind", "id"
_DAY = pattern(r"\d{4}-\d\d-\d\d", re.ASCII)
_SEPARATOR = pattern(r'[\r\n]*"?sep=([;,|:\t])"?[ \t;,]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_QUOTED = pattern(r'"[^"]*"')
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
    return escape_formula(text)


@attrs.frozen
class TableRow:
    """One row of a table: cells by column, and what a person must know of them (Dutch)."""

    number: int
    """As a spreadsheet counts: the columns stand in row 1."""
    cells: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands in the file."""
        return f"rij {self.number}"


def read_csv(
    content: bytes, name: str, records: Records | None = None, *_: object
) -> Iterator[Incoming]:
    """Yield what each row holds; M50Error as ``read_rows``, and for a row without kind.

    A column is named after a field, by its name or its label, in whatever case. A table of another
    program says no kind: its headings may tell (``Record.called_elsewhere``).
    """
    kinds = {} if records is None else records.kinds
    kind_said = _kinds_said(kinds)
    foreign: type[Record] | Literal[False] | None = None
    said = False
    for row in read_rows(content, name):
        at = f"{name}, {row.place}"
        values = by_field_name(row.cells, {_KIND: _KIND}, at)
        if _KIND not in values:
            values = by_field_name(row.cells, {"soort": _KIND}, at)
        given = values.pop(_KIND, "").strip()
        said_nowhere = not {_KIND, "soort"} & set(map(plain, row.cells))
        if said_nowhere and records is not None:
            if foreign is None:
                foreign = foreign_kind(row.cells, kinds) or False
            if foreign:
                yield _of_foreign(foreign, row, records, said=said)
                said = True
                continue
        if not given:
            raise M50Error(f"{at}: de kolom “{_KIND}” (soort) ontbreekt of is leeg.")
        kind = kind_said(given)
        if cls := kinds.get(kind):
            values = by_field_name(values, _words(cls), at)
        yield Incoming(kind, values, row.place, notes=row.notes)


def _kinds_said(kinds: Mapping[str, type[Record]]) -> Callable[[str], str]:
    """Return what gives the name of the kind that a cell says; the cell's own when it is none."""

    @cache
    def kind_said(cell: str) -> str:
        found = (cell,) if cell in kinds else names_for(cell, said_of_kinds(kinds))
        return found[0] if len(found) == 1 else cell

    return kind_said


def _of_foreign(cls: type[Record], row: TableRow, records: Records, *, said: bool) -> Incoming:
    """Return what a row of another program's table holds."""
    values, left = foreign_values(cls, row.cells, _words(cls))
    notes = (*row.notes, *([left_out_note(left)] if left and not said else []))
    there = known_by(records, cls, values)
    if there is not None:
        notes = (*notes, *differences(there, values))
        return Incoming(cls.spec.kind, {"id": there.id}, row.place, notes=notes)
    if record_id := id_of_its_own(cls, values):
        values["id"] = record_id
    return Incoming(cls.spec.kind, values, row.place, notes=notes)


def _words(cls: type[Record]) -> dict[str, str]:
    """Return the names of fields by what a person may call them: first the name, else the label."""
    labels = {
        plain(label): name
        for name, said in reversed(labels_of(cls).items())
        for label in reversed(said)
    }
    return labels | {name: name for name, info in cls.spec.fields.items() if not info.hidden}


def by_field_name(cells: Mapping[str, str], words: Mapping[str, str], place: str) -> dict[str, str]:
    """Return cells by the names that ``words`` (in small letters) has for their columns.

    However a column is written: ``NAAM`` is ``naam``. Others keep their own. Raises M50Error with
    the place when two columns have one name.
    """
    by_name: dict[str, str] = {}
    keys = {word_key(word): name for word, name in words.items()}

    def name_of(column: str) -> str:
        return words.get(plain(column)) or keys.get(word_key(column)) or column

    for column, cell in cells.items():
        name = name_of(column)
        if name in by_name:
            others = [each_cell for each_cell in cells if name_of(each_cell) == name]
            twice = " en ".join(f"“{one}”" for one in others)
            raise M50Error(f"{place}: de kolommen {twice} zijn hetzelfde veld. Houd er één.")
        by_name[name] = cell
    return by_name


named = by_field_name
"""By its name of before."""


def read_table(content: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (row number, cells by column) per row, as ``read_rows`` but without its notes."""
    return ((row.number, dict(row.cells)) for row in read_rows(content, name))


def read_rows(content: bytes, name: str) -> Iterator[TableRow]:
    """Yield each filled row of a CSV file, with ``;``, a comma or a tab between the cells.

    The apostrophes that m50 put before a cell are taken off. A cell that isn't UTF-8 is read with
    Windows' own letters, and its row says so. Raises M50Error with file and row: a NUL, an unclosed
    quote, too few or too many cells, a column that stands there twice.
    """
    text = decode_marked(content, name)
    windows = windows_letters(text)
    text, separator = _split_separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    columns: list[str] | None = None
    own, said, number = False, False, 0
    try:
        for number, cells in enumerate(reader, 1):
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns([mend(cell).strip() for cell in cells], name)
                own = {_KIND, _ID} <= set(map(plain, columns))
                continue
            notes = () if windows else tuple(_odd(columns, cells))
            if windows and not said:
                notes, said = (f"{name} is {ALL_OF_WINDOWS}",), True
            place = f"{name}, rij {number}"
            yield TableRow(number, _row(columns, cells, place, separator, own=own), notes)
    except csv.Error as error:
        raise M50Error(f"{name}, rij {number + 1}: geen geldige CSV ({error}).") from None


def _split_separator(text: str) -> tuple[str, str]:
    """Return a table's text, and what stands between its cells.

    Excel may say so in a line before the columns (``sep=;``), which no spreadsheet shows.
    """
    if said := _SEPARATOR.match(text):
        return text[said.end() :], said[1]
    first = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    return text, max(";,\t", key=_QUOTED.sub("", first).count)


def _columns(columns: list[str], name: str) -> list[str]:
    known = [plain(column) for column in columns]
    if twice := next((c for c in columns if c and known.count(plain(c)) > 1), ""):
        raise M50Error(f"{name}: de kolom “{twice}” staat er twee keer. Houd er één.")
    return columns


def _row(
    columns: list[str], cells: list[str], place: str, separator: str, *, own: bool
) -> dict[str, str]:
    wrong = f"{place}: het aantal cellen past niet bij de kolommen."
    # Spreadsheets leave empty cells behind the last column.
    if over := [cell.strip() for cell in cells[len(columns) :] if cell.strip()]:
        sign = {"\t": "tab", ",": "komma"}.get(separator, separator)
        count = number_of(len(columns), "kolom", "kolommen")
        has = number_of(len(cells), "cel", "cellen")
        raise M50Error(
            f"{wrong} De rij heeft {has} bij {count}: voor “{mend(over[0])[:40]}” is er "
            f"geen kolom. Hoort een {sign} bij een tekst, zet die tekst dan tussen "
            "aanhalingstekens."
        )
    for number, (column, cell) in enumerate(zip(columns, cells, strict=False), 1):
        if not column and cell.strip():
            excerpt = mend(cell.strip())[:40]
            raise M50Error(
                f"{wrong} Kolom {number} heeft geen naam, en hier staat “{excerpt}” in. Geef de "
                "kolom een naam, of maak de cel leeg."
            )
    if missing := [column for column in columns[len(cells) :] if column]:
        raise M50Error(
            f"{wrong} De rij houdt op voor de kolom “{missing[0]}”. Vul haar aan, desnoods met "
            "lege cellen."
        )
    pairs = zip(columns, cells, strict=False)
    return {column: unescape_formula(mend(cell), own=own) for column, cell in pairs if column}


def _odd(columns: list[str], cells: list[str]) -> Iterator[str]:
    for column, cell in zip(columns, cells, strict=False):
        if is_marked(cell):
            yield f"kolom “{column}” {encoding_note(cell)}"
