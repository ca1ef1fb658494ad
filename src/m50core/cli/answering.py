"""The answer to a program: one JSON object on stdout."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import Any, TextIO

from m50core.answers.converter import to_json
from m50core.answers.schema import Schema, schema_text
from m50core.cli.again import HALF_READ
from m50core.cli.output import Unwritable
from m50core.plugins.missing import Missing
from m50core.program.schemas import WholeAnswer


class HalfRead(BrokenPipeError):
    """The reader of an answer went away before the end."""

    exit_code = HALF_READ


def answer_json(
    schema: str | Schema,
    items: Iterable[object],
    incomplete: Callable[[], Iterable[Missing]],
    *,
    row_by_row: bool,
    practice: bool,
    to_be_made: bool = False,
    clocks: Mapping[str, date],
    stream: TextIO | None = None,
) -> None:
    """Print the answer as one JSON object.

    ``incomplete``: tells, once the items are made, what they were made without. ``row_by_row``:
    each is printed as it is made, and none is kept; else nothing is printed before all are there.
    ``practice``: it is of a network to practise with; ``to_be_made``: of one that isn't there yet.
    ``clocks``: the days of ``--as-of`` and ``--known-on`` that it goes by. Raises HalfRead when the
    reader went away, Unwritable when it can't be written.
    """

    def whole(items: tuple[object, ...]) -> dict[str, Any]:
        answer = WholeAnswer(
            schema=schema_text(schema), practice=practice or None,
            to_be_made=to_be_made or None, **clocks, incomplete=tuple(incomplete()), items=items,
        )  # fmt: skip
        plain: dict[str, Any] = to_json(answer)
        return plain

    pieces = _rows(schema_text(schema), items, whole) if row_by_row else _all(items, whole)
    out = stream or sys.stdout
    for piece in pieces:
        _put(partial(out.write, piece))
    # What can't be written any more is told here, not when the program has ended well.
    _put(sys.stdout.flush)


def _put(write: Callable[[], object]) -> None:
    try:
        write()
    except BrokenPipeError as error:
        raise HalfRead(*error.args) from None
    except OSError as error:
        raise Unwritable(error) from error


Whole = Callable[[tuple[object, ...]], dict[str, Any]]


def _all(items: Iterable[object], whole: Whole) -> Iterator[str]:
    yield from json.JSONEncoder(indent=2).iterencode(whole(tuple(items)))
    yield "\n"


def _rows(schema: str, items: Iterable[object], whole: Whole) -> Iterator[str]:
    """Yield the text as its items are made; what it was made without comes after them."""
    rows = iter(items)
    first = list(islice(rows, 1))  # what fails at once leaves nothing behind
    yield f'{{\n  "schema": {json.dumps(schema)},\n  "items": ['
    comma = ""
    for item in chain(first, rows):
        yield f"{comma}\n    {_within(to_json(item), 4)}"
        comma = ","
    yield "\n  ]" if comma else "]"
    for key, value in whole(()).items():
        if key not in ("schema", "items"):
            yield f",\n  {json.dumps(key)}: {_within(value, 2)}"
    yield "\n}\n"


def _within(plain: object, columns: int) -> str:
    """Return data as JSON that stands so many columns to the right."""
    return json.dumps(plain, indent=2).replace("\n", f"\n{' ' * columns}")
