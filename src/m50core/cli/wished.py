"""An answer as its list is wished: other rows, other columns, or for another program."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from m50core.cli.drawing import Surface, surface
from m50core.cli.list_options import Wish, items_in_order
from m50core.cli.terminal import WHOLE
from m50core.errors import UsageError
from m50core.pages.arranging import more_words
from m50core.pages.digest import Digest
from m50core.pages.table import Table

if TYPE_CHECKING:
    from m50core.pages import Shown

Lines = Sequence["Shown"]


def lines_as_wished(
    lines: Lines, wish: Wish, say: Callable[[str], None], *, changed: bool
) -> tuple[Lines, Surface]:
    """Return lines with their list as it is wished, and how that is drawn.

    ``say``: tells what the answer leaves out. ``changed``: the word did something already, so that
    a wish that can't be is told, and refused no more. UsageError for one that can't be.
    """
    how = surface()._replace(every=wish.wide or bool(wish.columns), plain=wish.plain)
    if wish.wide:
        how = how._replace(room=WHOLE)
    lines = [each for line in lines for each in _in_full(line)]
    tables = [(n, line) for n, line in enumerate(lines) if isinstance(line, Table)]
    if not tables:
        say("Dit antwoord is geen lijst: wat u daarover vroeg, doet hier niets.")
        return lines, surface()
    (at, first), *others = tables
    table, more = _arrange(first, wish, say, changed=changed)
    if not wish.plain:
        return [*lines[:at], table, *lines[at + 1 :]], how
    if more:
        say(more_words(more))
    for _, other in others:
        if len(other.rows):
            say(f"Zonder --plain staat hier nog een lijst onder, van {len(other.rows)}.")
    return [table], how


def _in_full(line: "Shown") -> Sequence["Shown"]:
    """Return the whole lists of a digest, in its place: what is wished is no first look."""
    if not isinstance(line, Digest):
        return (line,)
    return (*line.above, *(part.table for part in line.parts), *line.below)


def _arrange(
    table: Table, wish: Wish, say: Callable[[str], None], *, changed: bool
) -> tuple[Table, int]:
    if not wish.arranges:
        return table, 0
    try:
        return wish.arrange(table)
    except UsageError as error:
        if not changed:
            raise
        say(error.sentence)
        return table, 0


def items_as_wished(
    items: Iterable[object],
    lines: "Iterable[Shown]",
    wish: Wish,
    say: Callable[[str], None],
) -> Iterable[object]:
    """Return the items of an answer to a program in the order and number that are wished.

    ``say``: tells how many more there are. UsageError for a field that can't be sorted by.
    """
    if wish.sort:
        items = items_in_order(items, lines, wish)
    if wish.limit is None:
        return items
    given = items if isinstance(items, Sequence) else list(items)
    if (more := len(given) - wish.limit) > 0:
        say(more_words(more))
    return islice(given, wish.limit)
