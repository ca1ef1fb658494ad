"""When the Tweede Kamer doesn't meet, as far as it is known: a CSV file in the package."""

from datetime import date
from functools import cache

from m50core.plan.reference import rows
from m50core.values.recess import Recess


@cache
def recesses() -> tuple[Recess, ...]:
    """Return the recesses that are known, by day."""
    return tuple(
        Recess(
            row["name"],
            date.fromisoformat(row["start"]),
            date.fromisoformat(row["end"]),
            row["origin"],
            assumed=row["checked"] != "ja",
        )
        for row in rows("m50core.agenda", "reces.csv")
    )
