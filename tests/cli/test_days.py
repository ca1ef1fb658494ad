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
