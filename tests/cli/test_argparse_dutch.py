"""argparse speaks Dutch through its own gettext, and only while a parser of m50 is at work."""

import argparse
import ast
import inspect
import re
import threading

import pytest

from m50core.cli.argparse_dutch import ARGUMENT, MESSAGES, speaking_dutch
from m50core.cli.parser import Parser, refuse_empty
from m50core.cli.words import build_parser
from m50core.errors import UsageError

PLACE = re.compile(r"%(?:\(\w+\))?[sr]")


def asked_for() -> set[str]:
    """Return every message that the argparse of this Python looks up."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            count = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
            found |= {one.value for one in node.args[:count] if isinstance(one, ast.Constant)}
    return found


def refused(parser: Parser, *words: str) -> str:
    with pytest.raises(UsageError) as error:
        parser.parse_args(words)
    return error.value.sentence


def test_every_message_of_argparse_has_its_dutch():
    assert len(asked_for()) > 30
    assert asked_for() - MESSAGES.keys() == set()


@pytest.mark.parametrize("english", MESSAGES)
def test_a_translation_has_the_places_of_its_message(english):
    dutch = MESSAGES[english]
    assert _places(dutch) == _places(english)
    assert dutch.count(ARGUMENT) <= 1


def _places(message: str) -> list[str]:
    """Return where something is filled in; Dutch puts its own quotes about it."""
    return sorted(place[:-1] for place in PLACE.findall(message))


def test_others_keep_their_own_language():
    theirs = argparse.ArgumentParser(prog="x", exit_on_error=False)
    theirs.add_argument("--n", type=int)
    before = theirs.format_help()
    names = argparse._, argparse.ngettext
    refused(build_parser(["today"]), "today", "--bla")
    refused(build_parser(["nooit"]), "nooit")
    build_parser(["today"]).format_help()
    assert (argparse._, argparse.ngettext) == names
    assert theirs.format_help() == before
    with pytest.raises(argparse.ArgumentError, match="invalid int value"):
        theirs.parse_args(["--n", "x"])
    with pytest.raises(ZeroDivisionError), speaking_dutch():
        raise ZeroDivisionError
    assert (argparse._, argparse.ngettext) == names


@pytest.fixture
def parser() -> Parser:
    made = Parser(prog="m50 x")
    made.add_argument("--soort", choices=["a, b", "het's", "c"])
    made.add_argument("--twee", nargs=2)
    made.add_argument("--maat", type=float)
    made.add_argument("--veel", nargs="+")
    made.add_argument("--bedrag", type=_amount)
    made.add_argument("--aan", action="store_true")
    return made


def _amount(text: str) -> str:
    raise argparse.ArgumentTypeError(f"invalid choice: {text} (choose from d, e)")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--soort", "a,b"], "“a,b” kan niet bij --soort. Kies uit: “a, b”, het's, c. "
                             "Bedoelt u “a, b”?"),
        (["--twee", "1"], "Na --twee horen 2 waarden te staan."),
        (["--maat", "x"], "Bij --maat hoort een getal. “x” is geen getal."),
        (["--veel"], "Na --veel hoort iets te staan."),
        (["--aan=1"], "Bij --aan hoort geen waarde: “1”."),
        (["--soortt=c"], "m50 kent “--soortt=c” hier niet. Bedoelt u “--soort”?"),
        # What somebody else wrote is told as they wrote it.
        (["--bedrag", "9"], "Bij --bedrag: invalid choice: 9 (choose from d, e)."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_dutch_with_what_can_be(parser, words, sentence):
    assert refused(parser, *words) == f"{sentence} Uitleg: m50 x --help"


def test_a_command_that_there_is_not_is_told_as_one():
    told = refused(build_parser(["lst"]), "lst")
    assert told.startswith("m50 kent de opdracht “lst” niet. Bedoelt u “list”")


@pytest.mark.parametrize(
    ("words", "place"), [([""], "m50"), (["show", ""], "show"), (["list", "--limit="], "--limit")]
)
def test_where_nothing_stands_is_told_by_what_stands_before(words: list[str], place: str):
    with pytest.raises(UsageError, match=f"^Na “{place}” hoort iets te staan; daar staat nu een"):
        refuse_empty(words)


def test_help_is_dutch(parser):
    assert parser.format_usage().startswith("gebruik: m50 x [--soort")
    told = parser.format_help()
    assert "opties:" in told
    assert "toon deze uitleg" not in told  # whoever reads this knows how


def test_a_script_of_ones_own_stays_english_while_and_after_m50_speaks_in_other_threads():
    before, told = argparse._, []
    gate = threading.Barrier(7)

    def speak() -> None:
        gate.wait()
        for _ in range(40):
            with speaking_dutch():
                told.append(argparse._("usage: "))

    threads = [threading.Thread(target=speak) for _ in range(6)]
    for thread in threads:
        thread.start()
    gate.wait()
    own = {argparse._("usage: ") for _ in range(2000)}
    for thread in threads:
        thread.join()
    assert own == {"usage: "}
    assert set(told) == {"gebruik: "}
    assert argparse._ is before
