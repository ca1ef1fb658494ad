"""The terminal: what it sends is read in order, and it is left as it was found."""

import asyncio
import re
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from time import monotonic
from typing import IO, Any

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

PASTE, PASTED = "\x1b[200~", "\x1b[201~"
_OTHER_SCREEN = "\x1b[?1049h"
_ALONE = re.compile(r"\x1b(?![\[O\]P_^])")
"""An escape that begins no longer sequence."""


class Reader(XTermParser):
    """Reads what a terminal sends: ESC and a letter together are two keys, as slowly typed.

    An ESC within a paste is text: it must not make keys of the rest.
    """

    _pasting = False
    _held = ""
    """An end that may be the beginning of something longer."""
    _until = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the events in what was read; nothing read means: no more will come."""
        if not data:
            held, self._held = self._held, ""
            yield from self._keys("" if self._pasting else held)
            yield from super().feed(data)
            return
        data, self._held = self._held + data, ""
        while data:
            mark = PASTED if self._pasting else PASTE
            text, found, data = data.partition(mark)
            if not found:
                text, self._held = _held_back(text, mark)
            if not self._pasting:
                yield from self._keys(text)
            elif text := text.replace("\x1b", ""):
                yield from super().feed(text)
            if found:
                self._pasting = not self._pasting
                yield from super().feed(mark)
        self._until = monotonic() + constants.ESCAPE_DELAY

    def tick(self) -> Iterable[Message]:
        """Yield what was waited with, once nothing more came."""
        if self._held and not self._pasting and monotonic() >= self._until:
            text, self._held = self._held, ""
            yield from self._keys(text)
        yield from super().tick()

    def _keys(self, text: str) -> Iterable[Message]:
        for n, part in enumerate(_ALONE.split(text)):
            if n:
                yield events.Key("escape", "\x1b")
            if part:
                yield from super().feed(part)


def _held_back(text: str, mark: str) -> tuple[str, str]:
    """Split off an end with which ``mark`` begins."""
    for size in range(min(len(mark) - 1, len(text)), 0, -1):
        if text.endswith(mark[:size]):
            return text[:-size], text[-size:]
    return text, ""


class Output:
    """A terminal to write to; when it is gone, ``gone`` is called and the rest is left unwritten.

    A writer that raised would leave the program waiting for ever for a line to be taken.
    """

    def __init__(self, file: IO[str], gone: Callable[[], object], *, painted: bool = False) -> None:
        """``painted``: there is a frame on the terminal's other screen already, that stays."""
        self._file = file
        self._gone = gone
        self._painted = painted

    def write(self, text: str) -> int:
        """Write text, or nothing."""
        if self._painted and _OTHER_SCREEN in text:
            # Going there again would wipe it.
            self._painted, text = False, text.replace(_OTHER_SCREEN, "", 1)
        try:
            return self._file.write(text)
        except (OSError, ValueError):
            self._gone()
            return len(text)

    def flush(self) -> None:
        """Send what was written."""
        try:
            self._file.flush()
        except (OSError, ValueError):
            self._gone()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def prepare(driver: Driver, gone: Callable[[], object], *, painted: bool = False) -> None:
    """Let a driver read in order, and outlive its terminal; ``gone`` may come from any thread.

    ``painted``: a frame is on the terminal's other screen already.
    """
    for name in ("textual.drivers.linux_driver", "textual.drivers.win32"):
        with suppress(ImportError):
            import_module(name).XTermParser = Reader  # type: ignore[attr-defined]
    if (file := getattr(driver, "_file", None)) is not None:
        driver._file = Output(file, gone, painted=painted)  # type: ignore[attr-defined]


def on_signals(leave: Callable[[int], object]) -> None:
    """Call ``leave`` with the number of a signal that asks to end, where the system has those."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, ValueError, RuntimeError):
                loop.add_signal_handler(number, leave, int(number))
