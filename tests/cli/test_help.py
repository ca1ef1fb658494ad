"""``m50 help``: the whole manual within the program, by topic, command or kind."""

import io
import json
import sys
from pathlib import Path

import pytest

from m50core.cli import pager
from m50core.cli.main import main
from m50core.pages import TextLine
from m50core.pages.manual_text import text_lines
from m50core.testing.answers import schema_mistakes


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Ask help; return what is told. Nothing is opened or made for it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("M50_NETWORK", str(tmp_path / "geen"))

    def ask(*words: str, code: int = 0) -> str:
        assert main(["help", *words]) == code
        said = capsys.readouterr()
        assert list(tmp_path.iterdir()) == []
        return said.out if code == 0 else said.err

    return ask


def test_without_a_topic_every_topic_is_told_under_its_chapter(told):
    out = told()
    lines = out.splitlines()
    assert any(line.startswith("outlook ") for line in lines)
    for above, below in (("De werkwijze", "outlook "), ("De opdrachtregel", "exitcodes ")):
        assert out.index(f"\n{above}\n") < out.index(f"\n{below}")
    assert "m50 help ONDERWERP" in lines[-1]
    assert "suppression" not in out  # kinds are looked up, by name


@pytest.mark.parametrize("word", ["outlook", "Outlook", "OUTLOOK-agenda"])
def test_a_topic_is_told_whatever_its_capitals(told, word: str):
    out = told(word)
    assert out.startswith("Uw Outlook-agenda erbij\n")
    assert "    m50 import agenda.ics --dry-run\n" in out
    assert "|" not in out


def test_a_kind_is_looked_up_by_its_own_name_and_the_dutch_one(told):
    assert told("goal") == told("doel")
    assert "due" in told("goal")


def test_a_command_tells_how_it_is_used_and_what_the_manual_says_of_it(told):
    out = told("series")
    assert out.startswith("gebruik: m50 series")
    assert out.index("voorbeelden:") < out.index("Een vergaderreeks")
    assert "Meer hierover: m50 help reeks" in out


def test_what_comes_after_a_command_is_passed_on_to_its_help(told):
    out = told("list", "goal")
    assert out.startswith("gebruik: m50 list")
    assert "Meer hierover" not in out


def test_a_topic_that_is_not_there_is_told_with_what_is_near(told):
    assert "“outlook”" in told("outlok", code=2)
    assert "m50 help" in told("qqqqqq", code=2)


def test_of_several_topics_one_chooses(told, capsys):
    out = told("reservekopie")
    assert "Onderwerp" in out
    assert len(out.splitlines()) > 3


def test_what_is_only_like_the_words_is_not_told_as_being_about_them(told, capsys):
    for words, is_told in (("nietbestaand", False), ("reservekopie", True)):
        assert main(["help", words]) == 0
        said = capsys.readouterr()
        nothing = f"Over “{words}” staat er niets in de handleiding. Dit lijkt erop:"
        assert (nothing in said.err) is not is_told
        assert ("meer dan één onderwerp" in said.err) is is_told
        assert len(said.out.splitlines()) > 3


def test_a_program_gets_topics_and_texts_that_keep_to_their_schema(told):
    from m50core.program.installed import installed_register
    from m50core.program.schemas import schema

    register = installed_register()
    for words, name in ((["--json"], "topics"), (["outlook", "--json"], "help"),
                        (["done", "--json"], "help")):  # fmt: skip
        answer = json.loads(told(*words))
        assert answer["schema"] == f"m50.{name}/1"
        assert answer["items"]
        assert schema_mistakes(answer, schema(name, register)) == []


def test_markdown_reads_without_its_signs():
    text = (
        "# Kop\n\nDruk op `2`, **dan** op [de lijst](#b) of `m50 undo`.\n\n"
        "1. een\n2. twee\n   - diep\n\n| a | b |\n|---|---|\n| `x y` | z |\n\n"
        "```\n| a\n```\n\n> let op\n"
    )
    title, sentence, _, one, two, deep, _, table, _, code, _, beware = text_lines(
        text, lambda href: {"#b": "m50 help b"}.get(href, "")
    )
    assert title == TextLine("Kop", heading=True)
    assert sentence == TextLine("Druk op 2, dan op de lijst (m50 help b) of “m50 undo”.")
    assert [(line.first, line.text) for line in (one, two)] == [("1. ", "een"), ("2. ", "twee")]
    assert (deep.first, deep.text, deep.rest) == ("   - ", "diep", "     ")
    assert table.labels == ("a", "b")
    assert [row.texts for row in table.rows] == [("x y", "z")]
    assert (code.first, code.text) == ("    ", "| a")
    assert beware.text == "let op"


def test_a_command_is_told_as_one_types_it_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("M50_STARTED", "python3 run.py m50")
    (line, _, code) = text_lines("Typ `m50 undo`, of:\n\n```\nm50 today\n```\n", str)
    assert line.text == "Typ “python3 run.py m50 undo”, of:"
    assert code.text == "python3 run.py m50 today"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("PAGER", raising=False)
    monkeypatch.delenv("M50_PAGER", raising=False)
    return screen


def show(lines: int) -> None:
    with pager.through_pager():
        sys.stdout.write("regel\n" * lines)


def test_what_is_longer_than_the_screen_goes_through_the_pager_that_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    terminal = a_terminal(monkeypatch)
    kept = tmp_path / "gelezen"
    program = f"import sys; open({str(kept)!r}, 'w').write(sys.stdin.read())"
    monkeypatch.setenv("M50_PAGER", f'"{sys.executable}" -c "{program}"')
    show(23)
    assert terminal.getvalue() == "regel\n" * 23
    assert not kept.exists()
    show(24)
    assert kept.read_text() == "regel\n" * 24
    assert terminal.getvalue() == "regel\n" * 23


@pytest.mark.parametrize("chosen", [None, "", "'", "dit-programma-is-er-niet"])
def test_without_a_pager_that_works_all_is_told_as_it_is(
    monkeypatch: pytest.MonkeyPatch, chosen: str | None
):
    terminal = a_terminal(monkeypatch)
    if chosen is not None:
        monkeypatch.setenv("M50_PAGER", chosen)
    show(50)
    assert terminal.getvalue() == "regel\n" * 50
