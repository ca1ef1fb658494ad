"""Taking in a file: what is new, what changes, what is known already, and what is left out."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import attrs

from m50core.errors import FieldError, M50Error, UsageError, no_kind, together
from m50core.exchange.files import read_limited
from m50core.guard.calls import at_most
from m50core.guard.watch import Watch
from m50core.network.commit import CommitBuilder
from m50core.network.history.fields import ChangeContext, FieldChange, record_changes
from m50core.network.reading import ReadingNames, as_kept
from m50core.network.vetting import Vetting
from m50core.plugins.extensions import Importer, Incoming
from m50core.plugins.register import Register
from m50core.plugins.soundness import flaw, flaws
from m50core.records.fields import FieldInfo
from m50core.records.record import Record, make_record
from m50core.records.relation_words import field_of, field_words, names
from m50core.store.protocol import Store
from m50core.values.called import pick
from m50core.values.choice import Choice
from m50core.values.text import visible

_MOST = 100_000
"""Things that a plugin may read in one file."""


class ArrivalFate(Choice):
    """What becomes of one thing in a file."""

    new = "new", "nieuw"
    changed = "changed", "gewijzigd"
    known = "known", "al bekend"
    left_out = "left_out", "overgeslagen"


@attrs.frozen
class Arrival:
    """One thing in a file, and what becomes of it."""

    fate: ArrivalFate
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
    erased: str = ""
    """Id of someone whose data was wiped (AVG), when it is left out for that."""

    @property
    def cleared(self) -> tuple[FieldChange, ...]:
        """What was filled before and is empty now."""
        return tuple(change for change in self.changes if change.before and not change.after)


class IntakeNetwork(ChangeContext, Protocol):
    """The network, as this looks at it."""

    register: Register
    today: date

    @property
    def store(self) -> Store:
        """Where it is kept."""

    def commit(self, why: str) -> AbstractContextManager[CommitBuilder]:
        """Gather changes into one commit."""


def take_in(
    net: IntakeNetwork, path: Path, form: str, given: Mapping[str, Any], *, dry_run: bool
) -> tuple[Arrival, ...]:
    """Take in a file as one commit, or (``dry_run``) only tell what would become of it.

    ``form`` names the importer; empty: the file's name tells. ``given``: values for all records,
    over those of the file. Raises UsageError when nothing reads such a file, M50Error with file and
    place when it can't be taken in; nothing is kept then.
    """
    importer = _importer(net.register.importers(), path, form)
    content = read_limited(path)
    read_by_plugin = _read_guarded(net, importer, content, path.name)
    records = net.records
    ready = read_by_plugin
    if ready is None:
        # Reading may take long: nobody is kept waiting for that.
        ready = list(importer.incoming(content, path.name, records, net.today))
    places: dict[str, str] = {}
    try:
        with net.commit(f"Ingelezen: {visible(path.name)}") as commit:
            intake = _Intake(net, commit, importer, given, Vetting(net, path.name))
            if read_by_plugin is None and net.records is not records:
                ready = importer.incoming(content, path.name, net.records, net.today)
            laid = intake.lay(ready, path.name)
            places |= {one.record.id: one.place for one in laid if one.record is not None}
            commit.settle()
            unmet = intake.unmet_claims()
            told = (attrs.evolve(o, notes=(*o.notes, *unmet.get(o.place, ()))) for o in laid)
            arrivals = tuple(_settle(net, commit, arrival) for arrival in told)
            if dry_run:
                # What a commit refuses at its end, must show beforehand too.
                commit.changes()
                commit.cancel()
    except FieldError as error:
        wrong = [_at(path.name, places.get(each.record_id, ""), each) for each in error.problems]
        raise together(wrong) from error
    return arrivals


def _at(file: str, place: str, error: M50Error) -> M50Error:
    """Return what is wrong with its place in the file before it."""
    return M50Error(f"{', '.join(filter(None, (file, place)))}: {error.sentence}")


def _read_guarded(
    net: IntakeNetwork, importer: Importer, content: bytes, name: str
) -> Iterable[Incoming] | None:
    """Return what a plugin reads in a file, before anything is locked; None for the core's own."""
    plugin, what = net.register.owner("importer", importer.name), f"het inlezen van {name}"
    if not plugin:
        return None
    records = Watch(net.records)

    def read() -> list[Incoming]:
        return at_most(importer.incoming(content, name, records, net.today), _MOST)

    arriving = net.register.call(plugin, what, read)
    if records.put_back():
        raise net.register.failure(plugin, what, "het wijzigde gegevens; die zijn teruggezet")
    for item, reason in flaws(arriving, flaw):
        if not isinstance(item, Incoming) or reason:
            wrong = reason or type(item).__name__
            raise net.register.failure(plugin, what, f"geeft iets onbruikbaars ({wrong})")
    return arriving


def _settle(net: IntakeNetwork, commit: CommitBuilder, arrival: Arrival) -> Arrival:
    """Return what became of a thing when its record is kept otherwise than the file has it."""
    record = arrival.record
    kept = commit.present(record.id) if record else None
    if record is None or kept is None or kept == record:
        return arrival
    there = net.records.get(record.id)
    if there is None:
        return attrs.evolve(arrival, record=kept)
    changes = record_changes(net, there, kept)
    fate = ArrivalFate.changed if changes else ArrivalFate.known
    return attrs.evolve(arrival, fate=fate, record=kept, changes=changes)


def _importer(importers: Mapping[str, Importer], path: Path, name: str) -> Importer:
    if name:
        return importers[pick(name, importers.keys(), f"Het formaat “{name}” is er niet")]
    for importer in importers.values():
        if path.suffix.lower() in importer.suffixes:
            return importer
    known = ", ".join(sorted({s for i in importers.values() for s in i.suffixes}))
    raise UsageError(f"“{path.name}” kan niet worden ingelezen. Dit kan wel: {known}.")


_NEVER_EMPTY = (
    "een lege cel kan hier niet, want dit veld is nooit leeg. Vul het in, of haal de kolom uit het "
    "bestand om het te laten zoals het is"
)


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def _can_be_empty(info: FieldInfo) -> bool:
    return not info.required and (info.optional or info.many or info.type is str)


def _not_taken(title: Callable[[str], str], record: Record, name: str, value: Any) -> str:
    info = record.spec.fields[name]
    said, here = field_words(info, value, title) or "leeg", field_of(record, name, title)
    return f"{info.label} “{said}” is niet overgenomen, hier is het “{here}”: {info.derived}"


class _Intake:
    def __init__(
        self, net: IntakeNetwork, commit: CommitBuilder, importer: Importer,
        given: Mapping[str, Any], vetting: Vetting,
    ) -> None:  # fmt: skip
        self.net, self.commit, self.given, self.vetting = net, commit, given, vetting
        self.keys, self.kept = importer.keys, importer.kept
        self.names = ReadingNames(net, given)
        self._by_keys: dict[str, dict[tuple[Any, ...], str]] = {}
        self._claims: list[tuple[str, str, Mapping[str, Any]]] = []
        """What the file says of records in fields that are worked out: (place, id, values)."""

    def lay(self, items: Iterable[Incoming], file: str) -> list[Arrival]:
        """Lay all things into the commit; M50Error tells of each that can't be, with its place.

        What is wrong in the same way further on, as with a whole column, is told once.
        """
        laid: list[Arrival] = []
        wrong: dict[str, M50Error] = {}
        for item in items:
            try:
                laid.append(self.arrive(item))
            except (FieldError, UsageError) as error:
                for problem in error.problems:
                    wrong.setdefault(problem.sentence, _at(file, item.place, problem))
        if wrong:
            raise together(list(wrong.values()))
        return laid

    def arrive(self, item: Incoming) -> Arrival:
        """Lay one thing into the commit."""
        arrival = Arrival(ArrivalFate.left_out, item.kind, item.title, item.place, notes=item.notes)
        if item.left_out:
            return attrs.evolve(arrival, reason=item.left_out)
        asked = self._given_id(item)
        if reason := self.vetting.stays_erased(item.kind, asked):
            # Not under the title that the file gives it: that is what was wiped.
            return attrs.evolve(arrival, title=asked, reason=reason, notes=(), erased=asked)
        sentence = self.vetting.again(item, asked)
        there = self.commit.present(asked)
        if sentence and there is not None:
            return attrs.evolve(
                arrival, fate=ArrivalFate.known, title=there.title_text, record=there,
                notes=(*item.notes, sentence),
            )  # fmt: skip
        if there is None or there.kind != item.kind:
            return self._new(item, arrival)
        self.vetting.took(item, there.id)
        return self._laid_over(there, item, arrival)

    def _new(self, item: Incoming, arrival: Arrival) -> Arrival:
        record = self.commit.make(item.kind, self._read(item, new=True))
        if self.kept:
            self.commit.vouch(record)
        self._remember(record)
        self.vetting.took(item, record.id)
        told = self._notes_on(item, record.spec.fields, record)
        notes = (*item.notes, *told, *self.vetting.namesake(record, item.place))
        return attrs.evolve(
            arrival, fate=ArrivalFate.new, title=record.title_text, record=record, notes=notes
        )

    def _laid_over(self, there: Record, item: Incoming, arrival: Arrival) -> Arrival:
        values = self._read(item, new=False)
        values.pop("id", None)
        # Also what can't be changed is held against what is there.
        wanted = there.differing(there.read_typed(values, self.net.today))
        if claimed := {name: wanted.pop(name) for name in there.spec.derived if name in wanted}:
            self._claims.append((item.place, there.id, claimed))
        kept_out = self.vetting.bringing_back(there, wanted)
        wanted = {name: value for name, value in wanted.items() if name not in kept_out}
        if not wanted:
            notes = (*item.notes, *kept_out.values())
            return attrs.evolve(
                arrival, fate=ArrivalFate.known, title=there.title_text, record=there, notes=notes
            )
        record: Record = self.commit.change(there.id, **wanted)
        notes = (*item.notes, *kept_out.values(), *self._notes_on(item, wanted, record))
        if self.kept:
            self.commit.vouch(record)
        changes = record_changes(self.net, there, record)
        quiet = not changes and all(there.spec.fields[name].quiet for name in wanted)
        return attrs.evolve(
            arrival, fate=ArrivalFate.known if quiet else ArrivalFate.changed,
            title=record.title_text, record=record, notes=notes, changes=changes,
        )  # fmt: skip

    def _notes_on(self, item: Incoming, names: Iterable[str], made: Record) -> Iterable[str]:
        yield from self.vetting.doubts(item, names)
        if self.kept:
            return
        yield from self.vetting.readings(item, names, made)
        yield from self.names.told(item, names, made)

    def unmet_claims(self) -> Mapping[str, tuple[str, ...]]:
        """Return, by place, in Dutch what isn't taken over: it is worked out, and comes out so.

        With what changes it. What a file was written with may still be to come, in another file.
        """
        foreseen = self.commit.foresee() if self._claims else {}
        told: dict[str, tuple[str, ...]] = {}
        title = names(self.commit.present)
        for place, record_id, values in self._claims:
            record = foreseen.get(record_id)
            wrong = record.differing(values) if record is not None else {}
            if record is not None and wrong:
                told[place] = tuple(_not_taken(title, record, n, wrong[n]) for n in wrong)
        return told

    def _given_id(self, item: Incoming) -> str:
        """Return the id that a thing says it has, or is known to have by the importer's keys."""
        asked = {**item.values, **self.given}.get("id") or self._known_by_keys(item)
        return asked.strip() if isinstance(asked, str) else ""

    def _read(self, item: Incoming, *, new: bool) -> dict[str, Any]:
        """Return the values, each read as the file means it; raises FieldError, UnknownField."""
        cls = self.net.kinds.get(item.kind)
        if cls is None:
            raise no_kind(item.kind, self.net.kinds)
        values: dict[str, Any] = dict(item.values)
        if new and not self.kept:
            values = {name: value for name, value in values.items() if not _is_blank(value)}
        fields = cls.spec.fields
        for name, value in values.items():
            info = fields.get(name)
            if info is None:
                continue
            if not self.kept and _is_blank(value) and not _can_be_empty(info):
                raise FieldError(item.kind, name, _NEVER_EMPTY, info.label)
            if self.kept:
                values[name] = as_kept(item.kind, info, value)
            elif info.relation and isinstance(value, str):
                values[name] = self.names.ids(item.kind, info, value)
        return {**values, **self.names.values_for(cls)}

    def _known_by_keys(self, item: Incoming) -> str:
        """Return the id of the record that has the same values in the importer's keys, or none."""
        kind, cls = item.kind, self.net.kinds.get(item.kind)
        if not self.keys or cls is None:
            return ""
        if kind not in self._by_keys:
            self._by_keys[kind] = {}
            for record in self.net.records.collection(kind):
                self._remember(record)
        values = self._read(item, new=True)
        new_record = make_record(
            cls, {name: value for name, value in values.items() if name != "id"}, self.net.today
        )
        return self._by_keys[kind].get(self._key(new_record), "")

    def _remember(self, record: Record) -> None:
        if record.kind in self._by_keys:
            self._by_keys[record.kind].setdefault(self._key(record), record.id)

    def _key(self, record: Record) -> tuple[Any, ...]:
        return tuple(getattr(record, name, None) for name in self.keys)
