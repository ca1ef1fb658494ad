"""The year plan assembled: parts from the core and the plugins, in the plan's order."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from m50core.domain.record import Record
from m50core.errors import DefinitionError
from m50core.plan.definitions import PlanFile, PlanPart, read_part, relation_errors


@attrs.frozen
class YearPlan:
    """The parts of the plan, in order, and which plugin keeps each."""

    parts: tuple[PlanPart, ...]
    keepers: Mapping[str, str]
    """Plugin name by definition file."""

    @property
    def records(self) -> dict[str, Record]:
        """Every record that the definitions lay down, by id."""
        return {record.id: record for part in self.parts for record in part.records}

    def file_of(self, record_id: str) -> str:
        """Return the definition file in which a record stands; empty when in none."""
        return next((p.file for p in self.parts for r in p.records if r.id == record_id), "")

    def by_heading(self) -> Iterator[tuple[PlanPart, str, tuple[Record, ...]]]:
        """Yield (part, heading, the records drawn from it) in the plan's order."""
        for part in self.parts:
            for heading in part.headings:
                yield part, heading, tuple(r for r in part.records if r.source == heading)


def assemble(
    files: Iterable[tuple[str, PlanFile]],
    kinds: Mapping[str, type[Record]],
    reference: Iterable[Record] = (),
) -> tuple[YearPlan, list[tuple[str, DefinitionError]]]:
    """Read definition files into one plan; return it, and (plugin, mistake) for each left out.

    A file with a mistake is left out whole: its id already in use, a relation to nothing, an
    unknown field. Of two files with one id, that of the id's own unit wins, else the earlier.
    """
    taken = {record.id: record.kind for record in reference}
    wrong: list[tuple[str, DefinitionError]] = []
    read: list[tuple[str, PlanPart]] = []
    for plugin, file in files:
        part, errors = read_part(file, kinds)
        wrong += [(plugin, error) for error in errors]
        if part:
            read.append((plugin, part))
    kept: list[tuple[str, PlanPart]] = []
    # A part that owns an id by its name keeps it, whatever the order in which plugins come.
    owned = {
        r.id: part.file for _, part in reversed(read) for r in part.records if _owns(part, r.id)
    }
    for plugin, part in read:
        if doubles := _doubles(part, taken, owned):
            wrong += [(plugin, error) for error in doubles]
            continue
        kept.append((plugin, part))
        taken |= {record.id: record.kind for record in part.records}
    while dangling := relation_errors((p for _, p in kept), taken):
        broken = {error.file for error in dangling}
        owners = {part.file: plugin for plugin, part in kept}
        wrong += [(owners[error.file], error) for error in dangling]
        for _, part in kept:
            if part.file in broken:
                for record in part.records:
                    del taken[record.id]
        kept = [(plugin, part) for plugin, part in kept if part.file not in broken]
    ordered = sorted(kept, key=lambda pair: (pair[1].order, pair[1].file))
    plan = YearPlan(tuple(p for _, p in ordered), {p.file: plugin for plugin, p in ordered})
    return plan, wrong


def _owns(part: PlanPart, record_id: str) -> bool:
    return record_id == part.unit or record_id.startswith(f"{part.unit}-")


def _doubles(
    part: PlanPart, taken: Mapping[str, str], owned: Mapping[str, str]
) -> tuple[DefinitionError, ...]:
    return tuple(
        DefinitionError(part.file, record.kind, "id", f"“{record.id}” is al in gebruik")
        for record in part.records
        if record.id in taken or owned.get(record.id, part.file) != part.file
    )
