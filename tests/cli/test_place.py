"""The folder that is named for a network: a mistyped one never becomes a new, empty year."""

import json
from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.main import main
from m50core.store.files.disk import RealDisk

LOOKING = ["today", "list action_item", "show ruimte-07", "report", "log", "doctor", "undo"]
"""Words that change nothing."""
MORE = [
    "", "today --all", "today --missed", "plan", "agenda", "check", "check --plan", "goals",
    "rhythms", "list", "list goal", "search woningbouw", "report voortgang", "bin", "ready",
    "diff --since 2025-03-01", "series", "meeting alv-2025-1", "runbook", "person inventory",
    "plugins", "backup --list", "compare", "redo", "add action_item due=nooit",
    "set ruimte-07 status=onzin",
]  # fmt: skip
"""The others, and some changes that are refused."""
CHANGING = ["add action_item title=Zaal", "set ruimte-07 status=active", "check --set bw2"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one network in it, and another folder."""
    m50.open(tmp_path / "jaarplan-2025").close()
    (tmp_path / "foto").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize(
    "words", [*LOOKING, *(pytest.param(words, marks=pytest.mark.sweep) for words in MORE)]
)
def test_whoever_looks_where_nothing_is_yet_leaves_nothing_behind(
    here: Path, own_settings: Path, words: str
):
    before = files(here), files(own_settings)
    main(["--network", str(here / "nieuw" / "netwerk"), "--today", "2025-03-11", *words.split()])
    assert (files(here), files(own_settings)) == before


@pytest.mark.parametrize("words", ["list action_item", *CHANGING])
@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_place_with_nothing_yet_is_told_with_the_network_that_was_perhaps_meant(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: str, by
):
    place = str(here / "jaarplan-2052")
    if by == "environment":
        monkeypatch.setenv("M50_NETWORK", place)
    given = ["--network", place] if by == "option" else []
    nothing, made = f"In {place} staat nog niets: ", f"Nieuw netwerk gemaakt in {place}."
    main([*given, *words.split()])
    told = capsys.readouterr().err
    assert told.startswith(nothing)
    assert "Bedoelt u “jaarplan-2025”?" in told
    assert (made in told) is (words in CHANGING) is Path(place).exists()
    main([*given, *words.split()])
    again = capsys.readouterr().err
    assert (nothing in again, made in again) == (words not in CHANGING, False)


def test_the_first_change_makes_the_network_in_an_empty_folder_too(here: Path, capsys):
    (here / "leeg").mkdir()
    words = ["--network", str(here / "leeg")]
    assert main([*words, "list", "action_item"]) == 0
    assert list((here / "leeg").iterdir()) == []
    assert main([*words, "add", "action_item", "title=Zaal"]) == 0
    capsys.readouterr()
    assert main([*words, "list", "action_item"]) == 0
    told = capsys.readouterr()
    assert ("Zaal" in told.out, told.err) == (True, "")


@pytest.mark.parametrize("words", ["list action_item", "today"])
def test_a_program_reads_in_the_answer_that_nothing_is_there_yet(here: Path, capsys, words: str):
    def asked() -> object:
        main(["--network", str(here / "nieuw"), *words.split(), "--json"])
        return json.loads(capsys.readouterr().out).get("to_be_made")

    assert asked() is True
    main(["--network", str(here / "nieuw"), "add", "action_item", "title=Zaal"])
    capsys.readouterr()
    assert asked() is None


def test_in_the_usual_place_nothing_is_made_or_told_either_before_the_first_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("m50core.program.installed.data_folder", lambda: tmp_path / "gewoon")
    assert main(["list", "action_item"]) == 0
    assert capsys.readouterr().err == ""
    assert not (tmp_path / "gewoon").exists()
    assert main(["add", "action_item", "title=Zaal"]) == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "gewoon" / "m50.json").exists()


def test_what_is_only_previewed_makes_nothing(here: Path, tmp_path: Path):
    file = tmp_path / "acties.csv"
    file.write_text("kind,title\naction_item,Zaal\n")
    words = ["--network", str(here / "nieuw"), "import", str(file)]
    assert main([*words, "--dry-run"]) == 0
    assert not (here / "nieuw").exists()
    assert main(words) == 0
    assert (here / "nieuw" / "m50.json").exists()


@pytest.mark.parametrize("inside", [{"foto.jpg": "x"}, {"log.jsonl": '{"m50":"log","schema":3}x'}])
def test_a_folder_with_something_else_in_it_is_refused_as_before(here: Path, capsys, inside):
    for name, text in inside.items():
        (here / "foto" / name).write_text(text)
    assert main(["--network", str(here / "foto"), "today"]) == 4
    assert "Er is niets gewijzigd" in capsys.readouterr().err


def test_where_nothing_can_be_made_one_can_look_and_is_told(here: Path, capsys, monkeypatch):
    monkeypatch.setattr(RealDisk, "writable", lambda _, folder: folder != here)
    words = ["--network", str(here / "nieuw")]
    assert main([*words, "today"]) == 0
    told = f"In {here} mag u niets maken, dus {here / 'nieuw'} kan daar niet komen."
    assert told in capsys.readouterr().err
    assert main([*words, "add", "action_item", "title=Zaal"]) == 4
    assert f"Er is niets gewijzigd. {told}" in capsys.readouterr().err
    assert not (here / "nieuw").exists()


def test_where_a_network_was_before_one_is_told_that_it_is_away(here: Path, capsys):
    words = ["--network", str(here / "jaarplan-2025"), "list", "action_item"]
    away = "Op deze plaats stond eerder wel een netwerk."
    main(words)
    assert away not in capsys.readouterr().err
    (here / "jaarplan-2025").rename(here / "elders")
    assert main(words) == 0
    assert away in capsys.readouterr().err
    assert not (here / "jaarplan-2025").exists()


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
