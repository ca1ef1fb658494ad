"""An answer as its list is wished: other rows, other columns, or for another program."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from m50core.cli.drawing import Surface, surface
from m50core.cli.list_options import Wish, items_in_order
from m50core.cli.terminal import WHOLE
from m50core.errors import UsageError
from m50core.pages.arranging import more_words
from m50core.pages.digest import Digest
from m50core.pages.lines import TextLine
from m50core.pages.table import Table

if TYPE_CHECKING:
    from m50core.pages import Shown

Lines = Sequence["Shown"]


def lines_as_wished(
    lines: Lines, wish: Wish, say: Callable[[str], None], *, changed: bool
) -> tuple[Lines, Surface]:
    """Return lines with their list as it is wished, and how that is drawn.

    Other rows, other columns and what is for a program are asked of the first list: it stands there
    alone, and what is left out is told. How wide it is drawn is asked of all.

    ``say``: tells what the answer leaves out. ``changed``: the word did something already, so that
    a wish that can't be is told, and refused no more. UsageError for one that can't be.
    """
    how = surface()._replace(every=wish.wide or bool(wish.columns), plain=wish.plain)
    if wish.wide:
        how = how._replace(room=WHOLE)
    if any(isinstance(line, Digest) for line in lines):  # its own list, and not that of --all
        wish = wish._replace(with_all=False)
    lines = [each for line in lines for each in _in_full(line)]
    tables = [(n, line) for n, line in enumerate(lines) if isinstance(line, Table)]
    if not tables:
        say("Dit antwoord is geen lijst: wat u daarover vroeg, doet hier niets.")
        return lines, surface()
    at, first = tables[0]
    table, more = _arrange(first, wish, say, changed=changed)
    if not (wish.arranges or wish.plain):
        return lines, how
    end = next((n for n in range(at + 1, len(lines)) if _begins(lines[n])), len(lines))
    left_out = ", ".join(_names_of(lines[end:]))
    told = f"Hier staat alleen de eerste lijst. Weggelaten: {left_out}." if left_out else ""
    if wish.plain:
        for sentence in (more_words(more, with_all=wish.with_all) if more else "", told):
            if sentence:
                say(sentence)
        return [table], how
    under = [TextLine(told, rest="  ")] if told else []
    return [*lines[:at], table, *lines[at + 1 : end], *under], how


def _begins(line: "Shown") -> bool:
    """Tell whether a line of an answer is no more about the list above it."""
    if isinstance(line, TextLine):
        return line.heading or not line.text
    return not isinstance(line, str) or not line


def _names_of(lines: Lines) -> Iterator[str]:
    """Yield what lines are about: their headings, and the lists without one."""
    headed = False
    for line in lines:
        if isinstance(line, TextLine) and line.heading:
            yield line.text
            headed = True
        elif isinstance(line, Table):
            if not headed and len(line.rows):
                yield f"{line.title or 'een lijst'} ({len(line.rows)})"
            headed = False


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
