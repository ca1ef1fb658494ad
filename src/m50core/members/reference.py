"""Municipalities, and members as once known.

Municipalities and inhabitants: CBS table 37230ned, 1 January 2026; codes and addresses: TOOI
(overheid.nl). Members: the network's own site, April 2023. Read from CSV files in the package.
"""

from datetime import date
from functools import cache

from m50core.members.records import Member, MemberStatus, Municipality
from m50core.plan.reference import rows
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.period import Period

_COUNTED = date(2026, 1, 1)
_MUNICIPALITY_ORIGIN = "CBS 37230ned, stand 1 januari 2026; TOOI (overheid.nl)"
_MEMBER_ORIGIN = "Website van de M50, april 2023 (61 leden)"


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
        for row in rows("m50core.members", "gemeenten.csv")
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
        for row in rows("m50core.members", "leden_2023.csv")
    )
