"""Plans of several years side by side: which is in force, and what goes on from year to year."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from m50core.findings.findings import Finding
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import year_of
from m50core.records.traits import predecessor_of, successor_of

R = TypeVar("R", bound=Record)


def of_year(records: Records, year: int) -> Records:
    """Return the records of one year's plan, with what lasts and what belongs to no plan."""
    return Records(records.kinds, {r.id: r for r in records if year_of(r) in (None, year)})


def in_force(record: Record, day: date) -> bool:
    """True from the first day of a record's year until a later year's plan takes over from it."""
    year = year_of(record)
    return (year is None or year <= day.year) and not successor_of(record)


def went_on(records: Records, record: Record, day: date) -> bool:
    """True when on ``day`` a later year's plan had taken over from this record.

    Its ``continued_by`` tells of the day that it is, which may be in a later year.
    """
    after = successor_of(record)
    year = year_of(records[after]) if after in records else None
    return bool(after) and (year is None or year <= day.year)


def held_on(records: Records, some: Iterable[R], day: date) -> list[R]:
    """Return those whose plan held on ``day``; before the first plan began, those of that plan."""
    planned = list(some)
    years = [year for record in planned if (year := year_of(record)) is not None]
    last = max(day.year, min(years, default=day.year))
    held = [record for record in planned if (year_of(record) or 0) <= last]
    return [record for record in held if not went_on(records, record, day)]


def findings_in_force(
    findings: Iterable[Finding], records: Records, day: date
) -> tuple[Finding, ...]:
    """Return the findings but those about a record that isn't in force yet, or no more."""
    return tuple(
        finding
        for finding in findings
        if (record := records.get(finding.record)) is None or in_force(record, day)
    )


def lineage(records: Records, record: Record) -> Iterator[Record]:
    """Yield a record, what it continues from a year before, and so on."""
    seen: set[str] = set()
    ancestor: Record | None = record
    while ancestor is not None and ancestor.id not in seen:
        yield ancestor
        seen.add(ancestor.id)
        ancestor = records.get(predecessor_of(ancestor))
