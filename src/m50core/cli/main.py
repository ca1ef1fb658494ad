"""The program ``m50``: run the command of a word; errors become sentences and exit codes."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from m50core import __version__
from m50core.cli.again import give_again
from m50core.program.asked import Asked, is_terminal

if TYPE_CHECKING:
    import argparse

    from m50core.cli.context import Context
    from m50core.cli.frame import Frame
    from m50core.cli.parser import Parser
    from m50core.plugins.extensions import Command

# The rest is imported where it is used: an answer that is remembered is told without it.


def main(
    argv: Sequence[str] | None = None, asked: Asked | None = None, frame: "Frame | None" = None
) -> int:
    """Run the program; return the exit code.

    ``asked``: where its answer may be remembered; ``frame``: what its screen first shows.
    """
    from m50core.cli import output
    from m50core.errors import M50Error

    output.prepare_streams()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words, asked, frame)
    except M50Error as error:
        output.say(error.sentence)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough; a later flush must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from m50core.program.crash import report_crash

        output.say(report_crash(error))
        return 4


def run() -> None:
    """Run the program and leave with its exit code."""
    asked = Asked(sys.argv[1:])
    code = give_again(asked)
    if code is None:
        frame = first_frame(sys.argv[1:])
        code = main(asked=asked, frame=frame)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _leave(code)


def _leave(code: int) -> NoReturn:
    """End the program, also when a plugin left a thread behind that would keep it alive."""
    import threading

    mine = threading.current_thread()
    if all(thread.daemon or thread is mine for thread in threading.enumerate()):
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def first_frame(words: Sequence[str]) -> "Frame | None":
    """Return the first frame of the screen, painted when it is remembered; None: no screen."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        return None
    from m50core.cli.frame import Frame

    frame = Frame(words)
    frame.paint()
    return frame


def _run(words: list[str], asked: Asked | None, frame: "Frame | None") -> int:
    try:
        return _run_word(words, asked, frame)
    finally:
        # Before anything is told of what went wrong.
        if frame is not None:
            frame.close()


def _run_word(words: list[str], asked: Asked | None, frame: "Frame | None") -> int:
    from m50core.cli import output
    from m50core.cli.context import Context
    from m50core.cli.parser import refuse_empty, start_of

    if words[:1] == ["--version"]:
        output.lines([f"m50 {__version__}"])
        return 0
    refuse_empty(words)
    start = start_of(words)
    if words[start : start + 1] == ["--"]:
        del words[start]
    parser = build_parser(words)
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(parser)
    args = parser.parse_args(words)
    context = Context(args, asked, frame)
    try:
        code = context.exit_code(_command(args)(context))
    finally:
        context.close()
    context.remember(code)
    return code


def _command(args: "argparse.Namespace") -> "Callable[[Context], int]":
    found: Callable[[Context], int] = args.m50_run
    return found


def _start(context: "Context") -> int:
    """Open the screen when there is one and a person to see it; else tell the day."""
    if sys.stdin.isatty() and sys.stderr.isatty() and not context.args.json:
        screen = context.register.commands().get("tui")
        if screen is not None:
            return screen.run(context)
    return context.register.commands()["today"].run(context)


def build_parser(words: Sequence[str]) -> "Parser":
    """Return the parser; plugins are only loaded when the words ask for more than the core's."""
    from m50core.cli.argparse_dutch import speaking_dutch

    with speaking_dutch():
        return _build(words)


def _build(words: Sequence[str]) -> "Parser":
    from m50core.cli.parser import Parser, add_shared, start_of

    parser = Parser(
        prog="m50", description="Het jaarplan van de M50: wat is beloofd, wat gebeurt er."
    )
    parser.add_argument("--version", action="version", version=f"m50 {__version__}",
                        help="toon de versie")  # fmt: skip
    add_shared(parser, top=True)
    parser.set_defaults(m50_run=_start)
    # No `parser_class` default: sub-parsers must raise like this one.
    commands = parser.add_subparsers(
        title="opdrachten", metavar="OPDRACHT", dest="m50_word", parser_class=Parser
    )
    asked = next(iter(words[start_of(words) :]), None)
    completing = "_ARGCOMPLETE" in os.environ
    core = core_words()
    for word, command in core.items():
        text = command.help
        sub = commands.add_parser(word, help=text, description=text[0].upper() + text[1:] + ".")
        add_shared(sub, top=False)
        if word == asked or completing:
            _fill(sub, command)
    if words and asked not in core:
        from m50core.cli.plugin_words import add_words

        add_words(parser, commands, known=core, asked=asked)
    return parser


def core_words() -> "Mapping[str, Command]":
    """Return the words that come with the core, as its rooms give them through the hook."""
    from m50core.program.rooms import core_register

    return core_register().commands()


def _fill(parser: "Parser", command: "Command") -> None:
    if command.arguments is not None:
        command.arguments(parser)
    parser.set_defaults(m50_run=command.run)
