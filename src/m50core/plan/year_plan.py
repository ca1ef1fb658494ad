"""The year plan assembled: parts from the core and the plugins, in the plan's order.

Plans of several years stand side by side. A year's own records (goals, rhythms, …) have an id of
their own each year; one whose text moves to another id within its year stays, and the other
continues it, so that what is kept of it can be read. What lasts (a pillar, a person, a theme) is
one record that each year's files may describe anew: the description of the year that it is holds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

import attrs
import msgspec

from m50core.errors import DefinitionError
from m50core.plan.definitions import PlanFile, PlanPart, read_part, relation_errors
from m50core.records.planned import Planned
from m50core.records.record import Record, evolve
from m50core.records.relations import relations


@attrs.frozen
class YearPlan:
    """The parts of the plan, in order of year and place, and which plugin keeps each."""

    parts: tuple[PlanPart, ...]
    keepers: Mapping[str, str]
    """Plugin name by definition file."""
    year: int
    """The year whose plan holds; 0 when there is no plan."""
    records: dict[str, Record] = attrs.field(repr=False)
    """Every record that the definitions lay down, by id; those of ``year`` come first."""

    @property
    def years(self) -> tuple[int, ...]:
        """The years that there is a plan of."""
        return tuple(dict.fromkeys(part.year for part in self.parts))

    def of_year(self, year: int) -> tuple[PlanPart, ...]:
        """Return the parts of one year."""
        return tuple(part for part in self.parts if part.year == year)

    def file_of(self, record_id: str) -> str:
        """Return the definition file in which a record stands; empty when in none."""
        holding = _by_weight(self.parts, self.year)
        return next((p.file for p in holding for r in p.records if r.id == record_id), "")

    def by_heading(
        self, parts: Iterable[PlanPart] | None = None
    ) -> Iterator[tuple[PlanPart, str, tuple[Record, ...]]]:
        """Yield (part, heading, the records drawn from it) in the plan's order.

        Each heading of a year comes once, with the part that draws most from it. ``parts``: only
        these.
        """
        chosen = self.parts if parts is None else tuple(parts)
        drawn: dict[tuple[int, str], dict[str, list[Record]]] = {}
        for part in chosen:
            for heading in part.headings:
                drawn.setdefault((part.year, heading), {})[part.file] = []
            for record in part.records:
                drawn[part.year, record.source][part.file].append(record)
        for part in chosen:
            for heading in part.headings:
                several = drawn[part.year, heading]
                if max(several, key=lambda file: len(several[file])) == part.file:
                    yield part, heading, tuple(r for some in several.values() for r in some)


def assemble(
    files: Iterable[tuple[str, PlanFile]],
    kinds: Mapping[str, type[Record]],
    reference: Iterable[Record] = (),
    *,
    year: int | None = None,
) -> tuple[YearPlan, list[tuple[str, DefinitionError]]]:
    """Read definition files into one plan; return it, and (plugin, mistake) for each left out.

    A file with a mistake is left out whole: its id already in use, a relation to nothing, an
    unknown field. Of two files with one id, that of the id's own unit wins, else that of the
    earlier year, else the earlier. ``year``: the year that it is; None: the last that has a plan.
    """
    known = {record.id: record.kind for record in reference}
    wrong: list[tuple[str, DefinitionError]] = []
    read: list[tuple[str, PlanPart]] = []
    names: set[str] = set()
    for plugin, file in files:
        part, errors = read_part(file, kinds)
        if file.name in names:
            errors = (DefinitionError(file.name, "", "", "een ander bestand heeft deze naam al"),)
            part = None
        names.add(file.name)
        wrong += [(plugin, error) for error in errors]
        if part:
            read.append((plugin, part))
    read.sort(key=lambda pair: pair[1].year)
    kept, doubles = without_doubles(read, known)
    wrong += doubles
    while dangling := relation_errors((p for _, p in kept), known | _kinds_of(kept), kinds):
        broken = {error.file for error in dangling}
        owners = {part.file: plugin for plugin, part in kept}
        wrong += [(owners[error.file], error) for error in dangling]
        kept = [(plugin, part) for plugin, part in kept if part.file not in broken]
    ordered = sorted(kept, key=lambda pair: (pair[1].year, pair[1].order, pair[1].file))
    parts = tuple(part for _, part in ordered)
    holds = _year_that_holds(parts, year)
    keepers = {part.file: plugin for plugin, part in ordered}
    return YearPlan(parts, keepers, holds, _records(parts, holds)), wrong


def _kinds_of(parts: Iterable[tuple[str, PlanPart]]) -> dict[str, str]:
    return {record.id: record.kind for _, part in parts for record in part.records}


def without_doubles(
    read: list[tuple[str, PlanPart]], reference: Mapping[str, str]
) -> tuple[list[tuple[str, PlanPart]], list[tuple[str, DefinitionError]]]:
    """Return the (plugin, part) pairs whose ids are their own, and the others' mistakes.

    ``reference``: the kind of each record that isn't the plan's, by id.
    """
    # A part that owns an id by its name keeps it, whatever the order in which plugins come.
    owned = {
        _key(r, part): part.file
        for _, part in reversed(read)
        for r in part.records
        if _owns(part, r.id)
    }
    kept: list[tuple[str, PlanPart]] = []
    wrong: list[tuple[str, DefinitionError]] = []
    taken: set[tuple[str, int]] = set()
    kinds = dict(reference)
    for plugin, part in read:
        doubles = [
            DefinitionError(part.file, record.kind, "id", f"“{record.id}” is al in gebruik")
            for record in part.records
            if record.id in reference
            or kinds.get(record.id, record.kind) != record.kind
            or _key(record, part) in taken
            or owned.get(_key(record, part), part.file) != part.file
        ]
        wrong += [(plugin, error) for error in doubles]
        if not doubles:
            kept.append((plugin, part))
            taken |= {_key(record, part) for record in part.records}
            kinds |= {record.id: record.kind for record in part.records}
    return kept, wrong


def _key(record: Record, part: PlanPart) -> tuple[str, int]:
    """Return what only one file may describe: an id; in its year, when the record lasts."""
    return record.id, part.year if record.lasts else 0


def _owns(part: PlanPart, record_id: str) -> bool:
    return record_id == part.unit or record_id.startswith(f"{part.unit}-")


def _year_that_holds(parts: Iterable[PlanPart], year: int | None) -> int:
    """Return the last year up to ``year`` that has a plan, else the first after it."""
    years = sorted({part.year for part in parts})
    if not years:
        return 0
    begun = [one for one in years if year is None or one <= year]
    return begun[-1] if begun else years[0]


def _by_weight(parts: Iterable[PlanPart], year: int) -> list[PlanPart]:
    """Return the parts in which a lasting record is looked for, first found first."""
    return sorted(parts, key=lambda part: (part.year > year, abs(part.year - year)))


class _Around(msgspec.Struct, frozen=True):
    """What the plan of a year says in fields that are worked out, and of what that is."""

    records: Mapping[str, Record]
    pointing: Mapping[str, list[Record]]

    @classmethod
    def of(cls, records: Iterable[Record]) -> Self:
        """Return them with what points at what."""
        some = {record.id: record for record in records}
        pointing: dict[str, list[Record]] = {}
        for record in some.values():
            for target in dict.fromkeys(target for _, target in relations(record)):
                pointing.setdefault(target, []).append(record)
        return cls(some, pointing)

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id, or None."""
        return self.records.get(record_id)

    def pointing_at(self, record_id: str) -> Sequence[Record]:
        """Return the records that point at this id."""
        return self.pointing.get(record_id, ())


def _imply(parts: tuple[PlanPart, ...], year: int) -> Iterator[Record]:
    """Yield the records that those of one year's plan imply; see ``Record.implies``.

    What only another year describes is there too, without what that year said of it.
    """
    own = {r.id: r for p in parts if p.year == year for r in p.records if r.spec.derived}
    others = (p for p in _by_weight(parts, year) if p.year != year)
    lasting = (r for p in others for r in p.records if r.spec.derived and r.lasts)
    told = dict(own)
    for record in lasting:
        if record.id not in told:
            told[record.id] = _untold(record)
    around = _Around.of(told.values())
    for record in own.values():
        yield from record.implies(around, year)


def _untold(record: Record) -> Record:
    """Return a record without what it says in fields that are worked out."""
    known = attrs.fields_dict(type(record))  # type: ignore[arg-type]
    said = {name: known[name].default for name in record.spec.derived}
    return evolve(record, **{n: d for n, d in said.items() if d is not attrs.NOTHING})


def _records(parts: tuple[PlanPart, ...], year: int) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for part in _by_weight(parts, year):
        for record in part.records:
            records.setdefault(record.id, record)
    for year_of_part in dict.fromkeys(part.year for part in parts):
        for implied in _imply(parts, year_of_part):
            records.setdefault(implied.id, implied)
    for record in tuple(records.values()):
        if isinstance(record, Planned) and record.continues and (record.year or 0) <= year:
            before = records.get(record.continues)
            if isinstance(before, Planned) and (before.year or 0) <= (record.year or 0):
                records[before.id] = evolve(before, continued_by=record.id)
    return records
