"""Commits read back from the newest: which of them hold, and what they are about in the end."""

from collections.abc import Iterable, Iterator
from itertools import islice

from m50core.errors import UsageError
from m50core.started import to_type
from m50core.store.protocol import Commit


class Backward:
    """Commits read back from the newest, only as far as asked."""

    def __init__(self, recent: Iterable[Commit]) -> None:
        self._rest = iter(recent)
        self._read: list[Commit] = []

    def __iter__(self) -> Iterator[Commit]:
        place = 0
        while place < len(self._read) or self._read_one():
            yield self._read[place]
            place += 1

    def _read_one(self) -> bool:
        self._read += (commits := list(islice(self._rest, 1)))
        return bool(commits)

    def __getitem__(self, number: int) -> Commit:
        """Return the commit with this number; UsageError when there is none."""
        for commit in self:
            if commit.number == number:
                return commit
        raise UsageError(f"Er is geen wijziging {number}. Zoek het nummer op met {to_type('log')}.")

    def after(self, number: int) -> Iterator[Commit]:
        """Yield the commits that came later, newest first."""
        for commit in self:
            if commit.number <= number:
                return
            yield commit

    def holding(self) -> Iterator[tuple[Commit, bool]]:
        """Yield each commit, newest first, and whether it holds: it isn't taken back."""
        taken_back: set[int] = set()
        for commit in self:
            holds = commit.number not in taken_back
            if holds:
                taken_back.add(commit.undoes)
            yield commit, holds

    def origin(self, commit: Commit) -> tuple[Commit, bool]:
        """Return the change that a commit is about in the end, and whether it takes it back."""
        takes_back = False
        while commit.undoes:
            commit, takes_back = self[commit.undoes], not takes_back
        return commit, takes_back
