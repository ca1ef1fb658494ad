"""What the plan asks of each pillar: a CSV file in the package."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from m50core.plan.reference import rows


@cache
def questions() -> Mapping[str, str]:
    """Return the questions by the word that the heading of each answer has, in small letters."""
    found = {row["word"]: row["question"] for row in rows("m50core.plan_check", "vragen.csv")}
    return MappingProxyType(found)
