"""Everything that is kept about one person, to show or to give (AVG art. 15 and 20)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import attrs

from m50core.answers.values import field_to_json, kept_to_json
from m50core.errors import UnknownId, UsageError
from m50core.privacy.keepers import Keeper, KeptText, about
from m50core.privacy.traces import Traces, identifying, strings
from m50core.records.collection import Records
from m50core.records.fields import is_person_kind
from m50core.records.record import Record
from m50core.records.relation_words import field_words
from m50core.started import to_type
from m50core.store.protocol import Change, Commit
from m50core.values.choice import Choice
from m50core.values.personal import Personal

_NEVER = ("id", "version", "source")


@attrs.frozen
class DossierLine:
    """One field with what it says; ``why`` is the reason for keeping it, when declared."""

    field: str
    label: str
    value: str
    plain: Any
    """As an answer tells it."""
    why: Personal | None = None


@attrs.frozen
class Mentioned:
    """A record that points at the person, or names them."""

    record: str
    kind: str
    label: str
    title: str
    pointing: tuple[tuple[str, str], ...]
    """The fields that point at the person, each with its label."""
    named: bool
    """True: their name stands in it."""
    lines: tuple[DossierLine, ...]

    @property
    def how(self) -> str:
        """By which fields it points, or that the name stands in it, in Dutch."""
        words = [label for _, label in self.pointing]
        return ", ".join([*words, *(["naam in tekst"] if self.named else [])])


class TraceHow(Choice):
    """What a commit has to do with a person."""

    made = "made", "door deze persoon"
    about = "about", "over deze persoon"
    names = "names", "noemt deze persoon"


@attrs.frozen
class Trace:
    """A commit that the person made, or that is about them or names them."""

    number: int
    when: datetime
    who: str
    why: str
    how: tuple[TraceHow, ...]

    @property
    def how_words(self) -> str:
        """What it has to do with the person, in Dutch."""
        return ", ".join(way.label for way in self.how)


@attrs.frozen
class Dossier:
    """What is kept about a person."""

    id: str
    name: str
    present: bool
    """False: the record was removed; what is here comes from the history."""
    own: tuple[DossierLine, ...]
    earlier: tuple[DossierLine, ...]
    """Values that the record had before."""
    related: tuple[Mentioned, ...]
    commits: tuple[Trace, ...]
    elsewhere: tuple[KeptText, ...] = ()
    """What isn't in the store: forms that were begun, and the like."""


def dossier(
    records: Records, person_id: str, commits: Iterable[Commit], keepers: Iterable[Keeper] = ()
) -> Dossier:
    """Return everything that is kept about a person, present or removed, by keepers too.

    Raises UnknownId when there never was such a record, UsageError when it is no person.
    """
    log = list(commits)
    record = records.get(person_id)
    versions = [state for commit in log for state in _versions(records, person_id, commit)]
    if record is None and not versions:
        raise UnknownId(person_id)
    cls = type(record) if record else versions[-1][0]
    if not is_person_kind(cls.spec):
        raise UsageError(
            f"“{person_id}” is een {cls.spec.label.lower()}, geen persoon. "
            f"Zoek de persoon op met {to_type('list person')}."
        )
    plain = record.plain() if record else dict(versions[-1][1])
    states = [state for _, state in versions]
    traces = Traces.of(pair for state in (*states, plain) for pair in identifying(cls.spec, state))
    own = tuple(_lines(records, record) if record else _plain_lines(records, cls, plain))
    was = [line for state in states for line in _plain_lines(records, cls, state)]
    earlier = {(line.field, str(line.plain)): line for line in was}
    for line in own:
        earlier.pop((line.field, str(line.plain)), None)
    return Dossier(
        id=person_id,
        name=record.title_text if record else str(plain.get("name") or person_id),
        present=record is not None,
        own=own,
        earlier=tuple(earlier.values()),
        related=tuple(_mentioning(records, person_id, traces)),
        commits=tuple(_traces(log, person_id, traces)),
        elsewhere=about(keepers, person_id, traces),
    )


def find_person(records: Records, words: str) -> str:
    """Return the id of the person with this id or name; an unknown id is returned as it is.

    Raises UsageError when several have the name.
    """
    if words in records:
        return words
    named = [
        record.id
        for record in records
        if is_person_kind(record.spec) and record.title_text.casefold() == words.casefold()
    ]
    if len(named) > 1:
        raise UsageError(
            f"Er zijn meer personen met de naam “{words}”: {', '.join(named)}. Geef een nummer."
        )
    return named[0] if named else words


def _versions(
    records: Records, person_id: str, commit: Commit
) -> Iterator[tuple[type[Record], Mapping[str, Any]]]:
    for change in commit.changes:
        if change.id == person_id and change.kind in records.kinds:
            for state in (change.before, change.after):
                if state is not None:
                    yield records.kinds[change.kind], state


def _plain_lines(
    records: Records, cls: type[Record], fields: Mapping[str, Any]
) -> Iterator[DossierLine]:
    """Lines of a record as the store keeps it, fields of an absent plugin included."""
    for name, value in fields.items():
        info = cls.spec.fields.get(name)
        if name in _NEVER or value in ("", None, []):
            continue
        words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        if info is not None and info.relation and words in records:
            words = records.title(words)
        plain = kept_to_json(cls, name, value)
        yield DossierLine(
            name, info.label if info else name, words, plain, info.personal if info else None
        )


def _lines(records: Records, record: Record) -> Iterator[DossierLine]:
    for info in record.spec.fields.values():
        value = getattr(record, info.name)
        if info.name not in _NEVER and (told := field_words(info, value, records.title)):
            yield DossierLine(
                info.name, info.label, told, field_to_json(info, value), info.personal
            )


def _mentioning(records: Records, person_id: str, traces: Traces) -> Iterator[Mentioned]:
    pointing: dict[str, list[tuple[str, str]]] = {}
    for info, record in records.pointing_at(person_id):
        pointing.setdefault(record.id, []).append((info.name, info.label))
    for record in records:
        fields = tuple(pointing.get(record.id, ()))
        named = record.id != person_id and traces.stand_in_any(strings(record.plain()))
        if fields or named:
            lines, title = tuple(_lines(records, record)), record.title_text
            yield Mentioned(record.id, record.kind, record.spec.label, title, fields, named, lines)


def _traces(log: list[Commit], person_id: str, traces: Traces) -> Iterator[Trace]:
    for commit in log:
        how = []
        if traces.stand_in(commit.who):
            how.append(TraceHow.made)
        if any(change.id == person_id for change in commit.changes):
            how.append(TraceHow.about)
        elif traces.stand_in(commit.why) or any(
            _mentions(change, person_id, traces) for change in commit.changes
        ):
            how.append(TraceHow.names)
        if how:
            yield Trace(commit.number, commit.when, commit.who, commit.why, tuple(how))


def _mentions(change: Change, person_id: str, traces: Traces) -> bool:
    return any(
        text == person_id or traces.stand_in(text)
        for state in (change.before, change.after)
        if state is not None
        for text in strings(state)
    )
