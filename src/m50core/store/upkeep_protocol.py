"""Looking after a store, also one that can't be opened: examine, repair, back up, restore."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Protocol, runtime_checkable

import attrs
import msgspec

from m50core.store.protocol import Commit, Edit
from m50core.values import dutch
from m50core.values.choice import Choice, Ranked
from m50core.values.tone import Tone

Forget = Callable[[str, Iterable[Commit]], Edit]
"""(id, all commits) → how to wipe that record's personal data from each of them."""


class Unjudged(msgspec.Struct, frozen=True):
    """A record that may hold data about someone, while what tells so isn't installed."""

    id: str
    kind: str
    overlay: bool = False


def waiting(records: Iterable[Unjudged]) -> Iterator[str]:
    """Yield, by kind, how many records can't be judged, in Dutch."""
    for kind, count in Counter(record.kind for record in records).items():
        many = dutch.number_of(count, "gegeven", "gegevens")
        yield f"{many} van de soort “{kind}”, waarvan de uitbreiding nu ontbreekt"


class Forgetting(msgspec.Struct, frozen=True):
    """How to wipe a person's data (a ``Forget``), and what can't be judged as yet."""

    forget: Forget
    unjudged: Callable[[str, Iterable[Commit]], tuple[Unjudged, ...]]
    """(id, all commits) → the records about that person that nobody here understands."""
    judges: Callable[[Unjudged], bool]
    """Tells whether such a record can be judged now."""

    def __call__(self, subject: str, commits: Iterable[Commit]) -> Edit:
        """Return how to wipe that record's personal data."""
        return self.forget(subject, commits)


@runtime_checkable
class Resuming(Protocol):
    """A store that can be in the middle of an erasure when it is opened."""

    def resume(self, forget: Forget) -> None:
        """Take how to wipe a person, and finish what was broken off, when it can be written."""

    def unfinished(self) -> Mapping[str, tuple[str, ...]]:
        """Return what erasures have yet to do, as Dutch sentences by the person's id."""


class SignStatus(Ranked):
    """How something is that was looked at, what matters most first."""

    wrong = "wrong", "fout"
    attention = "attention", "let op"
    good = "good", "goed"

    @property
    def tone(self) -> Tone:
        """What it says to whoever looks."""
        return _TONES[self]


_TONES = {
    SignStatus.wrong: Tone.wrong,
    SignStatus.attention: Tone.attention,
    SignStatus.good: Tone.good,
}


class SignSubject(Choice):
    """What of a store was looked at."""

    files = "files", "bestanden"
    log = "log", "logboek"
    mark = "mark", "kenmerk"
    head = "head", "laatste wijziging"
    fork = "fork", "ander verloop"
    snapshot = "snapshot", "momentopname"
    backups = "backups", "reservekopieën"
    erased = "erased", "gewist"
    copy = "copy", "kopie"
    others = "others", "andere bestanden"
    aside = "aside", "apart gezet"
    leftovers = "leftovers", "resten"
    surroundings = "surroundings", "plaats"
    drill = "drill", "oefening"


class Repair(Choice):
    """What ``repair`` can do."""

    set_aside = "set_aside", "apart zetten wat in de weg staat"
    rescue_log = "rescue_log", "het logboek redden"
    rewrite_log = "rewrite_log", "het logboek terugzetten zoals m50 het schreef"
    keep_log = "keep_log", "het logboek houden dat er staat"
    mark = "mark", "het kenmerk opnieuw maken"
    head = "head", "de laatste wijziging opnieuw noteren"
    snapshot = "snapshot", "de momentopname weggooien"
    erase = "erase", "opnieuw wissen"
    leftovers = "leftovers", "resten verwijderen"
    backup = "backup", "een reservekopie maken"


@attrs.frozen
class Sign:
    """One thing that was looked at, and how it is."""

    status: SignStatus
    subject: Choice
    """What was looked at: a ``SignSubject``, or what else a store or a network has."""
    text: str
    remedy: str = ""
    """What ``repair`` would do about it, in Dutch; empty when nothing can be done by itself."""
    loses: str = ""
    """What would be gone from the data by then, in Dutch; such a remedy is done only when asked."""
    repair: Repair | None = None
    """That same step for ``repair``; None when nothing can be done by itself."""


@attrs.frozen
class Backup:
    """A copy of everything up to one commit."""

    name: str
    when: datetime
    """Time of the last commit in it."""
    head: int
    """Number of the last commit in it."""
    size: int
    """Bytes."""
    wrong: str = ""
    """Dutch: why it can't be used; empty when it is sound, and of this network."""
    network: str = ""
    """Identity of the network that it is of; empty when that isn't known."""


@attrs.frozen
class Comparison:
    """A copy of the store beside the store: how many commits they share, and what each has more."""

    name: str
    shared: int
    only_here: tuple[Commit, ...]
    only_there: tuple[Commit, ...]
    wrong: str = ""
    """Dutch: why the copy can't be read; empty when it can."""


class Upkeep(Protocol):
    """What can be done for the store at one place."""

    def examine(self) -> tuple[Sign, ...]:
        """Look at everything; change nothing."""

    def repair(self, forget: Forget, *, lose: bool = False) -> tuple[Sign, ...]:
        """Do what ``examine`` named as remedies; return how it is then. Nothing is thrown away.

        A remedy that ``loses`` something is done only with ``lose``.
        """

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups, newest first, each checked."""

    def backup(self, to: str = "") -> Backup:
        """Make a backup, at ``to`` or among the others; StoreError when the store isn't sound."""

    def restore(self, name: str, forget: Forget, *, other_network: bool = False) -> Backup:
        """Put a backup back; what was there is set aside, and later erasures are done again.

        ``name``: of a backup, or the path of one elsewhere. No id is given a second time, also
        not those of records that are gone by it. StoreError when it can't be used, or is of
        another network and ``other_network`` isn't asked for.
        """

    def copies(self) -> tuple[Comparison, ...]:
        """Return the copies that a sync folder made of the log, each compared with the store."""

    def drill(self) -> tuple[Sign, ...]:
        """Back up, wipe, restore and compare, on a copy elsewhere; the store isn't touched."""
