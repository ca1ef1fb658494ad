"""Examples of what one types to add a record: of each field, and of two whole commands."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from m50core.records.collection import Records
from m50core.records.field_info import FieldInfo
from m50core.records.fields import KindInfo
from m50core.records.record import ANY, Record
from m50core.started import for_shell
from m50core.values.cadence import Cadence
from m50core.values.choice import has_steps
from m50core.values.looking import Looking
from m50core.values.money import Money
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.period import Period


class ExampleIds:
    """Ids to give as an example: of records that are there, where there are any."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def first_id(self, kinds: tuple[str, ...]) -> str:
        """Return the id of the first record of the first of these kinds that has one; or empty."""
        wanted = _OF_ANY if ANY in kinds else kinds
        for kind in (kind for kind in wanted if kind in self._records.kinds):
            if (record := self._records.collection(kind).first()) is not None:
                return str(record.id)
        return ""

    def some(self, kinds: tuple[str, ...]) -> str:
        """Return such an id, else what the first of its kind would get."""
        wanted = _OF_ANY if ANY in kinds else kinds
        known = [self._records.kinds[kind] for kind in wanted if kind in self._records.kinds]
        first = known[0].spec.prefix if known else wanted[0]
        return self.first_id(kinds) or f"{first}-1"


_OF_ANY = ("goal", "action_item")
_SOME: Mapping[type, str] = {
    bool: "ja",
    int: "3",
    Decimal: "2,5",
    datetime: "2025-03-25 10:00",
    Money: "1250,50",
    Cadence: "per kwartaal",
    MunicipalityCode: "GM1680",
}
_DAYS = {Looking.back: "gisteren", Looking.ahead: "over 2 weken", Looking.coming: "over 2 weken"}
_MORE = 3
"""So many fields that may stay empty stand in the second example."""


def example_value(info: FieldInfo, kind: KindInfo, ids: ExampleIds) -> str:
    """Return what one could type in a field: its own example, or what follows from its type."""
    if info.example:
        return info.example
    if info.relation:
        return ids.some(info.relation)
    if info.choices:
        return info.choices[0].value
    if info.type is date:
        return _DAYS.get(info.looking or Looking.near, "vandaag")
    if info.type is Period:
        return _DAYS.get(info.looking or Looking.ahead, "vandaag")
    if info.type is str:
        named = info.name in ("title", "name")
        return f"Nieuw: {kind.label.lower()}" if named else f"Een {info.label.lower()}"
    return _SOME[info.type]


def examples(cls: type[Record], ids: ExampleIds) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the values of two records that can be added: with no more than must, and with more."""
    fields = fields_to_fill(cls)
    least = [info for info in fields if info.required or info.name in cls.asks_for] or fields[:1]
    stamped = {name for names in cls.stamps.values() for name in names}
    more = [info for info in fields if _is_telling(info) and info.name not in stamped]
    # What asks for one of several can't have just any of them beside it.
    more = [i for i in more if not i.relation or (ids.first_id(i.relation) and not cls.asks_for)]
    more = sorted((info for info in more if info not in least), key=_rank)[:_MORE]
    first, second = (
        {info.name: example_value(info, cls.spec, ids) for info in fields if info in infos}
        for infos in (least, [*least, *more])
    )
    return first, second


def fields_to_fill(cls: type[Record]) -> list[FieldInfo]:
    """Return the fields that a person fills in: those that a record can't do without first."""
    fields = [
        info
        for info in cls.spec.fields.values()
        if not (info.hidden or info.derived or info.quiet or info.name in ("id", "source"))
    ]
    return sorted(fields, key=lambda info: not info.required)


def _is_telling(info: FieldInfo) -> bool:
    steps = bool(info.choices) and has_steps(info.type)
    return (info.in_list or info.name == "owner") and not steps and not info.many


def _rank(info: FieldInfo) -> int:
    """Order fields by how much one would want to give them: a day, somebody, and then the rest."""
    if info.type in (date, Period):
        return 0
    return 1 if "person" in info.relation else 2


def assignments(values: Mapping[str, str]) -> str:
    """Return what one types to give fields a value, in quotes where that needs them."""
    return " ".join(f"{name}={for_shell(value)}" for name, value in values.items())
