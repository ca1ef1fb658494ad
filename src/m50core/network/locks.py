"""What can't change any more: a record that is final, and those that it locks."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from m50core.errors import FieldError, RelationError
from m50core.records.record import Record
from m50core.records.relations import named_by, relations


class Locks:
    """Tells what is locked among records; only of kinds that can be, it looks who points there."""

    def __init__(
        self, kinds: Mapping[str, type[Record]], pointing: Callable[[str], Iterable[Record]]
    ) -> None:
        """``pointing``: (id) → the records that point at it."""
        self._kinds, self._pointing = kinds, pointing

    @cached_property
    def _lockable(self) -> frozenset[str]:
        """Names of the kinds that can be locked."""
        return named_by(self._kinds, lambda cls: cls.locks)

    def why(self, record: Record, new: Record | None) -> str:
        """Return in Dutch, without a full stop, why a record can't become ``new`` (None: go).

        Empty when it can.
        """
        if not record.final and record.kind not in self._lockable:
            return ""
        if new is not None and not _changed_fields(record, new):
            return ""
        if record.final:
            return record.final
        for user in self._pointing(record.id):
            names = [info.name for info, target in relations(user) if target == record.id]
            if not set(names).isdisjoint(user.locks):
                return f"het staat in “{user.title_text}” ({user.id}). {user.keeps.rstrip('.')}"
        return ""

    def refuse(self, record: Record | None, new: Record | None) -> None:
        """Raise FieldError (RelationError when it goes) for a change of what is locked."""
        if record is None or not (reason := self.why(record, new)):
            return
        sentence = f"“{record.title_text}” ({record.id}): {reason}"
        if new is None:
            raise _of(record, RelationError(record.kind, "id", sentence))
        name = _changed_fields(record, new)[0]
        label = record.spec.fields[name].label
        raise _of(record, FieldError(record.kind, name, sentence, label))


def _of(record: Record, error: FieldError) -> FieldError:
    error.record_id = record.id
    return error


def _changed_fields(record: Record, new: Record) -> list[str]:
    fields = record.spec.fields.values()
    names = [info.name for info in fields if not (info.hidden or info.derived)]
    return [name for name in names if getattr(record, name) != getattr(new, name)]
