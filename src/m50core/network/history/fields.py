"""A change told field by field: labels and values as a person reads them."""

from collections.abc import Mapping
from typing import Any, Protocol

import attrs

from m50core.records.collection import Records
from m50core.records.fields import FieldInfo, kept_value, plain_value
from m50core.records.record import Record
from m50core.records.relation_words import field_words, titles
from m50core.store.protocol import Change


class RecordsContext(Protocol):
    """Where the titles of what is pointed at are found."""

    @property
    def records(self) -> Records:
        """Every record as it stands."""


class ChangeContext(RecordsContext, Protocol):
    """What is needed to put a change in words; a Network has it."""

    @property
    def kinds(self) -> Mapping[str, type[Record]]:
        """Every record kind by name."""

    @property
    def planned(self) -> Mapping[str, Record]:
        """What the plan and the reference data lay down, by id."""


@attrs.frozen
class FieldChange:
    """One field that differs: ``old`` and ``new`` as plain data, ``before`` and ``after`` shown."""

    name: str
    label: str
    old: Any
    new: Any
    before: str
    after: str

    @property
    def shown(self) -> str:
        """The field and its two values on one line."""
        return f"{self.label}: {self.before or 'leeg'} → {self.after or 'leeg'}"


def field_changes(known: ChangeContext, change: Change) -> tuple[FieldChange, ...]:
    """Return the fields in which a record before and after differs, empty ones left out.

    What a planned record has no state for is as the plan says.
    """
    plan = known.planned.get(change.id) if change.overlay else None
    laid_down = plan.plain() if plan else {}
    before, after = ({**laid_down, **(side or {})} for side in (change.before, change.after))
    names = (name for name in {**before, **after} if before.get(name) != after.get(name))
    cls = known.kinds.get(change.kind)
    names = (n for n in names if not (cls and n in cls.spec.fields and cls.spec.fields[n].quiet))
    changes = (
        _field_change(known, cls, name, before.get(name), after.get(name), after or before)
        for name in names
    )
    return tuple(field for field in changes if field.before or field.after)


def record_changes(known: RecordsContext, before: Record, after: Record) -> tuple[FieldChange, ...]:
    """Return the same of a record as it is, and as it becomes: their values are read by nobody."""
    titled = titles(known.records.get)
    changes = []
    for name, info in after.spec.fields.items():
        sides = getattr(before, name), getattr(after, name)
        if info.hidden or info.quiet or sides[0] is sides[1]:
            continue
        old, new = (plain_value(info, value) for value in sides)
        if old != new:
            shown = (field_words(info, value, titled) for value in sides)
            changes.append(FieldChange(name, after.label_of(name), old, new, *shown))
    return tuple(change for change in changes if change.before or change.after)


def _field_change(
    known: ChangeContext,
    cls: type[Record] | None,
    name: str,
    old: Any,
    new: Any,
    whole: Mapping[str, Any],
) -> FieldChange:
    info = cls.spec.fields.get(name) if cls else None
    label = cls.label_for(name, whole) if cls and info else name
    return FieldChange(name, label, old, new, _show(known, info, old), _show(known, info, new))


def field_info(known: ChangeContext, kind: str, name: str) -> FieldInfo | None:
    """Return the description of a field; None when its plugin is missing."""
    cls = known.kinds.get(kind)
    return cls.spec.fields.get(name) if cls else None


def _show(known: ChangeContext, info: FieldInfo | None, plain: Any) -> str:
    if plain is None or plain == []:
        return ""
    if info is None:
        return str(plain)
    try:
        return field_words(info, kept_value(info, plain), titles(known.records.get))
    except ValueError:
        # An older version kept what this one would refuse: the log tells it as it was.
        return str(plain)


def title_of(fields: Mapping[str, Any] | None, record_id: str) -> str:
    """Return what a person calls a kept record: its title, else its name, else its id."""
    kept = fields or {}
    return str(kept.get("title") or kept.get("name") or record_id)
