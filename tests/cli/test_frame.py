"""The first frame of a screen is painted at once as it was, and the terminal is given back."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of POSIX", allow_module_level=True)

import pty
import termios

import m50core as m50
from m50core.cli.frame import ALTERNATE, BACK, Frame, first_frame, sound
from m50core.cli.main import main, run
from m50core.store.files.remembered import REMEMBERED

LINES = [[("", "M50 · an")], [("1;38;2;200;10;0", "Nu aandacht nodig"), ("", "  (2)")], []]


class Terminal:
    """A terminal of three lines; the program is at it once it sits down."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.master, self.slave = pty.openpty()
        self.reads = os.fdopen(os.dup(self.slave), "r")
        self.writes = os.fdopen(os.dup(self.slave), "w")
        self.before = self.attributes

    def sit(self) -> None:
        """Let the program think that it is here; pytest takes that back after each phase."""
        self._patch.setattr("sys.stdin", self.reads)
        self._patch.setattr("sys.stdout", self.writes)
        self._patch.setattr("sys.stderr", self.writes)
        self._patch.setenv("COLUMNS", "40")
        self._patch.setenv("LINES", "3")

    @property
    def attributes(self) -> list[object]:
        return termios.tcgetattr(self.slave)

    def drawn(self) -> str:
        found = b""
        while select.select([self.master], [], [], 0.05)[0]:
            found += os.read(self.master, 65536)
        return found.decode()

    def close(self) -> None:
        self.reads.close()
        self.writes.close()
        os.close(self.master)
        os.close(self.slave)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    made = Terminal(monkeypatch)
    yield made
    made.close()


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    """Words that open the screen of a network there is."""
    with m50.open(tmp_path / "netwerk", who="an") as net, net.commit("Actie") as commit:
        commit.add(m50.ActionItem(title="Zaal reserveren"))
    return ["--network", str(tmp_path / "netwerk")]


def keep(words: list[str], lines: object = LINES) -> None:
    frame = Frame(words)
    frame.begin(words[1])
    frame.keep(lines)  # type: ignore[arg-type]


def test_it_is_painted_as_it_was_and_what_is_typed_waits_unseen(terminal, words):
    terminal.sit()
    keep(words)
    frame = first_frame(words)
    assert frame is not None
    assert frame.shown
    painted = terminal.drawn()
    assert painted.startswith(ALTERNATE)
    assert "\x1b[2;1H\x1b[0;1;38;2;200;10;0mNu aandacht nodig\x1b[0m  (2)\x1b[0m" in painted
    os.write(terminal.master, b"2\r")
    assert terminal.drawn() == ""
    assert os.read(terminal.slave, 10) == b"2\r"
    frame.close()
    assert terminal.attributes == terminal.before
    assert terminal.drawn() == BACK


@pytest.mark.parametrize("moment", ["at the imports that follow", "while it is painted"])
def test_who_breaks_off_what_follows_gets_the_terminal_back(terminal, words, monkeypatch, moment):
    def break_off(*_: object) -> int:
        once.undo()
        raise KeyboardInterrupt

    terminal.sit()
    keep(words)
    once = pytest.MonkeyPatch()
    if moment == "while it is painted":
        once.setattr("m50core.cli.frame._write", break_off)
        with pytest.raises(KeyboardInterrupt):
            first_frame(words)
    else:
        once.setattr("m50core.cli.output.prepare_streams", break_off)
        monkeypatch.setattr("m50core.cli.garbage.leave", lambda: None)
        monkeypatch.setattr("sys.argv", ["m50", *words])
        with pytest.raises(SystemExit) as left:
            run()
        assert left.value.code == 130
    assert terminal.attributes == terminal.before
    assert terminal.drawn().endswith(BACK)


@pytest.mark.parametrize("name", ["TERM", "HUP"])
def test_a_signal_before_the_screen_is_there_gives_the_terminal_back(terminal, words, name):
    terminal.sit()
    keep(words)
    number = getattr(signal, f"SIG{name}")
    code = (
        f"import os, sys; sys.path[:] = {sys.path!r}; "
        "from m50core.cli import output; from m50core.cli.main import run; "
        f"output.prepare_streams = lambda: os.kill(os.getpid(), {number}); run()"
    )
    left = subprocess.run(
        [sys.executable, "-c", code, *words], stdin=terminal.slave, stdout=terminal.slave,
        stderr=terminal.slave, check=False,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )  # fmt: skip
    drawn = terminal.drawn()
    assert "Nu aandacht nodig" in drawn
    assert drawn.endswith(BACK)
    assert terminal.attributes == terminal.before
    assert left.returncode == 128 + number


def test_nothing_is_painted_that_is_not_remembered_for_here_and_now(terminal, words, monkeypatch):
    terminal.sit()
    frame = first_frame(words)
    assert frame is not None
    assert not frame.shown
    keep(words)
    for name, value in (("COLUMNS", "41"), ("LINES", "4"), ("TERM", "dumb"), ("NO_COLOR", "1")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            other = first_frame(words)
            assert other is not None
            assert not other.shown, name
    with m50.open(words[1]) as net, net.commit("Actie") as commit:
        commit.add(m50.ActionItem(title="Later"))
    after = first_frame(words)
    assert after is not None
    assert not after.shown
    assert terminal.drawn() == ""
    assert terminal.attributes == terminal.before


def test_what_goes_wrong_at_opening_is_told_where_one_can_read_it(terminal, words, monkeypatch):
    terminal.sit()
    keep(words)
    frame = first_frame(words)

    def refuse(*_: object, **__: object) -> None:
        raise m50.StoreError("Het logboek is beschadigd.")

    monkeypatch.setattr("m50core.program.opening.open_to_look", refuse)
    assert main(words, frame=frame) == m50.StoreError.exit_code
    drawn = terminal.drawn()
    assert drawn.index(BACK) < drawn.index("Het logboek is beschadigd.")
    assert terminal.attributes == terminal.before


def test_what_is_said_before_the_screen_is_there_is_told_after_it(terminal, words):
    terminal.sit()
    keep(words)
    frame = first_frame(words)
    assert frame is not None
    frame.tell_later("Dit is een oefennetwerk.\n")
    frame.hand_over()
    terminal.drawn()
    frame.close()
    assert terminal.drawn().replace("\r", "") == "Dit is een oefennetwerk.\n"


def test_without_a_person_there_is_no_frame(words, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert first_frame(words) is None
    frame = Frame(words)
    frame.begin(words[1])
    frame.keep(LINES)
    frame.close()
    assert not (Path(words[1]) / REMEMBERED).exists()


def test_what_changed_since_the_network_was_opened_is_not_remembered(terminal, words):
    terminal.sit()
    frame = Frame(words)
    frame.begin(words[1])
    with m50.open(words[1]) as net, net.commit("Actie") as commit:
        commit.add(m50.ActionItem(title="Ondertussen"))
    frame.keep(LINES)
    again = first_frame(words)
    assert again is not None
    assert not again.shown


@pytest.mark.parametrize("by_another", [False, True])
def test_what_is_shown_at_the_end_is_painted_next_unless_another_changed_something(
    terminal, words, by_another
):
    terminal.sit()
    frame = Frame(words)
    frame.begin(words[1])
    with m50.open(words[1]) as net:
        with net.commit("Actie") as commit:
            commit.add(m50.ActionItem(title="Gedaan"))
        frame.renew()
        frame.keep(LINES)  # type: ignore[arg-type]
        with net.store.writing():
            net.store.write_snapshot()  # type: ignore[attr-defined]
    if by_another:
        with m50.open(words[1]) as net, net.commit("Actie") as commit:
            commit.add(m50.ActionItem(title="Door een ander"))
    frame.close()
    again = first_frame(words)
    assert again is not None
    assert again.shown is not by_another
    again.close()


@pytest.mark.parametrize(
    "kept",
    [
        None, 3, "abc", LINES[:2], [*LINES, []], [[("", "a\x1b[2J")], [], []],
        [[("", "a\nb")], [], []],
        [[("0m\x1b]52;c;x\x07", "a")], [], []], [[(3, "a")], [], []], [["ab", "abc"], [], []],
        [[("", "\u202ea")], [], []], [[("", 3)], [], []],
    ],
)  # fmt: skip
def test_a_frame_that_is_not_whole_or_holds_more_than_text_and_looks_is_none(kept: object):
    assert sound(kept, (40, 3)) == []


def test_it_is_there_before_the_network_or_anything_of_it_is_imported(terminal, words, tmp_path):
    def start(code: str) -> list[str]:
        told = tmp_path / "told"
        code = f"import sys; from m50core.cli.frame import *; {code}"
        code = (
            f"{code}; open({str(told)!r}, 'w').write(' '.join(map(str, [f.shown, *sys.modules])))"
        )
        subprocess.run(
            [sys.executable, "-c", f"{code}; f.close()", *words],
            stdin=terminal.slave, stdout=terminal.slave, stderr=terminal.slave, check=True,
        )  # fmt: skip
        return told.read_text().split()

    terminal.sit()
    start(f"f = Frame(sys.argv[1:]); f.begin(sys.argv[2]); f.keep({LINES!r})")
    shown, *loaded = start("f = first_frame(sys.argv[1:])")
    assert "Nu aandacht nodig" in terminal.drawn()
    assert shown == "True"
    assert len([name for name in loaded if name.startswith("m50core")]) < 20
    assert not set(loaded) & {"argparse", "attr", "textual", "pathlib", "pluggy"}
