"""A list that draws only the lines one sees, so that its length costs nothing."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from m50core import ListSpot
from m50core.records import fold
from m50core.values import visible
from m50tui.terminal.text import fit, safe
from m50tui.widgets.page import Page, Row
from m50tui.widgets.rows import (
    GAP,
    counts,
    first_called,
    holds,
    in_order,
    is_sentence,
    keys_near,
    place_of,
    widths_of,
)

_WIDEST = 60
_LOOKED = 20
"""So many rows on either side can stand in for one that is gone."""


MOVES = frozenset("jkgG")
"""Letters that go through a list, and do nothing else."""


class RecordList(ScrollView, can_focus=True):
    """Rows of a page with a cursor, a live filter and a sorted column.

    ``quiet``: the cursor is shown only while the list has the focus, as one of several.
    """

    NARROW: ClassVar[int] = 14
    """Columns that a side column keeps when there is little room."""
    SHARE: ClassVar[float] = 0.4
    """What part of the room is the main column's before side columns are left out."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-list--cursor", "record-list--head", "record-list--columns",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "omhoog", show=False),
        Binding("down,j", "move(1)", "omlaag", show=False),
        Binding("pageup", "page(-1)", "vorige bladzijde", show=False),
        Binding("pagedown", "page(1)", "volgende bladzijde", show=False),
        Binding("home,g", "end(-1)", "begin", show=False),
        Binding("end,G", "end(1)", "eind", show=False),
        Binding("enter", "open", "openen"),
        Binding("s", "sort", "sorteren", show=False),
        Binding("S", "turn_around", "andersom", show=False),
    ]
    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, row: Row | None, control: "RecordList") -> None:
            super().__init__()
            self.row = row
            self._list = control

        @property
        def control(self) -> "RecordList":
            """The list that it is of."""
            return self._list

    class Opened(Message):
        """A row is to be opened."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    def __init__(self, *, id: str | None = None, quiet: bool = False) -> None:
        super().__init__(id=id)
        self._quiet = quiet
        self._page = Page("", ("",), ())
        self._rows: Sequence[Row] = ()
        self._folded: list[tuple[Row, str]] = []
        self._filter = ""
        self._open_groups: set[str] = set()
        self._sorted, self._backward, self._widths = -1, False, list[int]()
        self._measured = -1
        """The width that the columns are measured for."""

    @property
    def current(self) -> Row | None:
        """The row that the cursor is on."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page

    @property
    def count(self) -> int:
        """How many rows there are, also folded ones; headings and what doesn't count left out."""
        wanted = fold(self._filter).split()
        rows = (row for row, text in self._folded if not wanted or holds(row, text, wanted))
        return sum(map(counts, rows))

    @property
    def told(self) -> str:
        """How many rows are shown: ``22``, or ``3 van 22`` while a filter leaves some out."""
        if not self._filter.strip():
            return str(self.count)
        return f"{self.count} van {sum(map(counts, self._page.rows))}"

    def show(self, page: Page, *, keep: bool = False) -> None:
        """Show another page; ``keep``: stay on the same record when it is still there."""
        keys = self._near(_LOOKED) if keep else ()
        self._page = page
        if not keep:
            self._open_groups.clear()
            self._sorted, self._backward = -1, False
        self._folded = [(row, fold(" ".join((*row.cells, *row.also)))) for row in page.rows]
        self._apply()
        self._stay(keys, self.cursor if keep else 0)

    def filter(self, words: str, *, keep: bool = False) -> None:
        """Show only rows that hold every word; ``keep``: stay on the same record, as ``show``."""
        keys = self._near(0) if keep else ()
        self._filter = words
        self._apply()
        self._stay(keys, first_called(self._rows, words, self._page.main))

    @property
    def spot(self) -> ListSpot:
        """Where the list stands now: the line, what it is sorted by, what is sought."""
        names, row = self._page.sorts, self.current
        sort = names[self._sorted] if 0 <= self._sorted < len(names) else ""
        key, *beside = self._near(1) or ("",)
        backward, words = bool(sort) and self._backward, self._filter.strip()
        return ListSpot(
            key, sort, backward, words,
            place=max(0, self.cursor),
            beside=tuple(beside),
            within=row.group if row else "",
        )  # fmt: skip

    def stand(self, spot: ListSpot) -> None:
        """Stand where it stood before; on the nearest line when that one is gone."""
        if (column := self._page.column(spot.sort)) >= 0:
            self._sorted, self._backward = column, spot.backward
        self._open_groups |= {
            row.group
            for row in self._page.rows
            if row.group and (row.key == spot.record or row.group == spot.within)
        }
        self._filter = spot.words
        self._apply()
        self._stay((spot.record, *spot.beside), spot.place)

    def _near(self, most: int) -> tuple[str, ...]:
        return keys_near(self._rows, self.cursor, most)

    def _stay(self, keys: Sequence[str], otherwise: int) -> None:
        self._go(place_of(self._rows, keys, otherwise))

    def _apply(self) -> None:
        wanted = fold(self._filter).split()
        rows = [
            row
            for row, text in self._folded
            if (holds(row, text, wanted) if wanted else self._is_unfolded(row))
        ]
        if 0 <= self._sorted < len(self._page.columns):
            rows = [r for r in rows if not r.heading]
            rows = in_order(rows, self._sorted, backward=self._backward)
        self._rows = rows
        subtitle = f"{self.told} gevonden" if wanted else self._page.note
        self.border_subtitle = safe(subtitle)
        self._measure()
        self.virtual_size = Size(self.size.width, len(rows) + 1)
        self.refresh()

    def _is_unfolded(self, row: Row) -> bool:
        return not row.group or row.group in self._open_groups

    def _toggle(self, row: Row) -> None:
        self._open_groups ^= {row.opens}
        self._apply()
        self._stay((row.key,), self.cursor)

    def _measure(self) -> None:
        count = len(self._page.columns)
        widths = [cell_len(label) for label in self._heads]
        rows = [row for row in self._rows[:500] if not (row.heading or is_sentence(row))]
        for row in rows:
            for n, text in enumerate(row.cells[:count]):
                widths[n] = max(widths[n], min(_WIDEST, cell_len(text)))
        empty = [n for n in range(count) if not any(len(r.cells) > n and r.cells[n] for r in rows)]
        for n in empty if rows else ():
            widths[n] = 0
        room = max(20, self.size.width - 3)
        self._widths = widths_of(widths, room, self.NARROW, self.SHARE, self._page.main)
        self._measured = self.size.width

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the columns to the new width."""
        self._measure()
        self.virtual_size = Size(self.size.width, len(self._rows) + 1)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line; the first is the columns' names and stays."""
        width = self.size.width
        if width != self._measured:
            # Drawn before it was told of its new size.
            self._measure()
        base = self.rich_style
        if y == 0:
            style = base + self.get_component_rich_style("record-list--columns")
            return Strip([Segment(self._line(self._heads, width), style)], width)
        place = y - 1 + int(self.scroll_offset.y)
        if y == 1 and not self._rows and self._filter.strip():
            return Strip([Segment(fit(f"  Niets gevonden: {self.told}.", width), base)], width)
        if place >= len(self._rows):
            return Strip.blank(width, base)
        row = self._rows[place]
        if row.heading:
            style = base + self.get_component_rich_style("record-list--head")
            return Strip([Segment(set_cell_size(visible(row.cells[0]), width), style)], width)
        style = base
        mark = "  "
        if place == self.cursor and (self.has_focus or not self._quiet):
            mark = "> "
            style = base + self.get_component_rich_style("record-list--cursor")
        if is_sentence(row):
            return Strip([Segment(fit(f"{mark}{row.cells[0]}", width), style)], width)
        return Strip([Segment(self._line(row.cells, width, mark), style)], width)

    def _line(self, cells: Sequence[str], width: int, mark: str = "  ") -> str:
        shown = [
            (text, w, n in self._page.right)
            for n, (text, w) in enumerate(zip(cells, self._widths, strict=False))
            if w
        ]
        parts = [fit(text, w, right=right) for text, w, right in shown]
        return set_cell_size(mark + (" " * GAP).join(parts), width)

    def _go(self, place: int, step: int = 1, *, seen: bool = False) -> None:
        place = max(0, min(place, len(self._rows) - 1))
        for direction in (step, -step):
            spot = place
            while 0 <= spot < len(self._rows) and self._rows[spot].heading:
                spot += direction
            if 0 <= spot < len(self._rows):
                place = spot
                break
        self.cursor = place
        if not seen:
            # A row that is clicked stays where it is: a second click is meant for it.
            self.scroll_to_region(Region(0, max(0, place - 1), 1, 3), animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved(self.current, self))

    def action_move(self, step: int) -> None:
        """Move the cursor one row, past headings."""
        target = self.cursor + step
        if 0 <= target < len(self._rows):
            self._go(target, step)

    def action_page(self, step: int) -> None:
        """Move the cursor a screenful."""
        self._go(self.cursor + step * max(1, self.size.height - 2), step)

    def action_end(self, step: int) -> None:
        """Move the cursor to the first or last row."""
        self._go(0 if step < 0 else len(self._rows) - 1, -step)

    def action_open(self) -> None:
        """Open the row under the cursor, or unfold what it stands for."""
        if self.current is not None and self.current.opens:
            self._toggle(self.current)
        elif self.current is not None:
            self.post_message(self.Opened(self.current))

    @property
    def _heads(self) -> tuple[str, ...]:
        """The columns' names, with a mark at the one that is sorted by."""
        mark = "▼" if self._backward else "▲"
        return tuple(
            f"{label} {mark}" if n == self._sorted else label
            for n, label in enumerate(self._page.columns)
        )

    def action_sort(self) -> None:
        """Sort by the next column; after the last one, as the page has it."""
        self._sorted = self._sorted + 1 if self._sorted + 1 < len(self._page.columns) else -1
        self._backward = False
        self._apply()
        self._go(0)

    def action_turn_around(self) -> None:
        """Turn the order around; of a list that isn't sorted, by its first column."""
        self._backward = not self._backward if self._sorted >= 0 else True
        self._sorted = max(0, self._sorted)
        self._apply()
        self._go(0)

    def on_click(self, event: events.Click) -> None:
        """Go to the clicked row; a second click opens it."""
        spot = event.get_content_offset(self)
        if spot is None or spot.y < 1:
            return
        place = spot.y - 1 + int(self.scroll_offset.y)
        if place < len(self._rows) and not self._rows[place].heading:
            again = place == self.cursor
            self._go(place, seen=True)
            if again or event.chain > 1:
                self.action_open()


class PartedList(RecordList, inherit_bindings=False):
    """A list in parts, in its own order: tab goes from part to part, and it isn't sorted."""

    NARROW = 11
    SHARE = 0.3
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            b
            for b in RecordList.BINDINGS
            if isinstance(b, Binding) and b.action not in ("sort", "turn_around")
        ),
        Binding("tab", "part(1)", "volgend deel", show=False),
        Binding("shift+tab", "part(-1)", "vorig deel", show=False),
    ]

    def action_part(self, step: int) -> None:
        """Go to the first row of the next part, or of the previous one; past the last, around."""
        starts = [n + 1 for n, row in enumerate(self._rows[:-1]) if row.heading]
        if not starts:
            return
        here = sum(start <= self.cursor for start in starts) - 1
        self._go(starts[(here + step) % len(starts)])
