"""The records as they stand, kept up to date with the store as commits come."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

import msgspec

from m50core.network.compose import Composed
from m50core.network.implied import bare
from m50core.network.making import Orphan, compose_record, laid_over, unknown
from m50core.records.collection import Records
from m50core.records.deadlines import Deadlines
from m50core.records.gate import Gate
from m50core.records.overlay import Derivation, Over, Overlay
from m50core.records.record import Record
from m50core.store.protocol import Change, Commit, Store
from m50core.store.searching import apart
from m50core.values.choice import Choice


def _generation(store: Store) -> object:
    """Return what changes when a store put other commits in the place of known ones."""
    return getattr(store, "generation", None)


R = TypeVar("R", bound=Record)


class _Kept(msgspec.Struct, frozen=True):
    """The records as commits keep them."""

    records: Records
    planned: Mapping[str, Record]

    def laid_down(self, record_id: str) -> Record | None:
        return self.planned.get(record_id)

    def find(self, record_id: str) -> Record | None:
        return self.records.get(record_id)

    def plain(self, kind: str, *names: str) -> None:
        """Return nothing: these are made, so they tell it themselves."""

    def of(self, cls: type[R], *, status: Choice | None = None) -> list[R]:
        if cls.spec.kind not in self.records.kinds:
            return []
        records = self.records.collection(cls)
        return list(records if status is None else records.where(status=status))


class Composition:
    """The records of a store, kept up to date: what a commit changes is all that is made again."""

    def __init__(
        self,
        kinds: Mapping[str, type[Record]],
        planned: Mapping[str, Record],
        store: Store,
        today: date,
        overlay: Overlay,
        derivation: Derivation,
    ) -> None:
        self._overlay, self._derivation = overlay, derivation
        self._kinds = kinds
        self._planned = planned
        self._store = store
        self.today = today
        self._gate = Gate()
        self._seen = -1
        self._generation = _generation(store)
        self._deadlines = Deadlines()
        self._orphans: dict[str, Orphan] = {}
        self._laid: Mapping[str, Record] = {}
        self._derived: Mapping[str, Record] = {}
        self._written: Mapping[str, Record | None] = {}
        self._begin()

    def _begin(self) -> None:
        ground = Composed(
            self._kinds, self._planned, self._store, self.today, self._overlay, self._derivation
        )
        self._records = Records(self._kinds, ground, self._gate, self.today, self._planned)
        self._below: Mapping[str, Record | None] = {}
        """What the records are under what lay over them when they were made."""
        self._kept: Records | None = None
        """The records without what lies over them; None while nobody followed a commit."""
        self._ground: Composed | None = ground
        """What is made first; None once changes have been laid over it."""

    def close(self) -> None:
        """Let nothing more be asked, also of the records that were given."""
        self._gate.close()

    @property
    def records(self) -> Records:
        """Every record as it stands, others' commits included."""
        head, generation = self._store.head(), _generation(self._store)
        if (head, generation) != (self._seen, self._generation):
            known = generation == self._generation and 0 <= self._seen < head
            new = self._store.commits(self._seen) if known else ()
            commits = [commit for commit in new if commit.number <= head]
            follow = (
                known and len(commits) == head - self._seen and not any(c.erases for c in commits)
            )
            if follow and self._ground is not None and not self._ground.whole:
                self._ground.keep(commits, self._seen)
            if follow and (self._ground is None or self._ground.whole or self._ground.listed):
                self._follow(commits)
            else:
                self._begin()
            self._seen, self._generation = head, generation
        return self._records

    def expect(self, written: Mapping[str, Record | None]) -> None:
        """Take the records from which a commit is about to be written: they needn't be read."""
        self._written = written

    def turn(self, today: date) -> None:
        """Stand on another day: what hangs on the day is worked out again, all else stays."""
        self.today = today
        if self._ground is not None:
            self._begin()
            return
        self._kept = self._under().replace({}, today)
        self._records = self._records.replace({}, today)
        self._follow((), turned=True)

    @property
    def laid(self) -> Mapping[str, Record]:
        """What the day changed, and that no commit keeps yet, by id."""
        _ = self.records
        return self._laid if self._ground is None else self._ground.laid

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """State that is kept while its plugin or definition is missing."""
        _ = self.records
        self._settle()
        return tuple(self._orphans.values())

    @property
    def kept_apart(self) -> Mapping[str, int]:
        """How much is kept that can't be shown, by reason; seldom looks at what it is.

        A document that holds what can't be read counts once it was to be made.
        """
        _ = self.records
        if self._ground is None or self._ground.whole:
            return Counter(orphan.reason for orphan in self.orphans)
        kept = {
            record_id: unknown(self._kinds, self._planned, kind, record_id, overlay)
            for kind, record_id, overlay in apart(self._store, self._kinds)
        }
        unread = {record_id: orphan.reason for record_id, orphan in self._ground.orphans.items()}
        counts = Counter((kept | unread).values())
        del counts[""]
        return counts

    def _settle(self) -> None:
        """Make everything, and take over what goes with it."""
        if self._ground is not None:
            self._ground.all()
            self._deadlines, self._orphans = self._ground.deadlines, self._ground.orphans
            self._laid, self._derived = self._ground.laid, self._ground.derived
            over = (*self._laid, *self._derived)
            self._below = {name: self._ground.find(name) for name in over}
            self._ground = None

    def orphan(self, record_id: str) -> Orphan | None:
        """Return the orphan with this id, if it is one."""
        document = self._store.document(record_id)
        made = compose_record(self._kinds, self._planned, document) if document else None
        return made if isinstance(made, Orphan) else None

    def foresee(self, changes: Mapping[str, Record | None]) -> Mapping[str, Record]:
        """Return, by id, what would be worked out if these changes were kept."""
        _ = self.records
        self._settle()
        under = self._under()
        ready = {
            name: None if record is None else bare(record, under.get(name))
            for name, record in changes.items()
        }
        kept = _Kept(under.replace(ready), self._planned)
        return self._derivation.lay(Over(kept, self._overlay(kept, self.today)), self.today)

    def _under(self) -> Records:
        """Return a second sight of the same records: of what is kept, without what lies over it."""
        return self._kept or self._records.replace(self._below)

    def _as_kept(self, record_id: str) -> Record | None:
        document = self._store.document(record_id)
        made = compose_record(self._kinds, self._planned, document) if document else None
        self._orphans.pop(record_id, None)
        if isinstance(made, Orphan):
            self._orphans[record_id] = made
        return made if isinstance(made, Record) else self._planned.get(record_id)

    def _as_left(
        self, under: Records, record_id: str, changes: Iterable[Change], version: int
    ) -> Record | None:
        """Return a record as changes leave it: as it was kept, with what differs laid over that."""
        record = None if record_id in self._deadlines else under.get(record_id)
        typed = self._written.get(record_id)
        for change in changes:
            record = laid_over(record, change, version, typed)
        return record or self._as_kept(record_id)

    def _follow(self, commits: Iterable[Commit], *, turned: bool = False) -> None:
        """Make again what the commits changed, what lies over it, and what hangs on it.

        ``turned``: it is another day, too.
        """
        self._settle()
        changes_by_id: dict[str, list[Change]] = defaultdict(list)
        versions: dict[str, int] = {}
        for commit in commits:
            for change in commit.changes:
                changes_by_id[change.id].append(change)
                versions[change.id] = commit.number
        touched = {name: some[-1].kind for name, some in changes_by_id.items()}
        under = self._under()
        left = {n: self._as_left(under, n, some, versions[n]) for n, some in changes_by_id.items()}
        self._written = {}
        kept = under.replace(left)
        as_kept = _Kept(kept, self._planned)
        laid = self._overlay(as_kept, self.today)
        kinds = {*touched.values(), *(r.kind for r in (*self._laid.values(), *laid.values()))}
        derived = self._derived
        if turned or not self._derivation.reads.isdisjoint(kinds):
            made = self._derivation.lay(Over(as_kept, laid), self.today)
            derived = {name: _same(record, derived.get(name)) for name, record in made.items()}
        again = {name for name in {*derived, *self._derived}
                 if derived.get(name) is not self._derived.get(name)}  # fmt: skip
        changes = {
            name: derived.get(name) or laid.get(name) or kept.get(name)
            for name in dict.fromkeys((*touched, *self._laid, *laid, *sorted(again)))
        }
        self._laid, self._derived = laid, derived
        if not changes:
            return
        records = self._records.replace(changes)
        if moved := self._deadlines.move(records.get, records, changes):
            records = records.replace(moved)
            over = {*laid, *derived}
            kept = kept.replace({n: r for n, r in moved.items() if n not in over})
        self._records, self._kept = records, kept


def _same(record: Record, before: Record | None) -> Record:
    """Return the record of before when it says the same, so that nothing needs to look again."""
    stays = before is not None and record == before and record.version == before.version
    return before if stays and before is not None else record
