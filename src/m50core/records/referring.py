"""Names where ids are meant: what a person types for a relation, read as the id of what it names.

Read once, where it is typed: the library takes ids, for a title is no identity.
"""

from collections.abc import Mapping, Sequence

from m50core.errors import FieldError, UsageError
from m50core.records.collection import Records
from m50core.records.conditions import question_of
from m50core.records.field_info import FieldInfo, by_field
from m50core.records.naming import (
    called_in_full,
    find_candidates,
    is_numbered,
    nearest,
    several,
    what_was_meant,
)
from m50core.records.record import ANY, Record
from m50core.started import to_type
from m50core.values.lists import join, split

_BY_VALUE = ("eq", "ne", "in")
"""Questions that ask for the id itself."""

Read = tuple[dict[str, str], tuple[str, ...]]
"""(values, in Dutch for each name as which record it was understood)."""


def conditions(records: Records, cls: type[Record], asked: Mapping[str, str]) -> Read:
    """Return conditions by field and question; see ``asked.read_conditions``."""
    values: dict[str, str] = {}
    told: list[str] = []
    for question, text in asked.items():
        name, way = question_of(cls, question)
        info = cls.spec.fields.get(name)
        key = name if way == "eq" else f"{name}__{way}"
        if key in values:
            raise UsageError(f"“{question}” ({key}) staat er twee keer")
        values[key] = text
        if info is not None and info.relation and way in _BY_VALUE:
            parted = info.many or way == "in"
            values[key] = _ids(records, cls.spec.kind, info, text, told, parted=parted, here=True)
    return values, tuple(told)


def values(records: Records, cls: type[Record], typed: Mapping[str, str]) -> Read:
    """Return values by field; see ``asked.read_values``."""
    told: list[str] = []
    read: dict[str, str] = {}
    for name, text in by_field(cls, typed).items():
        info = cls.spec.fields.get(name)
        read[name] = text
        if info is not None and info.relation and not info.derived:
            read[name] = ids_of(records, cls.spec.kind, info, text, told=told)
    return read, tuple(told)


def ids_of(
    records: Records, kind: str, info: FieldInfo, text: str, *, told: list[str], sure: bool = False
) -> str:
    """Return what is typed for a relation of a kind with ids where it has names.

    ``told`` gets in Dutch what was understood. ``sure``: only for names in full, and what nothing
    is called stays as it is: it may be the id of what is still to come.
    """
    return _ids(records, kind, info, text, told, parted=info.many, sure=sure)


def _ids(
    records: Records, kind: str, info: FieldInfo, text: str, told: list[str],
    *, parted: bool, sure: bool = False, here: bool = False,
) -> str:  # fmt: skip
    pieces = [text]
    if parted:
        pieces = [p.strip() for p in text.split(";")] if ";" in text else split(text)
    found = [_record_named(records, kind, info, one, sure=sure, here=here) for one in pieces]
    if not any(found):
        return text
    ids = [r.id if r else piece for piece, r in zip(pieces, found, strict=True)]
    sentences = [what_was_meant(p, r) for p, r in zip(pieces, found, strict=True) if r]
    told += [f"{info.label}: {sentence}" for sentence in sentences if sentence]
    return join(ids) if parted else ids[0]


def _record_named(
    records: Records, kind: str, info: FieldInfo, piece: str, *, sure: bool, here: bool
) -> Record | None:
    """Return the record that is named; None for what stays as it was typed: an id, or nothing.

    ``here``: only an id that something has, or that something points at.
    """
    words = piece.strip()
    if not words or records.get(words) is not None:
        return None
    if (record := records.get(words.lower())) is not None:
        return record
    kinds = () if ANY in info.relation else info.relation
    known = [records.kinds[name] for name in kinds if name in records.kinds]
    found: Sequence[Record] = called_in_full(records, words, kinds)
    if not found and not sure and not is_numbered(words):
        found = [one for cls in known for one in find_candidates(records, cls, words)]
    if len(found) == 1:
        return found[0]
    if found:
        reason = several(words, "ding", found).rstrip(".")
        raise FieldError(kind, info.name, reason, info.label)
    # What others point at is of a plugin that isn't here.
    numbered = is_numbered(words)
    if sure or (numbered and not here) or any(map(records.pointing_at, {words, words.lower()})):
        return None
    if numbered and kinds and not known:
        return None
    what = " of ".join(cls.spec.label.lower() for cls in known) or "gegeven"
    near = "" if numbered else nearest(records, words, kinds)
    near = near or f" Zoek het nummer: {to_type(*_finding(known))}."
    what += " met nummer" if numbered else ""
    reason = f"er is geen {what} “{words}”.{near}"
    raise FieldError(kind, info.name, reason, info.label)


def _finding(kinds: Sequence[type[Record]]) -> tuple[str, ...]:
    """Return the command that tells the ids of these kinds."""
    return ("list", kinds[0].spec.kind) if len(kinds) == 1 else ("search",)
