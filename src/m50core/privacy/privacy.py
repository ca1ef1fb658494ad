"""Personal data (AVG): what is kept and why, and wiping one person from every commit."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from m50core.privacy.traces import Traces, identifying, strings
from m50core.privacy.unjudged import can_point_at_people, personal_fields
from m50core.records.collection import Records
from m50core.records.fields import FieldInfo, is_person_kind, kept_value, plain_value
from m50core.records.record import ANY, Record
from m50core.records.relations import relations
from m50core.store.protocol import Change, Commit, Edit, StoredDocument
from m50core.values import text
from m50core.values.cadence import Cadence
from m50core.values.period import Period
from m50core.values.personal import WIPED, Personal

WHY = "Persoonsgegevens gewist op verzoek (AVG)"


@attrs.frozen
class Holding:
    """One field that holds personal data: a line of the register of processing (art. 30)."""

    kind: str
    """Of the record that has it; empty: it is no record's."""
    field: str
    label: str
    """Kind and field as a person reads them."""
    category: Personal
    purpose: str
    basis: str
    retention: str
    """How long it is kept, as a person reads it."""
    months: int
    """The same after its last use; 0: as long as the history of the network."""
    filled: int
    """In how many records it is filled now."""


def inventory(
    kinds: Mapping[str, type[Record]], records: Records, commits: Iterable[Commit] = ()
) -> tuple[Holding, ...]:
    """Return every field that holds personal data, with why, how long, and how many are filled.

    The last line is about the commits themselves: each keeps who made it.
    """
    people = {record.id for record in records if is_person_kind(record.spec)}
    holdings = [
        _holding(kind, info, f"{cls.spec.label}: {info.label}", info.personal, count)
        for kind, cls in kinds.items()
        for info in personal_fields(cls.spec)
        if info.personal
        for count in [sum(_is_filled(r, info, people) for r in records.collection(kind))]
    ]
    made = sum(1 for commit in commits if commit.who)
    whole = FieldInfo("who", "Wie")
    return (*holdings, _holding("commit", whole, "Wijziging: Wie", Personal.author, made))


def _holding(kind: str, info: FieldInfo, label: str, why: Personal, filled: int) -> Holding:
    return Holding(
        kind, info.name, label, why, why.purpose, why.basis, why.kept, why.months, filled
    )


def _is_filled(record: Record, info: FieldInfo, people: set[str]) -> bool:
    value = getattr(record, info.name)
    if can_point_at_people(info):
        return any(target in people for target in (value if info.many else (value,)))
    if not value:
        return False
    # A text that hangs on a relation to anything is about someone only when that is a person.
    about = [
        other
        for other in personal_fields(record.spec)
        if other.personal is info.personal and ANY in other.relation
    ]
    return not about or any(_is_filled(record, other, people) for other in about)


@attrs.frozen
class Mention:
    """A place where a part of someone's name still stands: a person must look at it."""

    commit: int
    record: str
    field: str
    text: str


@attrs.frozen
class Erasure:
    """What erasing a person comes down to."""

    commit: Commit
    """The commit that says so; it holds nothing of what was wiped."""
    edit: Edit = attrs.field(repr=False, eq=False)
    touched: int
    """How many earlier commits change."""
    mentions: tuple[Mention, ...]
    file: str = ""
    """The definition file of the plan in which the person still stands; empty when in none."""
    waits: tuple[str, ...] = ()
    """Dutch sentences on what couldn't be wiped as yet; empty when all is done."""
    drafts: int = 0
    """How many drafts on this computer (typed and not saved) go with it."""
    posts: tuple[str, ...] = ()
    """Ids of the posts that nobody holds any more, as far as is known."""


def wiped_from(
    kinds: Mapping[str, type[Record]],
    planned: Mapping[str, Record],
    person_id: str,
    commits: Iterable[Commit],
) -> Edit:
    """Return how to wipe a person, given by id, from every commit; see ``privacy.forgetting``."""
    return _Eraser.of(kinds, planned, person_id, list(commits)).edit


def erase(
    kinds: Mapping[str, type[Record]],
    planned: Mapping[str, Record],
    person_id: str,
    documents: Iterable[StoredDocument],
    commits: Iterable[Commit],
    stub: Commit,
) -> Erasure:
    """Return what erasing a person comes down to.

    ``stub``: the new commit's number, time, maker and reason; its changes are made here.
    """
    earlier = list(commits)
    eraser = _Eraser.of(kinds, planned, person_id, earlier)
    edited = [eraser.edit(commit) for commit in earlier]
    changes = []
    for document in documents:
        change = Change(document.kind, document.id, document.fields, None, document.overlay)
        wiped = eraser.change(change)
        if wiped is not change or document.id == person_id:
            changes.append(attrs.evolve(wiped, after=wiped.before))
    commit = attrs.evolve(eraser.edit(stub), changes=tuple(changes), erases=person_id)
    touched = sum(new is not old for new, old in zip(edited, earlier, strict=True))
    return Erasure(commit, eraser.edit, touched, tuple(eraser.mentions([*edited, commit])))


@attrs.frozen
class _Eraser:
    # Nothing of this may stand in an error or a log: it is what is to be wiped.
    kinds: Mapping[str, type[Record]] = attrs.field(repr=False)
    person_id: str
    traces: Traces = attrs.field(repr=False)
    ids: frozenset[str] = attrs.field(repr=False)
    """Every id ever used: what points at a record stays."""
    tied: Mapping[str, set[Personal]] = attrs.field(repr=False)
    """Records that ever pointed at the person, and for which categories of data.

    With what they go with: the term of a person tells of the seat that it is of.
    """

    @classmethod
    def of(
        cls,
        kinds: Mapping[str, type[Record]],
        planned: Mapping[str, Record],
        person_id: str,
        commits: list[Commit],
    ) -> "_Eraser":
        pairs: list[tuple[Personal, str]] = []
        tied: dict[str, set[Personal]] = {}
        if person_id in planned:
            person = planned[person_id]
            pairs += identifying(person.spec, person.plain())
        for record in planned.values():
            for info, target in relations(record):
                if target == person_id and info.personal:
                    _tie(tied, info.personal, type(record), record.id, record.plain())
        for kind, record_id, fields in _states(commits):
            if kind not in kinds:
                continue
            spec = kinds[kind].spec
            if record_id == person_id:
                pairs += identifying(spec, fields)
            for info in personal_fields(spec):
                value = fields.get(info.name) if info.relation else None
                if value == person_id or (isinstance(value, list) and person_id in value):
                    _tie(tied, info.personal, kinds[kind], record_id, fields)
        ids = frozenset(planned) | {change.id for commit in commits for change in commit.changes}
        return cls(kinds, person_id, Traces.of(pairs), ids, tied)

    def edit(self, commit: Commit) -> Commit:
        """Return the commit without this person; the same one when it holds nothing of them."""
        changes = tuple(self.change(change) for change in commit.changes)
        who, why = self.traces.wipe(commit.who), self.traces.wipe(commit.why)
        same = all(new is old for new, old in zip(changes, commit.changes, strict=True))
        if same and (who, why) == (commit.who, commit.why):
            return commit
        return attrs.evolve(commit, who=who, why=why, changes=changes)

    def change(self, change: Change) -> Change:
        """Return one change without this person."""
        before, after = self._fields(change, change.before), self._fields(change, change.after)
        if before is change.before and after is change.after:
            return change
        return attrs.evolve(change, before=before, after=after)

    def _fields(self, change: Change, fields: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
        if fields is None:
            return None
        cls = self.kinds.get(change.kind)
        own = change.id == self.person_id and (cls is None or is_person_kind(cls.spec))
        wiped: dict[str, Any] = {}
        for name, value in fields.items():
            info = cls.spec.fields.get(name) if cls else None
            if info is None and own:
                # What is not understood here may be anything; a name must stay for the record.
                if cls is None and name in ("name", "title"):
                    wiped[name] = WIPED
            elif info is None or cls is None:
                wiped[self._key(name, wiped)] = self._plain(value)
            elif self._about_person(change, info, own=own):
                wiped[name] = _empty_value(cls, info, value)
            else:
                wiped[name] = self._field(cls, change, info, value)
        wiped = {name: value for name, value in wiped.items() if value is not _LEFT_OUT}
        return fields if wiped == dict(fields) else wiped

    def _about_person(self, change: Change, info: FieldInfo, *, own: bool) -> bool:
        if own:
            return info.personal is not None
        return not info.relation and info.personal in self.tied.get(change.id, ())

    def _field(self, cls: type[Record], change: Change, info: FieldInfo, value: Any) -> Any:
        """Return the value of a known field; what it becomes is still a value for that field."""
        someone_else = change.id != self.person_id and info.personal and info.personal.identifying
        if someone_else and isinstance(value, str) and self.traces.are(value):
            return value  # of the same name, or sharing a mailbox
        if info.type is str:
            limit = text.MAX_TEXT if info.multiline else text.MAX_LINE
            wiped = self._plain(value, limit, ids=bool(info.relation))
        elif info.type in (Period, Cadence) and re.search(r"[^\W\d_]{2}", str(value)):
            wiped = self._plain(value)
        else:
            return value
        if wiped == value:
            return value
        try:
            kept_value(info, wiped)
        except ValueError:
            return _empty_value(cls, info, value)
        return wiped

    def _plain(self, value: Any, limit: int = 0, *, ids: bool = True) -> Any:
        """Return plain data without the values; ``ids``: what points at a record stays."""
        if isinstance(value, str):
            return value if ids and value in self.ids else self.traces.wipe(value, limit)
        if isinstance(value, list | tuple):
            return [self._plain(item, limit, ids=ids) for item in value]
        if isinstance(value, Mapping):
            made: dict[str, Any] = {}
            for key, item in value.items():
                made[self._key(key, made)] = self._plain(item, limit, ids=ids)
            return made
        return value

    def _key(self, key: str, taken: Mapping[str, Any]) -> str:
        wiped = made = self.traces.wipe(key)
        number = 2
        while made in taken:
            made, number = f"{wiped} {number}", number + 1
        return made

    def mentions(self, edited: Iterable[Commit]) -> Iterator[Mention]:
        """Yield where parts of the name, or another's equal values, still stand; each once."""
        seen: set[tuple[str, str, str]] = set()
        for commit in edited:
            places = [("", "who", commit.who), ("", "why", commit.why)]
            places += [
                (change.id, name, inner)
                for change in commit.changes
                for name, value in (change.after or change.before or {}).items()
                for inner in strings(value)
            ]
            places += [(change.id, "id", change.id) for change in commit.changes]
            for place in places:
                standing = place[2]
                if place in seen or (standing in self.ids and place[1] != "id"):
                    continue
                if self.traces.partly_in(standing) or self.traces.stand_in(standing):
                    seen.add(place)
                    yield Mention(commit.number, *place)


def _tie(
    tied: dict[str, set[Personal]], why: Personal | None, cls: type[Record], record_id: str,
    fields: Mapping[str, Any],
) -> None:  # fmt: skip
    """Note for which data a record points at the person, and with it what that goes with."""
    targets = (fields.get(name) for name in cls.goes_with)
    for name in (record_id, *(target for target in targets if isinstance(target, str) and target)):
        if why is not None:
            tied.setdefault(name, set()).add(why)


def _states(commits: Iterable[Commit]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for commit in commits:
        for change in commit.changes:
            for fields in (change.before, change.after):
                if fields is not None:
                    yield change.kind, change.id, fields


_LEFT_OUT: Any = object()
"""Stands for the value of a field that is left out: then it has its default again."""


def _empty_value(cls: type[Record], info: FieldInfo, value: Any) -> Any:
    """Return the emptiest value that the field can hold; a value of its own is never made up."""
    if not value:
        return value
    if info.many:
        return []
    if info.optional:
        return None
    if info.type is str:
        return WIPED if info.required else ""
    default = attrs.fields_dict(cls)[info.name].default  # type: ignore[arg-type]
    if default is attrs.NOTHING or value == plain_value(info, default):
        return value
    return _LEFT_OUT
