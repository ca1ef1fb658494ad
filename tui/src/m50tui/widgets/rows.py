"""Which rows of a list are shown, in which order, and how wide their columns are."""

from collections.abc import Sequence
from itertools import chain, zip_longest

from m50core.records import fold
from m50tui.widgets.page import Row

GAP = 2


def widths_of(wanted: list[int], room: int, narrow: int, share: float, main: int = -1) -> list[int]:
    """Return widths that fit: side columns narrower first, then the last ones left out (0).

    What is left after that goes to the columns that were made narrower.
    """
    widths = list(wanted)
    if main < 0:
        main = max(range(len(widths)), key=lambda n: widths[n])

    def width_needed() -> int:
        return sum(w + GAP for w in widths if w)

    if width_needed() > room:
        widths = [w if n == main else min(w, narrow) for n, w in enumerate(widths)]
    for n in reversed(range(len(widths))):
        if (
            n != main
            and width_needed() - widths[main] + min(widths[main], int(room * share)) > room
        ):
            widths[n] = 0
    widths[main] = max(1, widths[main] - max(0, width_needed() - room))
    for n, width in enumerate(widths):
        if width:
            widths[n] = min(wanted[n], width + max(0, room - width_needed()))
    return widths


def holds(row: Row, text: str, wanted: list[str]) -> bool:
    """Tell whether a row holds all words: ``text`` is what it says, folded."""
    if row.heading or row.nothing:
        return False
    return all(word in (fold(row.fields) if "=" in word else text) for word in wanted)


def first_called(rows: Sequence[Row], words: str, main: int) -> int:
    """Return the place of the first row that is called so; 0 without one.

    ``main``: the column that tells what a row is called.
    """
    sought = fold(words)
    called = (n for n, row in enumerate(rows) if fold("".join(row.cells[main:][:1])) == sought)
    return next(called, 0)


def in_order(rows: list[Row], column: int, *, backward: bool) -> list[Row]:
    """Return rows sorted by a column; what has nothing there comes last either way."""

    def value(row: Row) -> str:
        order = row.order[column] if column < len(row.order) else ""
        return order or fold("".join(row.cells[column : column + 1]))

    filled = sorted(filter(value, rows), key=value, reverse=backward)
    return filled + [row for row in rows if not value(row)]


def is_sentence(row: Row) -> bool:
    """Tell whether a row says that there is nothing, over all columns."""
    return row.nothing and len(row.cells) == 1


def counts(row: Row) -> bool:
    """Tell whether a row is one of what the list is about."""
    return not (row.heading or row.nothing or row.aside)


def keys_near(rows: Sequence[Row], here: int, most: int) -> tuple[str, ...]:
    """Return the key of a row, then of ``most`` below and above it, the nearest first.

    Nothing for a row without a key: only its place tells which it is.
    """
    if not (0 <= here < len(rows) and rows[here].key):
        return ()
    below = [row.key for row in rows[here + 1 : here + 1 + most]]
    above = [row.key for row in rows[max(0, here - most) : here][::-1]]
    pairs = chain.from_iterable(zip_longest(below, above, fillvalue=""))
    return (rows[here].key, *filter(None, pairs))


def place_of(rows: Sequence[Row], keys: Sequence[str], otherwise: int) -> int:
    """Return the place of the row with the first of these keys that is there.

    Of more of them that is the one nearest to ``otherwise``, which is given when none is there; for
    0 that is the first row that is no heading.
    """
    if not otherwise:
        said = (row.heading or is_sentence(row) for row in rows)
        otherwise = next((n for n, skipped in enumerate(said) if not skipped), 0)
    wanted = {key: rank for rank, key in reversed([*enumerate(keys)]) if key}
    found = (
        (wanted[row.key], abs(n - otherwise), n)
        for n, row in enumerate(rows if wanted else ())
        if row.key in wanted
    )
    return min(found, default=(0, 0, otherwise))[-1]
