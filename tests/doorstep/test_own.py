"""A pillar of one's own is installed with the program, and again with its next version."""

from pathlib import Path

import pytest
from doorstep import own
from doorstep.folder import SetupError, UnknownWordError


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build each folder to a wheel that is named as the folder, and holds its text."""

    def build(*words: object) -> str:
        target, source = Path(words[-2]), Path(words[-1])
        (target / f"{source.name}-0.1-py3-none-any.whl").write_text(
            (source / "pyproject.toml").read_text()
        )
        return ""

    monkeypatch.setattr(own, "call_uv", build)


def package(folder: Path, text: str = "") -> Path:
    folder.mkdir()
    (folder / "pyproject.toml").write_text(text)
    return folder


def test_what_is_asked_is_a_folder_with_a_package_or_a_wheel(tmp_path: Path):
    folder, wheel = package(tmp_path / "mijn_pijler"), tmp_path / "x-1-py3-none-any.whl"
    wheel.touch()
    words = ["--with", str(folder), "--with", str(wheel), "--without", "Mijn_Ander"]
    assert own.asked(words) == ([folder, wheel], {"mijn-ander"})
    with pytest.raises(SetupError, match="staat geen uitbreiding: verwacht wordt een map"):
        own.asked(["--with", str(tmp_path)])


@pytest.mark.parametrize("words", [["onzin"], ["--with"], ["--width", "x"]])
def test_what_is_mistyped_is_told_with_what_there_is(words: list[str]):
    with pytest.raises(UnknownWordError, match=r"install --with MAP.*install --without NAAM"):
        own.asked(words)


def test_a_pillar_comes_again_with_the_next_version_though_its_folder_is_gone(
    built: None, tmp_path: Path
):
    program = tmp_path / "program"
    program.mkdir()
    folder = package(tmp_path / "mijn_pijler", "first")
    own.keep(own.gather(["--with", str(folder)], program, tmp_path / "1"), program)
    (folder / "pyproject.toml").unlink()
    again = own.gather([], program, tmp_path / "2")
    assert [(own.name_of(wheel), wheel.read_text()) for wheel in again] == [
        ("mijn-pijler", "first")
    ]


def test_a_pillar_that_is_given_again_takes_the_place_of_the_one_of_before(
    built: None, tmp_path: Path
):
    program = tmp_path / "program"
    program.mkdir()
    (program / "m50-own").mkdir()
    (program / "m50-own" / "mijn_pijler-0.0-py3-none-any.whl").write_text("old")
    folder = package(tmp_path / "mijn_pijler", "new")
    wheels = own.gather(["--with", str(folder)], program, tmp_path / "1")
    assert [wheel.read_text() for wheel in wheels] == ["new"]


def test_a_pillar_that_must_go_is_gone_and_one_that_is_not_there_is_told(tmp_path: Path):
    kept = tmp_path / "program" / "m50-own"
    kept.mkdir(parents=True)
    (kept / "mijn_pijler-0.1-py3-none-any.whl").touch()
    words = ["--without", "mijn-pijler"]
    assert own.gather(words, tmp_path / "program", tmp_path / "1") == []
    with pytest.raises(SetupError, match=r"die ander heet\. Wel: mijn-pijler\. Er is niets"):
        own.gather(["--without", "ander"], tmp_path / "program", tmp_path / "2")


def test_a_package_of_m50_itself_is_refused(built: None, tmp_path: Path):
    folder = package(tmp_path / "pijler_ruimte")
    with pytest.raises(SetupError, match="pijler-ruimte hoort bij m50 zelf"):
        own.gather(["--with", str(folder)], tmp_path, tmp_path / "1")
