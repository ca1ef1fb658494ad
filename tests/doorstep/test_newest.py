"""A folder is brought up to date by git, or a sentence says why not and it stays as it is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from doorstep import newest, office
from doorstep.folder import SetupError
from doorstep.newest import fetch_newest, why_not

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git isn't there")
OWN = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b",
}  # fmt: skip


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True)


def move_on(origin: Path, text: str) -> None:
    (origin / "README.md").write_text(text, "utf-8")
    git(origin, "add", ".")
    git(origin, "commit", "-q", "-m", text)


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the folder comes from; a version further than it."""
    for name, value in OWN.items():
        monkeypatch.setenv(name, value)
    place = tmp_path / "oorsprong"
    place.mkdir()
    git(place, "init", "-q", "-b", "main")
    move_on(place, "eerste")
    git(tmp_path, "clone", "-q", place.as_uri(), "Mijn map é")
    move_on(place, "tweede")
    monkeypatch.setattr(newest, "ROOT", tmp_path / "Mijn map é")
    return place


@pytest.fixture
def folder(origin: Path) -> Path:
    return newest.ROOT


def test_what_is_newer_is_fetched_and_told(folder: Path, capsys):
    fetch_newest()
    assert (folder / "README.md").read_text("utf-8") == "tweede"
    assert "Deze map is bijgewerkt." in capsys.readouterr().err
    fetch_newest()
    assert "Deze map heeft al de nieuwste versie." in capsys.readouterr().err


def change(folder: Path, origin: Path) -> None:
    (folder / "README.md").write_text("van mij", "utf-8")


def put_beside(folder: Path, origin: Path) -> None:
    move_on(origin, "derde")
    (origin / "nieuw é.md").touch()
    move_on(origin, "vierde")
    (folder / "nieuw é.md").write_text("van mij", "utf-8")


def stay(folder: Path, origin: Path) -> None:
    git(folder, "checkout", "-q", "--detach")


def go_own_way(folder: Path, origin: Path) -> None:
    move_on(folder, "van mij")


def follow_nobody(folder: Path, origin: Path) -> None:
    git(folder, "remote", "remove", "origin")


def vanish(folder: Path, origin: Path) -> None:
    shutil.rmtree(origin)


def be_elsewhere(folder: Path, origin: Path) -> None:
    git(folder, "remote", "set-url", "origin", "http://eva:geheim@127.0.0.1:9/m50")


def be_busy(folder: Path, origin: Path) -> None:
    (folder / ".git" / "index.lock").touch()


@pytest.mark.parametrize(
    ("happens", "told"),
    [
        (change, r"ook wijzigt:\n    README.md\nZet ze terug"),
        (put_beside, r"ook wijzigt:\n    .*nieuw .*\nZet ze terug"),
        (stay, r"staat vast op één versie \([0-9a-f]{7,}\)"),
        (go_own_way, "eigen wijzigingen vastgelegd"),
        (follow_nobody, "weet niet waar nieuwe versies vandaan komen"),
        (vanish, "vandaan komt, antwoordt niet: file://"),
        (be_elsewhere, "vandaan komt, antwoordt niet: http://127.0.0.1:9/m50"),
        (be_busy, r"haal dan dit bestand weg:\n    .*index.lock"),
    ],
)
def test_what_stands_in_the_way_is_told_and_nothing_changed(
    folder: Path, origin: Path, happens: Callable[[Path, Path], None], told: str
):
    happens(folder, origin)
    before = (folder / "README.md").read_bytes()
    with pytest.raises(SetupError, match=told) as error:
        fetch_newest()
    assert str(error.value).startswith("De nieuwste versie is niet opgehaald, en er is niets ")
    assert "geheim" not in str(error.value)
    assert (folder / "README.md").read_bytes() == before


def test_a_folder_of_another_user_is_left_to_them(folder: Path):
    told = f"fatal: detected dubious ownership in repository at '{folder}'"
    assert why_not(told).startswith("Deze map is van een andere gebruiker")


def test_what_is_not_known_is_told_as_git_tells_it(folder: Path):
    told = why_not("fatal: iets\x1b[31m nieuws")
    assert (
        told == "Git lukte dat niet. Dit is wat erover verteld wordt:\n    fatal: iets [31m nieuws"
    )


def test_without_git_it_says_what_to_install(folder: Path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(SetupError, match="staat niet op deze computer: installeer git"):
        fetch_newest()


def test_a_folder_that_was_unzipped_is_told_how_to_renew(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setattr(newest, "ROOT", tmp_path)
    fetch_newest()
    told = capsys.readouterr().err
    assert "Deze map is niet met git opgehaald" in told
    assert "Haal een nieuwe map van m50 op" in told


@pytest.fixture
def installing(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What ``update`` starts when there is a program installed, which then fails."""
    started: list[list[str]] = []

    def start(words: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        started.append(words)
        return subprocess.CompletedProcess(words, 4)

    monkeypatch.setattr(office, "fetch_newest", lambda: None)
    monkeypatch.setattr(office, "is_installed", lambda: True)
    monkeypatch.setattr(office.subprocess, "run", start)
    monkeypatch.setattr(office, "run_py", lambda: "python3 run.py")
    return started


def test_the_program_comes_along_only_where_it_is_installed(installing, monkeypatch, capsys):
    assert office.update() == 4
    assert installing == [[sys.executable, str(office.ROOT / "run.py"), "install"]]
    assert "nog dat van voor het bijwerken" in capsys.readouterr().err
    monkeypatch.setattr(office, "is_installed", lambda: False)
    assert office.update() == 0
    assert len(installing) == 1
    assert "niet geïnstalleerd op deze computer: vanuit deze map" in capsys.readouterr().err
