"""The command line's words in Dutch: usage, headings and errors."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn

from m50core.cli.argparse_dutch import ARGUMENT, MESSAGES, speaking_dutch
from m50core.errors import UsageError
from m50core.started import start_words

if TYPE_CHECKING:
    from m50core.plugins.commands import Command

_TYPES: tuple[tuple[object, str], ...] = ((int, "geheel getal"), (float, "getal"))
"""How a sort of value is called for a person."""


_LAID_OUT: Any = partial(argparse.RawDescriptionHelpFormatter, width=80)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch and raises UsageError instead of stopping."""

    commands: Mapping[str, "Command"] = {}
    """By word, in the order in which a person meets them; empty: it is of one word."""
    examples: Callable[[], Sequence[tuple[str, str]]] = tuple
    """How its word is used."""

    def __init__(self, **options: Any) -> None:
        # To lay out what is typed needs no width; asking the terminal's takes longer than the rest.
        options.setdefault("formatter_class", _LAID_OUT)
        with speaking_dutch():
            # With exit_on_error=False a fault comes with its argument; else as a sentence only.
            super().__init__(allow_abbrev=False, exit_on_error=False, **options)

    def answer_help(self, action: type[argparse.Action], text: str) -> None:
        """Let an action of one's own answer ``--help``; ``text`` tells what that does."""
        self.conflict_handler = self._optionals.conflict_handler = "resolve"
        self.add_argument("-h", "--help", action=action, nargs=0, help=text)
        self.conflict_handler = self._optionals.conflict_handler = "error"

    def add_subparsers(self, **options: Any) -> Any:
        """Add the action that has the words, as argparse does."""
        with speaking_dutch():
            return super().add_subparsers(**options)

    def format_usage(self) -> str:
        """Return the usage in Dutch."""
        from m50core.cli import help_page

        return help_page.usage_of(self)

    def format_help(self) -> str:
        """Return the help in Dutch."""
        from m50core.cli import help_page

        return help_page.overview(self) if self.commands else help_page.help_of(self)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Return the arguments; UsageError for a word that no argument takes."""
        found, unknown = self.parse_known_args(args, namespace)
        if unknown:
            from m50core.nearest import did_you_mean

            option, _, _ = unknown[0].partition("=")
            near = did_you_mean(option, self._options()) if option.startswith("-") else ""
            self._refuse(MESSAGES["unrecognized arguments: %s"] % " ".join(unknown), near)
        return found

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Return the arguments and the words that none takes; UsageError for what can't be."""
        try:
            with speaking_dutch():
                found, unknown = super().parse_known_args(args, namespace)
        except argparse.ArgumentError as error:
            self._refuse(_sentence(error))
        return found, self._take_rest(found, unknown)

    def _take_rest(self, found: argparse.Namespace, unknown: list[str]) -> list[str]:
        """Give words after an option to the argument that takes any number; return what is left.

        argparse itself ends such an argument at the first option.
        """
        rest = [one for one in self._actions if not one.option_strings and one.nargs == "*"]
        if not rest or not unknown or any(word.startswith("-") for word in unknown):
            return unknown
        setattr(found, rest[-1].dest, [*(getattr(found, rest[-1].dest) or ()), *unknown])
        return []

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message."""
        self._refuse(message)

    def _refuse(self, message: str, near: str = "") -> NoReturn:
        raise UsageError(f"{message}.{near} Uitleg: {self.prog} --help")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what isn't among the choices, with the one that was perhaps meant."""
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as error:
            from m50core.nearest import what_there_is

            told = f"“{value}” kan niet bij {error.argument_name}"
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - given nowhere else
                told = f"m50{self.prog.removeprefix(start_words())} kent de opdracht “{value}” niet"
            self._refuse(told, what_there_is(str(value), _told_choices(action)))

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except argparse.ArgumentError as error:
            sort = next((name for cls, name in _TYPES if cls is action.type), "")
            if not sort:
                raise
            where = f"Bij {error.argument_name} hoort een {sort}. " if action.option_strings else ""
            self._refuse(f"{where}“{arg_string}” is geen {sort}")

    def _options(self) -> set[str]:
        """Return every option of this parser and of those below it."""
        below = [
            choice
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 - given nowhere else
            for choice in action.choices.values()
        ]
        return {*self._option_string_actions, *(o for one in below for o in one._options())}  # noqa: SLF001


def _told_choices(action: argparse.Action) -> dict[str, tuple[str, ...]]:
    """Return the choices; a word that has a help is told before that."""
    told: Any = action._choices_actions if isinstance(action, argparse._SubParsersAction) else ()  # noqa: SLF001
    helps = {one.dest: one.help for one in told if one.help}
    words = [str(choice) for choice in action.choices or ()]
    return {helps.get(word, word): (word,) if word in helps else () for word in words}


def _sentence(error: argparse.ArgumentError) -> str:
    """Return what is wrong with an argument, its name in its place."""
    if error.argument_name is None:
        return error.message
    if ARGUMENT in error.message:
        return error.message.replace(ARGUMENT, error.argument_name)
    return f"Bij {error.argument_name}: {error.message}"


OF_ALL = "bij elke opdracht"
"""The heading of the options that every command takes."""
SHARED = ("network", "today", "as_of", "known_on", "who", "json")
"""The options that every command takes, by name."""


class _Start(argparse.ArgumentParser):
    """Reads no further than the command's word."""

    def __init__(self) -> None:
        super().__init__(add_help=False, allow_abbrev=False)
        add_shared(self, top=True)
        self.add_argument("-h", "--help", "--version", action="store_true")
        self.add_argument("asked", nargs=argparse.PARSER)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError; the whole parser says it better."""
        raise UsageError(message)


def start_of(words: Sequence[str]) -> int:
    """Return where the command's word stands: the first that is no option nor the value of one.

    It is the number of words when there is none.
    """
    if words and not words[0].startswith("-"):
        return 0
    try:
        known, _ = _Start().parse_known_args(words)
    except UsageError:
        return len(words)
    return len(words) - len(known.asked)


_ASKED_BACK = ("--reason", "--yes")
"""Options whose commands say themselves what is missing when they are empty."""


def refuse_empty(words: Sequence[str]) -> None:
    """Raise UsageError for a word, or the value of an option, that is empty.

    It says nothing, as when a script's variable isn't set; it doesn't mean that all is asked for.
    """
    for before, word in pairwise(("", *words)):
        option, sign, value = word.partition("=")
        if before in _ASKED_BACK or option in _ASKED_BACK:
            continue
        if not word.strip():
            place = before or start_words()
        elif option.startswith("--") and sign and not value.strip():
            place = option
        else:
            continue
        raise UsageError(f"Na “{place}” hoort iets te staan; daar staat nu een lege tekst.")


def add_shared(parser: argparse._ActionsContainer, *, top: bool) -> None:
    """Add the options that every command takes, before or after its word."""
    default: Any = None if top else argparse.SUPPRESS
    parser = parser.add_argument_group(OF_ALL)
    parser.add_argument("--network", metavar="PAD", default=default,
                        help="map of adres van de gegevens (of M50_NETWORK)")  # fmt: skip
    parser.add_argument("--today", metavar="DAG", default=default,
                        help="doe alsof het deze dag is (of M50_TODAY)")  # fmt: skip
    parser.add_argument("--as-of", metavar="DAG", default=default,
                        help="toon hoe het op die dag was, met wat nu bekend is")  # fmt: skip
    parser.add_argument("--known-on", metavar="DAG", default=default,
                        help="toon wat op die dag bekend was")  # fmt: skip
    parser.add_argument("--who", metavar="NAAM", default=default,
                        help="wie er werkt, voor de geschiedenis (of M50_WHO)")  # fmt: skip
    parser.add_argument("--json", action="store_true", default=False if top else argparse.SUPPRESS,
                        help="antwoord als JSON op stdout")  # fmt: skip
