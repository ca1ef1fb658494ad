"""The first frame: painted by the program before this screen was there, and remembered for next.

Until all that Vandaag shows is in its place nothing else is painted over it, and what is typed
waits: so nothing moves when nothing changed, and a key acts on the line that one sees.
"""

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import Any

from textual.app import App

from m50core.plugins import FirstFrame
from m50tui.terminal.turns import Turns

PATIENCE = 2000
"""Rounds of a millisecond after which is shown what there is."""
_LOOK = re.compile(r"\x1b\[([0-9;]*)m")


class FirstPaint:
    """Holds what is painted until it is whole; ``still`` as long as it does."""

    def __init__(
        self,
        app: App[Any],
        frame: FirstFrame | None,
        stands_on: Callable[[], object],
        following: Sequence[str] = (),
    ) -> None:
        """``stands_on``: tells what the frame is of, as long as it is the same.

        ``following``: modules to import once the first frame stands there.
        """
        self._app, self._frame, self._following = app, frame, following
        self._stands_on = stands_on
        self._kept: object = None
        self._waiting: asyncio.Task[None] | None = None
        self.still = False

    def begin(self) -> bool:
        """Take over the terminal; tell whether a frame is painted there already."""
        if self._frame is None or not self._frame.shown:
            return False
        self._frame.hand_over()
        self.still = True
        return True

    def hold(self, turns: Turns) -> None:
        """Paint nothing until all that is going on has had its effect; only the first time."""
        if self._frame is not None and self._waiting is None:
            self.still = True
            self._waiting = asyncio.create_task(self._show(turns), name="first frame")

    async def _show(self, turns: Turns) -> None:
        try:
            await self._settle(turns)
            self._keep()
        finally:
            self.still = False
            self._app.screen.refresh()
            # Not before it is painted: two at once take longer than one after the other.
            self._app.call_after_refresh(self._import_following)

    def leave(self, turns: Turns, show_first: Callable[[], object]) -> None:
        """End the app; when something changed, keep the frame of the next start before it does.

        ``show_first``: shows what the app shows first. Nobody sees that.
        """
        if not self._has_changed():
            self._app.exit(0)
        elif not self.still:
            self.still = True
            self._waiting = asyncio.create_task(self._renew(turns, show_first), name="last frame")

    def _has_changed(self) -> bool:
        """Tell whether no frame was kept, or one of something else than there is now."""
        try:
            return self._frame is not None and self._kept != self._stands_on()
        except Exception:  # whatever is wrong with the network: it was told, and one wants to go
            return False

    async def _renew(self, turns: Turns, show_first: Callable[[], object]) -> None:
        try:
            if self._frame is not None and self._frame.renew():
                show_first()
                await self._settle(turns)
                self._keep()
        finally:
            self._app.exit(0)

    async def _settle(self, turns: Turns) -> None:
        for _ in range(PATIENCE):
            if turns.has_settled or self._app._exit:
                return
            await asyncio.sleep(0.001)

    def _keep(self) -> None:
        """Remember the frame when it is whole: without what is told for a moment."""
        app = self._app
        if self._frame is None or app._exit or app._notifications:
            return
        strips = app.screen._compositor.render_strips(app.size)
        if self._frame.keep(lines_of(strip.render(app.console) for strip in strips)):
            self._kept = self._stands_on()

    def _import_following(self) -> None:
        Thread(target=import_all, args=(self._following,), daemon=True).start()


def import_all(modules: Sequence[str]) -> None:
    """Import modules; what goes wrong in one is told when it is needed."""
    for module in modules:
        with suppress(Exception):
            import_module(module)


def lines_of(drawn: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    """Yield drawn lines as texts, each with its look."""
    for line in drawn:
        parts = _LOOK.split(line)
        looks = ("", *parts[1::2])
        yield [
            (look if look != "0" else "", text)
            for look, text in zip(looks, parts[::2], strict=True)
            if text
        ]
