"""What a secretary sees of the goals on 11 March 2025, and what becomes of a judgement."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import m50core as m50
from m50core.cli.main import main
from m50core.testing.builders import practice


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A network with two goals of its own: one behind its figure, one that was only talked of."""
    made = [
        m50.Goal(id="g-1", title="Fracties spreken", due="Q1 2025", year=2025),
        m50.Goal(id="g-2", title="Handboek", year=2025, status="active"),
        m50.Indicator(id="ind-1", title="Gesprekken", target="15", goal="g-1"),
    ]
    happened = [
        m50.Contact(id="contact-1", title="VNG", on=date(2025, 3, 4)),
        m50.Measurement(indicator="ind-1", on=date(2025, 3, 4), value="4"),
    ]
    with practice(tmp_path, today=date(2025, 2, 1)) as net:
        for day, some in ((net.today, made), (date(2025, 3, 4), happened)):
            net.today = day
            with net.commit("Doelen") as commit:
                for one in some:
                    commit.add(one)
    return tmp_path


@pytest.fixture
def m50_says(place: Path, capsys: pytest.CaptureFixture[str]):
    def run(*words: str, code: int = 0, today: str = "2025-03-11") -> tuple[str, str]:
        assert main(["--network", str(place), "--today", today, *words]) == code
        captured = capsys.readouterr()
        return captured.out, captured.err

    return run


def items(out: str) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in json.loads(out)["items"]}


def test_goals_are_told_most_pressing_first_with_a_word_and_why(m50_says):
    out, _ = m50_says("goals", "--stand", "risk, stil", "--explain")
    lines = out.splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("g-1"))
    assert lines[place].split()[-4:] == ["Q1", "2025", "M50-breed", "27%"]
    assert "risico" in lines[place]
    assert lines[place + 1] == (
        "    “Gesprekken”: 4 van 15, tempo 0,4 per week, nodig 3,9 per week."
    )
    stands = re.findall(r"  (risico|stil)\b", "\n".join(lines[1:]))
    assert stands == sorted(stands)
    counts = stands.count("risico"), stands.count("stil")
    assert lines[-1] == "{} doelen: risico {} · stil {}".format(len(stands), *counts)


def test_goals_of_one_pillar_and_as_data(m50_says):
    out, _ = m50_says("goals", "--pillar", "ruimte", "--json")
    assert {item["unit"] for item in items(out).values()} == {"ruimte"}
    out, _ = m50_says("goals", "--json")
    found = items(out)["g-1"]
    assert (found["stand"], found["override"], found["rests_on"]) == (
        "risk", "", ["ind-1", "meting-1"],
    )  # fmt: skip
    assert found["last"] == {"record": "meting-1", "day": "2025-03-04", "proof": ["meting-1"]}
    assert found["paces"][0]["target"] == "15"
    _, err = m50_says("goals", "--stand", "mooi", code=2)
    assert "op koers" in err


def test_a_judgement_needs_a_reason_shows_beside_the_computed_and_ends(m50_says):
    _, err = m50_says("judge", "g-1", "on_course", code=2)
    assert "--reason" in err
    out, _ = m50_says(
        "judge", "g-1", "op koers", "--reason", "Alles is gepland", "--until", "2025-03-20"
    )
    assert out.splitlines()[0] == (
        "oordeel-1: “Fracties spreken” staat nu zo: op koers (oordeel; berekend: risico)."
    )
    shown, _ = m50_says("show", "g-1")
    assert "Stand: op koers (oordeel; berekend: risico)\n  Alles is gepland\n" in shown
    found = items(m50_says("show", "g-1", "--json")[0])["g-1"]["standing"]
    assert (found["stand"], found["computed"], found["override"]) == (
        "on_course", "risk", "oordeel-1",
    )  # fmt: skip
    noted, _ = m50_says("check", "--code", "M50-603", code=1)
    assert "volgens een oordeel op “op koers” (oordeel-1)" in noted
    out, _ = m50_says("goals", "--stand", "risk", today="2025-03-21")
    assert "Fracties spreken" in out
    _, err = m50_says("judge", "ind-1", "risk", "--reason", "x", code=2)
    assert "is geen doel" in err


def test_progress_is_one_line_with_its_proof_and_finishes_nothing_by_itself(m50_says):
    out, err = m50_says("progress", "g-2", "Hoofdstuk 1", "--percent", "40")
    assert "“Handboek” staat nu zo: let op." in out
    assert not err
    out, _ = m50_says("progress", "g-2", "Af", "--percent", "100", "--evidence", "contact-1")
    assert "op koers" in out
    _, err = m50_says("progress", "g-2", "Echt af", "--percent", "100", "--evidence", "contact-1")
    assert err == (
        "“Handboek” is voor 100% klaar. Zet de status op afgerond als dat zo is. "
        "m50 set g-2 status=done\n"
    )
    assert items(m50_says("show", "g-2", "--json")[0])["g-2"]["status"] == "active"
    m50_says("set", "g-2", "status=done")
    assert "Handboek" in m50_says("goals", "--stand", "afgerond")[0]
    _, err = m50_says("progress", "g-2", "Nog eens", "--percent", "100")
    assert not err
    _, err = m50_says("add", "progress", "title=x", "about=g-1", "percent=100")
    assert "m50 set g-1 status=active en dan m50 set g-1 status=done" in err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--percent", "120"], 4, "van 0 tot en met 100"),
        (["--percent=-1"], 4, "van 0 tot en met 100"),
        (["--evidence", "doc-9"], 4, "doc-9"),
        (["--on", "ooit"], 2, "geen datum"),
    ],
)
def test_progress_that_cannot_be_is_refused_with_the_place(m50_says, words, code, told):
    _, err = m50_says("progress", "g-2", "x", *words, code=code)
    assert told in err
    assert items(m50_says("list", "progress", "--json")[0]) == {}


def test_what_stands_otherwise_since_a_day_says_what_it_was(m50_says):
    out, _ = m50_says("goals", "--since", "2025-03-03", "--json")
    assert {name: (item["was"], item["stand"]) for name, item in items(out).items()} == {}
    out, _ = m50_says("goals", "--since", "2025-02-01", "--json")
    found = {name: (item["was"], item["stand"]) for name, item in items(out).items()}
    assert found["g-1"] == ("not_started", "risk")


def test_progress_is_checked_approved_and_returned_and_then_accounted_for(m50_says):
    m50_says("progress", "g-2", "Hoofdstuk 1", "--on", "2025-01-20")
    out, _ = m50_says("progress", "voortgang-1", "--check")
    assert out == "voortgang-1 is gecontroleerd.\n"
    out, _ = m50_says("progress", "voortgang-1", "--return")
    assert out == "voortgang-1 is vastgelegd.\n"
    _, err = m50_says("progress", "voortgang-1", "--approve", code=2)
    assert "nog niet gecontroleerd" in err
    m50_says("progress", "voortgang-1", "--check")
    m50_says("progress", "voortgang-1", "--approve")
    _, err = m50_says("progress", "voortgang-1", "--check", code=2)
    assert "is al goedgekeurd" in err
    out, _ = m50_says("account", "januari 2025")
    assert "1 gegeven ligt nu vast" in out
    assert "verantwoording-1: Verantwoording over januari 2025" in out
