"""What a store is: documents that commits add up to. Nothing above knows which store it is."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
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


@attrs.frozen
class Commit:
    """One change of the network: number, when, who, why, and the records before and after."""

    number: int
    when: datetime
    who: str
    why: str
    changes: tuple[Change, ...]
    undoes: int = 0
    """Number of the commit that this one takes back; 0 when it takes nothing back."""


@attrs.frozen
class Document:
    """A record as the store keeps it: plain data by field name, unknown fields included."""

    kind: str
    id: str
    version: int
    """Number of the commit that wrote it last."""
    fields: Mapping[str, Any]
    overlay: bool = False


class Store(Protocol):
    """Keeps commits, and the documents they add up to."""

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

    def documents(self) -> Iterable[Document]:
        """Return every present document."""

    def commits(self, since: int = 0) -> Iterable[Commit]:
        """Return the commits after number ``since``, oldest first."""

    def last_number(self, prefix: str) -> int:
        """Return the highest n of any id ``prefix-n`` ever used, removed ones included."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold the right to write; StoreBusy when another doesn't let go in time."""

    def append(self, commit: Commit) -> None:
        """Add a commit, on disk before this returns. Only within ``writing``."""

    def close(self) -> None:
        """Let go of everything."""
