"""The answer to a program: one JSON object on stdout."""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TextIO

from m50core.answers.converter import to_json
from m50core.answers.schema import Schema, schema_text
from m50core.plugins.missing import Missing
from m50core.program.schemas import WholeAnswer


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
