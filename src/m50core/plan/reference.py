"""Reference data that comes with m50: municipalities, members as once known, committees.

Municipalities and inhabitants: CBS table 37230ned, 1 January 2026; codes and addresses: TOOI
(overheid.nl). Members: the network's own site, April 2023. Committees: VNG 2022–2026 and Tweede
Kamer 2024–2026. Read from CSV files in the package.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from m50core.members.records import Member, MemberStatus, Municipality
from m50core.people.records import Organisation, OrganisationType
from m50core.records.record import Record
from m50core.values.encoding import marked, mended
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.period import Period

_COUNTED = date(2026, 1, 1)
_MUNICIPALITY_ORIGIN = "CBS 37230ned, stand 1 januari 2026; TOOI (overheid.nl)"
_MEMBER_ORIGIN = "Website van de M50, april 2023 (61 leden)"


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = mended(marked((files("m50core.plan") / "data" / name).read_bytes(), name))
    yield from csv.DictReader(io.StringIO(text, newline=""))


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return the 342 municipalities of the Netherlands, by name."""
    return tuple(
        Municipality(
            id=row["code"],
            name=row["name"],
            code=MunicipalityCode(row["code"]),
            province=row["province"],
            inhabitants=int(row["inhabitants"]),
            inhabitants_on=_COUNTED,
            tooi_uri=row["tooi_uri"],
            website=row["website"],
            origin=_MUNICIPALITY_ORIGIN,
        )
        for row in _rows("gemeenten.csv")
    )


@cache
def members() -> tuple[Member, ...]:
    """Return M50's members as known in April 2023, so labelled."""
    known_on = Period.parse("april 2023")
    return tuple(
        Member(
            id=f"lid-{row['code'].lower()}",
            title=row["name"],
            municipality=row["code"],
            status=MemberStatus.member,
            known_on=known_on,
            origin=_MEMBER_ORIGIN,
        )
        for row in _rows("leden_2023.csv")
    )


@cache
def committees() -> tuple[Organisation, ...]:
    """Return the committees of the VNG and the standing committees of the Tweede Kamer."""
    return tuple(
        Organisation(
            id=row["id"],
            name=row["name"],
            short=row["short"],
            type=OrganisationType.committee,
            part_of=row["part_of"],
            origin=f"Opgave VNG en Tweede Kamer, periode {row['period']}",
        )
        for row in _rows("commissies.csv")
    )


def reference_records() -> tuple[Record, ...]:
    """Return all reference data as records."""
    return (*municipalities(), *members(), *committees())
