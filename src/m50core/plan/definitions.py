"""Definition files: one TOML file holds one part of the year plan as records.

The ``[plan]`` table says whose part it is and lists the plan's headings in order. Every other
table is an array named after a record kind; its entries carry the fields of that kind, and
``source``, which must be one of the headings. An empty date is one that is still to be filled in.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, Self

import attrs

from m50core.errors import DefinitionError, FieldError, UnknownField
from m50core.plan.packaged import packaged_bytes, packaged_names
from m50core.records.fields import FieldInfo
from m50core.records.record import Record, make_record
from m50core.records.relations import broken_relations
from m50core.records.traits import predecessor_of
from m50core.values.encoding import decode_marked, mend, odd_lines
from m50core.values.patterns import pattern
from m50core.values.period import Period

_ID = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*|GM\d{4}")
_PLACE = pattern(r"\(at line (\d+), column \d+\)$")
_UNIT_KINDS = ("pillar", "portfolio", "m50")
_HEADER = {"year", "unit", "unit_kind", "order", "headings"}


def _without_mark(text: str) -> str:
    """Return text without the mark that Windows puts before it, however its lines end."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@attrs.frozen
class PlanFile:
    """The text of a definition file, and the name by which a mistake in it is reported."""

    name: str
    text: str = attrs.field(repr=False, converter=_without_mark)
    odd: tuple[int, ...] = ()
    """Numbers of the lines with signs that are no UTF-8: they were read as Windows means them."""
    home: tuple[str, ...] = attrs.field(default=(), init=False, repr=False, eq=False)
    """The package that brings it along, and its name there; empty: it may come from anywhere."""

    @classmethod
    def of(cls, name: str, content: bytes) -> Self:
        """Return the definition file with this content, in whatever letters an editor saved it.

        Raises FileError when it is no text.
        """
        text = decode_marked(content, name)
        return cls(name, mend(text), odd_lines(text))

    @classmethod
    def packaged(cls, package: str, name: str) -> Self:
        """Return the definition file ``name`` that an installed package brings along."""
        file = cls.of(f"{package.replace('.', '/')}/{name}", packaged_bytes(package, name))
        object.__setattr__(file, "home", (package, name))
        return file

    @classmethod
    def folder(cls, package: str, name: str) -> tuple[Self, ...]:
        """Return the definition files in the folder ``name`` of an installed package, by name."""
        found = packaged_names(package, name)
        return tuple(
            cls.packaged(package, f"{name}/{one}") for one in found if one.endswith(".toml")
        )

    @property
    def oddities(self) -> tuple[DefinitionError, ...]:
        """What to mend in the file, though it could be read."""
        reason = (
            "bevat tekens die geen UTF-8 zijn. Ze zijn gelezen als letters van Windows; bewaar het "
            "bestand als UTF-8"
        )
        return tuple(DefinitionError(self.name, f"regel {n}", "", reason) for n in self.odd)


@attrs.frozen
class PlanPart:
    """One part of the plan: a portfolio, a pillar, or the network as a whole (``m50``)."""

    file: str
    year: int
    unit: str
    unit_kind: str
    order: int
    headings: tuple[str, ...]
    records: tuple[Record, ...] = attrs.field(repr=False)


def tables_of(file: PlanFile) -> dict[str, Any]:
    """Return what a definition file holds; DefinitionError when it isn't TOML."""
    import tomllib

    try:
        return tomllib.loads(file.text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(file.name, "", "", _no_toml(file.text, str(error))) from None
    except RecursionError:
        raise DefinitionError(file.name, "", "", "is te diep genest") from None


def _no_toml(text: str, told: str) -> str:
    """Return where reading stopped; Python before 3.14 tells that only in its sentence."""
    place = _PLACE.search(told)
    lines = text.rstrip().split("\n")
    number = int(place[1]) if place else len(lines)
    line = lines[number - 1].strip() if number <= len(lines) else ""
    shown = f": “{line[:60]}”" if line else ""
    return (
        f"is geen geldige TOML. Kijk regel {number} na{shown}. Vaak mist er een aanhalingsteken, "
        "een haak of een =, of staat een naam er twee keer"
    )


def read_part(
    file: PlanFile, kinds: Mapping[str, type[Record]]
) -> tuple[PlanPart | None, tuple[DefinitionError, ...]]:
    """Read one definition file; return its part, or None with every mistake found.

    With a part there may be what is to be mended in the file though it could be read.
    """
    part, errors, remarks = _part_in(file, frozenset(kinds.items()))
    return (None, errors) if errors else (part, remarks)


def read_right_entries(
    file: PlanFile, kinds: Mapping[str, type[Record]]
) -> tuple[PlanPart | None, tuple[DefinitionError, ...]]:
    """Return a part with only the entries that are right, and all that is to be mended.

    None: the ``[plan]`` table isn't right, or the file is no TOML.
    """
    part, errors, remarks = _part_in(file, frozenset(kinds.items()))
    return part, (*errors, *remarks)


# Most of opening a network is reading the plan: a program that opens more reads each file once.
@lru_cache(maxsize=128)
def _part_in(
    file: PlanFile, known_kinds: frozenset[tuple[str, type[Record]]]
) -> tuple[PlanPart | None, tuple[DefinitionError, ...], tuple[DefinitionError, ...]]:
    """Return the part with the entries that are right, the mistakes, and what is only odd."""
    kinds = dict(known_kinds)
    try:
        tables = tables_of(file)
    except DefinitionError as error:
        return None, (error,), ()
    header = tables.pop("plan", None)
    errors = _check_header(file.name, header)
    if errors or not isinstance(header, dict):
        return None, tuple(errors), ()
    records: dict[str, Record] = {}
    for table, entries in tables.items():
        cls = kinds.get(table)
        if cls is None:
            from m50core.nearest import what_there_is
            from m50core.records.called import said_of_kinds

            near = what_there_is(table, said_of_kinds(kinds)).rstrip(".")
            errors.append(DefinitionError(file.name, table, "", f"is geen bekende soort.{near}"))
        elif not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            errors.append(DefinitionError(file.name, table, "", f"schrijf dit als [[{table}]]"))
        else:
            for number, entry in enumerate(entries, 1):
                new_records, wrong = _read_entry(file.name, f"{table} {number}", cls, entry, header)
                errors.extend(wrong)
                for record in new_records:
                    if record.id in records:
                        reason = f"“{record.id}” staat er twee keer"
                        errors.append(DefinitionError(file.name, record.kind, "id", reason))
                    records.setdefault(record.id, record)
    part = PlanPart(
        file.name, header["year"], header["unit"], header["unit_kind"], header["order"],
        tuple(header["headings"]), tuple(records.values()),
    )  # fmt: skip
    if errors:
        return part, tuple(errors), ()
    return part, (), (*file.oddities, *_doubts(file.name, tables))


def _doubts(file: str, tables: Mapping[str, Any]) -> Iterator[DefinitionError]:
    """Yield what looks garbled in a file; it is read as it stands."""
    from m50core.values.garbled import doubt

    for table, entries in tables.items():
        for number, entry in enumerate(entries, 1):
            for name, value in entry.items():
                for text in value if isinstance(value, list) else [value]:
                    if isinstance(text, str) and (odd := doubt(text)):
                        place = f"{table} {number} ({entry['id']})"
                        reason = f"{odd}. Zo is het gelezen; kijk het na in het bestand"
                        yield DefinitionError(file, place, name, reason)


def _check_header(file: str, header: object) -> list[DefinitionError]:
    if not isinstance(header, dict):
        return [DefinitionError(file, "plan", "", "de tabel [plan] ontbreekt")]

    def wrong(field: str, reason: str) -> DefinitionError:
        return DefinitionError(file, "plan", field, reason)

    errors = [wrong(name, "ontbreekt") for name in sorted(_HEADER - header.keys())]
    errors += [wrong(name, "is geen bekend veld") for name in sorted(header.keys() - _HEADER)]
    if errors:
        return errors
    for name in ("year", "order"):
        if not isinstance(header[name], int) or isinstance(header[name], bool):
            errors.append(wrong(name, "verwacht een geheel getal"))
    if not isinstance(header["unit"], str) or not _ID.fullmatch(header["unit"]):
        errors.append(wrong("unit", "verwacht een nummer in kleine letters, zoals ruimte"))
    if header["unit_kind"] not in _UNIT_KINDS:
        errors.append(wrong("unit_kind", f"kies uit: {', '.join(_UNIT_KINDS)}"))
    headings = header["headings"]
    if not isinstance(headings, list) or not all(isinstance(h, str) and h for h in headings):
        errors.append(wrong("headings", "verwacht een lijst van koppen"))
    elif len(set(headings)) < len(headings):
        errors.append(wrong("headings", "een kop staat er twee keer"))
    return errors


def _read_entry(
    file: str, place: str, cls: type[Record], entry: dict[str, Any], header: dict[str, Any]
) -> tuple[list[Record], list[DefinitionError]]:
    values = dict(entry)
    if isinstance(record_id := values.get("id"), str):
        place = f"{place} ({record_id})"

    def wrong(field: str, reason: str) -> tuple[list[Record], list[DefinitionError]]:
        return [], [DefinitionError(file, place, field, reason)]

    if not isinstance(record_id, str) or not _ID.fullmatch(record_id):
        return wrong("id", "geef een vast nummer in kleine letters, zoals ruimte-07")
    fields = cls.spec.fields
    for name in values:
        if name in fields and fields[name].hidden:
            return wrong(name, "wordt door het programma bijgehouden")
    if values.get("source") not in header["headings"]:
        said = "is geen kop uit" if "source" in values else "ontbreekt: geef een kop uit"
        return wrong("source", f"{said} de lijst headings in [plan]")
    values = {name: _value(fields.get(name), value) for name, value in values.items()}
    _fill(values, fields, header)
    if "to_fill" in fields:
        values["to_fill"] = [name for name in entry if _to_fill(fields.get(name), entry[name])]
    try:
        return [make_record(cls, values)], []
    except FieldError as error:
        return wrong(error.field, error.reason)
    except UnknownField as error:
        return wrong(error.field, error.sentence)


def _to_fill(info: FieldInfo | None, value: Any) -> bool:
    """True for a date that the file leaves open: ``due = ""``."""
    return info is not None and info.optional and info.type in (Period, date) and value == ""


def _value(info: FieldInfo | None, value: Any) -> Any:
    """Return a value of TOML as the field takes it: a day is a day, and text where it holds text.

    No field holds a time of day but as text.
    """
    as_text = info is not None and info.type is str
    if isinstance(value, time) or (as_text and isinstance(value, date)):
        return value.isoformat()
    return value


def _fill(values: dict[str, Any], fields: Mapping[str, FieldInfo], header: dict[str, Any]) -> None:
    unit_kind = header["unit_kind"]
    in_unit = "pillar" in fields and "portfolio" in fields and unit_kind != "m50"
    if in_unit and not values.get("pillar") and not values.get("portfolio"):
        values[unit_kind] = header["unit"]
    if "year" in fields:
        values.setdefault("year", header["year"])


def relation_errors(
    parts: Iterable[PlanPart], known: Mapping[str, str], kinds: Mapping[str, type[Record]]
) -> list[DefinitionError]:
    """Return a mistake for every relation that points nowhere or at another kind.

    ``known`` maps every id that exists to its kind; ``kinds``, by name, tell why one doesn't.
    """
    errors = []
    parts = list(parts)
    for part in parts:
        for record in part.records:
            for field, reason in broken_relations(record, known.get, kinds=kinds):
                place = f"{record.kind} ({record.id})"
                errors.append(DefinitionError(part.file, place, field, reason))
    return [*errors, *_circles(parts)]


def _circles(parts: Iterable[PlanPart]) -> Iterator[DefinitionError]:
    """Yield a mistake for every record that in the end continues itself: none would be in force."""
    planned = [(part.file, record) for part in parts for record in part.records]
    before = {record.id: earlier for _, record in planned if (earlier := predecessor_of(record))}
    for file, record in planned:
        line: list[str] = []
        earlier = before.get(record.id, "")
        while earlier and earlier not in line:
            line.append(earlier)
            earlier = before.get(earlier, "")
        if record.id in line:
            place = f"{record.kind} ({record.id})"
            reason = f"gaat in een kring verder: {', '.join((record.id, *line))}. Haal er één weg"
            yield DefinitionError(file, place, "continues", reason)
