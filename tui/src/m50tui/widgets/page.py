"""What a list shows: its columns and lines."""

import attrs


@attrs.frozen
class Row:
    """A line of a list: its cells, and what Enter opens."""

    cells: tuple[str, ...]
    record: str = ""
    """Id of the record, or empty."""
    page: str = ""
    """Name of a page that Enter opens, or empty."""
    removed: str = ""
    """Id of a record in the bin, that Enter brings back, or empty."""
    text: str = ""
    """What the preview says when there is no record."""
    heading: bool = False
    nothing: bool = False
    """True when it only says that there is nothing."""
    aside: bool = False
    """True when it is shown, and doesn't count."""
    group: str = ""
    """Name of the group that it is folded in; it is shown when that is open, or sought in."""
    fields: str = ""
    """``veld=waarde`` of each of its fields, for who looks for one so."""
    order: tuple[str, ...] = ()
    """What each cell is sorted by where that isn't its text: a day is no word."""
    opens: str = ""
    """Name of the group that Enter opens, and folds again."""
    also: tuple[str, ...] = ()
    """By what it is found besides, and doesn't show: other names, who sees to it."""
    about: str = ""
    """What it tells of where it opens nothing, by its name; or empty."""

    @property
    def key(self) -> str:
        """What tells it from the others when the list is shown anew; empty when nothing does."""
        return self.record or self.page or self.removed or self.opens or self.about


@attrs.frozen
class Page:
    """A list: title, columns, rows, and the kind that ``n`` adds."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    kind: str = ""
    note: str = ""
    """What is told below the list."""
    main: int = -1
    """The column that says which line it is, and stays widest; -1: that with the longest text."""
    right: tuple[int, ...] = ()
    """Columns of amounts, whose last digits stand under one another."""
    menu: bool = False
    """True for a list of lists: only the keys that it tells of do something there."""
    names: tuple[str, ...] = ()
    """By which each column is known, whatever stands above it; empty: by what stands above it."""

    @property
    def sorts(self) -> tuple[str, ...]:
        """The name of each column."""
        return self.names or self.columns

    def column(self, name: str) -> int:
        """Return the number of a column by its name; -1 when there is none.

        Before columns had names, what stands above it was kept.
        """
        known = self.sorts if name in self.sorts else self.columns
        return known.index(name) if name and name in known else -1


def head(text: str) -> Row:
    """Return a line that divides a list."""
    return Row((text,), heading=True)
