"""A table of the core as a page of the screen: the same cells in the same order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve

from m50core.pages import ListRow as Told
from m50core.pages import Table
from m50tui.widgets.page import Page, Row

More = Callable[[Told], dict[str, Any]]
"""What the screen adds to a row: what Enter opens, by what it is found besides."""


def nothing_more(_: Told) -> dict[str, Any]:
    """Add nothing to a row."""
    return {}


def opens_record(told: Told) -> dict[str, Any]:
    """Let Enter open the record that a row is about."""
    return {"record": told.id}


def one_sort(_: Told) -> type[Row]:
    """Make every line one that only shows and opens."""
    return Row


def page_of(
    table: Table,
    *,
    more: More = nothing_more,
    nothing: Row | None = None,
    sort: Callable[[Told], type[Row]] = one_sort,
) -> Page:
    """Return a table as a page; ``nothing``: what an empty one shows, with what one can do.

    ``sort``: which sort of line each row becomes, for a screen that does something with it.
    """
    rows = tuple(rows_of(table, more, sort)) or ((nothing,) if nothing else ())
    numbers, number = ((table.ids,), ("id",)) if table.ids else ((), ())
    right = tuple(n for n, column in enumerate(table.head) if column.right)
    names = (*(column.name or column.label for column in table.head), *number)
    return Page(
        table.title,
        (*table.labels, *numbers),
        rows,
        table.kind,
        main=table.wide,
        right=right,
        names=names,
    )


def brief_rows(rows: Iterable[Told], columns: Sequence[int]) -> Iterator[Row]:
    """Yield rows where there is little room: these of their cells in short; -1 is an empty one."""
    for told in rows:
        cells = (*told.brief, "")
        shown = cells[:1] if told.heading else tuple(cells[n] for n in columns)
        yield Row(shown, record=told.id, text=told.text, heading=told.heading)


def rows_of(
    table: Table, more: More = nothing_more, sort: Callable[[Told], type[Row]] = one_sort
) -> Iterator[Row]:
    """Yield the rows of a table as lines of the screen, their number last."""
    for told in table.rows:
        numbers = (told.id,) if table.ids and not told.heading else ()
        row = sort(told)(
            (*_with_mark(told, table.wide), *numbers),
            text=told.text,
            heading=told.heading,
            aside=told.aside,
            opens=told.opens,
            group=told.under,
            order=tuple(cell.order for cell in told.cells),
            about=told.id,
        )
        yield evolve(row, **more(told))


def _with_mark(told: Told, wide: int) -> tuple[str, ...]:
    """Return how the cells read, with a sign at what opens and room before what is in it."""
    mark = "+ " if told.opens else "  " if told.under else ""
    return tuple(f"{mark}{text}" if n == wide else text for n, text in enumerate(told.texts))


def empty_row(table: Table, how: str = "", *, help: str = "") -> Row:
    """Return what an empty table says, over all columns, and how one fills it."""
    sentence = " ".join(filter(None, (table.empty, how)))
    text = "\n\n".join(filter(None, (help or table.help, how)))
    return Row((sentence,), text=text, nothing=True)
