"""Facts about neighbourhoods from a table that a municipality fills in."""

from collections.abc import Iterator, Mapping
from typing import Any

import m50core as m50
from m50core.exchange.tables import by_field_name, read_rows
from m50core.plugins import Importer, Incoming

_COLUMNS = {
    "feit": "title",
    "gemeentecode": "municipality",
    "soort": "nature",
    "bron": "reference",
    "datum": "on",
}


def survey(content: bytes, name: str, *_: object) -> Iterator[Incoming]:
    """Yield a fact per row; M50Error with file and row for another column or a wrong count."""
    for row in read_rows(content, name):
        values = by_field_name(row.cells, _COLUMNS, f"{name}, {row.place}")
        unknown = sorted(set(values) - set(_COLUMNS.values()))
        if unknown:
            known = ", ".join(_COLUMNS)
            raise m50.M50Error(
                f"{name}, {row.place}: kolom “{unknown[0]}” ken ik niet; wel: {known}."
            )
        yield Incoming("neighbourhood_fact", values, row.place, notes=row.notes)


def read(content: bytes, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield (kind, filled values) per fact; errors as ``survey``."""
    for item in survey(content, name):
        yield item.kind, {field: value for field, value in item.values.items() if value}


IMPORTERS = (
    Importer(
        "wijkfeiten", "feiten over wijken, een rij per feit", (), survey=survey,
        keys=("title", "municipality", "on"),
    ),
)  # fmt: skip
