"""A uv that can't do what is asked of it is passed over, for one of this folder's own."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from doorstep import uv as finding
from doorstep.folder import SCRIPTS, SetupError
from doorstep.uv import find_uv

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a program is made as a script here")


class Computer:
    """A computer with a uv of some version on its path, and a folder that m50 stands in."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.private = folder / ".bootstrap" / SCRIPTS / "uv"
        self.made: list[str] = []
        self._bin = folder / "bin"
        self._bin.mkdir()
        monkeypatch.setenv("PATH", str(self._bin))
        monkeypatch.setattr(finding, "PRIVATE", folder / ".bootstrap")
        monkeypatch.setattr(finding, "_works", lambda *_: True)
        monkeypatch.setattr(finding, "call", self._call)

    def has(self, told: str) -> str:
        """Put a uv on the path that tells this of its version, and return where."""
        return self._put(self._bin / "uv", f"#!/bin/sh\necho '{told}'\n")

    def had(self, content: str) -> None:
        """Put a uv into the folder, as of some time before."""
        self._put(self.private, content)

    def _put(self, place: Path, content: str) -> str:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, "utf-8")
        place.chmod(0o755)
        return str(place)

    def _call(self, *words: str | Path) -> str:
        self.made.append(" ".join(map(str, words)))
        self.had("#!/bin/sh\necho 'uv 0.13.9 (abc 2026-01-01)'\n")
        return ""


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    finding.will_do.cache_clear()
    yield Computer(tmp_path, monkeypatch)
    finding.will_do.cache_clear()


@pytest.mark.parametrize("told", ["uv 0.5.31 (abc 2025-02-12)", "uv 0.8.0", "uv 1.0.0"])
def test_one_on_the_path_that_is_new_enough_is_used(computer: Computer, told: str):
    uv = computer.has(told)
    assert find_uv() == uv
    assert computer.made == []


@pytest.mark.parametrize(
    "told", ["uv 0.1.5", "uv 0.4.30 (abc)", "uv 0.5.4", "", "iets anders 9.9.9"]
)
def test_one_that_is_too_old_or_another_program_is_passed_over(computer, told: str, capsys):
    computer.has(told)
    assert find_uv() == str(computer.private)
    assert len(computer.made) == 1
    assert "te oud; de goede komt in de map .bootstrap" in capsys.readouterr().err
    assert find_uv() == str(computer.private)
    assert len(computer.made) == 1


def test_where_there_is_none_it_comes_into_the_folder(computer: Computer, capsys):
    assert find_uv() == str(computer.private)
    assert "uv ontbreekt op deze computer" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "\x7fELF of another computer", "#!/nowhere/python\n"])
def test_one_in_the_folder_that_does_not_run_here_is_put_there_anew(computer, content: str):
    """It was broken off, or the folder was brought from another kind of computer."""
    computer.had(content)
    assert find_uv() == str(computer.private)
    assert find_uv() == str(computer.private)
    assert len(computer.made) == 1


def test_of_one_that_could_not_be_put_there_nothing_is_left(computer: Computer, monkeypatch):
    def fail(*_: object) -> str:
        computer.had("half")
        raise SetupError("De schijf is vol.")

    monkeypatch.setattr(finding, "call", fail)
    with pytest.raises(SetupError):
        find_uv()
    assert not computer.private.parent.parent.exists()


def test_without_pip_and_venv_it_says_what_to_install(computer: Computer, monkeypatch):
    monkeypatch.setattr(finding, "_works", lambda *_: False)
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    with pytest.raises(SetupError, match="python3-venv"):
        find_uv()
