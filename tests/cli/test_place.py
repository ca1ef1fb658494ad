"""The folder that is named for a network: a mistyped one never becomes a new, empty year."""

from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.main import main

WORDS = [
    "", "today", "plan", "list action_item", "log", "goals", "report voortgang", "undo",
    "add action_item title=Zaal", "set ruimte-07 status=active", "check --set bw2",
]  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one network in it, and another folder."""
    m50.open(tmp_path / "jaarplan-2025").close()
    (tmp_path / "foto").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_network_that_begins_is_told_with_the_one_that_was_perhaps_meant(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: str, by
):
    place = str(here / "jaarplan-2052")
    if by == "environment":
        monkeypatch.setenv("M50_NETWORK", place)
    given = ["--network", place] if by == "option" else []
    told = f"Nieuw netwerk gemaakt in {place}. Bedoelt u “jaarplan-2025”?"
    main([*given, *words.split()])
    assert told in capsys.readouterr().err
    main([*given, *words.split()])
    assert "Nieuw netwerk" not in capsys.readouterr().err


def test_an_empty_folder_becomes_a_network_with_a_word_about_it(here: Path, capsys):
    (here / "leeg").mkdir()
    for told in (f"Nieuw netwerk gemaakt in {here / 'leeg'}.\n", ""):
        assert main(["--network", str(here / "leeg"), "list", "action_item"]) == 0
        assert capsys.readouterr().err == told


def test_the_usual_place_is_made_without_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("m50core.program.installed.data_folder", lambda: tmp_path / "gewoon")
    assert main(["list", "action_item"]) == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "gewoon" / "m50.json").exists()


def test_a_demo_says_that_it_begins_a_network_to_practise_with(here: Path, capsys):
    assert main(["--network", str(here / "proef"), "demo"]) == 0
    assert f"Nieuw oefennetwerk gemaakt in {here / 'proef'}." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("tdoay", "today"), ("lsit goal", "list"), ("today --jsno", "--json"),
        ("person shwo", "show"), ("list gaol", "goal"), ("report voortgagn", "voortgang"),
        ("runbook avl --on 2025-05-16", "alv"), ("plan --part ruimt", "ruimte"),
        ("goals --pillar sociala", "sociaal"),
    ],
)  # fmt: skip
def test_of_a_mistyped_word_the_one_that_looks_like_it_is_asked_about(
    here: Path, capsys, words: str, meant: str
):
    assert main(["--network", str(here / "jaarplan-2025"), *words.split()]) == 2
    first = capsys.readouterr().err.partition("Bedoelt u ")[2].partition(" of ")[0].split(", ")[0]
    assert f"“{meant}”" in first.lower() or f"({meant})" in first, "the nearest comes first"
