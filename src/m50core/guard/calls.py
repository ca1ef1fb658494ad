"""The guard at every call into a plugin: it may take a while, raise anything, and spoil nothing."""

import gc
import itertools
import locale
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TypeVar

from m50core.errors import describe

T = TypeVar("T")

MOST = 10_000
"""Things that a plugin may give in answer to one question."""


def patience() -> float:
    """Return how many seconds a plugin may take to import, and to answer one call.

    ``M50_PLUGIN_PATIENCE`` says otherwise.
    """
    try:
        return float(os.environ.get("M50_PLUGIN_PATIENCE", "10"))
    except ValueError:
        return 10.0


class Failed(Exception):
    """What a plugin was asked didn't succeed; the text says why, in Dutch. ``error``: by what."""

    says_why = True

    def __init__(self, reason: str, error: BaseException | None = None) -> None:
        super().__init__(reason)
        self.reason, self.error = reason, error

    @property
    def ends(self) -> bool:
        """True when it would have ended the program, or kept it busy for good."""
        return not isinstance(self.error, Exception)


class Overdue(Failed):
    """A plugin didn't answer in time."""


class TooMany(Failed):
    """A plugin gave more than anyone asked for."""


def guard(call: Callable[[], T], seconds: float, *, thorough: bool = False) -> T:
    """Return what ``call`` returns, or raise Failed with the reason, whatever it did.

    A Ctrl-C of the person at the keyboard is raised as it is. A call that hangs is asked to stop
    and left behind in a daemon thread: Python can't make it stop, but the program goes on.
    ``thorough``: as for ``undisturbed``.
    """
    result: list[T] = []
    raised: list[BaseException] = []
    limit = sys.getrecursionlimit()

    def run() -> None:
        try:
            result.append(call())
        except BaseException as error:
            raised.append(error)
        # Here, since whoever waits may already be deeper than a limit that was set meanwhile.
        sys.setrecursionlimit(limit)

    with shield(thorough=thorough):
        thread = threading.Thread(target=run, name="m50-plugin", daemon=True)
        thread.start()
        thread.join(seconds)
    if result:
        return result[0]
    if raised:
        raise _failure(raised[0]) from raised[0]
    _ask_to_stop(thread)
    raise Overdue(f"antwoordde niet binnen {seconds:g} {'seconde' if seconds == 1 else 'seconden'}")


class Allowance:
    """The time that one plugin gets: ``each`` a call, and three times that for all of them."""

    def __init__(self, each: float) -> None:
        self._each = each
        self._left = 3 * each

    def guard(self, call: Callable[[], T]) -> T:
        """As ``guarded``; Overdue at once when the plugin has used what it gets."""
        if self._left <= 0:
            raise Overdue("is niet meer gevraagd: de uitbreiding kostte samen te veel tijd")
        begun = time.monotonic()
        try:
            return guard(call, min(self._each, self._left))
        finally:
            self._left -= time.monotonic() - begun


def catch(call: Callable[[], T]) -> T:
    """Return what ``call`` returns, or raise Failed; in this thread, and without a time limit."""
    try:
        with shield():
            return call()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise _failure(error) from error


def _failure(error: BaseException) -> Failed:
    return error if isinstance(error, Failed) else Failed(describe(error), error)


def at_most(items: Iterable[T], most: int = MOST) -> list[T]:
    """Return the items as a list; TooMany when there are more than anyone asks for."""
    found = list(itertools.islice(items, most + 1))
    if len(found) > most:
        raise TooMany(f"geeft er meer dan {most:,}".replace(",", "."))
    return found


def _ask_to_stop(thread: threading.Thread) -> None:
    """Raise SystemExit in a thread at its next step, so that a loop doesn't slow all the rest."""
    import ctypes

    if thread.ident is not None and sys.implementation.name == "cpython":
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread.ident), ctypes.py_object(SystemExit)
        )


@contextmanager
def shield(*, thorough: bool = False) -> Iterator[None]:
    """Put back what is the whole program's, and let print go to stderr: stdout is the answer.

    ``thorough``: also the working folder, the environment and the language.
    """
    streams = sys.stdin, sys.stdout, sys.stderr
    hooks = sys.excepthook, threading.excepthook
    limit, collecting = sys.getrecursionlimit(), gc.isenabled()
    sys.stdout = sys.stderr
    try:
        with _surroundings() if thorough else nullcontext():
            yield
    finally:
        sys.setrecursionlimit(limit)
        sys.stdin, sys.stdout, sys.stderr = streams
        sys.excepthook, threading.excepthook = hooks
        (gc.enable if collecting else gc.disable)()


@contextmanager
def _surroundings() -> Iterator[None]:
    folder, environment, language = _folder(), dict(os.environ), locale.setlocale(locale.LC_ALL)
    try:
        yield
    finally:
        if os.environ != environment:
            os.environ.clear()
            os.environ.update(environment)
        if folder and _folder() != folder:
            with suppress(OSError):
                os.chdir(folder)
        if locale.setlocale(locale.LC_ALL) != language:
            locale.setlocale(locale.LC_ALL, language)


def _folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:
        return ""
