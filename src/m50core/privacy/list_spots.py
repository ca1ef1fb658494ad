"""Where each list stood on the screen: found again when one comes back, also after a restart.

It lies on the desk (``m50core.store.desk``). What one looked for may be a name: ``SpotsKeeper``
shows and wipes it. Nobody's work hangs on it, so what can't be understood is passed over without a
word.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import filterfalse
from typing import Any

import attrs

from m50core.errors import M50Error
from m50core.privacy.keepers import KeptText, Wanted, pointing_at
from m50core.store.desk.desk import Desk
from m50core.store.desk.layout import LISTS
from m50core.store.protocol import Store

MOST = 100
"""Lists of one network; of more, those that one left longest ago are forgotten."""
NETWORKS = 20
"""Networks of which it is kept: those that were looked at last."""
LONGEST = 200
"""Characters of what is sought, and of ids and names; what is longer isn't kept."""
_FURTHEST, _BESIDE = 10**9, 10
_NO_ID = re.compile(r"[^\w-]+")
_TEXTS = ("record", "sort", "words", "within", "span")


@attrs.frozen
class ListSpot:
    """Where one list stood: the start of it, when all is empty."""

    record: str = ""
    """Key of the line that the cursor was on: the id of a record, or the name of a page; of a
    calendar the day."""
    sort: str = ""
    """Name of the column that it was sorted by; empty: as the list has it. What was kept before
    columns had names is what stands above it."""
    backward: bool = False
    words: str = attrs.field(default="", repr=False)
    """What was sought."""
    place: int = 0
    """Which line that was, from 0."""
    beside: tuple[str, ...] = ()
    """Keys of the lines next to it, the nearest first: once it is gone, one of these is."""
    within: str = ""
    """Name of the group that the line is folded in; of a calendar, the unit that alone is shown."""
    span: str = ""
    """How much of a calendar is shown; empty: as it begins."""


Spots = dict[str, ListSpot]
"""By the name of the list, the one that was left last at the end."""


class ListSpots:
    """Where the lists of one network stood.

    ``store`` gives the network's commits: a person that was erased, here or on another computer,
    is forgotten here too.
    """

    def __init__(self, desk: Desk, store: Callable[[], Store]) -> None:
        self._desk, self._store = desk, store
        self._known: Spots | None = None
        self._seen = 0
        """The commit up to which erasures are dealt with."""
        self._noted: set[str] = set()
        """Names of those that changed and aren't on disk."""

    def get(self, name: str) -> ListSpot:
        """Return where a list stood; at its start when that isn't known."""
        return self._here().get(name, ListSpot())

    def note(self, name: str, spot: ListSpot) -> None:
        """Keep in mind where a list stands: on disk at the next ``keep``."""
        here = self._here()
        texts = (name, *spot.beside, *(getattr(spot, text) for text in _TEXTS))
        if here.get(name, ListSpot()) == spot or max(map(len, texts)) > LONGEST:
            return
        here.pop(name, None)
        here[name] = spot
        self._noted.add(name)

    def keep(self) -> None:
        """Write what was noted, over what other windows noted.

        M50Error when the disk refuses: it is tried again the next time.
        """
        if self._noted:
            self._forget_erased()
            known, changed = self._known or {}, self._latest()
            # Where nothing is kept any more, a damaged file was set aside: all is written anew.
            self._write(lambda kept: {**_without(kept or known, changed), **changed}, self._seen)
            self._noted.clear()

    def look_anew(self) -> None:
        """Forget whoever was erased since the last look."""
        with suppress(M50Error):
            if self._known is not None:
                self._forget_erased()

    def all(self) -> Mapping[str, ListSpot]:
        """Return where each list stood. M50Error when the disk refuses."""
        self._load()
        return dict(self._known or {})

    def wipe(self, person_id: str) -> None:
        """Forget a person, on disk before this returns; M50Error when the disk refuses."""
        self._load()
        self._known = _forget_in(self._known or {}, {person_id})
        self._noted.clear()
        if self._desk.holds(LISTS):
            self._write(lambda kept: _forget_in(kept, {person_id}), self._seen)

    def _here(self) -> Spots:
        with suppress(M50Error):
            self._load()
        if self._known is None:
            self._known = {}
        return self._known

    def _load(self) -> None:
        if self._known is None:
            rows = self._desk.rows(LISTS, _read)
            self._known, self._seen = rows[0] if rows else ({}, self._store().head())
            self._forget_erased()

    def _forget_erased(self) -> None:
        """Forget those whose erasure is in the log since the last look."""
        head = self._store().head()
        if head == self._seen:
            return
        erased = {c.erases for c in self._store().commits(since=self._seen) if c.erases}
        if erased:
            self._known = _forget_in(self._known or {}, erased)
            self._noted &= set(self._known)
            self._write(lambda kept: _forget_in(kept, erased), head)
        self._seen = head

    def _latest(self) -> Spots:
        known = self._known or {}
        return {name: spot for name, spot in known.items() if name in self._noted}

    def _write(self, change: Callable[[Spots], Spots], seen: int) -> None:
        """Change what is kept of this network, and forget the networks of long ago.

        ``seen``: the commit up to which nobody who was erased is in it.
        """
        now = datetime.now(UTC).isoformat()
        with self._desk.writing(LISTS) as table:
            mine = [row for row in table if self._desk.owns(row)]
            spots = change(_read(mine[0])[0] if mine else {})
            lists = {name: _as_kept(spot) for name, spot in [*spots.items()][-MOST:]}
            others = sorted(
                (row for row in table if not self._desk.owns(row)), key=lambda r: str(r.get("when"))
            )
            gone = [row.doc_id for row in (*mine[1:], *others[: 1 - NETWORKS])]
            table.remove(doc_ids=gone)
            row = {"network": self._desk.network, "seen": seen, "when": now, "lists": lists}
            table.upsert(row, self._desk.owns)


def _without(spots: Spots, names: Collection[str]) -> Spots:
    return {name: spot for name, spot in spots.items() if name not in names}


def _forget_in(spots: Spots, erased: set[str]) -> Spots:
    """Leave out what stood on one of the erased, and all that was sought.

    What one types to find a person is seldom the whole name: half of it, or misspelt.
    """
    points = pointing_at(erased)
    return {
        name: attrs.evolve(spot, words="", beside=tuple(filterfalse(points, spot.beside)))
        for name, spot in spots.items()
        if not any(map(points, (name, spot.record, spot.within)))
    }


def _as_kept(spot: ListSpot) -> dict[str, Any]:
    """Return what differs from the start of a list."""
    return {name: value for name, value in attrs.asdict(spot).items() if value}


def _read(row: Mapping[str, Any]) -> tuple[Spots, int]:
    """Return what a row tells, as far as it can be understood."""
    lists, seen = row.get("lists"), row.get("seen")
    found = {str(name): _spot(kept) for name, kept in _plain(lists).items()}
    return found, seen if isinstance(seen, int) and seen >= 0 else 0


def _plain(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _spot(kept: object) -> ListSpot:
    fields = _plain(kept)
    texts = {
        name: text
        for name in _TEXTS
        if isinstance(text := fields.get(name), str) and len(text) <= LONGEST
    }
    place = fields.get("place")
    place = place if isinstance(place, int) and 0 <= place < _FURTHEST else 0
    beside = fields.get("beside")
    beside = beside[:_BESIDE] if isinstance(beside, list) else []
    return ListSpot(
        **texts,
        backward=fields.get("backward") is True,
        place=int(place),
        beside=tuple(key for key in beside if isinstance(key, str) and len(key) <= LONGEST),
    )


@attrs.frozen
class SpotsKeeper:
    """Lets what was sought in lists be shown to a person, and wiped."""

    spots: ListSpots

    def kept(self) -> Iterator[KeptText]:
        """Yield where each list stood."""
        for spot in self.spots.all().values():
            ids = _NO_ID.split(" ".join((spot.record, *spot.beside, spot.within)))
            text = "\n".join(filter(None, (spot.words, *ids)))
            yield KeptText("waar u was in een lijst op het scherm, op deze computer", text)

    def wipe(self, wanted: Wanted) -> tuple[str, ...]:
        """Forget all that was sought, and the lists that stood on the person."""
        self.spots.wipe(wanted.id)
        return ()
