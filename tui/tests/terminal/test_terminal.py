"""The program in a terminal of its own: keys in one piece, and how it leaves the terminal."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Self

import pytest

import m50core as m50

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals of Unix")

_CODE = "from m50core.cli.main import run; run()"
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l")
"""Out of the alternate screen, cursor on, mouse off, bracketed paste off."""


class Program:
    """``m50`` on a network, at 100×30; ended, however, at the end of the ``with``."""

    def __init__(self, network: Path, settings: Path, code: str = _CODE) -> None:
        self._words = [sys.executable, "-c", code, "--network", str(network)]
        self._words += ["--today", "2025-03-11", "--who", "secretariaat"]
        self._settings = settings
        self.seen = b""

    def __enter__(self) -> Self:
        self._master, slave = pty.openpty()
        env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
        env |= {"M50_CONFIG": str(self._settings), "TEXTUAL_ANIMATIONS": "none"}
        self.process = subprocess.Popen(
            self._words, stdin=slave, stdout=slave, stderr=slave, env=env,
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
        )  # fmt: skip
        os.close(slave)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)

    def send(self, keys: str) -> None:
        """Send keys in a single write."""
        os.write(self._master, keys.encode())

    def until(self, text: str, *, seconds: float = 30) -> None:
        """Wait until a text has been drawn since the last wait."""
        self._read(lambda drawn: text.encode() in drawn, seconds)

    def rest(self) -> None:
        """Wait until nothing more is drawn."""
        while self._some(0.4):
            pass

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self._master)
        self._master = -1

    def ended(self, *, seconds: float = 20) -> int:
        """Return the exit code, once everything that was sent back is read."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self._some(0.1)
        while self._some(0.2):
            pass
        return self.process.wait(timeout=1)

    def _read(self, enough, seconds: float) -> None:
        start, end = len(self.seen), time.monotonic() + seconds
        while not enough(self.seen[start:]):
            if time.monotonic() > end or (not self._some(0.2) and self.process.poll() is not None):
                raise AssertionError(self.seen[start:][-3000:].decode(errors="replace"))

    def _some(self, wait: float) -> bool:
        if self._master < 0 or not select.select([self._master], [], [], wait)[0]:
            return False
        try:
            some = os.read(self._master, 65536)
        except OSError:
            return False
        self.seen += some
        return bool(some)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A network with two actions."""
    with m50.open(tmp_path / "net") as net, net.commit("Eerst") as commit:
        commit.add(m50.ActionItem(title="Zaal denk", due="2025-03-12"))
        commit.add(m50.ActionItem(title="Koffie", due="2025-03-13"))
    return tmp_path


def typed(place: Path) -> list[str]:
    """Return the drafts on disk."""
    file = place / "settings" / "desk.json"
    tables = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return [str(row) for row in tables.get("drafts", {}).values()]


@pytest.mark.sweep
def test_keys_in_one_piece_are_acted_on_in_order(place: Path):
    with Program(place / "net", place / "settings") as program:
        program.until("Vandaag")
        program.send("6/actiepunten\r\r/denk\x1b/koffie\re\x15Thee\x13")
        program.rest()
        program.send("1n\x1b[200~twee\nregels\x1bd\x1b[201~\x13")
        program.rest()
        program.send("\x11")
        assert program.ended() == 0
        drawn = program.seen
    for code in RESTORED:
        assert code in drawn
    with m50.open(place / "net") as net:
        titles = [item.title for item in net.collection("action_item")]
        assert titles == ["Zaal denk", "Thee", "twee regelsd"]


@pytest.mark.sweep
def test_a_key_typed_on_the_first_frame_acts_on_the_line_that_stands_there(place: Path):
    with m50.open(place / "net", today=date(2025, 3, 11)) as net:
        first = net.day().attention[0].record
    for keys in ("", " "):
        with Program(place / "net", place / "settings") as program:
            program.until("Zaal denk")
            program.send(keys)
            program.rest()
            program.send("\x11")
            assert program.ended() == 0
            drawn = program.seen
    assert drawn.count(b"\x1b[?1049h") == 1, "going to the other screen again wipes the frame"
    assert drawn.index(b"Zaal denk") < drawn.index(b"\x1b[?1000h"), "it is there before the screen"
    with m50.open(place / "net") as net:
        assert [change.id for change in net.log()[-1].changes] == [first]


@pytest.mark.parametrize("name", ["TERM", "HUP"])
@pytest.mark.sweep
def test_a_signal_leaves_the_terminal_as_it_was_and_keeps_what_was_typed(place: Path, name: str):
    number = getattr(signal, f"SIG{name}")
    with Program(place / "net", place / "settings") as program:
        program.until("Vandaag")
        program.send("nHalverwege")
        program.until("Halverwege")
        program.process.send_signal(number)
        assert program.ended() == 128 + number
        left = program.seen[program.seen.rindex(b"\x1b[?1049h") :]
    for code in RESTORED:
        assert code in left
    assert b"Traceback" not in left
    assert "Halverwege" in typed(place)[0]


@pytest.mark.sweep
def test_a_terminal_that_goes_ends_the_program_and_keeps_what_was_typed(place: Path):
    with Program(place / "net", place / "settings") as program:
        program.until("Vandaag")
        program.send("nHalverwege")
        program.until("Halverwege")
        program.hang_up()
        assert program.ended() == 128 + signal.SIGHUP
    assert "Halverwege" in typed(place)[0]
    assert not (place / "settings" / "fouten.log").exists()


@pytest.mark.sweep
def test_what_was_typed_is_offered_again_after_a_kill(place: Path):
    with Program(place / "net", place / "settings") as program:
        program.until("Vandaag")
        program.send("nHalverwege")
        end = time.monotonic() + 20
        while "Halverwege" not in "".join(typed(place)) and time.monotonic() < end:
            program.rest()
        program.process.kill()
        program.ended()
    file = place / "settings" / "desk.json"
    assert file.stat().st_mode & 0o777 == 0o600
    with Program(place / "net", place / "settings") as program:
        program.until("Nog niet bewaard")
        program.send("n")
        program.until("Er is een concept van")
        program.send("\t\x13")
        program.rest()
        program.send("\x11")
        assert program.ended() == 0
    with m50.open(place / "net") as net:
        titles = [item.title for item in net.collection("action_item")]
    assert titles == ["Zaal denk", "Koffie", "Halverwege"]
    assert "Halverwege" not in "".join(typed(place))


def test_a_crash_leaves_the_terminal_as_it_was_with_one_sentence(place: Path):
    code = """
from m50tui.app import M50App
def broken(app): raise RuntimeError("geheim-123")
M50App.action_help = broken
from m50core.cli.main import run
run()
"""
    with Program(place / "net", place / "settings", code) as program:
        program.until("Vandaag")
        program.send("nHalverwege\x1bOP")
        assert program.ended() == 4
        left = program.seen[program.seen.rindex(b"\x1b[?1049h") :]
    for sequence in RESTORED:
        assert sequence in left
    after = left[left.rindex(b"\x1b[?1049l") :].decode()
    assert "niet was voorzien" in after
    assert "geheim-123" not in after
    assert "Traceback" not in after
    assert "Halverwege" in typed(place)[0]
