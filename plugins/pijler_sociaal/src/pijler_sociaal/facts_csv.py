"""Facts about neighbourhoods from a table that a municipality fills in."""

from collections.abc import Iterator, Mapping
from typing import Any

import m50core as m50
from m50core.exchange.tables import read_table

_COLUMNS = {
    "feit": "title",
    "gemeentecode": "municipality",
    "soort": "nature",
    "bron": "reference",
    "datum": "on",
}


def read(content: bytes, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield a fact per row; M50Error with file and row for another column or a wrong count."""
    for number, row in read_table(content, name):
        unknown = sorted(set(row) - set(_COLUMNS))
        if unknown:
            known = ", ".join(_COLUMNS)
            raise m50.M50Error(
                f"{name}, rij {number}: kolom “{unknown[0]}” ken ik niet; wel: {known}."
            )
        yield "neighbourhood_fact", {_COLUMNS[k]: v for k, v in row.items() if v}
