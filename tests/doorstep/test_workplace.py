"""The environment of a folder is whole or isn't there, and runs the code that stands there."""

import importlib.util
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from doorstep import alone, workplace
from doorstep.folder import MEMBERS, SCRIPTS, SetupError


class Steps:
    """What uv was asked; ``fails`` makes the step fail that has this word."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails = ""

    def __call__(self, *words: str | Path) -> str:
        self.asked.append(" ".join(map(str, words)))
        if self.fails and self.fails in self.asked[-1]:
            raise SetupError("Er is geen verbinding.")
        if words[0] == "venv":
            scripts = Path(words[-1]) / SCRIPTS
            scripts.mkdir(parents=True)
            workplace.python_of(Path(words[-1])).symlink_to(sys.executable)
        return ""


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    made = Steps()
    monkeypatch.setattr(workplace, "call_uv", made)
    monkeypatch.setattr(workplace, "compile_all", lambda _: None)
    return made


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Let m50 stand in a folder of this name; it is made at the first time."""

    def put(name: str) -> Path:
        root = tmp_path / name
        if not root.exists():
            for member in MEMBERS:
                (root / member).mkdir(parents=True, exist_ok=True)
                (root / member / "pyproject.toml").write_text("[project]\n", "utf-8")
            (root / "constraints").mkdir()
            (root / "constraints" / "all.txt").write_text("attrs==26.1.0\n", "utf-8")
        for module, names in ((workplace, ("ROOT", "VENV", "PINS", "WHEELS")), (alone, ("LOCK",))):
            places = {"ROOT": root, "VENV": root / ".venv", "PINS": root / "constraints",
                      "WHEELS": root / "wheels", "LOCK": root / ".setup.lock"}  # fmt: skip
            for each in names:
                monkeypatch.setattr(module, each, places[each])
        return root

    return put


def left_in(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir() if path.name.startswith(".venv"))


def test_it_is_made_once_and_again_when_the_pins_change(steps: Steps, stand):
    root = stand("m50")
    workplace.prepare()
    assert [words.split()[0] for words in steps.asked] == ["venv", "pip", "pip"]
    steps.asked.clear()
    workplace.prepare()
    assert steps.asked == []
    (root / "constraints" / "all.txt").write_text("attrs==26.2.0\n", "utf-8")
    workplace.prepare()
    assert len(steps.asked) == 3
    assert left_in(root) == [".venv"]


@pytest.mark.parametrize("step", ["venv", "all.txt", "--no-deps"])
def test_when_a_step_fails_what_there_was_is_there_still(steps: Steps, stand, step: str):
    root = stand("m50")
    workplace.prepare()
    (root / ".venv" / "hier.txt").write_text("van voor", "utf-8")
    (root / "constraints" / "all.txt").write_text("attrs==26.2.0\n", "utf-8")
    steps.fails = step
    with pytest.raises(SetupError):
        workplace.prepare()
    assert left_in(root) == [".venv"]
    assert (root / ".venv" / "hier.txt").exists()
    steps.fails = ""
    workplace.prepare()
    assert left_in(root) == [".venv"]
    assert not (root / ".venv" / "hier.txt").exists()


def test_in_a_folder_that_moved_it_is_led_to_the_code_there_without_network(steps: Steps, stand):
    root = stand("m50")
    workplace.prepare()
    root.rename(root.with_name("elders"))
    moved = stand("elders")
    steps.asked.clear()
    workplace.prepare()
    (words,) = steps.asked
    assert "--offline" in words
    assert f"-e {moved} -e {moved / 'tui'}" in words
    steps.asked.clear()
    workplace.prepare()
    assert steps.asked == []


def test_when_leading_it_there_fails_it_is_tried_again(steps: Steps, stand):
    root = stand("m50")
    workplace.prepare()
    root.rename(root.with_name("elders"))
    stand("elders")
    steps.fails = "--no-deps"
    with pytest.raises(SetupError):
        workplace.prepare()
    steps.fails = ""
    steps.asked.clear()
    workplace.prepare()
    assert steps.asked


def test_without_its_python_it_is_made_anew(steps: Steps, stand):
    root = stand("m50")
    workplace.prepare()
    python = workplace.python_of(root / ".venv")
    python.unlink()
    python.symlink_to(root / "weg")
    steps.asked.clear()
    workplace.prepare()
    assert len(steps.asked) == 3


@pytest.mark.parametrize("content", ["", "abc", "[]", "3", '{"made_of": 3}', "\x00"])
def test_a_stamp_that_cannot_be_read_is_none(steps: Steps, stand, content: str):
    root = stand("m50")
    workplace.prepare()
    (root / ".venv" / workplace.STAMP).write_text(content, "utf-8")
    steps.asked.clear()
    workplace.prepare()
    assert len(steps.asked) == 3


def test_two_at_once_make_it_once(steps: Steps, stand, monkeypatch, capsys):
    stand("m50")
    make, begun = steps.__call__, threading.Event()

    def slowly(*words: str | Path) -> str:
        begun.set()
        time.sleep(0.05)
        return make(*words)

    monkeypatch.setattr(workplace, "call_uv", slowly)
    first = threading.Thread(target=workplace.prepare)
    first.start()
    assert begun.wait(10)
    workplace.prepare()
    first.join()
    assert len(steps.asked) == 3
    assert "dit venster wacht daarop" in capsys.readouterr().err


def test_where_one_may_not_write_it_says_so_unless_it_is_ready(steps: Steps, stand, monkeypatch):
    stand("m50")
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
    with pytest.raises(SetupError, match="u mag daar niet schrijven"):
        workplace.prepare()
    monkeypatch.undo()


def test_in_a_bundle_it_is_made_of_the_wheels_there(steps: Steps, stand):
    root = stand("m50")
    (root / "wheels").mkdir()
    (root / "constraints" / "program.txt").write_text("attrs==26.1.0\n", "utf-8")
    wheel = root / "wheels" / "m50core-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"een")
    workplace.prepare()
    assert "program.txt" in steps.asked[1]
    assert steps.asked[2].endswith("m50core m50tui pijler-ruimte pijler-sociaal "
                                   "pijler-veiligheid pijler-financien")  # fmt: skip
    steps.asked.clear()
    wheel.write_bytes(b"twee")
    workplace.prepare()
    assert len(steps.asked) == 3


def test_setting_up_compiles_what_is_installed_and_our_own_sources(tmp_path: Path, monkeypatch):
    environment = tmp_path / ".venv"
    sources = [tmp_path / "src" / "own.py", tmp_path / "tui" / "src" / "screen.py",
               environment / "lib" / "library.py"]  # fmt: skip
    for source in sources:
        source.parent.mkdir(parents=True)
        source.write_text("answer = 42\n", "utf-8")
    (tmp_path / "src" / "broken.py").write_text("for another Python:\n", "utf-8")
    (environment / SCRIPTS).mkdir()
    workplace.python_of(environment).symlink_to(sys.executable)
    monkeypatch.setattr(workplace, "ROOT", tmp_path)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    workplace.compile_all(environment)
    for source in sources:
        assert Path(importlib.util.cache_from_source(str(source))).exists(), source
