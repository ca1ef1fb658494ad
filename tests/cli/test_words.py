"""A command's word is the one that stands where a word belongs, whatever else is spelt as one."""

import argparse
import json
from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.main import main
from m50core.cli.parser import SHARED, start_of
from m50core.cli.words import build_parser
from m50core.program.installed import installed_register
from m50core.program.rooms import core_register

CORE = tuple(core_register().commands())
PLUGINS = [word for word in installed_register().commands() if word not in CORE]
WORDS = [*CORE, *PLUGINS]


def arguments(word: str) -> list[argparse.Action]:
    """What a command declares itself, the shared options left out."""
    parser = build_parser([word])
    (subs,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    shared = {"help", *SHARED}
    return [a for a in subs.choices[word]._actions if a.dest not in shared or not a.option_strings]


def values(action: argparse.Action, word: str) -> list[str]:
    """As many values as the argument takes, each of them the word where it may be."""
    one = next(iter(action.choices)) if action.choices else "1" if action.type is int else word
    return [one] * (action.nargs if isinstance(action.nargs, int) else 1)


def told(action: argparse.Action, word: str) -> list[str]:
    if not action.option_strings:
        return values(action, word) if action.nargs in (None, "+") else []
    return [action.option_strings[0], *([] if action.nargs == 0 else values(action, word))]


def least(actions: list[argparse.Action], word: str) -> list[str]:
    """What a command can't do without, each of it spelt as the word."""
    options = [w for a in actions if a.option_strings and a.required for w in told(a, word)]
    return [*(w for a in actions if not a.option_strings for w in told(a, word)), *options]


@pytest.mark.parametrize("command", WORDS)
def test_an_option_or_argument_may_be_spelt_as_any_command(command: str):
    actions, parser = arguments(command), build_parser([command])
    optional = [a for a in actions if a.option_strings and not a.required]
    needs_one = ["--from", "1"] if command == "diff" else []
    for word in WORDS:
        for action in [None, *optional]:
            own = told(action, word) if action else []
            base = [] if action and action.dest in ("start", "since") else needs_one
            words = [command, *least(actions, word), *base, *own]
            parsed = parser.parse_args(words)
            assert parsed.m50_word == command
            if action and action.nargs is None and not action.choices and action.type is None:
                found = getattr(parsed, action.dest)
                assert word in (found if isinstance(found, list) else [found])


@pytest.mark.parametrize("form", ["{0} {1}", "{0}={1}"])
@pytest.mark.parametrize("name", ["network", "who", "today"])
@pytest.mark.parametrize("command", ["list", "undo", "spuk"])
def test_a_shared_option_may_have_any_command_for_its_value(command: str, name: str, form: str):
    parser = build_parser([command])
    for word in WORDS:
        option = form.format(f"--{name}", word).split()
        for words in ([*option, command], [command, *option], [*option, "--json", command]):
            assert words[start_of(words)] == command
            parsed = parser.parse_args(words)
            assert (parsed.m50_word, getattr(parsed, name)) == (command, word)


@pytest.mark.parametrize("command", WORDS)
def test_no_argument_of_a_command_takes_the_place_of_a_shared_option(command: str):
    assert {one.dest for one in arguments(command)}.isdisjoint({*SHARED, "m50_word", "m50_run"})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("word", ["plan", "search", "undo", "tui" if "tui" in PLUGINS else "spuk"])
def test_a_network_and_a_person_named_as_a_command_are_used(here: Path, capsys, word: str):
    assert main(["--network", word, "--who", word, "add", "action_item", f"title={word}"]) == 0
    assert main(["search", word, f"--network={word}", "--json"]) == 0
    found = json.loads(capsys.readouterr().out.partition("\n")[2])["items"]
    assert word in {one["title"] for one in found}
    with m50.open(here / word) as net:
        assert [one.who for one in net.log()] == [word]


@pytest.mark.sweep
@pytest.mark.parametrize("command", ["list", "undo", "spuk"])
def test_the_command_that_runs_is_the_one_that_was_asked(command: str):
    asked = build_parser([command]).parse_args([command])
    for word in WORDS:
        for words in (["--who", word, command], [command, f"--network={word}"]):
            parsed = build_parser(words).parse_args(words)
            assert parsed.m50_word == asked.m50_word == command
            assert parsed.m50_run.__qualname__ == asked.m50_run.__qualname__


def test_no_command_is_a_day(capsys):
    for word in WORDS:
        assert main(["--today", word, "list", "goal"]) == 2
        assert f"“{word}”" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--network", "--who", "--today"])
@pytest.mark.parametrize("empty", ["", "  "])
def test_an_option_that_says_nothing_is_refused(here: Path, capsys, option: str, empty: str):
    for words in ([option, empty, "list"], ["list", f"{option}={empty}"]):
        assert main(words) == 2
        assert f"Na “{option}” hoort iets" in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_who_is_assigned_and_who_assigns_are_two(here: Path, capsys):
    place = ["--network", "net", "--who", "secretariaat"]
    assert main([*place, "add", "person", "id=persoon-1", "name=Jan"]) == 0
    assert main([*place, "add", "action_item", "id=actie-1", "title=Zaal"]) == 0
    assert main(["--network", "net", "assign", "actie-1", "Jan", "--who", "secretariaat"]) == 0
    with m50.open(here / "net") as net:
        assert net["actie-1"].owner == "persoon-1"
        assert {one.who for one in net.log()} == {"secretariaat"}


def test_two_dashes_end_the_options(here: Path, capsys):
    m50.open("net").close()
    assert main(["--network", "net", "--", "search", "--", "-zaal"]) == 0
    assert main(["--network", "net", "search", "-zaal"]) == 2
    assert main(["--network", "net", "list", "booking", "amount__lt=-5"]) == 0


def test_an_empty_or_unknown_word_is_refused(here: Path, capsys):
    for words, told in (([""], "lege tekst"), (["plna"], "“plan”")):
        assert main(words) == 2
        assert told in capsys.readouterr().err
    assert main(["--network", "net", ""]) == 2
    assert "lege tekst" in capsys.readouterr().err


@pytest.mark.parametrize(
    "condition",
    ["id__in=ruimte-01,ruimte-02", "due__isnull=nee", "due__isnull=JA", "title__contains=nota",
     "status__in=niet gestart,done"],
)  # fmt: skip
def test_a_condition_asks_the_same_as_in_a_script(here: Path, capsys, condition: str):
    name, _, text = condition.partition("=")
    m50.open("net").close()
    assert main(["--network", "net", "list", "goal", condition, "--json"]) == 0
    found = [one["id"] for one in json.loads(capsys.readouterr().out)["items"]]
    typed = {"JA": True, "nee": False}.get(text, text.split(",") if "__in" in name else text)
    with m50.open(here / "net") as net:
        assert found == [one.id for one in net.goals.where(**{name: typed})]
    assert found


@pytest.mark.parametrize(
    "condition",
    ["due__lte=", "due__gte=doorlopend", "due__isnull=misschien", "pillar__in=", "self=1",
     "status__lt=done", "title__contains=", "due__=2025", "due__in=2025,ooit", "themes__lt=a"],
)  # fmt: skip
def test_a_condition_that_cannot_be_read_is_refused_in_a_sentence(here: Path, capsys, condition):
    m50.open("net").close()
    assert main(["--network", "net", "list", "goal", condition]) in (2, 4)
    said = capsys.readouterr()
    assert said.out == ""
    assert "niet was voorzien" not in said.err


@pytest.mark.parametrize("command", WORDS)
def test_a_reason_is_given_with_one_word_whatever_the_command(command: str):
    asked = [a for a in arguments(command) if a.option_strings and a.metavar == "TEKST"]
    whys = [a for a in asked if "waarom" in (a.help or "") or "reden" in (a.help or "")]
    assert {option for action in whys for option in action.option_strings} <= {"--reason"}


def test_one_word_is_laid_out_alone_and_all_of_them_for_whoever_asks_which_there_are():
    def laid_out(*words: str) -> list[str]:
        action = next(one for one in build_parser(words)._actions if one.dest == "m50_word")
        return list(action.choices)

    assert laid_out("--json", "vote") == ["vote"]
    assert set(CORE) <= set(laid_out("--help"))
    assert set(CORE) <= set(laid_out("--help", "vote"))
    assert set(CORE) <= set(laid_out("vot"))
