"""What a store is: documents that commits add up to. Nothing above knows which store it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol

import attrs


@attrs.frozen
class Change:
    """One record before and after; None where it did not or does not exist."""

    kind: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    overlay: bool = False
    """True: only the state of a planned record is kept; its definition is elsewhere."""


ABOUT = "about"
"""The field in which a record names what it is about: what it tells is of that, too."""


def subjects(change: Change) -> set[str]:
    """Return the ids of what a change concerns: the record itself, and what it is about."""
    found = {change.id}
    for side in (change.before, change.after):
        named = side.get(ABOUT) if side else None
        if isinstance(named, list | tuple):
            found.update(one for one in named if isinstance(one, str))
        elif isinstance(named, str):
            found.add(named)
    found.discard("")
    return found


@attrs.frozen
class Superseded:
    """What must be known of a history after another was put in its place."""

    until: int = 0
    """Number of its last commit; 0: nothing was replaced."""
    times: int = 0
    """How often that has been done by now, whatever was put back."""
    numbers: Mapping[str, int] = attrs.field(factory=dict)
    """Highest n of the ids ``prefix-n`` given in it, by prefix: never given again."""
    heads: Mapping[str, int] = attrs.field(factory=dict)
    """Last commits that were known of it, number by hash. Empty in what an older m50 wrote."""


SUPERSEDES_NOTHING = Superseded()


@attrs.frozen
class Commit:
    """One change of the network: number, when, who, why, and the records before and after."""

    number: int
    when: datetime
    """What the clock said, whatever day one looked from."""
    who: str
    why: str
    changes: tuple[Change, ...]
    undoes: int = 0
    """Number of the commit that this one takes back; 0 when it takes nothing back."""
    erases: str = ""
    """Id of the record whose personal data this commit wiped from all earlier ones; else empty."""
    day: date | None = None
    """The day that one looked from (``--today``), when it wasn't that of ``when``."""
    supersedes: Superseded = SUPERSEDES_NOTHING
    """What this history was put in the place of, when a backup was put back or a log mended."""


@attrs.frozen
class StoredDocument:
    """A record as the store keeps it: plain data by field name, unknown fields included."""

    kind: str
    id: str
    version: int
    """Number of the commit that wrote it last."""
    fields: Mapping[str, Any]
    overlay: bool = False


Edit = Callable[[Commit], Commit]
"""Return a commit without the data to wipe; the same commit when it holds none."""


class Store(Protocol):
    """Keeps commits, and the documents they add up to.

    ``practice`` is asked for by ``is_practice``: a store that has no such property isn't one.
    ``to_be_made`` likewise by ``is_to_be_made``.
    """

    @property
    def place(self) -> str:
        """Where it is, as a person would say it."""

    @property
    def read_only(self) -> bool:
        """True when nothing can be written."""

    @property
    def notices(self) -> tuple[str, ...]:
        """Dutch sentences on what was found and done when opening."""

    def head(self) -> int:
        """Return the number of the last commit (0: none), others' commits included."""

    def documents(self) -> Iterable[StoredDocument]:
        """Return every present document as of the last ``head``."""

    def document(self, record_id: str) -> StoredDocument | None:
        """Return the present document with this id, as of the last ``head``."""

    def ids(self, kind: str) -> Iterable[str]:
        """Return the ids of the present documents of a kind, as of the last ``head``."""

    def commits(self, since: int = 0, *, about: str = "") -> Iterable[Commit]:
        """Return the commits after number ``since``, oldest first.

        ``about``: those that can't concern the record with this id may be left out.
        """

    def recent(self) -> Iterator[Commit]:
        """Yield the commits, newest first."""

    def last_number(self, prefix: str) -> int:
        """Return the highest n of any id ``prefix-n`` ever used.

        Also of records that were removed, and those that a commit's ``supersedes`` tells of.
        """

    def writing(self, who: str = "") -> AbstractContextManager[None]:
        """Hold the right to write; StoreBusy (naming who has it) when it doesn't come in time."""

    def append(self, commit: Commit) -> None:
        """Add a commit, on disk before this returns. Only within ``writing``."""

    def erase(self, edit: Edit, commit: Commit) -> None:
        """Rewrite every commit as ``edit`` says, copies and backups too, and add ``commit``.

        All of it or nothing; numbers and the chain of checks stay. Only within ``writing``.
        """

    def close(self) -> None:
        """Let go of everything."""


def is_practice(store: Store) -> bool:
    """Tell whether a store says of itself that it is for practice; that holds for good."""
    return bool(getattr(store, "practice", False))


def is_to_be_made(store: Store) -> bool:
    """Tell whether a store says of itself that there is nothing yet: its first commit makes it."""
    return bool(getattr(store, "to_be_made", False))
