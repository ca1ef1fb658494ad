"""The command line's words in Dutch: usage, headings and errors."""

import argparse
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NoReturn

from m50core.errors import UsageError, did_you_mean

_ERRORS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"dit ontbreekt: \1"),
    (r"unrecognized arguments: (.+)", r"dit ken ik niet: \1"),
    (r"argument (.+?): expected one argument", r"na \1 hoort iets te staan"),
    (r"argument (.+?): expected at least one argument", r"na \1 hoort iets te staan"),
    (r"argument (.+?): expected (\d+) arguments", r"na \1 horen \2 waarden te staan"),
    (r"one of the arguments (.+) is required", r"geef een van deze: \1"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        r"\2 kan niet bij \1; kies uit \3",
    ),
    (r"argument (.+?): invalid int value: (.+)", r"\2 is geen geheel getal (bij \1)"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 gaat niet samen met \2"),
    (r"argument (.+?): ignored explicit argument (.+)", r"bij \1 hoort geen waarde (\2)"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 is niet duidelijk: \2"),
    (r"argument (.+?): (.+)", r"bij \1: \2"),
)
_NO_CHOICE = r"argument .+?: invalid choice: (.+?) \(choose from (.+)\)"
_NO_WORD = r"unrecognized arguments: (.+)"


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch and raises UsageError instead of stopping."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "onderdelen"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message in Dutch, and the word that was perhaps meant."""
        near = self._near(message)
        for pattern, dutch in _ERRORS:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, dutch, message, flags=re.DOTALL)
                break
        raise UsageError(f"{message}.{near} Uitleg: {self.prog} --help")

    def _near(self, message: str) -> str:
        if found := re.fullmatch(_NO_CHOICE, message, re.DOTALL):
            known = [word.strip("'\"") for word in found[2].split(", ")]
            return did_you_mean(found[1].strip("'\""), known)
        if found := re.fullmatch(_NO_WORD, message, re.DOTALL):
            option, _, _ = found[1].split()[0].partition("=")
            return did_you_mean(option, self._options()) if option.startswith("-") else ""
        return ""

    def _options(self) -> set[str]:
        """Return every option of this parser and of those below it."""
        below = [
            one
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 - given nowhere else
            for one in action.choices.values()
        ]
        return {*self._option_string_actions, *(o for one in below for o in one._options())}  # noqa: SLF001


SHARED = ("network", "today", "who", "json")
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
            place = f"na {before}" if before.startswith("-") else "hier"
        elif option.startswith("--") and sign and not value.strip():
            place = f"na {option}"
        else:
            continue
        raise UsageError(f"{place} hoort iets te staan; daar staat nu een lege tekst.")


def add_shared(parser: argparse.ArgumentParser, *, top: bool) -> None:
    """Add the options that every command takes, before or after its word."""
    default: Any = None if top else argparse.SUPPRESS
    parser.add_argument("--network", metavar="PAD", default=default,
                        help="map of adres van de gegevens (of M50_NETWORK)")  # fmt: skip
    parser.add_argument("--today", metavar="DAG", default=default,
                        help="doe alsof het deze dag is (of M50_TODAY)")  # fmt: skip
    parser.add_argument("--who", metavar="NAAM", default=default,
                        help="wie er werkt, voor de geschiedenis (of M50_WHO)")  # fmt: skip
    parser.add_argument("--json", action="store_true", default=False if top else argparse.SUPPRESS,
                        help="antwoord als JSON op stdout")  # fmt: skip
