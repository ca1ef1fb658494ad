"""What a person is told to type works where they are, as they started it."""

import os
import sys
from pathlib import Path

import pytest
from doorstep import started, workplace
from doorstep.started import BESIDE, TOLD, m50_command, own_command, told_to_m50


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of m50 in a path with spaces and é, that one is in."""
    folder = tmp_path / "Mijn map é"
    folder.mkdir()
    monkeypatch.setattr(started, "ROOT", folder)
    monkeypatch.setattr(started, "WINDOWS", False)
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.chdir(folder)
    return folder


def typed(monkeypatch: pytest.MonkeyPatch, *words: str, script: str = "run.py") -> None:
    monkeypatch.setattr(sys, "orig_argv", [*words, script, "m50", "today"])
    monkeypatch.setattr(sys, "argv", [script, "m50", "today"])


def test_in_the_folder_it_is_what_was_typed(root: Path, monkeypatch):
    typed(monkeypatch, "python3")
    assert m50_command({}) == "python3 run.py m50"
    assert own_command("install") == "python3 run.py install"
    typed(monkeypatch, "python3.12", "-X", "utf8")
    assert own_command("install") == "python3.12 -X utf8 run.py install"


def test_elsewhere_it_has_the_path_quoted_for_the_shell(root: Path, monkeypatch):
    monkeypatch.chdir(root.parent)
    typed(monkeypatch, "python3", script="Mijn map é/run.py")
    assert m50_command({}) == "python3 'Mijn map é/run.py' m50"
    typed(monkeypatch, "python3", script=str(root / "run.py"))
    assert own_command("help") == f"python3 '{root}/run.py' help"


@pytest.mark.parametrize(
    ("called", "then"),
    [("./m50", "./m50"), ("m50", "sh m50"), ("../Mijn map é/m50", "'../Mijn map é/m50'")],
)
def test_the_m50_beside_it_is_called_as_it_was(root: Path, monkeypatch, called: str, then: str):
    typed(monkeypatch, "python3", script=str(root / "run.py"))
    assert m50_command({BESIDE: called}) == then
    assert own_command("install") == "python3 run.py install"


def test_an_m50_that_the_shell_finds_is_a_command(root: Path, monkeypatch):
    (root / "m50").touch()
    (root / "bin").mkdir()
    link = root / "bin" / "m50"
    link.symlink_to(root / "m50")
    typed(monkeypatch, "python3", script=str(root / "run.py"))
    assert m50_command({BESIDE: str(link)}) == f"'{link}'"
    monkeypatch.setattr("shutil.which", lambda name: str(link) if name == "m50" else None)
    assert m50_command({BESIDE: str(link)}) == "m50"


def test_on_windows_it_works_in_both_of_its_shells(root: Path, monkeypatch):
    monkeypatch.setattr(started, "WINDOWS", True)
    typed(monkeypatch, "C:\\Python\\python.exe")
    assert m50_command({}) == "py run.py m50"
    assert m50_command({BESIDE: "m50.cmd"}) == ".\\m50"
    monkeypatch.chdir(root.parent)
    typed(monkeypatch, "C:\\Python\\python.exe", script="C:\\Mijn map\\run.py")
    assert m50_command({BESIDE: "m50.cmd"}) == 'py "C:\\Mijn map\\run.py" m50'


def test_a_python_is_named_as_the_shell_knows_it(root: Path, monkeypatch):
    own, other = root / "python3", root / "shims" / "python3"
    other.parent.mkdir()
    for python in (own, other):
        python.touch()
    typed(monkeypatch, str(own))
    assert own_command("help") == f"'{own}' run.py help"
    for found in (own, other):
        monkeypatch.setattr("shutil.which", lambda name, found=found: str(found))
        assert own_command("help") == "python3 run.py help"


@pytest.mark.skipif(os.name != "posix", reason="elsewhere it isn't taken over, but waited for")
def test_only_m50_is_told_and_by_nobody_but_this(root: Path, monkeypatch):
    typed(monkeypatch, "python3")
    assert told_to_m50(["m50", "today"], {}) == {TOLD: "python3 run.py m50"}
    assert told_to_m50(["pytest"], {}) == {}
    monkeypatch.setenv(TOLD, "van een ander")
    monkeypatch.setenv(BESIDE, "./m50")
    monkeypatch.setattr(workplace, "command_of", lambda words: words)
    given: list[dict[str, str]] = []

    def take_over(_: str, __: list[str], env: dict[str, str]) -> None:
        given.append(env)
        raise SystemExit(0)

    monkeypatch.setattr("os.execve", take_over)
    for words in (["m50"], ["pytest"]):
        with pytest.raises(SystemExit):
            workplace.run(words)
    assert [each.get(TOLD) for each in given] == ["./m50", None]
    assert all(BESIDE not in each for each in given)


def test_a_python_that_the_system_has_is_told_by_the_name_that_was_typed(root: Path, monkeypatch):
    system = root / "bin" / "python3"
    system.parent.mkdir()
    system.touch()
    monkeypatch.setattr("shutil.which", lambda name: str(system))
    typed(monkeypatch, "python3")
    assert own_command("install") == "python3 run.py install"
