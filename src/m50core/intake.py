"""Taking in a file: what is new, what changes, what is known already, and what is left out."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import attrs

from m50core.commit import CommitBuilder
from m50core.domain.choice import Choice
from m50core.domain.record import Record, make_record
from m50core.domain.text import visible
from m50core.errors import FieldError, M50Error, UsageError
from m50core.exchange.files import read_limited
from m50core.history.fields import FieldChange, Known, field_changes
from m50core.plugins.extensions import Importer, Incoming
from m50core.plugins.register import Register
from m50core.store.protocol import Change


class Fate(Choice):
    """What becomes of one thing in a file."""

    new = "new", "nieuw"
    changed = "changed", "gewijzigd"
    known = "known", "al bekend"
    left_out = "left_out", "overgeslagen"


@attrs.frozen
class Arrival:
    """One thing in a file, and what becomes of it."""

    fate: Fate
    kind: str
    title: str
    place: str = ""
    """Where it stands in the file, in Dutch."""
    record: Record | None = None
    """As it is kept; None when it is left out."""
    changes: tuple[FieldChange, ...] = ()
    """What changes in a record that was there."""
    reason: str = ""
    """Why it is left out, in Dutch."""
    notes: tuple[str, ...] = ()


class Ground(Known, Protocol):
    """The network, as this looks at it."""

    register: Register
    today: date

    def commit(self, why: str) -> AbstractContextManager[CommitBuilder]:
        """Gather changes into one commit."""


def take_in(
    net: Ground, path: Path, form: str, given: Mapping[str, Any], *, dry_run: bool
) -> tuple[Arrival, ...]:
    """Take in a file as one commit, or (``dry_run``) only tell what would become of it.

    ``form`` names the importer; empty: the file's name tells. ``given``: values for all records,
    over those of the file. Raises UsageError when nothing reads such a file, M50Error with file and
    place when it can't be taken in; nothing is kept then.
    """
    importer = _importer(net.register.importers(), path, form)
    content = read_limited(path)
    with net.commit(f"Ingelezen: {visible(path.name)}") as commit:
        intake = _Intake(net, commit, importer.keys, given)
        items = importer.incoming(content, path.name, net.records, net.today)
        laid = [_placed(intake, item, path.name) for item in items]
        commit.settle()
        arrivals = tuple(_as_kept(net, commit, one) for one in laid)
        if dry_run:
            # What a commit refuses at its end, must show beforehand too.
            commit.changes()
            commit.cancel()
    return arrivals


def _as_kept(net: Ground, commit: CommitBuilder, arrival: Arrival) -> Arrival:
    """Return what became of a thing when its record is kept otherwise than the file has it."""
    record = arrival.record
    kept = commit.present(record.id) if record else None
    if record is None or kept is None or kept == record:
        return arrival
    there = net.records.get(record.id)
    if there is None:
        return attrs.evolve(arrival, record=kept)
    changes = field_changes(net, Change(kept.kind, kept.id, there.plain(), kept.plain()))
    fate = Fate.changed if changes else Fate.known
    return attrs.evolve(arrival, fate=fate, record=kept, changes=changes)


def _importer(importers: Mapping[str, Importer], path: Path, name: str) -> Importer:
    if name:
        if name not in importers:
            raise UsageError(f"Het formaat “{name}” is er niet. Kies uit: {', '.join(importers)}.")
        return importers[name]
    for importer in importers.values():
        if path.suffix.lower() in importer.suffixes:
            return importer
    known = ", ".join(sorted({s for i in importers.values() for s in i.suffixes}))
    raise UsageError(f"“{path.name}” kan niet worden ingelezen. Dit kan wel: {known}.")


def _placed(intake: "_Intake", item: Incoming, name: str) -> Arrival:
    try:
        return intake.arrive(item)
    except (FieldError, UsageError) as error:
        raise M50Error(f"{name}, {item.place}: {error.sentence}") from error


class _Intake:
    def __init__(
        self, net: Ground, commit: CommitBuilder, keys: tuple[str, ...], given: Mapping[str, Any]
    ) -> None:
        self.net, self.commit, self.keys, self.given = net, commit, keys, given
        self._ids: dict[str, dict[tuple[Any, ...], str]] = {}

    def arrive(self, item: Incoming) -> Arrival:
        """Lay one thing into the commit."""
        arrival = Arrival(Fate.left_out, item.kind, item.title, item.place, notes=item.notes)
        if item.left_out:
            return attrs.evolve(arrival, reason=item.left_out)
        values = {**item.values, **self.given}
        if not values.get("id"):
            values["id"] = self._known_by_keys(item.kind, values)
        asked = values["id"]
        there = self.commit.present(asked) if isinstance(asked, str) else None
        if there is None or there.kind != item.kind:
            made = self.commit.make(item.kind, values)
            self._remember(made)
            return attrs.evolve(arrival, fate=Fate.new, title=made.title_text, record=made)
        del values["id"]
        wanted = {n: v for n, v in there.typed(values).items() if v != getattr(there, n)}
        if not wanted:
            return attrs.evolve(arrival, fate=Fate.known, title=there.title_text, record=there)
        made = self.commit.change(there.id, **wanted)
        change = Change(item.kind, there.id, there.plain(), made.plain())
        return attrs.evolve(
            arrival, fate=Fate.changed, title=made.title_text, record=made,
            changes=field_changes(self.net, change),
        )  # fmt: skip

    def _known_by_keys(self, kind: str, values: Mapping[str, Any]) -> str:
        """Return the id of the record that has the same values in the importer's keys, or none."""
        cls = self.net.kinds.get(kind)
        if not self.keys or cls is None:
            return ""
        if kind not in self._ids:
            self._ids[kind] = {}
            for record in self.net.records.collection(kind):
                self._remember(record)
        made = make_record(cls, {name: value for name, value in values.items() if name != "id"})
        return self._ids[kind].get(self._key(made), "")

    def _remember(self, record: Record) -> None:
        if record.kind in self._ids:
            self._ids[record.kind].setdefault(self._key(record), record.id)

    def _key(self, record: Record) -> tuple[Any, ...]:
        return tuple(getattr(record, name, None) for name in self.keys)
