"""Definition files over what is installed, as if they stood in their place already."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import Any, Self

import attrs

from m50core.errors import DefinitionError
from m50core.meetings.runbook import mistakes
from m50core.plan.definitions import (
    PlanFile,
    PlanPart,
    read_right_entries,
    relation_errors,
    tables_of,
)
from m50core.plan.runbooks import read_runbooks
from m50core.plan.year_plan import without_doubles
from m50core.plan_check.posts import told_apart
from m50core.plugins.register import Register
from m50core.records.doubles import double_text, groups_of_doubles
from m50core.records.record import Record
from m50core.records.relation_words import names

_RUNBOOK = {"name", "title", "day", "step"}


@attrs.frozen
class Installed:
    """What a definition file is checked over."""

    kinds: Mapping[str, type[Record]]
    reference: tuple[Record, ...] = ()
    plans: tuple[PlanFile, ...] = ()
    runbooks: tuple[PlanFile, ...] = ()

    @classmethod
    def of(cls, register: Register) -> Self:
        """Return what the core and the plugins give."""
        return cls(
            register.record_kinds(),
            tuple(register.reference()),
            tuple(file for _, file in register.year_plans()),
            tuple(file for _, file in register.runbooks()),
        )


@attrs.frozen
class Checked:
    """What was found in definition files."""

    mistakes: tuple[DefinitionError, ...]
    """Also in an installed file that would no longer be right beside them."""
    records: int
    """How many records of the plan could be read."""
    steps: int
    """How many steps of runbooks could be read."""


def check_files(files: Mapping[PurePath, PlanFile], installed: Installed) -> Checked:
    """Return the mistakes in definition files, by their full paths, of plan and runbooks alike.

    A file that is installed, or is a newer copy of one that is, takes its place.
    """
    mistakes: list[DefinitionError] = []
    plans: dict[PurePath, PlanFile] = {}
    runbooks: dict[PurePath, PlanFile] = {}
    for path, file in files.items():
        try:
            (runbooks if _is_runbook(_tables(file)) else plans)[path] = file
        except DefinitionError as error:
            mistakes.append(error)
    in_plans, records = _check_plans(plans, installed)
    in_runbooks, steps = _check_runbooks(runbooks, installed)
    return Checked((*mistakes, *in_plans, *in_runbooks), records, steps)


@lru_cache(maxsize=256)
def _tables(file: PlanFile) -> Mapping[str, Any]:
    """Return what stands in a file, read once however often it is compared with others."""
    return tables_of(file)


def _is_runbook(tables: Mapping[str, Any]) -> bool:
    return "plan" not in tables and not _RUNBOOK.isdisjoint(tables)


def _check_plans(
    files: Mapping[PurePath, PlanFile], installed: Installed
) -> tuple[Iterable[DefinitionError], int]:
    before = list(_parts(installed.plans, installed.kinds))
    given: list[PlanPart] = []
    mistakes: list[DefinitionError] = []
    ids = dict[str, str]()
    for file in files.values():
        part, wrong = read_right_entries(file, installed.kinds)
        mistakes += wrong
        given += [part] if part else []
        # What isn't right yet is there all the same: who refers to it makes no mistake.
        ids |= _ids_in(_tables(file))
    replaced = _paths_replaced(files, installed.plans)
    after = [part for part in before if part.file not in replaced]
    known = {_place(error) for error in _between(before, installed, {})}
    known |= {_place(error) for error in mistakes}
    between = _between([*after, *given], installed, ids)
    mistakes += [error for error in between if _place(error) not in known]
    return mistakes, sum(len(part.records) for part in given)


def _parts(files: Iterable[PlanFile], kinds: Mapping[str, type[Record]]) -> Iterator[PlanPart]:
    for file in files:
        part, _ = read_right_entries(file, kinds)
        if part:
            yield part


def _between(
    parts: Sequence[PlanPart], installed: Installed, unread: Mapping[str, str]
) -> Iterator[DefinitionError]:
    """Yield what parts do wrong to each other: ids that clash, relations to nothing, doubles."""
    known = {record.id: record.kind for record in installed.reference}
    # Parts of an earlier year come first, as when they are put together.
    pairs = [("", part) for part in sorted(parts, key=lambda part: part.year)]
    _, doubles = without_doubles(pairs, known)
    yield from (error for _, error in doubles)
    own = {record.id: record.kind for part in parts for record in part.records}
    yield from relation_errors(parts, {**unread, **own, **known}, installed.kinds)
    yield from _there_twice(parts, installed.reference)
    yield from _of_two_people(parts, installed.reference)


def _there_twice(
    parts: Sequence[PlanPart], reference: Iterable[Record]
) -> Iterator[DefinitionError]:
    """Yield each record that is the same thing as one before it, of what there is only once."""
    files = {record.id: part.file for part in parts for record in part.records}
    records = {record.id: record for part in parts for record in part.records}
    records = {**{record.id: record for record in reference}, **records}
    titles = {record_id: record.title_text for record_id, record in records.items()}
    for unique, (first, *others) in groups_of_doubles(records.values()):
        for other in others:
            place, said = (
                f"{other.kind} ({other.id})",
                double_text(unique, other, first, lambda name: titles.get(name, name)),
            )
            reason = f"{said}. {unique.advice}"
            yield DefinitionError(files.get(other.id, ""), place, unique.fields[0], reason)


def _of_two_people(
    parts: Sequence[PlanPart], reference: Iterable[Record]
) -> Iterator[DefinitionError]:
    """Yield each post for which a pillar or portfolio names another person than its seat does."""
    known = {record.id: record for record in reference}
    known |= {record.id: record for part in parts for record in part.records}
    name = names(known.get)
    for year in dict.fromkeys(part.year for part in parts):
        files = {r.id: part.file for part in parts if part.year == year for r in part.records}
        told = [r for part in parts if part.year == year for r in part.records]
        for one in told_apart(told):
            where = f"{one.organ.kind} ({one.organ.id}) in {files[one.organ.id]}"
            said = name(one.seat.person), name(one.person)
            reason = f"noemt {said[0]}, en {where} noemt {said[1]} als {one.label}"
            advice = "Noem op beide plaatsen dezelfde persoon, of haal één van de twee weg"
            place = f"{one.seat.kind} ({one.seat.id})"
            yield DefinitionError(files[one.seat.id], place, "person", f"{reason}. {advice}")


def _place(error: DefinitionError) -> tuple[str, str, str, str]:
    return error.file, error.table, error.field, error.reason


def _check_runbooks(
    files: Mapping[PurePath, PlanFile], installed: Installed
) -> tuple[Iterable[DefinitionError], int]:
    replaced = _paths_replaced(files, installed.runbooks)
    kept = [file for file in installed.runbooks if file.name not in replaced]
    _, wrong = read_runbooks([("", file) for file in (*kept, *files.values())])
    names = {file.name for file in files.values()}
    read = [book for file in files.values() for book in read_runbooks([("", file)])[0].values()]
    found = [error for _, error in wrong if error.file in names]
    for file in files.values():
        for book in read_runbooks([("", file)])[0].values():
            found += mistakes(book, file.name)
    return found, sum(len(book.steps) for book in read)


def _paths_replaced(files: Mapping[PurePath, PlanFile], installed: Iterable[PlanFile]) -> set[str]:
    """Return the names of the installed files whose place is taken by one of these."""
    return {
        old.name
        for old in installed
        if any(_stands_as(path, old) or _is_copy(file, old) for path, file in files.items())
    }


def _stands_as(path: PurePath, installed: PlanFile) -> bool:
    """True for a path that ends as the place of an installed file in its package does."""
    place = PurePath(installed.name).parts
    return path.parts[-len(place) :] == place


def _is_copy(file: PlanFile, installed: PlanFile) -> bool:
    """True for another text of the same part or runbook, with at least half of what is in it."""
    one, other = _read_contents(file), _read_contents(installed)
    if one is None or other is None:
        return False
    (identity, content), (own, present) = one, other
    return identity == own and 2 * len(content & present) >= len(present)


@lru_cache(maxsize=256)
def _read_contents(file: PlanFile) -> tuple[tuple[object, ...], set[str]] | None:
    try:
        return _contents(_tables(file))
    except DefinitionError:
        return None


def _contents(tables: Mapping[str, Any]) -> tuple[tuple[object, ...], set[str]]:
    """Return whose text a file is, and by which words its entries are known."""
    if _is_runbook(tables):
        steps = _entries({"step": tables.get("step")})
        return ("runbook", tables.get("name")), {str(entry.get("title")) for _, entry in steps}
    header = tables.get("plan")
    head = header if isinstance(header, dict) else {}
    return tuple(map(head.get, ("year", "unit_kind", "unit"))), set(_ids_in(tables))


def _ids_in(tables: Mapping[str, Any]) -> dict[str, str]:
    """Return the table of each id in a file, also of an entry that can't be read."""
    return {
        entry["id"]: table for table, entry in _entries(tables) if isinstance(entry.get("id"), str)
    }


def _entries(tables: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for table, entries in tables.items():
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                yield table, entry
