"""Which answers there are with what is installed here, and the JSON schema of each."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

import attrs

from m50core.answers.said import SPARSE
from m50core.answers.schema import Schema
from m50core.plugins.missing import Missing
from m50core.plugins.register import Register
from m50core.program.installed import installed_register
from m50core.records.arguments import checked
from m50core.values.called import pick


@attrs.frozen(kw_only=True)
class WholeAnswer:
    """What ``--json`` gives: a network to practise with says so, and a look back its days.

    So does a place where there is no network yet: the answer is that of the year plan alone.
    """

    schema: str
    practice: Annotated[Literal[True] | None, SPARSE] = None
    to_be_made: Annotated[Literal[True] | None, SPARSE] = None
    as_of: Annotated[date | None, SPARSE] = None
    known_on: Annotated[date | None, SPARSE] = None
    incomplete: tuple[Missing, ...]
    """What it was made without: empty means whole."""
    items: tuple[Any, ...]


@attrs.frozen
class AnswerOf:
    """An answer, and the word of the command line that gives it."""

    schema: Schema
    word: str


def answers(register: Register) -> Mapping[str, AnswerOf]:
    """Return every answer by name, in the order of the words; PluginError for a broken plugin's."""
    found: dict[str, AnswerOf] = {}
    for word, command in register.commands().items():
        given = register.call(register.owner("command", word), f"“{word}”", command.answers)
        for schema in given:
            found.setdefault(schema.name, AnswerOf(schema, word))
    return found


@checked
def schema(name: str, register: Register | None = None) -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of an answer by name, as ``goals`` or ``today``.

    ``register``: what is installed, for the kinds of record that it may hold; None: here. Raises
    UsageError when no word answers so, or for what is no name.
    """
    known = register or installed_register()
    found = answers(known)
    name = pick(name, sorted(found), f"Het antwoord “{name}” is er niet", "schema")
    return json_schema(found[name].schema, known)


def json_schema(schema: Schema, register: Register) -> dict[str, Any]:
    """Return the JSON schema of a whole answer."""
    from m50core.answers.json_schema import DRAFT, Schemas

    made = Schemas(register.record_kinds())
    made.of(WholeAnswer)
    whole = dict(made.defs.pop(WholeAnswer.__name__))
    items = {"type": "array", "items": made.of(schema.load())}
    properties = whole.pop("properties") | {"schema": {"const": str(schema)}, "items": items}
    return {
        "$schema": DRAFT, "$id": f"urn:m50:{schema.name}:{schema.number}", "title": str(schema),
        **whole, "properties": properties, "$defs": made.defs,
    }  # fmt: skip
