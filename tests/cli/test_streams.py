"""An answer that can't be written, or that nobody hears, ends in words and a code: no traceback."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.again import give_again, question
from m50core.cli.main import main, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="devices of POSIX")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A network of which a day is remembered."""
    folder = tmp_path / "netwerk"
    m50.open(folder, who="an").close()
    asked = question(["today", "--network", str(folder)])
    assert asked.begin(str(folder))
    assert asked.keep([0, [], [["talk", "Let op.\n"], ["out", "Vandaag\n"]]])
    monkeypatch.setattr("m50core.cli.garbage.leave", lambda: None)
    return folder


WORDS = {"remembered": ["today"], "worked out": ["schema"], "the version": ["--version"]}


def ask(monkeypatch: pytest.MonkeyPatch, place: Path, words: str) -> None:
    asked = WORDS[words]
    more = [] if words == "the version" else ["--network", str(place)]
    monkeypatch.setattr(sys, "argv", ["m50", *asked, *more])


def code_of_run() -> object:
    with pytest.raises(SystemExit) as left:
        run()
    return left.value.code


@pytest.fixture(params=[1, -1], ids=["line by line", "at the end"])
def full(request: pytest.FixtureRequest) -> Iterator[object]:
    with open("/dev/full", "w", buffering=request.param) as device:  # noqa: PTH123
        yield device


@pytest.mark.parametrize("words", WORDS)
def test_a_full_disk_is_told_in_a_sentence(
    words: str,
    full: object,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    ask(monkeypatch, place, words)
    monkeypatch.setattr(sys, "stdout", full)
    assert code_of_run() == 4
    told = capsys.readouterr().err
    assert "Het antwoord kan niet worden geschreven (de schijf is vol)" in told
    assert "Traceback" not in told
    sys.stdout.flush()  # what the system does at the end complains of nothing


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
@pytest.mark.parametrize("words", WORDS)
def test_a_stream_that_was_closed_is_no_fault(
    name: str,
    words: str,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    ask(monkeypatch, place, words)
    monkeypatch.setattr(sys, name, None)
    assert code_of_run() == 0
    getattr(sys, name).close()
    assert "Traceback" not in capsys.readouterr().err


def test_a_full_disk_for_what_is_told_beside_leaves_the_code(monkeypatch: pytest.MonkeyPatch):
    with open("/dev/full", "w", buffering=1) as device:  # noqa: PTH123
        monkeypatch.setattr(sys, "stderr", device)
        assert main(["onbekend"]) == 2
        sys.stderr.flush()


def test_when_asking_fails_it_is_as_if_nothing_was_remembered(
    place: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    asked = question(["today", "--network", str(place)])
    assert give_again(asked) == 0
    for error in (RecursionError, MemoryError, OSError, KeyError):
        with monkeypatch.context() as patch:
            patch.setattr("m50core.program.asked.ground", _raising(error))
            assert give_again(asked) is None
    gone = tmp_path / "weg"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert give_again(question(["today", "--network", "netwerk"])) is None
    capsys.readouterr()
    assert main(["goals", "--network", "netwerk"]) == 4
    assert "De map waarin u werkt, is er niet meer" in capsys.readouterr().err


def _raising(error: type[Exception]) -> object:
    def ground(*_: object, **__: object) -> None:
        raise error

    return ground
