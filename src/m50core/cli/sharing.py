"""How the columns of a table share a width: by what stands in them, as values."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from m50core.cli.folding import columns_of

GAP = 2
"""Columns between two columns."""
_STEPS = ((18, 36), (14, 28), (12, 20))
"""What a text column keeps, and what the main one does, in turn until all fit."""
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

    def least(self, most: int) -> int:
        """Return what it can do with, when words may be broken into pieces of so many columns."""
        return max(self.atom, min(self.word, most), 1)

    def at_least(self, size: int) -> "Measure":
        """Return what it needs to show something of that size too, that is never folded."""
        return self._replace(need=max(self.need, size), atom=max(self.atom, size))


def measure(label: str, texts: Iterable[tuple[str, bool]]) -> Measure:
    """Return what a column needs; ``texts``: each with whether it may be folded."""
    sizes, atom, word = [0], 0, _longest_word(label)
    for text, folds in texts:
        size = columns_of(text)
        sizes.append(size)
        if not folds:
            atom = max(atom, size)
        elif size > word:
            word = max(word, _longest_word(text))
    sizes.sort()
    need = max(sizes[-1], columns_of(label))
    return Measure(need, atom, word, max(1, sizes[int((len(sizes) - 1) * _USUAL)]))


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
    for least, most in _STEPS:
        given = [
            min(column.need, max(column.least(least), min(most, column.usual) if n == main else 0))
            for n, column in enumerate(columns)
        ]
        if sum(given) <= rest:
            return _by_use(columns, given, rest)
    return None


def _by_use(columns: Sequence[Measure], given: list[int], rest: int) -> list[int]:
    def widths(factor: float) -> list[int]:
        return [
            min(column.need, max(least, int(column.usual * factor)))
            for column, least in zip(columns, given, strict=True)
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
