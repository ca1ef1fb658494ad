"""Commits: how one reads on a line, and many as a list."""

from collections.abc import Iterable, Iterator, Sequence

from m50core.pages.cells import Cell, Column, ListRow, cell
from m50core.pages.table import Table
from m50core.store.protocol import Commit
from m50core.values import dutch
from m50core.values.text import visible

_LOG = (
    Column("Nummer", "number", right=True), Column("Wanneer", "when"), Column("Wie", "who"),
    Column("Waarom", "why"), Column("Gegevens", "records", relation=True),
)  # fmt: skip
_NAMED = 5
"""So many of the records that a commit touches are named."""


def commit_moment(commit: Commit) -> str:
    """Return in Dutch when a commit was made, and the day that one looked from, when another."""
    seen = f", gezien vanaf {dutch.day(commit.day)}" if commit.day else ""
    return f"{dutch.moment(commit.when)}{seen}"


def commit_line(commit: Commit) -> str:
    """Return in Dutch when a commit was made, by whom and why."""
    return f"{commit_moment(commit)}  {commit.who}: {commit.why}"


def log_table(commits: Iterable[Commit]) -> Table:
    """Return what was done, newest first; ``commits`` are given oldest first."""
    return log_of(
        [commit_row(commit, [change.id for change in commit.changes]) for commit in commits]
    )


def log_of(rows: Sequence[ListRow]) -> Table:
    """Return rows of commits, given oldest first, as a list."""
    nothing = "Er is nog niets gewijzigd."
    return Table(reversed(rows), wide=3, head=_LOG, title="Geschiedenis", empty=nothing)


def commit_row(commit: Commit, ids: Sequence[str]) -> ListRow:
    """Return a commit as it is listed; ``ids``: those of the records that it is about here."""
    cells = (
        cell(commit.number), Cell(commit.when, commit_moment(commit)), cell(commit.who),
        cell(commit.why), Cell(tuple(ids), ", ".join(ids[:_NAMED])),
    )  # fmt: skip
    return ListRow(cells, str(commit.number), about=commit)


def commit_lines(table: Table, about: str = "") -> Iterator[tuple[str, ListRow]]:
    """Yield the rows of a log, each with its line: in columns, the reason last and never cut.

    ``about``: id of the record that all of it is about, which needn't be told each time.
    """
    rows = [(tuple(map(visible, row.texts)), row) for row in table.rows]
    number, when, who = (max((len(texts[n]) for texts, _ in rows), default=0) for n in range(3))
    for texts, row in rows:
        about_others = f"  [{texts[4]}]" if texts[4] and texts[4] != about else ""
        first = f"{texts[0]:>{number}}  {texts[1]:<{when}}  {texts[2]:<{who}}"
        yield f"{first}  {row.texts[3]}{about_others}", row
