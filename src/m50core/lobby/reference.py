"""Committees and networks with which the lobby has to do.

Committees: of the VNG 2022–2026, of the Tweede Kamer 2024–2026. Networks: those that the plan
names. Read from CSV files in the package.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from m50core.people.records import Organisation, OrganisationType
from m50core.plan.reference import rows


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
            origin=f"{row['origin']}, periode {row['period']}",
        )
        for row in rows("m50core.lobby", "commissies.csv")
    )


@cache
def subjects() -> Mapping[str, str]:
    """Return, by the id of a committee, the subject for which the plan wants contact with it."""
    found = {row["id"]: row["subject"] for row in rows("m50core.lobby", "commissies.csv")}
    return MappingProxyType({record_id: subject for record_id, subject in found.items() if subject})


@cache
def networks() -> tuple[str, ...]:
    """Return the ids of the networks with which the plan wants contact at both levels."""
    return tuple(row["id"] for row in rows("m50core.lobby", "netwerken.csv"))
