"""What one is told to type is what works for who started m50 so."""

import json
import shlex
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.cli.main import main
from m50core.findings.findings import Severity, rule
from m50core.started import as_typed, filled_in, for_shell, start_words, to_type

FOLDER = "python3 '/srv/Mijn map é/run.py' m50"


@pytest.fixture
def from_folder(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("M50_STARTED", FOLDER)
    return FOLDER


def test_without_being_told_it_is_installed():
    assert to_type("bin --restore", "actie-1") == "m50 bin --restore actie-1"
    assert as_typed("m50 today --all") == "m50 today --all"


def test_told_how_it_was_started_every_command_begins_so(from_folder: str):
    assert to_type("undo") == f"{FOLDER} undo"
    assert as_typed("m50 today --all") == f"{FOLDER} today --all"
    assert (
        filled_in("Doe: {m50} done {id}. {anders}", id="a") == f"Doe: {FOLDER} done a. {{anders}}"
    )


@pytest.mark.parametrize("words", ["", "m50\nrm", "m50 \x1b[2J"])
def test_what_no_start_can_be_is_not_told(monkeypatch: pytest.MonkeyPatch, words: str):
    monkeypatch.setenv("M50_STARTED", words)
    assert start_words() == "m50"


@pytest.mark.skipif(for_shell("$") == '"$"', reason="another shell")
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_a_value_is_one_word_for_the_shell(word: str):
    assert shlex.split(for_shell(word)) == [word]


def test_what_needs_no_quotes_gets_none():
    for word in ("actie-1", "due=2025-04-01", "--reject", "--role", "bestuur=WIE", "…", "Zoë"):
        assert for_shell(word) == word
    assert for_shell("Zaal 1") == '"Zaal 1"'
    assert for_shell("kosten $5") == "'kosten $5'"
    assert for_shell("") == '""'


def test_an_advice_of_a_rule_is_filled_in_when_it_is_told(from_folder: str):
    @rule("X-001", "Tekst.", clause="Bron", severity=Severity.note, reads=("goal",), many="doelen",
          advice="Wijs aan: {m50} assign {id} WIE.")  # fmt: skip
    def nothing(records, today):
        return ()

    assert nothing.advise("doel 1") == f'Wijs aan: {FOLDER} assign "doel 1" WIE.'


def test_a_hint_of_the_command_line_and_its_usage_begin_so(from_folder: str, tmp_path, capsys):
    place = ["--network", str(tmp_path / "net"), "--today", "2025-03-11"]
    assert main(["add", "action_item", "title=Zaal", "id=zaal 1", *place]) == 0
    assert main(["remove", "zaal 1", *place]) == 0
    assert main(["show", "zaal 1", *place]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert f'Terughalen: {FOLDER} bin --restore "zaal 1"' in told
    assert main(["show", "--onzin", *place]) == 2
    assert f"Uitleg: {FOLDER} show --help" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["show", "--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert f"gebruik: {FOLDER} show " in out
    assert f"{FOLDER} show ruimte-07" in out


def test_a_program_gets_the_same_names_however_it_was_started(tmp_path, monkeypatch, capsys):
    answers = []
    for start in ("m50", FOLDER):
        monkeypatch.setenv("M50_STARTED", start)
        assert main(["check", "--json", "--network", str(tmp_path), "--today", "2025-03-11"]) == 1
        answers.append(json.loads(capsys.readouterr().out))
    plain, other = answers
    assert plain["schema"] == other["schema"]
    assert [(one["code"], one["record"]) for one in plain["items"]] == [
        (one["code"], one["record"]) for one in other["items"]
    ]
    assert any(FOLDER in one["advice"] for one in other["items"])


def test_the_library_gives_it_to_plugins():
    assert m50.to_type("undo") == "m50 undo"


@pytest.mark.parametrize("word", ["done", "set", "remove", "assign", "leave", "today"])
def test_a_path_with_a_percent_sign_breaks_no_help(monkeypatch, capsys, word: str):
    monkeypatch.setenv("M50_STARTED", "python3 '100% %s m50/run.py' m50")
    with suppress(SystemExit):
        assert main([word, "--help"]) == 0
    assert f"python3 '100% %s m50/run.py' m50 {word}" in " ".join(capsys.readouterr().out.split())
