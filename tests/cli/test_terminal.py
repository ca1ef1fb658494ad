"""At a real terminal a list has its width and its colours; elsewhere it is text, and no screen."""

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of POSIX", allow_module_level=True)
import fcntl
import pty
import select
import struct
import termios
from collections.abc import Iterator

import m50core as m50
from m50core.cli.folding import columns_of
from m50core.cli.main import main
from m50core.cli.terminal import bare
from m50core.plugins.extensions import Command
from m50core.program import installed


@pytest.fixture
def place(tmp_path: Path) -> str:
    with m50.open(tmp_path / "netwerk", who="an") as net, net.commit("Actie") as commit:
        commit.add(m50.ActionItem(title="Woordvoerders van alle fracties in de Kamer bellen"))
        done = commit.add(m50.ActionItem(title="Zaal", status="done"))
    assert done.id == "actie-2"
    return str(tmp_path / "netwerk")


class Terminal:
    """A terminal as wide as is asked, of which one reads what is drawn."""

    def __init__(self) -> None:
        self.master, slave = pty.openpty()
        self.stream = os.fdopen(slave, "w", encoding="utf-8")

    def widen(self, columns: int) -> None:
        size = struct.pack("HHHH", 24, columns, 0, 0)
        fcntl.ioctl(self.stream.fileno(), termios.TIOCSWINSZ, size)

    def drawn(self) -> list[str]:
        self.stream.flush()
        found = b""
        while select.select([self.master], [], [], 0.05)[0]:
            found += os.read(self.master, 65536)
        return found.decode().replace("\r\n", "\n").splitlines()

    def close(self) -> None:
        self.stream.close()
        os.close(self.master)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("TERM", "xterm-256color")
    made = Terminal()
    yield made
    made.close()


def seen(terminal: Terminal, patch: pytest.MonkeyPatch, columns: int, *words: str) -> list[str]:
    terminal.widen(columns)
    with patch.context() as sitting:
        sitting.setattr("sys.stdout", terminal.stream)
        assert main(list(words)) == 0
        return terminal.drawn()


@pytest.mark.parametrize("columns", [20, 40, 60, 300])
def test_a_list_is_as_wide_as_the_terminal_and_nothing_is_cut(
    terminal, monkeypatch, place, columns
):
    drawn = seen(terminal, monkeypatch, columns, "list", "action_item", "--network", place)
    assert all(columns_of(bare(line)) <= columns for line in drawn)
    words = set(" ".join(map(bare, drawn)).split())
    assert {"Woordvoerders", "van", "alle", "fracties", "in", "de", "Kamer", "bellen"} <= words


def test_what_is_done_is_coloured_and_the_head_is_bold_unless_one_says_no(
    terminal, monkeypatch, place
):
    words = ("list", "action_item", "--network", place)
    head, *lines = seen(terminal, monkeypatch, 100, *words)
    assert head.startswith("\x1b[1mNummer\x1b[0m")
    assert "\x1b[32mklaar\x1b[0m" in "".join(lines)
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb"), ("CLICOLOR", "0")):
        monkeypatch.setenv(name, value)
        plain = seen(terminal, monkeypatch, 100, *words)
        assert plain == [bare(line) for line in (head, *lines)]
        monkeypatch.setenv(name, "xterm" if name == "TERM" else "")
    for way in ("--plain", "--json"):
        assert "\x1b" not in "".join(seen(terminal, monkeypatch, 100, *words, way))
    monkeypatch.setenv("COLUMNS", "40")
    narrow = seen(terminal, monkeypatch, 100, *words)
    assert max(columns_of(bare(line)) for line in narrow) <= 40


def test_m50_into_a_file_tells_the_day_and_opens_no_screen(
    terminal, monkeypatch, place, capsys: pytest.CaptureFixture[str]
):
    """The screen is drawn on stderr: who sends stdout elsewhere would see it all the same."""
    opened = []
    tui = Command("tui", "het scherm", lambda context: opened.append(context) or 0)
    commands = {**installed.installed_register().commands(), "tui": tui}
    monkeypatch.setattr("m50core.plugins.register.Register.commands", lambda _: commands)
    with os.fdopen(os.dup(terminal.stream.fileno()), "r") as typed:
        monkeypatch.setattr("sys.stdin", typed)
        monkeypatch.setattr("sys.stderr", terminal.stream)
        assert main(["--network", place]) == 0
        assert "· week " in capsys.readouterr().out
        assert opened == []
        monkeypatch.setattr("sys.stdout", terminal.stream)
        assert main(["--network", place]) == 0
        assert len(opened) == 1


def test_what_is_said_breaks_no_word_at_the_edge_of_the_terminal(
    terminal, monkeypatch, capsys: pytest.CaptureFixture[str]
):
    terminal.widen(40)
    with monkeypatch.context() as sitting:
        sitting.setattr("sys.stderr", terminal.stream)
        assert main(["show", "onbekend-1", "--network", "memory:"]) == 2
        drawn = terminal.drawn()
    assert len(drawn) > 1
    assert all(len(line) <= 40 for line in drawn)
    assert main(["show", "onbekend-1", "--network", "memory:"]) == 2
    (whole,) = capsys.readouterr().err.splitlines()
    assert " ".join(drawn).split() == whole.split()
