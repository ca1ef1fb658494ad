"""The answer to a program: one JSON object on stdout, and the schema of each."""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal, TextIO

import attrs

from m50core.answers.converter import Kinds, to_json
from m50core.answers.json_schema import DRAFT, Schemas
from m50core.answers.schema import SPARSE, Schema, schema_text
from m50core.plugins.missing import Missing


@attrs.frozen(kw_only=True)
class WholeAnswer:
    """What ``--json`` gives: a network to practise with says so, and a look back its days."""

    schema: str
    practice: Annotated[Literal[True] | None, SPARSE] = None
    as_of: Annotated[date | None, SPARSE] = None
    known_on: Annotated[date | None, SPARSE] = None
    incomplete: tuple[Missing, ...]
    """What it was made without: empty means whole."""
    items: tuple[Any, ...]


def answer_json(
    schema: str | Schema,
    items: Iterable[object],
    incomplete: Iterable[Missing],
    *,
    practice: bool,
    clocks: Mapping[str, date],
    stream: TextIO | None = None,
) -> None:
    """Print the answer as one JSON object.

    ``incomplete``: what it was made without. ``practice``: it is of a network to practise with.
    ``clocks``: the days of ``--as-of`` and ``--known-on`` that it goes by.
    """
    answer = WholeAnswer(
        schema=schema_text(schema), practice=practice or None, **clocks,
        incomplete=tuple(incomplete), items=tuple(items),
    )  # fmt: skip
    out = stream or sys.stdout
    json.dump(to_json(answer), out, indent=2)
    out.write("\n")


def schema_of(schema: Schema, kinds: Kinds) -> dict[str, Any]:
    """Return the JSON Schema of a whole answer; ``kinds`` are those that it may hold."""
    made = Schemas(kinds)
    made.of(WholeAnswer)
    answer = dict(made.defs.pop(WholeAnswer.__name__))
    items = {"type": "array", "items": made.of(schema.load())}
    properties = answer.pop("properties") | {"schema": {"const": str(schema)}, "items": items}
    return {
        "$schema": DRAFT, "$id": f"m50:{schema}", "title": str(schema),
        **answer, "properties": properties, "$defs": made.defs,
    }  # fmt: skip
