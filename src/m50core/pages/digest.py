"""A digest: what is concluded, and of each list under it the first that fit a screen."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from m50core.pages.lines import TextLine
from m50core.pages.table import Table

ROOM = 22
"""Lines of an answer that fit a screen of 24: what was typed stands above it, the next below."""


class DigestPart(NamedTuple):
    """A list in a digest, under its title; without a row it is left out, or says that."""

    table: Table
    mark: str = ""
    """Name of the column that stands before each; empty: the list is drawn in its columns."""
    words: tuple[str, ...] = ()
    """Names of the columns that are read behind it."""
    least: int = 3
    """So many of it go before the rest of a list that is more important."""
    title: str = ""
    """What stands above it; empty: the list's own title."""
    empty: str = ""
    """What it says without a row; empty: what the list itself does."""


class Digest(NamedTuple):
    """An answer that fits a screen, whoever shows it; what it holds back is told with its number.

    Which of it is shown hangs on the width alone, not on whether a terminal shows it.
    """

    above: tuple[str, ...]
    """What is concluded, always told: what matters most stands in the first line."""
    parts: tuple[DigestPart, ...]
    """The most important first."""
    below: tuple[str, ...] = ()
    """What is always told under them."""
    rest: str = ""
    """The words that show all of it, such as ``m50 today --all``."""
    besides: str = ""
    """What those words show besides, in Dutch; empty: nothing, and they are told when something is
    held back."""
    more: int = 0
    """How many things they show that stand in none of the lists."""


Shown: TypeAlias = "str | TextLine | Table | Digest"
"""What a command answers a person with."""


class Measured(NamedTuple):
    """A list of which the first can be shown."""

    total: int
    """How many there are."""
    height: Callable[[int], int]
    """How many lines the first so many take, with what stands above them: never fewer for more.
    Of none: what that takes, one at least."""
    least: int = 3
    """So many of it go before the rest of what is more important."""


def fit(lists: Sequence[Measured], room: int) -> tuple[int, ...]:
    """Return how many of each list fit in ``room`` lines together; those of the first list first.

    Of each list its least go before the rest of any, and that it is named before those; -1 of one
    that isn't even that, as the last aren't where there is hardly any room. What is shown of a
    list are its first.
    """
    counts = [-1] * len(lists)
    taken = 0
    for wanted in (
        [0] * len(lists),
        [min(measured.total, measured.least) for measured in lists],
        [measured.total for measured in lists],
    ):
        for place, measured in enumerate(lists):
            height = measured.height(counts[place]) if counts[place] >= 0 else 0
            while counts[place] < wanted[place]:
                higher = measured.height(counts[place] + 1)
                if taken - height + higher > room:
                    break
                taken, height = taken - height + higher, higher
                counts[place] += 1
    return tuple(counts)
