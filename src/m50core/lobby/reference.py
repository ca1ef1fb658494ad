"""Committees with which the lobby has to do: of the VNG 2022–2026, of the Tweede Kamer 2024–2026.

Read from a CSV file in the package.
"""

from functools import cache

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
            origin=f"Opgave VNG en Tweede Kamer, periode {row['period']}",
        )
        for row in rows("m50core.lobby", "commissies.csv")
    )
