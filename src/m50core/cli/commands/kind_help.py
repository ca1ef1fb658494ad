"""``m50 add SOORT --help``: the fields of a kind, and commands that one can type over."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from m50core.cli import output
from m50core.cli.context import Context
from m50core.cli.parser import Parser
from m50core.errors import M50Error
from m50core.plugins.commands import CommandContext

if TYPE_CHECKING:
    from m50core.pages.table import Table
    from m50core.records.examples import ExampleIds
    from m50core.records.record import Record


class _Help(argparse.Action):
    """Notes that help is asked, so that the words which say of what can still follow."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,  # noqa: ARG002 - as argparse calls it
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        """Note how the parser tells its own help."""
        namespace.general_help = parser.format_help


def add_kind_help(parser: argparse.ArgumentParser) -> None:
    """Let ``--help`` tell of the kind that is named; without one of the word, as ever."""
    parser.set_defaults(general_help=None)
    if isinstance(parser, Parser):
        parser.answer_help(_Help, "toon deze uitleg; met een soort: de velden")


def told_help(context: CommandContext, kind: Callable[[], str]) -> bool:
    """Tell the help that was asked, of the kind if one is named; False when none was asked."""
    general: Callable[[], str] | None = context.args.general_help
    if general is None:
        return False
    output.lines(of_word_or_kind(context, general, kind()))
    return True


def of_word_or_kind(
    context: CommandContext, general: Callable[[], str], kind: str
) -> "Iterable[str | Table]":
    """Return the help of a kind; without one that of the word. Errors as ``no_kind``."""
    return kind_help(context, kind) if kind else general().splitlines()


def kind_help(context: CommandContext, kind: str) -> "Iterator[str | Table]":
    """Yield what there is to tell of adding a record of a kind; errors as ``no_kind``."""
    from m50core.pages.fields import example_commands, fields_table
    from m50core.records.called import kind_called

    kinds = context.register.record_kinds()
    cls: type[Record] = kinds[kind_called(kinds, kind)]
    ids = example_ids(context)
    yield f"{cls.spec.label}. {cls.spec.help}".strip()
    yield ""
    for command in example_commands(cls, ids):
        yield f"  {command}"
    yield ""
    yield fields_table(kinds, cls, ids)


def example_ids(context: CommandContext) -> "ExampleIds":
    """Return what gives the ids in examples: of records that are there, if there is a network."""
    from m50core.records.collection import Records
    from m50core.records.examples import ExampleIds

    if isinstance(context, Context) and not _is_there(context):
        return ExampleIds(Records(context.register.record_kinds(), {}))
    try:
        return ExampleIds(context.net.records)
    except M50Error:
        # Help is what one needs when something is wrong.
        return ExampleIds(Records(context.register.record_kinds(), {}))


def _is_there(context: Context) -> bool:
    from m50core.program.installed import where_kept
    from m50core.program.places import is_new

    return not is_new(where_kept(context.place))
