"""What the plan asks of its parts, and by which words: CSV files in the package."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from m50core.plan.reference import rows


def _rows(name: str) -> list[dict[str, str]]:
    return list(rows("m50core.plan_check", name))


@cache
def questions() -> Mapping[str, str]:
    """Return the questions by the word that the heading of each answer has, in small letters."""
    found = {row["word"]: row["question"] for row in _rows("vragen.csv")}
    return MappingProxyType(found)


@cache
def subjects() -> Mapping[str, tuple[str, ...]]:
    """Return how words begin that name a subject of one portfolio, by that subject."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("onderwerpen.csv"):
        found[row["subject"]] = (*found.get(row["subject"], ()), row["word"])
    return MappingProxyType(found)


@cache
def questions_of_words() -> Mapping[str, str]:
    """Return what each word for time or measure leaves open; ``|`` stands between its forms."""
    found = {row["word"]: row["question"] for row in _rows("maatwoorden.csv")}
    return MappingProxyType(found)
