"""``m50 plan new``: the difference to review, and the files."""

import json
from pathlib import Path

import pytest

import m50core
from m50core.cli.main import main


@pytest.fixture
def m50(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Work with a network of this test, as on 1 December 2025."""
    m50core.open(tmp_path / "net").close()

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--network", str(tmp_path / "net"), "--today", "2025-12-01", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_without_a_folder_the_difference_is_shown_and_nothing_is_written(m50, tmp_path):
    code, out, err = m50("plan", "new", "2026", "--only", "ruimte")
    assert (code, err) == (0, "")
    assert "--- pijler_ruimte/jaarplan_2025.toml\n+++ pijler_ruimte/jaarplan_2026.toml" in out
    assert '-id = "ruimte-07"\n+id = "ruimte-2026-07"\n+continues = "ruimte-07"' in out
    assert '-due = "Q1 2025"\n+due = ""  # vorig jaar: Q1 2025' in out
    assert "Ritmes overgenomen                        3\n" in out
    assert "ruimte-v03" in out
    assert "was Q3 2025 en komt niet terug" in out
    assert "Er is niets geschreven" in out
    assert not list(tmp_path.rglob("*.toml"))


def test_the_whole_plan_is_laid_out_a_folder_a_package_without_a_mistake(m50, tmp_path):
    folder = tmp_path / "nieuw"
    code, out, err = m50("plan", "new", "2026", "--out", str(folder))
    assert (code, err) == (0, "")
    made = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {
        "m50core/board/jaarplan_2026/voorzitter.toml",
        "pijler_ruimte/jaarplan_2026.toml",
    } <= made
    assert len(made) == 12
    assert "@@" not in out
    assert 'PlanFile.packaged("pijler_ruimte", "jaarplan_2026.toml")' in out
    assert "m50 check --plan --year 2026" in out


def test_a_file_that_is_there_stays_and_nothing_else_is_written(m50, tmp_path):
    there = tmp_path / "nieuw" / "pijler_sociaal" / "jaarplan_2026.toml"
    there.parent.mkdir(parents=True)
    there.write_text("van ons")
    code, _, err = m50("plan", "new", "2026", "--out", str(tmp_path / "nieuw"))
    assert code == 4
    assert f"{there} bestaat al" in err
    assert [p.read_text() for p in (tmp_path / "nieuw").rglob("*") if p.is_file()] == ["van ons"]


def test_a_file_that_cannot_be_written_takes_the_others_with_it(m50, tmp_path):
    folder = tmp_path / "nieuw"
    folder.mkdir()
    (folder / "pijler_veiligheid").write_text("geen map")
    code, _, err = m50("plan", "new", "2026", "--out", str(folder))
    assert code == 4
    assert "kan niet worden geschreven" in err
    assert [p.name for p in folder.rglob("*") if p.is_file()] == ["pijler_veiligheid"]


def test_data_tells_what_becomes_of_each_record(m50):
    found = json.loads(m50("plan", "new", "2026", "--only", "ruimte", "--json")[1])
    assert found["schema"] == "m50.next_year/1"
    (file,) = found["items"]
    assert (file["from"], file["plugin"]) == ("pijler_ruimte/jaarplan_2025.toml", "pijler-ruimte")
    by_id = {record["id"]: record for record in file["records"]}
    assert by_id["ruimte-07"]["new_id"] == "ruimte-2026-07"
    assert by_id["ruimte-07"]["to_fill"] == {"due": "Q1 2025"}
    assert by_id["ruimte-v03"]["fate"] == "left_out"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("new", "2025"), "Het jaarplan 2025 bestaat al"),
        (("new", "2027"), "2027 komt niet na 2025"),
        (("new", "volgend"), "“volgend” is geen jaar"),
        (("new", "²⁰²⁶"), "is geen jaar"),
        (("new",), "Schrijf m50 plan"),
        (("new", "2026", "2027"), "Schrijf m50 plan"),
        (("nieuw", "2026"), "Schrijf m50 plan"),
        (("new", "2026", "--from", "25"), "“25” is geen jaar"),
        (("new", "2026", "--only", "cultuur"), "“cultuur” staat niet in het plan"),
        (("--only", "ruimte"), "--only hoort bij m50 plan new"),
        (("--from", "2025"), "--from hoort bij m50 plan new"),
        (("--year", "2026"), "Er is geen jaarplan 2026. Kies uit: 2025."),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_can(m50, words, reason):
    code, _, err = m50("plan", *words)
    assert code == 2
    assert reason in err


def test_a_year_is_asked_of_the_plan_and_of_its_check(m50):
    assert m50("plan", "--year", "2025")[1] == m50("plan")[1]
    of_year = m50("check", "--plan", "--year", "2025")[1]
    assert of_year.replace(" --year 2025", "") == m50("check", "--plan")[1]
    code, _, err = m50("check", "--year", "2025")
    assert code == 2
    assert "--year hoort bij --plan" in err
