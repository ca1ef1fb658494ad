"""The plan as it is laid down: assembled from its files, or as it was remembered when it was.

What is remembered holds for one content of the definition files, one code, one set of plugins and
one year. Each record in it is read when somebody asks for it, and a plan in which something is to
be mended is not remembered.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from zlib import adler32, crc32

import attrs

from m50core.errors import DefinitionError
from m50core.network.kept_plan import KeptPlan, is_same, keep_plan
from m50core.network.laid_records import Assembled
from m50core.plan.definitions import PlanFile
from m50core.plan.year_plan import YearPlan, assemble
from m50core.plugins.register import Register
from m50core.records.record import Record
from m50core.store.files.remembered import Key, cache_folder, recall_text, remember_text, way_in

Wrong = Sequence[tuple[str, DefinitionError]]


@attrs.frozen
class LaidPlan:
    """The plan of the year that it is, with the reference data."""

    records: Mapping[str, Record] = attrs.field(repr=False)
    """What the reference data and the plan lay down, by id."""
    wrong: Wrong
    """(plugin, mistake) for each file that was left out, and what is to be mended in others."""
    _plan: Callable[[], YearPlan] = attrs.field(repr=False)

    @property
    def plan(self) -> YearPlan:
        """The plan with its parts."""
        return self._plan()


def lay_plan(register: Register, kinds: Mapping[str, type[Record]], year: int | None) -> LaidPlan:
    """Lay down the plan of ``year``: as it was remembered, when that is certainly the same.

    None: the last year that has a plan.
    """
    files = register.year_plans()
    key = _key(register, kinds, files, year)
    folder = "" if key is None else cache_folder()
    name = f"plan-{year or 'last'}-{way_in()}"

    def anew() -> tuple[Assembled, Wrong]:
        reference = register.reference()
        plan, wrong = assemble(files, kinds, reference, year=year)
        records = {record.id: record for record in reference} | plan.records
        beside = None if key is None or wrong else register.beside()
        if key is not None and beside is not None:
            text = keep_plan(plan, records, beside)
            # What can't be read back as it is stays out of it.
            if text is not None and is_same(text, kinds, plan, records):
                remember_text(folder, name, key, text)
        return (plan, records), wrong

    text = None if key is None else recall_text(folder, name, key)
    kept = None if text is None else KeptPlan.read(text, kinds, lambda: anew()[0])
    if kept is not None:
        return LaidPlan(kept.records, (), lambda: kept.plan)
    (plan, records), wrong = anew()
    return LaidPlan(records, wrong, lambda: plan)


def _key(
    register: Register,
    kinds: Mapping[str, type[Record]],
    files: Iterable[tuple[str, PlanFile]],
    year: int | None,
) -> Key | None:
    """Return all that the plan follows from; None: it can't be told."""
    code = register.code
    if code is None:
        return None
    # What the core gives follows from its code, what a plugin gives may come from anywhere.
    given = register.reference() if register.is_answered_outside("m50_reference") else []
    plain = [[record.kind, record.id, record.held, record.plain()] for record in given]
    return {
        "code": code,
        "year": year,
        "kinds": {kind: register.owner("kind", kind) for kind in kinds},
        "files": [[plugin, file.name, file.odd, *_sums(file.text)] for plugin, file in files],
        "reference": _sums(repr(plain)),
    }


def _sums(text: str) -> list[int]:
    content = text.encode("utf-8", "surrogatepass")
    return [len(content), crc32(content), adler32(content)]
