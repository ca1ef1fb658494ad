"""``m50 doctor --repair``, ``m50 restore``: what would be lost is shown, and asked."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from m50core.cli.main import main
from m50core.program.opening import open_network

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def m50(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a network of this test."""

    def run(*words: str, at: str = "net") -> tuple[int, str, str]:
        place = ["--network", str(tmp_path / at), "--today", "2025-03-11", "--who", "Anna"]
        code = main([*place, *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def damaged(m50: Run, tmp_path: Path) -> Path:
    """Return a log whose second commit of three can't be read, without a backup."""
    open_network(tmp_path / "net", practice=True).close()
    for title in ("een", "twee", "drie"):
        m50("add", "action_item", f"title={title}")
    shutil.rmtree(tmp_path / "net" / "backups")
    log = tmp_path / "net" / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"twee"', b'"twoe"'))
    return log


def test_a_repair_that_loses_does_nothing_where_nobody_can_be_asked(m50: Run, damaged: Path):
    before = damaged.read_bytes()
    code, out, _ = m50("doctor")
    assert code == 4
    assert "verliest: wijziging 3, di 11 mrt 2025" in out
    assert "Anna" in out
    code, out, _ = m50("doctor", "--repair")
    assert code == 4
    assert "m50 doctor --repair --lose" in out
    assert damaged.read_bytes() == before
    code, out, _ = m50("doctor", "--repair", "--json")
    assert code == 4
    (sign,) = [one for one in json.loads(out)["items"] if one["subject"] == "log"]
    assert "wijziging 3" in sign["loses"]


def test_a_repair_that_loses_is_done_when_it_is_asked_for(m50: Run, damaged: Path):
    assert m50("doctor", "--repair", "--lose")[0] == 0
    _, out, _ = m50("list", "action_item")
    assert "een" in out
    assert "drie" not in out
    assert m50("add", "action_item", "title=vier")[1] == "actie-4 is toegevoegd.\n"
    assert damaged.read_bytes().count(b"\n") == 4


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "code"), [("ja", 0), ("nee", 4), ("", 4)])
def test_at_a_terminal_each_step_is_shown_and_only_ja_does_it(
    m50: Run, damaged: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
):
    shown = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(f"{answer}\n"))
    monkeypatch.setattr(sys, "stderr", shown)
    assert m50("doctor", "--repair")[0] == code
    assert "verliest: wijziging 3" in shown.getvalue()
    assert "Typ ja" in shown.getvalue()
    assert (damaged.read_bytes().count(b"twoe") == 0) == (answer == "ja")


def test_a_repair_that_loses_nothing_asks_nothing(m50: Run, tmp_path: Path):
    m50("add", "action_item", "title=een")
    (tmp_path / "net" / "head.json").unlink()
    code, out, _ = m50("doctor", "--repair")
    assert code == 0
    assert "--lose" not in out


def test_a_backup_of_another_network_needs_a_word_of_its_own(m50: Run, tmp_path: Path):
    m50("add", "action_item", "title=hier")
    m50("add", "action_item", "title=daar", at="ander")
    (backup,) = (tmp_path / "ander" / "backups").iterdir()
    code, _, err = m50("restore", str(backup))
    assert code == 4
    assert "ander netwerk" in err
    assert "--other-network" in err
    assert "hier" in m50("list", "action_item")[1]
    assert m50("restore", str(backup), "--other-network")[0] == 0
    assert "daar" in m50("list", "action_item")[1]


def test_a_fork_put_in_place_is_told_with_both_sides_and_changes_nothing(m50: Run, tmp_path: Path):
    here, there = tmp_path / "net", tmp_path / "daar"
    m50("add", "action_item", "title=samen")
    shutil.copytree(here, there)
    m50("add", "action_item", "title=alleen hier")
    m50("add", "action_item", "title=alleen daar", at="daar")
    m50("add", "action_item", "title=ook daar", at="daar")
    for name in ("log.jsonl", "head.json"):
        shutil.copy(there / name, here / name)
    before = (here / "log.jsonl").read_bytes()
    code, out, err = m50("list", "action_item")
    assert (code, out) == (4, "")
    assert "Bevestigd was: wijziging 2" in err
    assert "ook daar" in err
    assert m50("add", "action_item", "title=x")[0] == 4
    assert m50("doctor", "--repair")[0] == 4
    assert (here / "log.jsonl").read_bytes() == before
