"""What tab completes: which words can follow what was typed, told to the shell."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from m50core.cli.candidates import Candidates
from m50core.cli.fitting import FITTING
from m50core.cli.parser import Parser, start_of

if TYPE_CHECKING:
    import argparse

Ways = Mapping[str, str]
"""What can stand there, each with what it is."""

_OF_KIND = {
    "PERSOON": ("person",), "WIE": ("person", "organisation"), "LID": ("member",),
    "VERGADERING": ("meeting",), "BESLUIT": ("decision",), "ZETEL": ("seat",),
    "REEKS": ("meeting_series",), "BEGROTING": ("budget",),
    "STEMMING": ("vote",), "WAARVOOR": ("meeting", "lobby_moment", "event"), "NUMMER": ("*",),
}  # fmt: skip
"""By what an argument is called: of which kinds it takes an id."""
_FILES = ("BESTAND", "MAP", "PAD")


def complete() -> int:
    """Tell the shell what can follow; nothing at all when anything goes wrong."""
    with suppress(Exception):
        import argcomplete
        from argcomplete.lexers import split_line

        _, _, _, words, _ = split_line(os.environ["COMP_LINE"], int(os.environ["COMP_POINT"]))
        argcomplete.autocomplete(parser_for(words[1:]), always_complete_options=False)
    return 1


def parser_for(words: Sequence[str]) -> Parser:
    """Return the parser for what comes after these words, in which each argument can be completed.

    The word of the command that was typed is laid out alone; before there is one, none is.
    """
    from m50core.cli.words import build_parser

    start = start_of(words)
    asked = words[start : start + 1]
    parser = build_parser(words if asked else ["--help"])
    given = [word for word in words[start + 1 :] if not word.startswith("-")]
    candidates = Candidates(words, "".join(asked), given)
    for action in parser._actions:
        below: Any = action.choices
        if asked and isinstance(below, dict) and asked[0] in below:
            for argument in below[asked[0]]._actions:
                _let_complete(argument, asked[0], candidates)
        _let_complete(action, "", candidates)
    return parser


def _let_complete(action: "argparse.Action", word: str, candidates: Candidates) -> None:
    if action.nargs == 0 or action.choices is not None:
        return
    name = action.metavar if isinstance(action.metavar, str) else (action.metavar or ("",))[0]
    name = name.split()[0].rstrip(",") if name else action.dest.upper()
    if name in _FILES and word != "restore":
        return
    way = _way(name, word, candidates, asked=not action.option_strings)

    def completer(prefix: str, **_: object) -> Ways:
        try:
            return way(prefix) if way is not None else {}
        except Exception:
            return {}

    action.completer = completer  # type: ignore[attr-defined]


def _way(
    name: str, word: str, candidates: Candidates, *, asked: bool
) -> Callable[[str], Ways] | None:
    """Return what gives the candidates for an argument; None: there is nothing to choose from.

    ``asked``: it is what the command is about, not what an option takes.
    """
    by_word: Mapping[str, Callable[[str], Ways]] = {
        "plugins": candidates.plugins, "restore": candidates.backups,
        "runbook": candidates.runbooks, "schema": candidates.schemas,
        "set": candidates.ids_and_fields, "assign": candidates.fitting_and_people,
        **dict.fromkeys(FITTING, candidates.fitting),
        "plan": candidates.parts_and_words, "settings": candidates.settings,
    }  # fmt: skip
    if asked and word in by_word and name in ("NAAM", "WOORD", "NUMMER", "DEEL", "NAAM=WAARDE"):
        return by_word[word]
    if name in _OF_KIND:
        return partial(candidates.ids, _OF_KIND[name])
    by_name: Mapping[str, Callable[[str], Ways]] = {
        "SOORT": candidates.kinds,
        "VELD=WAARDE": candidates.fields,
        "VELD": candidates.columns,
        "VELD,VELD": candidates.columns,
        "DEEL": candidates.parts,
        "VERSLAG": candidates.reports,
        "ONDERWERP": candidates.topics,
        "CODE": candidates.codes,
    }
    if asked and name == "DAG":
        return candidates.days
    return by_name.get(name)
