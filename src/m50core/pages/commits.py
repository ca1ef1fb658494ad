"""How a commit reads on one line, and many below one another."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from m50core.store.protocol import Commit
from m50core.values import dutch
from m50core.values.text import visible

if TYPE_CHECKING:
    from m50core.pages.cells import ListRow
    from m50core.pages.table import Table


def commit_moment(commit: Commit) -> str:
    """Return in Dutch when a commit was made, and the day that one looked from, when another."""
    seen = f", gezien vanaf {dutch.day(commit.day)}" if commit.day else ""
    return f"{dutch.moment(commit.when)}{seen}"


def commit_line(commit: Commit) -> str:
    """Return in Dutch when a commit was made, by whom and why."""
    return f"{commit_moment(commit)}  {commit.who}: {commit.why}"


def commit_lines(table: "Table", about: str = "") -> "Iterator[tuple[str, ListRow]]":
    """Yield the rows of a log, each with its line: in columns, the reason last and never cut.

    ``about``: id of the record that all of it is about, which needn't be told each time.
    """
    rows = [(tuple(map(visible, row.texts)), row) for row in table.rows]
    number, when, who = (max((len(texts[n]) for texts, _ in rows), default=0) for n in range(3))
    for texts, row in rows:
        told = f"  [{texts[4]}]" if texts[4] and texts[4] != about else ""
        first = f"{texts[0]:>{number}}  {texts[1]:<{when}}  {texts[2]:<{who}}"
        yield f"{first}  {row.texts[3]}{told}", row
