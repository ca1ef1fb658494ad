"""The folder that is named for a network: a mistyped one never becomes a new, empty year."""

from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.main import BUILT_IN, built_in, main

READING = [
    "", "today", "plan", "agenda", "check", "search zaal", "list action_item", "show actie-1",
    "log", "diff --from 2025-01-01", "bin", "report berap", "export action_item --out x.csv",
    "person inventory", "goals", "rhythms", "runbook", "series", "ready", "meeting ALV",
    "attend ALV", "vote ALV", "minutes ALV", "doctor", "doctor --repair", "backup",
    "backup --list", "compare", "undo", "redo", "remove actie-1", "import acties.csv --dry-run",
]  # fmt: skip
WRITING = [
    "add action_item title=Zaal", "set ruimte-07 status=active", "progress ruimte-07 gebeld",
    "leave ruimte-07 --until 2025-04-01 --reason druk", "runbook alv --on 2025-05-16",
    "check --set bw2",
]  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one network in it, and another folder."""
    m50.open(tmp_path / "jaarplan-2025").close()
    (tmp_path / "foto").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


@pytest.mark.parametrize("words", READING)
@pytest.mark.parametrize("by", ["option", "environment"])
def test_what_only_reads_refuses_a_folder_that_isnt_there_and_names_the_nearest(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: str, by
):
    place = str(here / "jaarplan-2052")
    if by == "environment":
        monkeypatch.setenv("M50_NETWORK", place)
    given = ["--network", place] if by == "option" else []
    assert main([*given, *words.split()]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"De map {place} bestaat niet" in told.err
    assert "Bedoelt u “jaarplan-2025”?" in told.err
    assert "lege map" in told.err
    assert names(here) == {"jaarplan-2025", "foto"}


@pytest.mark.parametrize("words", WRITING)
def test_what_keeps_something_begins_a_network_and_says_so(
    here: Path, capsys: pytest.CaptureFixture[str], words: str
):
    place = ["--network", str(here / "nieuw"), "--today", "2025-03-11"]
    assert main([*place, *words.split()]) == 0
    assert f"Nieuw netwerk gemaakt in {here / 'nieuw'}." in capsys.readouterr().err
    assert main([*place, "log"]) == 0
    assert "Nieuw netwerk" not in capsys.readouterr().err


def test_an_empty_folder_becomes_a_network_with_a_word_about_it(here: Path, capsys):
    (here / "leeg").mkdir()
    for told in (f"Nieuw netwerk gemaakt in {here / 'leeg'}.\n", ""):
        assert main(["--network", str(here / "leeg"), "list", "action_item"]) == 0
        assert capsys.readouterr().err == told


def test_of_a_place_deeper_down_it_is_said_which_folder_is_missing(here: Path, capsys):
    assert main(["--network", str(here / "jaarplan" / "net"), "today"]) == 2
    told = capsys.readouterr().err
    assert f"De map {here / 'jaarplan'} bestaat niet" in told
    assert "Bedoelt u “jaarplan-2025”?" in told


def test_where_nothing_looks_like_it_the_networks_beside_it_are_named(here: Path, capsys):
    assert main(["--network", str(here / "xyz"), "today"]) == 2
    assert "Daarnaast staan deze netwerken: jaarplan-2025." in capsys.readouterr().err


def test_the_usual_place_is_made_without_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("m50core.installed.data_folder", lambda: tmp_path / "gewoon")
    assert main(["list", "action_item"]) == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "gewoon" / "m50.json").exists()


def test_a_demo_says_that_it_begins_a_network_to_practise_with(here: Path, capsys):
    assert main(["--network", str(here / "proef"), "demo"]) == 0
    assert f"Nieuw oefennetwerk gemaakt in {here / 'proef'}." in capsys.readouterr().err


def test_each_word_says_whether_it_may_begin_a_network():
    always = {word for word in BUILT_IN if built_in(word).writes is True}
    assert always == {
        "add", "set", "done", "schedule", "assign", "leave", "judge", "progress", "decide",
        "restore",
    }  # fmt: skip


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
    assert f"Bedoelt u “{meant}”?" in capsys.readouterr().err
