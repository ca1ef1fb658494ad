"""Check definition files while writing them: ``python -m m50core.plan FILE …``."""

import sys
from pathlib import Path

from m50core.errors import DefinitionError
from m50core.plan.definitions import PlanFile, PlanPart, read_part, relation_errors
from m50core.program.rooms import core_register
from m50core.values.dutch import counted


def main(paths: list[str]) -> int:
    """Print every mistake in the files, core kinds only; return 4 when there are any."""
    kinds = core_register().record_kinds()
    parts: list[PlanPart] = []
    wrong: list[DefinitionError] = []
    for path in paths:
        part, errors = read_part(PlanFile.of(path, Path(path).read_bytes()), kinds)
        wrong.extend(errors)
        if part:
            parts.append(part)
    known = {r.id: r.kind for r in core_register().reference()}
    known |= {r.id: r.kind for part in parts for r in part.records}
    wrong.extend(relation_errors(parts, known))
    for error in wrong:
        print(error.sentence, file=sys.stderr)
    read = counted(sum(len(p.records) for p in parts), "gegeven", "gegevens")
    print(f"{read} gelezen, {counted(len(wrong), 'fout', 'fouten')}")
    return 4 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
