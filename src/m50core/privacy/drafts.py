"""What was typed and not saved yet, kept on this computer for whoever sits at it.

They lie on the desk (``m50core.store.desk``), and hold personal data: ``DraftsKeeper`` shows and
wipes it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import attrs

from m50core.errors import M50Error
from m50core.privacy.keepers import KeptText, Wanted, pointing_at
from m50core.store.desk.desk import ASIDE, Desk, former_key
from m50core.store.desk.layout import DRAFTS, tables_in
from m50core.values import dutch

if TYPE_CHECKING:
    from tinydb.queries import QueryLike

MOST = 200
"""Drafts of one network; more are refused."""
LARGEST = 200_000
"""Characters of one draft; a larger one is refused."""


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


class Drafts:
    """The drafts of one network, by kind and record: one of each.

    ``desk``: where they are kept; None: as long as the program runs. Every method raises M50Error,
    with what to do, when the disk refuses.
    """

    def __init__(self, desk: Desk | None = None) -> None:
        self.desk = desk or Desk()
        self._looked = False

    @property
    def lasting(self) -> bool:
        """False when they go as soon as the program stops."""
        return self.desk.lasting

    def all(self) -> tuple[StoredDraft, ...]:
        """Return every draft, oldest first."""
        self._take_over()
        drafts = self.desk.rows(DRAFTS, _draft)
        return tuple(sorted(drafts, key=lambda draft: draft.when))

    def get(self, kind: str, about: str) -> StoredDraft | None:
        """Return the draft of this form, if there is one."""
        return next((d for d in self.all() if (d.kind, d.about) == (kind, about)), None)

    def keep(self, draft: StoredDraft) -> None:
        """Keep a draft instead of the former one of the same form. M50Error when it is too much."""
        if sum(map(len, draft.typed.values())) > LARGEST:
            raise M50Error(
                "Dit is te lang om als concept te bewaren. Bewaar het formulier met ctrl+s; anders "
                "bent u het kwijt als het programma stopt."
            )
        self._take_over()
        with self.desk.writing(DRAFTS) as table:
            same = self._same(draft)
            if table.count(self.desk.owns) >= MOST and not table.contains(same):
                raise M50Error(
                    f"Er zijn al {MOST} concepten op deze computer. Dit is er niet bij bewaard: "
                    "bewaar of gooi er eerst een weg."
                )
            table.upsert(self._row(draft), same)

    def drop(self, kind: str, about: str) -> None:
        """Throw a draft away; nothing when there is none."""
        self.wipe(lambda draft: (draft.kind, draft.about) == (kind, about))

    def wipe(self, holds: Callable[[StoredDraft], bool]) -> int:
        """Throw away all drafts of which ``holds`` is true; return how many."""
        if not any(map(holds, self.all())):
            return 0
        with self.desk.writing(DRAFTS) as table:
            return len(table.remove(lambda row: self.desk.owns(row) and holds(_draft(row))))

    def wipe_pointing_at(self, ids: Collection[str]) -> int:
        """Throw away all drafts that hold any of these ids; return how many."""
        points = pointing_at(ids)
        return self.wipe(lambda draft: any(map(points, _texts(draft))))

    def wipe_unreadable(self) -> None:
        """Take away what was set aside: nobody can tell about whom it is."""
        self.desk.wipe_unreadable()
        for path in self._former:
            with self.desk.telling():
                for name in self.desk.disk.names(path.parent):
                    if name.startswith(path.stem + ASIDE):
                        self.desk.disk.remove(path.parent / name)

    def _same(self, draft: StoredDraft) -> "QueryLike":
        def same(value: Mapping[Any, Any]) -> bool:
            form = (value.get("kind"), value.get("about"))
            return self.desk.owns(value) and form == (draft.kind, draft.about)

        return same

    def _row(self, draft: StoredDraft) -> dict[str, Any]:
        row = {"network": self.desk.network, **attrs.asdict(draft)}
        return {**row, "when": draft.when.isoformat()}

    @property
    def _former(self) -> list[Path]:
        """Where they were once kept: a file a network, for a while by its place as typed."""
        if self.desk.folder is None:
            return []
        keys = (self.desk.network, former_key(self.desk.place))
        return [self.desk.folder / "drafts" / f"{key}.json" for key in dict.fromkeys(keys)]

    def _take_over(self) -> None:
        """Bring the drafts here that were kept in such a file."""
        for path in () if self._looked else self._former:
            with self.desk.telling():
                if self.desk.disk.stat(path) is not None:
                    self._bring(path)
        self._looked = True

    def _bring(self, path: Path) -> None:
        disk = self.desk.disk
        try:
            rows = tables_in(disk.read(path)).get(DRAFTS, {}).values()
            drafts = [_draft(row) for row in rows]
        except (ValueError, TypeError, KeyError, AttributeError):
            aside = path.with_name(f"{path.stem}{ASIDE}{uuid4().hex[:8]}")
            disk.rename(path, aside)
            self.desk.tell(
                "Uw concepten (wat u typte en niet bewaarde) waren niet te lezen. Het bestand is "
                f"apart gezet: {aside}. Wat u al bewaard had, is er nog."
            )
            return
        with self.desk.writing(DRAFTS) as table:
            new = [draft for draft in drafts if not table.contains(self._same(draft))]
            table.insert_multiple(map(self._row, new))
        disk.remove(path)
        disk.remove(path.with_suffix(".lock"))


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
    named = pointing_at([wanted.id])

    def holds(draft: StoredDraft) -> bool:
        texts = _texts(draft)
        return any(named(text) or wanted.masked(text) != text for text in texts) or (
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
