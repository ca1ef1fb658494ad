"""``m50 schema``: the JSON schema of what the words answer a program with."""

import argparse

from m50core.answers.schema import Schema
from m50core.plugins.extensions import CommandContext, Handler

SCHEMA = Schema("schema", "m50core.cli.answers.program:SchemaAnswer")
SCHEMAS = Schema("schemas", "m50core.cli.answers.program:NamedSchema")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="?", metavar="NAAM", help="van het antwoord; zonder: welke er zijn"
    )


def _run(context: CommandContext) -> int:
    from m50core.program.listing import schemas_table
    from m50core.program.schemas import answers

    name = context.args.name
    if name is None:
        found = list(answers(context.register).values())
        context.answer(SCHEMAS, SCHEMAS.each(found), [schemas_table(found)])
        return 0
    import json

    from m50core.program.schemas import schema

    found_schema = schema(name, context.register)
    lines = json.dumps(found_schema, ensure_ascii=False, indent=2).split("\n")
    context.answer(SCHEMA, SCHEMA.one(name, found_schema), lines)
    return 0


HANDLERS = {
    "schema": Handler(_run, _arguments, (SCHEMAS, SCHEMA), lists=True),
}
