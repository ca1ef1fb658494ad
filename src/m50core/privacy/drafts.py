"""What was typed and not saved yet, kept on this computer for whoever sits at it.

A TinyDB file a network, in the settings folder. It holds personal data:
``DraftsKeeper`` shows and wipes it.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import Any

import attrs
from tinydb import Query, Storage, TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Table

from m50core.errors import M50Error, system_reason
from m50core.privacy.keepers import KeptText, Wanted
from m50core.store.files.disk import Disk, RealDisk, replace
from m50core.values import dutch

MOST = 200
"""Drafts of one network; more are refused."""
LARGEST = 200_000
"""Characters of one draft; a larger one is refused."""
_TRIES = 50
"""Ten milliseconds apart: another window keeps its draft meanwhile."""


@attrs.frozen
class StoredDraft:
    """What was typed in one form, and what stood there when it was opened."""

    kind: str
    """What is filled in: a kind of record, or the name of a question."""
    about: str
    """Id of the record that is changed, or of what the new one belongs to; or empty."""
    typed: Mapping[str, str] = attrs.field(repr=False)
    """By field, only where it differs from what stood there."""
    when: datetime
    was: Mapping[str, Any] = attrs.field(factory=dict, repr=False)
    """Plain values of the same fields as they were read."""
    version: int = 0
    """Of the record as it was read."""


class DurableStorage(Storage):
    """TinyDB's way to a file of its own: whole and synced, or as it was; for its owner only."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path, self._disk = path, disk

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables; None without a file, ValueError when it can't be understood."""
        if self._disk.stat(self._path) is None:
            return None
        found: dict[str, dict[str, Any]] = json.loads(self._disk.read(self._path).decode("utf-8"))
        return found

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Put the tables in the place of what was there."""
        self._disk.make_folder(self._path.parent)
        content = json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        replace(self._disk, self._path, content)


class Drafts:
    """The drafts of one network, by kind and record: one of each.

    ``path``: the file; None keeps them as long as the program runs. Every method raises M50Error,
    with what to do, when the disk refuses. A file that can't be read is set aside, and told in
    ``notices``.
    """

    def __init__(self, path: Path | None = None, *, disk: Disk | None = None) -> None:
        self._path = path
        self._disk = disk or RealDisk()
        self._memory = TinyDB(storage=MemoryStorage)
        self.notices: tuple[str, ...] = ()

    @property
    def lasting(self) -> bool:
        """False when they go as soon as the program stops."""
        return self._path is not None

    @classmethod
    def of(cls, folder: Path, place: str) -> "Drafts":
        """Return those in the settings ``folder`` of the network that is kept at ``place``."""
        if "://" in place:
            return cls(_file(folder, place))
        path = _file(folder, str(Path(place).resolve()))
        # Once known by the place as it was typed: an erasure would pass such a file by.
        former = _file(folder, str(Path(place).absolute()))
        if former.exists() and not path.exists():
            with suppress(OSError):
                former.rename(path)
        return cls(path)

    def all(self) -> tuple[StoredDraft, ...]:
        """Return every draft, oldest first."""
        with self._table() as table:
            return tuple(sorted(map(_draft, table), key=lambda draft: draft.when))

    def get(self, kind: str, about: str) -> StoredDraft | None:
        """Return the draft of this form, if there is one."""
        with self._table() as table:
            rows = table.search(_same(kind, about))
            return _draft(rows[0]) if rows else None

    def keep(self, draft: StoredDraft) -> None:
        """Keep a draft instead of the former one of the same form. M50Error when it is too much."""
        if sum(map(len, draft.typed.values())) > LARGEST:
            raise M50Error(
                "Dit is te lang om als concept te bewaren. Bewaar het formulier met ctrl+s; anders "
                "bent u het kwijt als het programma stopt."
            )
        with self._table(writing=True) as table:
            same = _same(draft.kind, draft.about)
            if len(table) >= MOST and not table.contains(same):
                raise M50Error(
                    f"Er zijn al {MOST} concepten op deze computer. Dit is er niet bij bewaard: "
                    "bewaar of gooi er eerst een weg."
                )
            table.upsert({**attrs.asdict(draft), "when": draft.when.isoformat()}, same)

    def drop(self, kind: str, about: str) -> None:
        """Throw a draft away; nothing when there is none."""
        self.wipe(lambda draft: (draft.kind, draft.about) == (kind, about))

    def wipe(self, holds: Callable[[StoredDraft], bool]) -> int:
        """Throw away all drafts of which ``holds`` is true; return how many."""
        if not any(map(holds, self.all())):
            return 0
        with self._table(writing=True) as table:
            doc_ids = [row.doc_id for row in table if holds(_draft(row))]
            table.remove(doc_ids=doc_ids)
        return len(doc_ids)

    def wipe_unreadable(self) -> None:
        """Take away what was set aside: nobody can tell about whom it is."""
        if self._path is not None:
            with self._telling(self._path):
                for name in self._disk.names(self._path.parent):
                    if name.startswith(f"{self._path.stem}.onleesbaar-"):
                        self._disk.remove(self._path.parent / name)

    @contextmanager
    def _table(self, *, writing: bool = False) -> Iterator[Table]:
        path = self._path
        if path is None:
            yield self._memory.table("drafts")
            return
        with self._telling(path), self._alone(path) if writing else _reading():
            self._check(path)
            with TinyDB(path, storage=DurableStorage, disk=self._disk) as database:
                yield database.table("drafts")

    def _check(self, path: Path) -> None:
        """Set a file aside that can't be understood."""
        try:
            tables = DurableStorage(path, self._disk).read()
            for number, row in ({} if tables is None else tables.get("drafts", {})).items():
                int(number)
                _draft(row)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            aside = path.with_name(f"{path.stem}.onleesbaar-{self._disk.stat(path).identity}")  # type: ignore[union-attr]
            self._disk.rename(path, aside)
            self.notices += (
                "Uw concepten (wat u typte en niet bewaarde) waren niet te lezen. Het bestand is "
                f"apart gezet: {aside}. Wat u al bewaard had, is er nog.",
            )

    @contextmanager
    def _alone(self, path: Path) -> Iterator[None]:
        """Keep other windows from writing; one that is stuck keeps nobody waiting for long."""
        self._disk.make_folder(path.parent)
        lock = None
        for _ in range(_TRIES):
            if (lock := self._disk.lock(path.with_suffix(".lock"))) is not None:
                break
            sleep(0.01)
        try:
            yield
        finally:
            if lock is not None:
                lock.release()

    @contextmanager
    def _telling(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise M50Error(
                f"De concepten in {path.parent} zijn niet bij te werken ({system_reason(error)}). "
                "Wat u typt, staat er nog; bewaar het met ctrl+s."
            ) from error


def _file(folder: Path, known: str) -> Path:
    return folder / "drafts" / f"{sha256(known.encode()).hexdigest()[:24]}.json"


@contextmanager
def _reading() -> Iterator[None]:
    yield


def _same(kind: str, about: str) -> Any:
    row = Query()
    return (row.kind == kind) & (row.about == about)


def _draft(row: Mapping[str, Any]) -> StoredDraft:
    """Return the draft of a row; ValueError, TypeError or KeyError when it is none."""
    typed = {str(name): str(value) for name, value in row["typed"].items()}
    when = datetime.fromisoformat(row["when"])
    if when.tzinfo is None:
        raise ValueError(when)
    was, version = dict(row["was"]), int(row["version"])
    return StoredDraft(str(row["kind"]), str(row["about"]), typed, when, was, version)


def holding(wanted: Wanted) -> Callable[[StoredDraft], bool]:
    """Return whether a draft holds anything of a person."""
    named = re.compile(rf"(?<![\w-]){re.escape(wanted.id)}(?![\w-])")

    def holds(draft: StoredDraft) -> bool:
        texts = _texts(draft)
        return any(named.search(text) or wanted.masked(text) != text for text in texts) or (
            wanted.tells(draft.kind, draft.about, {**draft.was, **draft.typed})
        )

    return holds


def _texts(draft: StoredDraft) -> list[str]:
    kept = [value for value in draft.was.values() if value is not None]
    items = [item for value in kept for item in (value if isinstance(value, list) else [value])]
    return [draft.about, *draft.typed.values(), *map(str, items)]


@attrs.frozen
class DraftsKeeper:
    """Lets what was typed and not saved be shown to a person, and wiped."""

    drafts: Drafts

    def kept(self) -> Iterator[KeptText]:
        """Yield each draft, with everything that it says."""
        for draft in self.drafts.all():
            place = f"concept van {dutch.moment(draft.when)}, op deze computer"
            yield KeptText(place, "\n".join(_texts(draft)))

    def wipe(self, wanted: Wanted) -> tuple[str, ...]:
        """Throw away whole what holds anything of the person, and what can't be read."""
        self.drafts.wipe(holding(wanted))
        self.drafts.wipe_unreadable()
        return ()
