"""Amendments: what a decision changes, field by field."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar, Self

from m50core.errors import FieldError, UnknownField
from m50core.records.fields import field, record
from m50core.records.laying import lay, with_all_filled
from m50core.records.record import ANY, Around, Find, Record
from m50core.values.choice import Choice, steps
from m50core.values.personal import Personal
from m50core.values.stage import Stage

_HAPPENED = frozenset(
    {
        "amendment",
        "decision",
        "vote",
        "ballot",
        "attendance",
        "minutes",
        "contact",
        "progress",
        "measurement",
        "accounting",
    }
)


@lru_cache(4096)
def _read(kind: Any, name: str, text: str) -> Any:
    """Read the text of an amendment once: it is laid over its record again and again."""
    return kind.read_typed({name: text})[name]


@steps({"planned": ("effective", "dropped"), "effective": (), "dropped": ("planned",)})
class AmendmentStatus(Choice):
    """An amendment waits for its day, is carried out on it, or is dropped before."""

    planned = "planned", "nog niet ingegaan", Stage.open
    effective = "effective", "ingegaan", Stage.finished
    dropped = "dropped", "vervallen", Stage.dropped


@record(
    label="Wijziging van het plan",
    plural="Wijzigingen van het plan",
    prefix="wijziging",
    help="Wat een besluit aan het plan verandert, en vanaf welke dag.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
)
class Amendment(Record):
    """What a decision makes of one field of a record, from a day on."""

    title: str = field(label="Titel", in_list=True, searchable=True, personal=Personal.role)
    about: str = field(label="Waarvan", relation=ANY, in_list=True, personal=Personal.role)
    field_name: str = field(label="Veld", example="due", default="")
    new_value: str = field(label="Wordt", default="", multiline=True, personal=Personal.role)
    decision: str = field(label="Besluit", default="", relation="decision", in_list=True)
    on: date | None = field(
        label="Vanaf",
        help="Leeg: vanaf de dag waarop het besluit ingaat.",
        default=None,
        in_list=True,
    )
    reason: str = field(label="Reden", default="", multiline=True, personal=Personal.role)
    status: AmendmentStatus = field(
        label="Status", default=AmendmentStatus.planned, in_list=True, state=True
    )

    happened_on: ClassVar[tuple[str, ...]] = ()

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse a new value that its field can't hold, and a change of what has happened."""
        if before is not None and before.status is AmendmentStatus.effective:
            yield "status", "zij is ingegaan. Leg wat er nu verandert vast als een nieuwe wijziging"
        if self.status is AmendmentStatus.effective and before is not None and not self.decision:
            yield "decision", "een wijziging gaat in door een besluit"
        about = around.get(self.about)
        if about is None or not self.field_name:
            return
        if about.kind in _HAPPENED:
            yield "about", f"een {about.spec.label.lower()} verandert niet door een besluit"
        try:
            value = self.value_for(about)
        except UnknownField as error:
            yield "field_name", error.sentence
        except FieldError as error:
            yield "new_value", error.reason
        else:
            waited = before is not None and before.status is not AmendmentStatus.effective
            done = getattr(about, self.field_name) == value
            if waited and self.status is AmendmentStatus.effective and not done:
                yield "status", "zij gaat vanzelf in, op de dag van haar besluit of haar eigen dag"

    def value_for(self, about: Record) -> Any:
        """Return the new value as the field of that record has it; UnknownField, FieldError."""
        kind: Any = type(about)
        return _read(kind, self.field_name, self.new_value)

    def proposes(self, find: Find) -> Iterable[tuple[str, Record]]:
        """Yield what the record becomes on the day of this amendment, while that is to come."""
        about = find(self.about)
        if about is None or self.status is not AmendmentStatus.planned:
            return
        with suppress(UnknownField, FieldError):
            value = {self.field_name: self.value_for(about)}
            yield "new_value", lay(about, with_all_filled(type(about), value))
