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
    unknown field. Earlier files win.
    """
    taken = {record.id: record.kind for record in reference}
    wrong: list[tuple[str, DefinitionError]] = []
    kept: list[tuple[str, PlanPart]] = []
    for plugin, file in files:
        part, errors = read_part(file, kinds)
        if part:
            errors = _doubles(part, taken)
        if errors or part is None:
            wrong += [(plugin, error) for error in errors]
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


def _doubles(part: PlanPart, taken: Mapping[str, str]) -> tuple[DefinitionError, ...]:
    return tuple(
        DefinitionError(part.file, record.kind, "id", f"“{record.id}” is al in gebruik")
        for record in part.records
        if record.id in taken
    )
