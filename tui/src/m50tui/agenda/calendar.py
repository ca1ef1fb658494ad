"""A calendar that draws the lines one sees of a day, week, month, quarter or year."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from m50tui.agenda.days import days
from m50tui.agenda.drawing import Drawn, Spot
from m50tui.agenda.month import month
from m50tui.agenda.sight import Sight
from m50tui.agenda.weeks import weeks
from m50tui.terminal.keys import CALENDAR

DRAWINGS: Mapping[str, Callable[[Sight, date, int, int], Drawn]] = {
    "day": days, "week": days, "month": month, "quarter": weeks, "year": weeks,
}  # fmt: skip
"""By span: how it is drawn, for a chosen day, in columns × lines."""


class Calendar(ScrollView, can_focus=True):
    """A span of days, one of which is chosen. What its keys do is the screen's."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "calendar--chosen", "calendar--head", "calendar--dim", "calendar--today", "calendar--mark",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key.key, f"screen.{key.action}", key.label, tooltip=key.help, show=False)
            for key in CALENDAR
        ),
        # The calendar chooses a day, not a record: which one to remove would be a guess.
        Binding("d,delete", "screen.agenda('which')", show=False),
    ]

    class Picked(Message):
        """A day was clicked; ``again``: it was the chosen one."""

        def __init__(self, day: date, *, again: bool) -> None:
            super().__init__()
            self.day = day
            self.again = again

    def __init__(self, sight: Sight, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sight = sight
        self.day = sight.today
        self._drawn = Drawn(())

    def show(self, sight: Sight, day: date) -> None:
        """Show a span with a chosen day in it."""
        self.sight, self.day = sight, day
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Draw to the new size."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        bar = self.scrollbar_size_vertical
        if width <= bar or height < 1:
            return
        draw = DRAWINGS[self.sight.span]
        self._drawn = draw(self.sight, self.day, width, height)
        if len(self._drawn.lines) > height:
            width -= bar
            self._drawn = draw(self.sight, self.day, width, height)
        self.virtual_size = Size(width, len(self._drawn.lines))
        spot = self._drawn.spot(self.day)
        if spot and not self._seen(spot, height):
            top = max(0, spot.y - self._drawn.pinned)
            high = min(spot.height + self._drawn.pinned, height)
            self.scroll_to_region(Region(0, top, 1, high), animate=False, force=True)
        self.refresh()

    def _seen(self, spot: Spot, height: int) -> bool:
        """Tell whether a day is in sight, so that a second click finds it where it was."""
        top = spot.y - int(self.scroll_offset.y)
        return self._drawn.pinned <= top and top + spot.height <= height

    def render_line(self, y: int) -> Strip:
        """Draw one visible line; pinned ones stay above the rest."""
        place = y if y < self._drawn.pinned else y + int(self.scroll_offset.y)
        width = self.size.width
        if place >= len(self._drawn.lines):
            return Strip.blank(width, self.rich_style)
        segments = [
            Segment(text, self.rich_style + self.get_component_rich_style(f"calendar--{role}"))
            if role
            else Segment(text, self.rich_style)
            for text, role in self._drawn.lines[place]
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked day; a second click opens what stands on it."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        place = spot.y if spot.y < self._drawn.pinned else spot.y + int(self.scroll_offset.y)
        if day := self._drawn.day_at(spot.x, place):
            self.post_message(self.Picked(day, again=day == self.day or event.chain > 1))
