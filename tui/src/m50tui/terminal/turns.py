"""Keys, clicks and pastes one at a time: each waits until the one before it has had its effect.

A key that opens a screen, moves the focus or asks for a list has its effect some messages later. A
key that is handed over before that acts on what was there before.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, TypeGuard

from textual import events
from textual._queue import Queue
from textual.app import App
from textual.command import CommandPalette
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

SPINS = 40
"""Rounds of the loop without a pause: most keys have had their effect by then."""
PATIENCE = 4000
"""Rounds of a millisecond after which a key goes on: one stuck widget must not hold all others."""
_NEEDS_SIZES = frozenset({"pageup", "pagedown", "home", "end"})
"""Keys that mean something only once what is shown has its size."""

Turn = events.Key | events.Paste | events.MouseEvent


def is_turn(message: Message) -> TypeGuard[Turn]:
    """Tell whether this comes from the keyboard or the mouse, and was not handed over yet."""
    typed = isinstance(message, events.Key | events.Paste | events.MouseEvent)
    return typed and not message.is_forwarded


class Turns:
    """Holds what is typed and clicked, and hands it over in order.

    ``deliver`` gives it to the app. What is typed while nothing is going on, goes on at once; all
    of it waits as long as ``still`` says so.
    """

    def __init__(
        self,
        app: App[Any],
        deliver: Callable[[Turn], object],
        still: Callable[[], bool] = lambda: False,
    ) -> None:
        self._app = app
        self._deliver = deliver
        self._still = still
        self._held: deque[Turn] = deque()
        self._playing: asyncio.Task[None] | None = None
        self._shown: Screen[Any] | None = None
        self._click: tuple[Screen[Any], events.MouseDown] | None = None

    @property
    def at_rest(self) -> bool:
        """Tell whether nothing is held, and all that was handed over has had its effect."""
        return not self._held and not self._still() and self.has_settled

    @property
    def has_settled(self) -> bool:
        """Tell whether all that was handed over has had its effect, and is painted."""
        return self._ready(events.Paste(""))

    def take(self, turn: Turn) -> None:
        """Hand it over, now or when its turn has come."""
        if not self._held and not self._still() and self._ready(turn):
            self._play(turn)
            return
        self._held.append(turn)
        if self._playing is None:
            self._playing = asyncio.create_task(self._play_all(), name="turns")

    async def _play_all(self) -> None:
        try:
            while self._held and not self._over:
                await self._wait(self._held[0])
                self._play(self._held.popleft())
        except Exception as error:
            # Or it would be lost with the task, and every later key with it.
            self._app._handle_exception(error)
        finally:
            self._playing = None

    async def _wait(self, turn: Turn) -> None:
        while self._still() and not self._over:
            await asyncio.sleep(0.001)
        for n in range(PATIENCE):
            if self._ready(turn) or self._over:
                return
            await asyncio.sleep(0 if n < SPINS else 0.001)

    @property
    def _over(self) -> bool:
        return self._app._exit or self._app._closed

    def _play(self, turn: Turn) -> None:
        screens = self._app.screen_stack
        self._shown = screens[-1] if screens else None
        if not self._second_of_double_click(turn):
            self._deliver(turn)

    def _second_of_double_click(self, turn: Turn) -> bool:
        """Tell whether the first click opened this screen: the second one wasn't meant for it."""
        if not isinstance(turn, events.MouseDown | events.MouseUp) or self._shown is None:
            return False
        if self._click is not None and self._click[0] is not self._shown:
            first = self._click[1]
            near = turn.screen_offset == first.screen_offset
            if near and turn.time - first.time <= self._app.CLICK_CHAIN_TIME_THRESHOLD:
                return True
        if isinstance(turn, events.MouseDown):
            self._click = self._shown, turn
        return False

    def _ready(self, turn: Turn) -> bool:
        """Tell whether all that went before has had its effect."""
        if isinstance(turn, events.MouseMove):
            return True
        screens = self._app.screen_stack if self._app.is_running else []
        if not screens or any(map(_busy, self._pumps(screens))):
            return False
        # A new size of the terminal waits a moment for the next, with the app at rest meanwhile.
        if self._app._resize_event is not None:
            return False
        screen = screens[-1]
        if isinstance(screen, CommandPalette) and not _text(turn) and self._searching(screen):
            return False
        measured = not isinstance(turn, events.Key) or turn.key in _NEEDS_SIZES
        return not (measured or screen is not self._shown) or _is_painted(screen)

    def _pumps(self, screens: list[Screen[Any]]) -> Iterator[MessagePump]:
        yield self._app
        for screen in screens:
            yield from screen.walk_children(with_self=True)

    def _searching(self, palette: CommandPalette) -> bool:
        workers = self._app.workers
        return any(worker.node is palette and not worker.is_finished for worker in workers)


def _text(turn: Turn) -> bool:
    return isinstance(turn, events.Key) and turn.is_printable


def _busy(pump: MessagePump) -> bool:
    """Tell whether it has something to do or is doing it: it waits for a message otherwise."""
    if pump._closed or (pump._task is None and not isinstance(pump, App)):
        return False
    queue: Queue[Message | None] = pump._message_queue
    return bool(queue.values or pump._next_callbacks or not queue.ready_event._waiters)


def _is_painted(screen: Screen[Any]) -> bool:
    """Tell whether everything has its place, and what had to wait for that is done."""
    return not (screen._layout_required or screen._scroll_required or screen._callbacks)
