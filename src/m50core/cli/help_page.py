"""What ``--help`` tells: all words under their headings, or one word with its examples."""

import argparse
from collections.abc import Iterable, Iterator, Sequence

from m50core.cli.argparse_dutch import speaking_dutch
from m50core.cli.parser import OF_ALL, Parser
from m50core.plugins.commands import Group, heading_of
from m50core.started import as_typed, filled_in, to_type
from m50core.values.text import visible

_WIDTH = 80
"""Columns that nothing but what one types goes past."""
_WITHOUT = "Zonder opdracht opent het scherm; waar dat niet kan, leest u de dag."


def overview(parser: Parser) -> str:
    """Return the words under their headings, a line each, and the options that all take."""
    lines = [f"gebruik: {parser.prog} [OPDRACHT]", "", str(parser.description), _WITHOUT, ""]
    width = max(map(len, parser.commands))
    for heading, words in _groups(parser):
        lines += [heading, *(f"  {word:<{width}}  {help_}" for word, help_ in words), ""]
    formatter = _formatter(parser)
    for group in _headings(parser, of_all=True):
        formatter.start_section(group.title)
        formatter.add_arguments(group._group_actions)
        formatter.end_section()
    return "\n".join((*lines, formatter.format_help(), *_more(), ""))


def _more() -> Iterator[str]:
    """Yield where one reads more."""
    ways = {
        to_type("OPDRACHT --help"): "een opdracht, met voorbeelden",
        to_type("help ONDERWERP"): f"de handleiding ({to_type('help')} noemt de onderwerpen)",
    }
    width = max(map(len, ways))
    yield from (f"{words:<{width}}  {help_}" for words, help_ in ways.items())


def _groups(parser: Parser) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the headings with their words: the core's in their order, then those of plugins."""
    groups: dict[str, list[tuple[str, str]]] = {group.value: [] for group in Group}
    for word, command in parser.commands.items():
        groups.setdefault(str(command.group), []).append((word, visible(command.help)))
    for group, words in groups.items():
        if words:
            yield visible(heading_of(group)), words


def help_of(parser: Parser) -> str:
    """Return how a word is used, its examples, and what it takes; the shared options at the end."""
    formatter = _formatter(parser)
    _add_usage(formatter, parser)
    formatter.add_text(parser.description)
    formatter.add_text("\n".join(_examples(parser.examples())))
    for group in _headings(parser, of_all=False):
        formatter.start_section(group.title)
        formatter.add_text(group.description)
        formatter.add_arguments(option for option in group._group_actions if option.dest != "help")
        formatter.end_section()
    formatter.add_text("\n".join(_of_all(parser)))
    formatter.add_text(parser.epilog)
    with speaking_dutch():
        return formatter.format_help()


def usage_of(parser: Parser) -> str:
    """Return how a word is used, in a line or two; the options that all take left out."""
    formatter = _formatter(parser)
    _add_usage(formatter, parser)
    with speaking_dutch():
        return formatter.format_help()


def _add_usage(formatter: argparse.HelpFormatter, parser: Parser) -> None:
    left_out = {
        id(option) for group in _headings(parser, of_all=True) for option in group._group_actions
    }
    actions = [
        action for action in parser._actions if id(action) not in left_out and action.dest != "help"
    ]
    formatter.add_usage(parser.usage, actions, parser._mutually_exclusive_groups)


def _formatter(parser: Parser) -> argparse.HelpFormatter:
    return argparse.RawDescriptionHelpFormatter(parser.prog, width=_WIDTH)


def _headings(parser: Parser, *, of_all: bool) -> list[argparse._ArgumentGroup]:
    return [group for group in parser._action_groups if (group.title == OF_ALL) is of_all]


def _examples(examples: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the examples, what each does beside it where there is room for all."""
    pairs = [(visible(as_typed(words)), visible(filled_in(does))) for words, does in examples]
    if not pairs:
        return
    yield "voorbeelden:"
    width = max(len(words) for words, _ in pairs)
    if all(len(f"  {'':<{width}}  {does}") <= _WIDTH for _, does in pairs):
        yield from (f"  {words:<{width}}  {does}" for words, does in pairs)
        return
    for words, does in pairs:
        yield from (f"  {words}", f"      {does}")


def _of_all(parser: Parser) -> Iterator[str]:
    """Yield the options that every command takes, by their names alone."""
    for group in _headings(parser, of_all=True):
        names = [
            " ".join(filter(None, (option.option_strings[0], str(option.metavar or ""))))
            for option in group._group_actions
        ]
        yield f"{OF_ALL} (uitleg: {to_type('--help')}):"
        yield f"  {'  '.join(names)}"
