"""A table as somebody asks for it: in another order, no more than so many rows, some columns."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import attrs

from m50core.errors import UsageError
from m50core.pages.cells import Cell, Column, LazyRows, LazyTexts, ListRow
from m50core.pages.table import NUMBER, Table
from m50core.values.choice import Choice
from m50core.values.dutch import number_of
from m50core.values.period import Period

_DOWN, _UP = ("desc", "af"), ("asc", "op")
_DIGITS = re.compile(r"\d+")


class SortKey(NamedTuple):
    """One column to sort by."""

    name: str
    down: bool = False
    """True: what is greatest stands first."""


def sort_keys(text: str) -> tuple[SortKey, ...]:
    """Read ``due``, ``-due``, ``due:desc``, or several with commas; UsageError for another form."""
    return tuple(_sort_key(part.strip()) for part in text.split(",") if part.strip())


def _sort_key(text: str) -> SortKey:
    name, _, way = text.removeprefix("-").partition(":")
    way = way.strip().casefold()
    if not name.strip() or way not in ("", *_DOWN, *_UP):
        raise UsageError(
            f"“{text}” zegt niet waarop gesorteerd wordt. Schrijf --sort VELD, of --sort VELD:desc "
            "voor het grootste of laatste eerst."
        )
    return SortKey(name.strip(), text.startswith("-") is not (way in _DOWN))


def in_order(table: Table, keys: Sequence[SortKey]) -> Table:
    """Return a table sorted by columns, what is empty last; UsageError for a column it hasn't.

    It is sorted by what a cell is: a day, an amount, a number, the place of a choice among the
    choices; else by its words. A row that is part of the one above it goes along. Headings divide
    another order, and fall away.
    """
    groups = list(_groups(row for row in table.rows if not row.heading))
    for key in reversed(keys):
        value = _value_of(table, key.name)
        full = [group for group in groups if value(group[0])]
        full.sort(key=lambda group: value(group[0]), reverse=key.down)
        groups = [*full, *(group for group in groups if not value(group[0]))]
    return attrs.evolve(table, rows=list(chain.from_iterable(groups)))


def _groups(rows: Iterable[ListRow]) -> Iterator[list[ListRow]]:
    group: list[ListRow] = []
    for row in rows:
        if group and not row.part:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _value_of(table: Table, name: str) -> Callable[[ListRow], str]:
    at = table.place(name)
    if at is None:
        return lambda row: _by_words(row.id)
    return lambda row: _order(row.cells[at])


def _order(cell: Cell) -> str:
    """Return text that sorts as what stands in a cell; empty when nothing does, or no day yet."""
    if not cell.text.strip():
        return ""
    if cell.order or isinstance(cell.value, Period):
        return cell.order
    if isinstance(cell.value, Choice):
        return f"{cell.value.place:05}"
    return _by_words(cell.text)


def _by_words(text: str) -> str:
    """Return text that sorts as a person would: é as e, and 9 before 10."""
    plain = unicodedata.normalize("NFD", text.strip().casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _DIGITS.sub(lambda digits: digits[0].zfill(12), letters)


def first_rows(table: Table, most: int, *, with_all: bool = False) -> tuple[Table, int]:
    """Return the first rows of a table, and how many more there are; headings aren't counted.

    ``with_all``: all of it is shown with ``--all``, and not without ``--limit`` alone.
    """
    shown: list[ListRow] = []
    count = 0
    for row in table.rows:
        if not row.heading and not row.part:
            if count == most:
                break
            count += 1
        shown.append(row)
    while shown and shown[-1].heading:
        shown.pop()
    more = _count(table.rows) - count
    below = (
        LazyTexts(lambda: (*table.below, more_words(more, with_all=with_all)))
        if more
        else table.below
    )
    return attrs.evolve(table, rows=shown, below=below), more


def _count(rows: Sequence[ListRow]) -> int:
    if isinstance(rows, LazyRows):
        return len(rows)
    return sum(not row.heading and not row.part for row in rows)


def more_words(more: int, *, with_all: bool = False) -> str:
    """Return in Dutch how many more there are, and how one sees them; see ``first_rows``."""
    how = "met --all in plaats van --limit" if with_all else "zonder --limit"
    return f"En nog {number_of(more, 'regel', 'regels')}: {how} staat alles er."


def with_columns(table: Table, names: Sequence[str]) -> Table:
    """Return a table with these columns alone, in this order; UsageError for one it hasn't.

    The ids of the rows are a column like another: they are there when they are asked for.
    """
    places = [table.place(name) for name in names]
    head = [
        Column(table.ids, NUMBER, number=True) if at is None else table.head[at] for at in places
    ]

    def with_chosen(row: ListRow) -> ListRow:
        if row.heading:
            return row
        cells = (Cell(row.id, row.id) if at is None else row.cells[at] for at in places)
        return row._replace(cells=tuple(cells))

    rows = table.rows
    wide = places.index(table.wide) if table.wide in places else 0
    fewer = (
        LazyRows(rows, with_chosen) if isinstance(rows, LazyRows) else list(map(with_chosen, rows))
    )
    return attrs.evolve(table, rows=fewer, head=head, ids="", wide=wide)
