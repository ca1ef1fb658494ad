"""The words of ``run.py``, and what an older Python makes of it."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from doorstep import workplace
from doorstep.words import WORDS, run

RUN = Path(__file__).resolve().parents[2] / "run.py"


@pytest.mark.parametrize("word", ["help", "--help", "-h"])
def test_help_names_every_word_in_dutch(word: str, capsys):
    assert run([word]) == 0
    told = capsys.readouterr().out
    for each, (text, _) in WORDS.items():
        assert f"  {each}  " in told
        assert text in told


def test_a_word_that_there_is_not_is_told_with_where_to_find_them(monkeypatch, capsys):
    monkeypatch.setattr(workplace, "prepare", lambda: None)
    assert run(["onzin"]) == 2
    assert "“onzin” is geen opdracht van m50. " in capsys.readouterr().err


def test_an_older_python_hands_over_to_one_that_is_new_enough(monkeypatch, capsys):
    started: list[list[str]] = []
    starts = [1, 0]

    def hand_over(_: str, words: list[str]) -> None:
        started.append(words)
        raise SystemExit(0)

    monkeypatch.setattr(sys, "version_info", (3, 6, 1, "final", 0))
    monkeypatch.setattr(sys, "argv", ["run.py", "m50", "today"])
    monkeypatch.setattr("os.execv", hand_over)
    known = ("python3.13", "python3.12")
    monkeypatch.setattr("subprocess.call", lambda words, **_: starts.pop(0))
    monkeypatch.setattr("shutil.which", lambda name: f"/p/{name}" if name in known else None)
    with pytest.raises(SystemExit):
        runpy.run_path(str(RUN), run_name="__main__")
    assert started == [["python3.12", str(RUN), "m50", "today"]]
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(RUN), run_name="__main__")
    assert left.value.code == 2
    assert "dit is Python 3.6" in capsys.readouterr().err


def test_what_an_older_python_must_read_has_nothing_newer_in_it():
    source = RUN.read_text("utf-8")
    code = f"import ast; ast.parse({source!r}, feature_version=(3, 4))"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert source.isascii()
