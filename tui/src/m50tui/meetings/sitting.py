"""A screen on one meeting."""

from collections.abc import Callable
from typing import TypeVar

from m50core import Meeting, Network, Proceedings, Sitting
from m50tui.widgets.host import attempt
from m50tui.widgets.live import LiveScreen
from m50tui.widgets.returning import Returning

T = TypeVar("T")


class SittingScreen(Returning, LiveScreen):
    """A screen on one meeting."""

    def __init__(self, net: Network, meeting_id: str) -> None:
        super().__init__(net)
        self.meeting_id = meeting_id

    @property
    def whole(self) -> Proceedings | None:
        """Everything that belongs to the meeting; None once it is removed."""
        if not isinstance(self.net.records.get(self.meeting_id), Meeting):
            return None
        return self.net.sitting(self.meeting_id).proceedings

    def sit(self, deed: Callable[[Sitting], T]) -> T | None:
        """Do something in the meeting; None when it was refused, with the reason told."""
        return attempt(self.app, lambda: deed(self.net.sitting(self.meeting_id)))
