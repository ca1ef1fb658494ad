"""The words that plugins add to the command line, each under guard and with its owner's name."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from m50core.cli import garbage, output
from m50core.cli.parser import Parser, add_shared
from m50core.errors import M50Error, describe
from m50core.plugins.extensions import Command, CommandContext
from m50core.plugins.register import Register
from m50core.values.capital import with_capital
from m50core.values.text import visible


def add_words(parser: Parser, commands: Any, known: Collection[str], asked: str | None) -> None:
    """Add every plugin's words but those in ``known``, and the options of the word that is asked.

    One that can't be laid out is told.
    """
    from m50core.program.installed import installed_register

    register = installed_register()
    parser.set_defaults(register=register)
    parser.commands = register.commands()
    for word, command in parser.commands.items():
        if word in known:
            continue
        plugin = register.owner("command", word)
        text = with_capital(command.help).rstrip(".") + "."
        sub = commands.add_parser(word, help=_literal(command.help), description=visible(text))
        add_shared(sub, top=False)
        sub.examples = partial(_examples, register, plugin, command)
        run = _run(register, plugin, command)
        try:
            if word == asked and command.arguments is not None:
                register.call(plugin, _what(word), partial(command.arguments, sub))
            if word == asked and register.call(plugin, _what(word), command.lists):
                from m50core.cli.list_options import add_list_options

                add_list_options(sub)
        except M50Error as error:
            sub.epilog = visible(error.sentence)
            run = partial(_refuse, error)
        sub.set_defaults(m50_run=run)


def _refuse(error: M50Error, context: CommandContext) -> int:  # noqa: ARG001 - as a command is run
    raise error


def _examples(register: Register, plugin: str, command: Command) -> Sequence[tuple[str, str]]:
    """Return a word's examples as text; none when there is something wrong with them."""
    try:
        given = register.call(plugin, _what(command.name), command.examples)
        return [(str(words), str(does)) for words, does in given]
    except (M50Error, TypeError, ValueError):
        return ()


def _what(word: str) -> str:
    return f"de opdracht “{word}”"


def _literal(text: str) -> str:
    """Return a help text in which argparse finds nothing to fill in."""
    return text.replace("%", "%%")


def _run(register: Register, plugin: str, command: Command) -> Callable[[CommandContext], int]:
    def run(context: CommandContext) -> int:
        """Run in this thread, for as long as it takes: a command may ask, draw and wait."""
        code: Any
        garbage.collect()
        try:
            code = command.run(context)
        except (KeyboardInterrupt, BrokenPipeError, M50Error):
            raise
        except SystemExit as stop:
            code = stop.code if stop.code is None or isinstance(stop.code, int) else 1
            if isinstance(stop.code, str):
                output.say(stop.code)
        except BaseException as error:
            raise register.failure(plugin, _what(command.name), describe(error)) from error
        if code is None:
            return 0
        if isinstance(code, int) and 0 <= code < 256:
            return code
        raise register.failure(plugin, _what(command.name), "zij geeft geen uitgangscode")

    return run
