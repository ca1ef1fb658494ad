"""Which commits concern a record, and where in the log each stands: so that none need be searched.

What a snapshot knows of it, and over that the commits that came since.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import Protocol

import attrs
import msgspec

from m50core.store.protocol import Commit, subjects

LARGE = 1 << 16
"""Bytes of a line past which the commit's head is kept apart: reading all of it takes long."""


class CommitPlaces(msgspec.Struct, frozen=True):
    """All that a timeline tells."""

    about: Mapping[str, Sequence[int]]
    """Numbers of the commits, by what they concern."""
    starts: Sequence[int]
    """Byte of the log at which each commit begins."""
    heads: Mapping[int, Commit]
    """The commits with a long line, without their changes."""


class Known(Protocol):
    """What is known of the commits up to some number."""

    def concerning(self, record_id: str) -> Sequence[int]:
        """Return the numbers of the commits that concern an id, in order."""

    def line_of(self, number: int) -> tuple[int, Commit | None]:
        """Return at which byte of the log a commit begins; of a large one its head, too."""

    def told(self) -> CommitPlaces:
        """Return all of it."""


class Timeline:
    """The commits up to now; those up to ``after`` are known ``below``."""

    def __init__(self, below: Known | None = None, after: int = 0) -> None:
        self._below, self._after = below, after
        self._starts = array("q")
        self._heads: dict[int, Commit] = {}
        self._about: dict[str, array[int]] = {}

    def note(self, commit: Commit, start: int, end: int) -> None:
        """Add the next commit, of which the line is at these bytes."""
        number = commit.number
        self._starts.append(start)
        if end - start > LARGE:
            self._heads[number] = attrs.evolve(commit, changes=())
        for change in commit.changes:
            for subject in subjects(change):
                numbers = self._about.get(subject)
                if numbers is None:
                    self._about[subject] = array("q", (number,))
                elif numbers[-1] != number:
                    numbers.append(number)

    def concerning(self, record_id: str) -> list[int]:
        """Return the numbers of the commits that concern an id, in order."""
        before = self._below.concerning(record_id) if self._below else ()
        return [*before, *self._about.get(record_id, ())]

    def line_of(self, number: int) -> tuple[int, Commit | None]:
        """Return at which byte of the log a commit begins; of a large one its head, too."""
        if number <= self._after and self._below:
            return self._below.line_of(number)
        return self._starts[number - self._after - 1], self._heads.get(number)

    def told(self) -> CommitPlaces:
        """Return all of it."""
        if self._below is None:
            return CommitPlaces(self._about, self._starts, self._heads)
        below = self._below.told()
        about = {n: list(numbers) for n, numbers in below.about.items()}
        for subject, numbers in self._about.items():
            about.setdefault(subject, []).extend(numbers)
        return CommitPlaces(about, [*below.starts, *self._starts], {**below.heads, **self._heads})
