"""What an anchor's words name: an id, a name that a record says it has, or its title in full.

A name of a body means what that body holds: “tijdens ALV” all assemblies of the year.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import groupby
from operator import attrgetter

import msgspec

from m50core.records.record import Record
from m50core.records.traits import frame_of, host_of, names_of, status_of, year_in
from m50core.values.anchor import Anchor, AnchorSide, anchor_key

_ARTICLES = ("de ", "het ", "een ")
_YEAR = len(" 2025")
_EACH = (AnchorSide.at, AnchorSide.during)
"""Sides on which a body stands for every meeting that it holds."""


class Meant(msgspec.Struct, frozen=True):
    """What words may mean: the records by id, and whether that is what the words ask for."""

    ids: tuple[str, ...]
    known: bool
    """True: the words name something, be it a body that has nothing planned."""
    clear: bool
    """True: one record, or all that a body holds."""
    body: bool = False
    """True: what a body holds."""

    @property
    def settled(self) -> bool:
        """True when the words name one thing."""
        return self.known and self.clear


class _Named(msgspec.Struct, frozen=True):
    year: int | None
    off: bool
    timed: bool
    """Somebody must be there, or it has a time: of two of one name that is the one meant."""


class AnchorNames:
    """The records that some words may name, kept up to date; what is not asked for isn't kept."""

    def __init__(self) -> None:
        self._asked: dict[str, set[str]] = {}
        """By the target of an anchor as it is written: as titles and names may have it."""
        self._named: dict[str, dict[str, _Named]] = {}
        self._bodies: dict[str, dict[str, None]] = {}
        """Bodies by the same words."""
        self._held: dict[str, dict[str, _Named]] = {}
        """What those bodies hold, by body."""

    def learn(self, targets: Iterable[str], records: Iterable[Record]) -> None:
        """Find what the targets may name that are seen for the first time.

        ``records``: all of them, as often as they are asked for.
        """
        new = dict.fromkeys(target for target in targets if target not in self._asked)
        if new:
            self._learn_names(new, records)
        bodies = {body for named in self._bodies.values() for body in named} - self._held.keys()
        if bodies:
            self._held |= {body: {} for body in bodies}
            for record in records:
                if record.takes_place and (host := host_of(record)) in bodies:
                    self._held[host][record.id] = _entry(record)

    def _learn_names(self, new: Iterable[str], records: Iterable[Record]) -> None:
        wanted: dict[str, list[str]] = defaultdict(list)
        for target in new:
            self._asked[target] = {target.casefold(), anchor_key(target)}
            self._named[target], self._bodies[target] = {}, {}
            for name in (*self._asked[target], target):
                wanted[name].append(target)
        kinds: dict[type[Record], list[Record]] = defaultdict(list)
        for cls, some in groupby(records, type):
            kinds[cls] += some
        for records_of_kind in kinds.values():
            if not _may_be_named(records_of_kind[0]):
                continue
            for record in _possible(records_of_kind, wanted):
                for name in names_called(record):
                    for target in wanted.get(name, ()):
                        self._note_name(target, record)

    def note(self, record_id: str, record: Record | None) -> bool:
        """Take in a changed record; tell whether it is, or was, among what words may name."""
        touched = False
        for ids in (*self._named.values(), *self._held.values()):
            touched |= ids.pop(record_id, None) is not None
        for bodies in self._bodies.values():
            touched |= record_id in bodies
            bodies.pop(record_id, None)
        if record is None:
            return touched
        if (host := host_of(record)) in self._held:
            self._held[host][record_id] = _entry(record)
            touched = True
        if _may_be_named(record):
            names = set(names_called(record))
            for target, asked in self._asked.items():
                if target in names or not asked.isdisjoint(names):
                    self._note_name(target, record)
                    touched = True
        return touched

    def _note_name(self, target: str, record: Record) -> None:
        if is_timed(record):
            self._named[target][record.id] = _entry(record)
        else:
            self._bodies[target][record.id] = None

    def meaning(self, anchor: Anchor, record: Record) -> Meant:
        """Return what the anchor of a deadline of ``record`` means; never the record itself.

        Of several things of one name the one of its own year; of those, the ones that go on.
        """
        target = anchor.target
        named = {n: entry for n, entry in self._named[target].items() if n != record.id}
        if target in named:
            return Meant((target,), known=True, clear=True)
        ids = _narrow(named, year_in(record))
        if ids:
            return Meant(ids, known=True, clear=len(ids) == 1)
        held: dict[str, _Named] = {}
        for body in self._bodies[target]:
            held |= self._held.get(body, {})
        held.pop(record.id, None)
        ids = _of_year(held, year_in(record))
        each = anchor.side in _EACH
        known = bool(self._bodies[target])
        return Meant(ids, known=known, clear=each or len(ids) <= 1, body=known)

    def bodies(self, anchor: Anchor) -> tuple[str, ...]:
        """Return the ids of the bodies that an anchor names."""
        return tuple(self._bodies[anchor.target])


def is_called(record: Record, words: str) -> bool:
    """Tell whether words name this record: its id, a name that it says it has, or its title."""
    return not words_for(words).isdisjoint(names_called(record))


def _narrow(named: dict[str, _Named], year: int | None) -> tuple[str, ...]:
    """Return, of several, those of the year; of those the ones with a time, and that go on."""
    wanted: tuple[Callable[[_Named], bool], ...] = (
        lambda one: one.year == year, lambda one: one.timed, lambda one: not one.off,
    )  # fmt: skip
    for wish in wanted:
        if len(named) > 1:
            named = {n: entry for n, entry in named.items() if wish(entry)} or named
    return tuple(named)


def _of_year(held: dict[str, _Named], year: int | None) -> tuple[str, ...]:
    return tuple(n for n, entry in held.items() if not entry.off and year in (None, entry.year))


def _entry(record: Record) -> _Named:
    status = status_of(record)
    off = status is not None and status.is_off
    return _Named(_year(record), off, record.takes_place or frame_of(record) is not None)


def _year(record: Record) -> int | None:
    time = frame_of(record)
    return year_in(record) or (time.latest.year if time and time.latest else None)


_TIMES = frozenset({"due", "term"})
_BODY = frozenset({"short"})


def is_timed(record: Record) -> bool:
    """Tell whether a deadline may hang on a record itself, and not on what it holds."""
    return not _TIMES.isdisjoint(record.spec.fields)


def _may_be_named(record: Record) -> bool:
    return not (_TIMES | _BODY).isdisjoint(record.spec.fields)


def _possible(some: list[Record], wanted: Container[str]) -> Iterable[Record]:
    """Return those records of one kind of which a name may be wanted, few of many."""
    fields = some[0].spec.fields
    title = next((name for name in ("title", "name") if name in fields), "id")
    others = [attrgetter(name) for name in ("aliases", "short") if name in fields]
    titles = map(str.casefold, map(attrgetter(title), some))
    return [
        record
        for record, words in zip(some, titles, strict=True)
        if words in wanted
        or words[:-_YEAR] in wanted
        or record.id in wanted
        or words.startswith(_ARTICLES)
        or (others and any(other(record) for other in others))
    ]


def names_called(record: Record) -> Iterator[str]:
    """Yield the names of a record as ``anchor_key`` or ``casefold`` has them, and its id.

    A name that ends in the record's own year is its name without that too.
    """
    yield record.id
    year = f" {_year(record)}"
    for name in _titles_and_names(record.title_text, names_of(record)):
        yield name
        if name.endswith(year):
            yield name.removesuffix(year)


def _titles_and_names(title: str, others: Iterable[str]) -> Iterable[str]:
    title = title.casefold()
    bare = title.partition(" ")[2] if title.startswith(_ARTICLES) else title
    return dict.fromkeys((title, bare, *map(anchor_key, others)))


def may_be_called(title: str, others: Iterable[str]) -> Iterator[str]:
    """Yield what a record with this title and these other names may be called, whatever its year.

    As ``words_for`` has it.
    """
    for name in _titles_and_names(title, others):
        yield name
        if name[-_YEAR : -_YEAR + 1] == " ":
            yield name[:-_YEAR]


def words_for(target: str) -> set[str]:
    """Return the target of an anchor in each way that a title, a name or an id may have it."""
    return {target, target.casefold(), anchor_key(target)}
