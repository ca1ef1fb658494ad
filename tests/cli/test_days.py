"""Days and other values on the command line that say nothing, or lie where no calendar goes."""

from pathlib import Path

import pytest

import m50core
from m50core.cli.main import main

OPTIONS = [
    *(f"agenda {name}" for name in ("--day", "--week", "--month", "--quarter", "--year")),
    "agenda --from", "agenda --to", "agenda --ics", "agenda --most", "log --from", "log --to",
    "log --by", "log --about", "log --limit", "diff --from", "diff --since",
    "diff --from 2025-01-01 --to", "goals --since", "goals --stand", "goals --pillar",
    "check --severity", "check --code", "check --pillar", "report voortgang --period",
    "report jaarkalender --period", "report veiligheidsbeeld --period", "report voortgang --out",
    "done ruimte-01 --on", "schedule ruimte-01", "leave ruimte-01 --reason x --until",
    "judge ruimte-01 risk --reason x --until", "progress ruimte-01 x --on", "backup --to",
    "runbook alv --on", "minutes ALV --adopt --on", "search", "show", "list", "ready",
    "export --out",
]  # fmt: skip
DAYS = [words for words in OPTIONS if words != "backup --to" and words.split()[-1] in {
    "--from", "--to", "--day", "--week", "--month", "--quarter", "--year", "--since", "--on",
    "--until", "--period",
}]  # fmt: skip


def told(place: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["--network", str(place / "net"), "--today", "2025-03-11", *words])
    said = capsys.readouterr()
    assert "niet was voorzien" not in said.err, (words, said.err)
    return code, said.out, said.err


@pytest.mark.parametrize("empty", ["", " ", "\n"])
def test_an_empty_value_is_refused_and_never_taken_for_none_at_all(tmp_path, capsys, empty: str):
    for option in OPTIONS:
        words = option.split()
        code, out, err = told(tmp_path, capsys, *words, empty)
        assert (code, out) == (2, ""), option
        assert "hoort iets te staan" in err
        if words[-1].startswith("--"):
            assert told(tmp_path, capsys, *words[:-1], f"{words[-1]}={empty}")[0] == 2
    assert not (tmp_path / "net").exists()


@pytest.mark.sweep
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "9999", "2200-01-01"])
def test_a_day_where_no_calendar_goes_is_refused(tmp_path, capsys, day: str):
    m50core.open(tmp_path / "net").close()
    for option in DAYS:
        code, out, _ = told(tmp_path, capsys, *option.split(), day)
        assert code == 2 or "--period" in option, option
        assert not out or "--period" in option, option


@pytest.mark.parametrize("word", ["agenda", "log", "diff"])
def test_the_end_before_the_begin_is_refused(tmp_path, capsys, word: str):
    m50core.open(tmp_path / "net").close()
    days = ["--from", "2025-03-02", "--to", "2025-03-01"]
    code, out, err = told(tmp_path, capsys, word, *days)
    assert (code, out) == (2, "")
    assert "Draai de dagen om" in err


def test_a_field_named_as_a_word_of_python_is_refused(tmp_path, capsys):
    m50core.open(tmp_path / "net").close()
    for name in ("self", "record", "cls", "values"):
        assert told(tmp_path, capsys, "set", "ruimte-01", f"{name}=x")[0] == 2
        assert told(tmp_path, capsys, "add", "action_item", "title=x", f"{name}=x")[0] == 2
        assert told(tmp_path, capsys, "list", "goal", f"{name}=x")[0] == 2


@pytest.mark.sweep
def test_days_are_read_as_spoken_and_told_back_wherever_one_is_asked(tmp_path, capsys):
    m50core.open(tmp_path / "net").close()
    code, out, err = told(tmp_path, capsys, "add", "action_item", "title=Zaal", "due=over 2 weken")
    assert (code, "is toegevoegd" in out) == (0, True)
    assert err == "Uiterlijk: “over 2 weken” is begrepen als di 25 mrt 2025.\n"
    assert told(tmp_path, capsys, "set", "actie-1", "due=25 maart 2025")[2] == ""
    code, out, err = told(tmp_path, capsys, "list", "action_item", "due__lte=volgende maand")
    assert "Zaal" in out
    assert "begrepen als april 2025 (di 1 t/m wo 30 apr 2025)" in err
    code, out, err = told(tmp_path, capsys, "agenda", "--week", "14")
    assert (code, "“week 14” is begrepen als week 14 2025" in err) == (0, True)
    assert "begrepen als do 13 mrt 2025" in told(tmp_path, capsys, "agenda", "--to", "+2d")[2]
    assert (
        told(tmp_path, capsys, "agenda", "--from", "april", "--to", "april")[1]
        == (told(tmp_path, capsys, "agenda", "--month", "2025-04")[1])
    )
    report = told(tmp_path, capsys, "report", "voortgang", "--period", "Q4")
    assert "begrepen als Q4 2024" in report[2]
    assert "Periode: Q4 2024" in report[1]


@pytest.mark.parametrize("option", ["agenda --from", "agenda --week", "log --from", "diff --from"])
def test_a_weekday_that_does_not_fit_its_date_is_refused(tmp_path, capsys, option: str):
    m50core.open(tmp_path / "net").close()
    code, out, err = told(tmp_path, capsys, *option.split(), "maandag 25 maart 2025")
    assert (code, out) == (2, "")
    assert "25 maart 2025 is een dinsdag, geen maandag. Bedoelt u dinsdag 25 maart 2025" in err


def test_today_itself_is_read_from_the_clock(tmp_path, capsys):
    place = tmp_path / "net"
    m50core.open(place).close()
    assert main(["--network", str(place), "--today", "gisteren", "log"]) == 0
    assert "“gisteren” is begrepen als" in capsys.readouterr().err


def test_what_a_decision_amends_is_kept_as_the_day_that_was_meant(tmp_path, capsys):
    m50core.open(tmp_path / "net").close()
    told(tmp_path, capsys, "add", "decision", "title=Later")
    words = ["decide", "besluit-1", "--amend", "ruimte-01", "due=eind van de maand"]
    assert told(tmp_path, capsys, *words)[0] == 0
    assert "eind maart 2025" in told(tmp_path, capsys, "show", "ruimte-01")[1]
