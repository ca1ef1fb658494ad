"""The words of the command line: the parser that has them, and the command that a word runs."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from m50core import __version__
from m50core.cli import garbage, terminal
from m50core.cli.argparse_dutch import speaking_dutch
from m50core.cli.context import Context
from m50core.cli.parser import Parser, add_shared, refuse_empty, start_of
from m50core.started import start_words
from m50core.values.capital import with_capital

if TYPE_CHECKING:
    import argparse

    from m50core.cli.frame import Frame
    from m50core.plugins.extensions import Command
    from m50core.program.asked import AskedBefore


_HELP = frozenset({"-h", "--help"})


def run_words(
    words: list[str], asked: "AskedBefore | None" = None, frame: "Frame | None" = None
) -> int:
    """Run the command that is asked for; return the exit code. ``frame``: see ``main``."""
    try:
        return _run_words(words, asked, frame)
    finally:
        # Before anything is told of what went wrong.
        if frame is not None:
            frame.close()


def _run_words(words: list[str], asked: "AskedBefore | None", frame: "Frame | None") -> int:
    refuse_empty(words)
    start = start_of(words)
    if words[start : start + 1] == ["--"]:
        del words[start]
    parser = build_parser(words)
    if "--sort" in words:
        from m50core.cli.list_options import join_sort

        words = join_sort(words)
    args = parser.parse_args(words)
    if "m50_list" in args:
        from m50core.cli.list_options import wish_of

        args.m50_wish = wish_of(args)
    context = Context(args, asked, frame)
    try:
        code = context.exit_code(_command(args)(context))
    finally:
        context.close()
    context.remember(code)
    return code


def _command(args: "argparse.Namespace") -> Callable[[Context], int]:
    found: Callable[[Context], int] = args.m50_run
    return found


def _start(context: Context) -> int:
    """Open the screen when there is one and a person to see it; else tell the day.

    The screen is drawn on stderr; whoever sends stdout elsewhere asks for text.
    """
    if terminal.is_seen() and not context.args.json:
        screen = context.register.commands().get("tui")
        if screen is not None:
            garbage.collect()
            return screen.run(context)
    return context.register.commands()["today"].run(context)


@speaking_dutch()
def build_parser(words: Sequence[str]) -> Parser:
    """Return the parser; plugins are only loaded when the words ask for more than the core's."""
    parser = Parser(
        prog=start_words(), description="Het jaarplan van de M50: wat is beloofd, wat gebeurt er."
    )
    parser.add_argument("--version", action="version", version=f"m50 {__version__}",
                        help="toon de versie")  # fmt: skip
    add_shared(parser, top=True)
    parser.set_defaults(m50_run=_start)
    # No `parser_class` default: sub-parsers must raise like this one.
    commands = parser.add_subparsers(
        title="opdrachten",
        metavar="OPDRACHT",
        dest="m50_word",
        parser_class=Parser,
        prog=start_words(),
    )
    start = start_of(words)
    asked = next(iter(words[start:]), None)
    parser.commands = core = core_words()
    # Whoever asks for one word sees none of the others; laying them all out takes long.
    alone = asked in core and not _HELP.intersection(words[:start])
    for word, command in core.items():
        if alone and word != asked:
            continue
        text = command.help
        sub = commands.add_parser(word, help=text, description=with_capital(text) + ".")
        if word == asked:
            add_shared(sub, top=False)
            _fill(sub, command)
    if words and asked not in core:
        from m50core.cli.plugin_words import add_words

        add_words(parser, commands, known=core, asked=asked)
    return parser


def core_words() -> "Mapping[str, Command]":
    """Return the words that come with the core, as its rooms give them through the hook."""
    from m50core.program import installed

    return installed.core_words()


def _fill(parser: Parser, command: "Command") -> None:
    parser.examples = command.examples
    if command.arguments is not None:
        command.arguments(parser)
    if command.lists():
        from m50core.cli.list_options import add_list_options

        add_list_options(parser)
    parser.set_defaults(m50_run=command.run)
