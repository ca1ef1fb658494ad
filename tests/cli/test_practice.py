"""On the command line: when something was recorded, from where one looked, and practising."""

import json
from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.main import main


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run a command on a network of this test; return what it answers and says."""

    def run(*words: str, code: int = 0, place: str = "net") -> tuple[str, str]:
        assert main(["--network", str(tmp_path / place), *words]) == code
        told = capsys.readouterr()
        return told.out, told.err

    return run


def test_the_log_tells_the_clocks_time_and_the_day_that_one_looked_from(run):
    run("--today", "2025-03-11", "add", "action_item", "title=Zaal")
    run("add", "action_item", "title=Koffie")
    first, second = json.loads(run("log", "--json")[0])["items"]
    assert (first["day"], second["day"]) == ("2025-03-11", None)
    assert not first["when"].startswith("2025-03-11")
    head, newest, oldest = run("log")[0].splitlines()
    assert head.split() == ["Nummer", "Wanneer", "Wie", "Waarom", "Gegevens"]
    assert ", gezien vanaf di 11 mrt 2025" in oldest
    assert "gezien vanaf" not in newest
    assert "gezien vanaf di 11 mrt 2025" in run("show", "actie-1")[0]
    assert "gezien vanaf di 11 mrt 2025" in run("log", "--about", "actie-1")[0]
    assert "niets gewijzigd" in run("log", "--from", "2025-03-11", "--to", "2025-03-11")[0]
    assert "practice" not in json.loads(run("log", "--json")[0])


def test_the_log_stands_in_columns_whatever_its_lines_hold(run):
    run("--who", "Jan", "add", "action_item", "title=Zaal")
    long = "Secretariaat van de vereniging M50"
    run("--today", "2025-03-11", "--who", long, "add", "action_item", "title=Koffie")
    run("--today", "2025-03-11", "--who", "Jan", "set", "actie-1", "due=2025-05-01")
    for words in (["log"], ["log", "--about", "actie-1"]):
        lines = [line for line in run(*words)[0].splitlines() if "Actiepunt" in line]
        assert lines
        names = [line.index("Jan") if "Jan" in line else line.index(long) for line in lines]
        assert len(set(names)) == 1
        ends = {line.index("Actiepunt") for line in lines}
        assert len(ends) == 1
    shown = run("show", "actie-1")[0].splitlines()
    at = [line.index("Jan") for line in shown if "Jan " in line]
    assert len(at) > 1
    assert len(set(at)) == 1


@pytest.mark.sweep
def test_the_demo_in_a_folder_of_ones_own_can_be_gone_on_with_on_any_day(run):
    out, err = run("demo")
    assert "dinsdag 11 maart 2025" in out
    assert "oefennetwerk" in out.splitlines()[0]
    assert "later verder oefenen" in err
    run("--today", "2025-04-01", "add", "action_item", "title=Zaal")
    (made,) = json.loads(run("log", "--json")[0])["items"]
    assert (made["when"][:10], made["day"]) == ("2025-04-01", None)
    assert json.loads(run("today", "--json")[0])["practice"] is True
    assert "oefennetwerk" in run("today")[0].splitlines()[0]
    assert "oefennetwerk" in run("doctor")[0]
    assert "woensdag 2 april 2025" in run("--today", "2025-04-02", "demo")[0]


def test_a_demo_is_not_played_in_what_is_kept_for_real(run, tmp_path: Path):
    run("add", "action_item", "title=Zaal")
    before = (tmp_path / "net" / "log.jsonl").read_bytes()
    assert "geen oefennetwerk" in run("demo", code=2)[1]
    assert (tmp_path / "net" / "log.jsonl").read_bytes() == before
    assert "oefennetwerk" not in run("today")[0] + run("doctor")[0]


def test_the_demo_leaves_the_usual_network_alone(monkeypatch, tmp_path: Path, capsys):
    with m50.open(tmp_path / "echt"):
        monkeypatch.setenv("M50_NETWORK", str(tmp_path / "echt"))
    before = sorted(tmp_path.rglob("*"))
    assert main(["demo"]) == 0
    assert "er wordt niets bewaard" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before
