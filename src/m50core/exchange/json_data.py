"""JSON: records of any kinds as plain data, the same as ``--json`` gives."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from m50core.domain.record import Record
from m50core.errors import M50Error

SCHEMA = "m50.records/1"


def write_json(records: Iterable[Record]) -> bytes:
    """Return records as JSON."""
    items = [{"kind": record.kind, **record.plain()} for record in records]
    text = json.dumps({"schema": SCHEMA, "items": items}, ensure_ascii=False, indent=2)
    return text.encode() + b"\n"


def read_json(content: bytes, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield (kind, values) per item; M50Error with file and item when it is something else."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise M50Error(f"{name} is geen geldige JSON ({type(error).__name__}).") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise M50Error(f"{name} is geen bestand van m50: “schema” is niet {SCHEMA}.")
    items = data.get("items")
    if not isinstance(items, list):
        raise M50Error(f"{name}: “items” ontbreekt of is geen lijst.")
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or not isinstance(item.get("kind"), str):
            raise M50Error(f"{name}, item {number}: de soort (kind) ontbreekt.")
        yield item["kind"], {k: v for k, v in item.items() if k != "kind"}
