"""How the columns of a table share a width: by what stands in them, as values."""

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import NamedTuple

from m50core.cli.folding import columns_of

GAP = 2
"""Columns between two columns."""
_MAIN = 20
"""What the main column keeps when the others are folded."""
_WORD = 20
"""A word of so many columns is never broken: rather a row stands below itself."""
_USUAL = 0.8
"""So large a part of the texts of a column is no longer than what it usually needs."""


class Measure(NamedTuple):
    """What one column of a table needs."""

    need: int
    """To show each of its texts on one line."""
    atom: int
    """For the longest of what is never folded: days, amounts, numbers, ids."""
    word: int
    """For the longest word of what may be folded."""
    usual: int
    """To show most of its texts on one line."""

    @property
    def least(self) -> int:
        """What it can do with, when its texts are folded."""
        return max(self.atom, min(self.word, _WORD), 1)

    def at_least(self, size: int, *, atom: bool) -> "Measure":
        """Return what it needs to show something of that size too; ``atom``: it isn't folded."""
        most = max(self.atom, size) if atom else self.atom
        return self._replace(need=max(self.need, size), atom=most)


def measure(label: str, texts: Iterable[tuple[str, bool]]) -> Measure:
    """Return what a column needs; ``texts``: each with whether it may be folded."""
    sizes: list[int] = []
    atom, word = 0, _longest_word(label)
    for text, folds in texts:
        size = columns_of(text)
        sizes.append(size)
        if not folds:
            atom = max(atom, size)
        elif size > word:
            word = max(word, _longest_word(text))
    sizes.sort()
    longest, usual = (sizes[-1], sizes[ceil(len(sizes) * _USUAL) - 1]) if sizes else (0, 0)
    return Measure(max(longest, columns_of(label)), atom, word, max(1, usual))


def _longest_word(text: str) -> int:
    return max(map(columns_of, text.split(" ")), default=0)


def share(columns: Sequence[Measure], room: int, main: int) -> list[int] | None:
    """Return how wide each column is; None when they can't stand beside one another.

    All fit: each gets what it needs. Else what is there goes by what a column usually needs; none
    gets less than its longest word, as far as that goes, nor more than it needs. ``main``: the
    column that is read first, which keeps more.
    """
    rest = room - GAP * (len(columns) - 1)
    needs = [column.need for column in columns]
    if sum(needs) <= rest:
        return needs
    least = [
        min(column.need, max(column.least, min(_MAIN, column.usual) if n == main else 0))
        for n, column in enumerate(columns)
    ]
    return _by_use(columns, least, rest) if sum(least) <= rest else None


def _by_use(columns: Sequence[Measure], least: list[int], rest: int) -> list[int]:
    def widths(factor: float) -> list[int]:
        return [
            min(column.need, max(smallest, int(column.usual * factor)))
            for column, smallest in zip(columns, least, strict=True)
        ]

    shares = widths(_greatest(lambda factor: sum(widths(factor)) <= rest, columns))
    left = rest - sum(shares)
    while left:  # what rounding leaves; some column needs more, or all would fit
        for n, column in enumerate(columns):
            if left and shares[n] < column.need:
                shares[n] += 1
                left -= 1
    return shares


def _greatest(fits: Callable[[float], bool], columns: Sequence[Measure]) -> float:
    low, high = 0.0, max(column.need / column.usual for column in columns)
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
