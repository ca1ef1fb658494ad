"""What argparse says, in Dutch: a catalogue for its own gettext.

argparse looks its messages up in the language that the whole process has chosen. A script that
imports m50 keeps that choice: the catalogue holds only while a parser of m50 is at work.
"""

import argparse
import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock, get_ident

ARGUMENT = "\x1f"
"""In a message about an argument: where its name goes. Nobody can type it at a terminal."""

MESSAGES: Mapping[str, str] = {
    # Help.
    "usage: ": "gebruik: ",
    "positional arguments": "onderdelen",
    "options": "opties",
    "subcommands": "opdrachten",
    "%(heading)s:": "%(heading)s:",
    "show this help message and exit": "toon deze uitleg",
    "show program's version number and exit": "toon de versie",
    " (default: %(default)s)": " (anders: %(default)s)",
    # What somebody typed.
    "the following arguments are required: %s": "Dit ontbreekt: %s",
    "one of the arguments %s is required": "Geef een van deze: %s",
    "unrecognized arguments: %s": "m50 kent “%s” hier niet",
    "unexpected option string: %s": "m50 kent “%s” hier niet",
    "ambiguous option: %(option)s could match %(matches)s": (
        "“%(option)s” is niet duidelijk: %(matches)s"
    ),
    "argument %(argument_name)s: %(message)s": "Bij %(argument_name)s: %(message)s",
    "expected one argument": f"Na {ARGUMENT} hoort iets te staan",
    "expected at most one argument": f"Na {ARGUMENT} hoort hooguit één waarde te staan",
    "expected at least one argument": f"Na {ARGUMENT} hoort iets te staan",
    "expected %s argument": f"Na {ARGUMENT} hoort %s waarde te staan",
    "expected %s arguments": f"Na {ARGUMENT} horen %s waarden te staan",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        f"“%(value)s” kan niet bij {ARGUMENT}; kies uit %(choices)s"
    ),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        f"“%(value)s” kan niet bij {ARGUMENT}; bedoelt u “%(closest)s”? Kies uit %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        f"“%(parser_name)s” kan niet bij {ARGUMENT}; kies uit %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": f"“%(value)s” kan niet bij {ARGUMENT} (%(type)s)",
    "not allowed with argument %s": f"{ARGUMENT} gaat niet samen met %s",
    "ignored explicit argument %r": f"Bij {ARGUMENT} hoort geen waarde: “%s”",
    "can't open '%(filename)s': %(error)s": "“%(filename)s” is niet te openen: %(error)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s: let op: %(message)s\n",
    "option '%(option)s' is deprecated": "“%(option)s” verdwijnt in een volgende versie",
    "argument '%(argument_name)s' is deprecated": (
        "“%(argument_name)s” verdwijnt in een volgende versie"
    ),
    "command '%(parser_name)s' is deprecated": (
        "De opdracht “%(parser_name)s” verdwijnt in een volgende versie"
    ),
    # What a maker of commands did wrong.
    ".__call__() not defined": ".__call__() ontbreekt",
    "%r is not callable": "%r is niet aan te roepen",
    "'required' is an invalid argument for positionals": "'required' kan niet zonder streepje",
    "argument \"-\" with mode %r": "\"-\" kan niet met de wijze %r",
    "cannot have multiple subparser arguments": "add_subparsers kan maar één keer",
    "cannot merge actions - two groups are named %r": "twee groepen heten %r",
    "conflicting option string: %s": "deze optie is er al: %s",
    "conflicting option strings: %s": "deze opties zijn er al: %s",
    "conflicting subparser: %s": "dit woord is er al: %s",
    "conflicting subparser alias: %s": "dit woord is er al: %s",
    "dest= is required for options like %r": "een optie als %r heeft dest= nodig",
    "invalid conflict_resolution value: %r": "conflict_resolution kan niet %r zijn",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r": (
        "de optie %(option)r moet beginnen met een van deze tekens: %(prefix_chars)r"
    ),
    "mutually exclusive arguments must be optional": (
        "wat elkaar uitsluit, mag niet verplicht zijn"
    ),
}  # fmt: skip
"""Dutch by argparse's own message, of every Python that m50 runs on."""


class _Catalogue(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return MESSAGES.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


_CATALOGUE = _Catalogue()
_NAMES = ("_", "ngettext")
_BEFORE = {name: vars(argparse)[name] for name in _NAMES}
_SPEAKERS: set[int] = set()
"""Threads in which a parser of m50 is at work."""
_TURN = Lock()


def _message(message: str) -> str:
    here = get_ident() in _SPEAKERS
    return _CATALOGUE.gettext(message) if here else _BEFORE["_"](message)


def _counted_message(singular: str, plural: str, number: int) -> str:
    look_up = _CATALOGUE.ngettext if get_ident() in _SPEAKERS else _BEFORE["ngettext"]
    return look_up(singular, plural, number)


@contextmanager
def speaking_dutch() -> Iterator[None]:
    """Let argparse look its messages up in the catalogue, in this thread only.

    When no thread speaks Dutch any more, argparse is as it was.
    """
    own, module = get_ident(), vars(argparse)
    with _TURN:
        outermost = own not in _SPEAKERS
        if not _SPEAKERS:
            _BEFORE.update({name: module[name] for name in _NAMES})
            module.update(_=_message, ngettext=_counted_message)
        _SPEAKERS.add(own)
    try:
        yield
    finally:
        with _TURN:
            if outermost:
                _SPEAKERS.discard(own)
            if not _SPEAKERS:
                module.update(_BEFORE)
