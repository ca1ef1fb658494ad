"""The manual: its topics, the text of one of them, and what that refers to."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from m50core import ListSpot, Network
from m50core.pages import Manual, Topic
from m50core.plugins import read_manual
from m50tui.program.manual_text import TopicText
from m50tui.terminal.keys import ANYWHERE, MANUAL_KEYS
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.help import HelpScreen
from m50tui.widgets.host import host, look_anew
from m50tui.widgets.page import Page, Row, head
from m50tui.widgets.record_list import RecordList

_MOST_SEEN = 4
"""So many references are in sight at once."""


def topics_page(manual: Manual) -> Page:
    """Return the topics under their chapters; a list to look something up in is folded."""
    rows: list[Row] = []
    for chapter, (first, *below) in manual.chapters.items():
        rows.append(head(first.title))
        if first.looked_up:
            rows.append(Row((f"{len(below)} woorden",), opens=chapter))
        else:
            rows.append(_row(manual, first, "Waar dit over gaat"))
        rows += (_row(manual, topic, topic.title) for topic in below if topic.level == 2)
    return Page("Handleiding", ("Onderwerp",), tuple(rows), main=0, menu=True)


def _row(manual: Manual, topic: Topic, title: str) -> Row:
    group = topic.chapter if topic.looked_up else ""
    return Row((title,), page=str(manual.topics.index(topic)), group=group, also=(topic.text,))


class ManualScreen(Screen[None]):
    """The topics beside the text; where there is little room, one of both."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*MANUAL_KEYS, *ANYWHERE)
        if key.action not in ("quit", "open")
    ]

    def __init__(self, net: Network, asked: str = "") -> None:
        """``asked``: the topic to begin with."""
        super().__init__()
        self.net = net
        self._manual = read_manual(net.register)
        self._asked = asked
        self._shown = -1
        """Number of the topic of which the text is shown."""
        self._trail: list[int] = []
        """Numbers of the topics from which a reference was followed."""

    def compose(self) -> ComposeResult:
        """Lay out what one seeks, the topics, the text with its references, the keys."""
        yield Static(safe("Handleiding"), id="top")
        yield Input(placeholder="zoek in de handleiding", id="filter", select_on_focus=False)
        with Horizontal(id="manual-body"):
            yield RecordList(id="topics")
            with Vertical(id="manual-side"):
                with VerticalScroll(id="manual-page"):
                    yield TopicText()
                yield RecordList(id="manual-see", quiet=True)
        yield M50Footer((*MANUAL_KEYS, *ANYWHERE))

    def on_mount(self) -> None:
        """Begin with the topic that was asked, else with the first."""
        self._topics.show(topics_page(self._manual))
        self._topics.border_title = safe(f"Onderwerpen ({self._topics.told})")
        self.set_focus(self._topics)
        asked = self._manual.find(self._asked)
        if asked:
            self._go(self._manual.topics.index(asked[0]))
            self._read()

    @property
    def _topics(self) -> RecordList:
        return self.query_one("#topics", RecordList)

    @property
    def _references(self) -> RecordList:
        return self.query_one("#manual-see", RecordList)

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one("#manual-page", VerticalScroll)

    def _go(self, number: int) -> None:
        """Choose a topic, which shows its text."""
        topic = self._manual.topics[number]
        group = topic.chapter if topic.looked_up else ""
        self.query_one("#filter", Input).value = ""
        self._topics.stand(ListSpot(str(number), within=group))
        self._show(number)

    def _show(self, number: int) -> None:
        if number == self._shown:
            return
        self._shown = number
        topic = self._manual.topics[number]
        self.query_one(TopicText).show(topic.text or "Kies hieronder een onderwerp.")
        self._page.border_title = safe(topic.title)
        self._page.scroll_home(animate=False)
        self._refer(topic)

    def _refer(self, topic: Topic) -> None:
        """Show what a text refers to, and of a chapter its topics."""
        topics = list(self._manual.references(topic))
        rows = [_row(self._manual, other, other.title) for other in topics]
        self._references.display = bool(rows)
        self._references.border_title = safe(f"Zie ook ({len(rows)})")
        self._references.show(Page("", ("Onderwerp",), tuple(rows), main=0, menu=True))
        self._references.styles.height = min(len(rows), _MOST_SEEN) + 3

    def _read(self) -> None:
        self.add_class("-reading")
        self.set_focus(self._page)

    @on(RecordList.Moved, "#topics")
    def _preview(self, event: RecordList.Moved) -> None:
        event.stop()
        if event.row is not None and event.row.page:
            self._show(int(event.row.page))

    @on(RecordList.Opened)
    def _opened(self, event: RecordList.Opened) -> None:
        event.stop()
        if self.focused is self._references:
            self._trail.append(self._shown)
            self._go(int(event.row.page))
        self._read()

    @on(Input.Changed, "#filter")
    def _seek(self, event: Input.Changed) -> None:
        self._topics.filter(event.value)
        self._topics.border_title = safe(f"Onderwerpen ({self._topics.told})")

    @on(Input.Submitted, "#filter")
    def action_list(self) -> None:
        """Go to what was found."""
        self.remove_class("-reading")
        self.set_focus(self._topics)

    def action_filter(self) -> None:
        """Go to where one types what one seeks."""
        self.remove_class("-reading")
        look_anew(self, self.query_one("#filter", Input))

    def action_turn(self) -> None:
        """Go from the topics to the text, what it refers to, and back."""
        panes = [
            self._topics,
            self._page,
            *([self._references] if self._references.display else []),
        ]
        here = panes.index(self.focused) if self.focused in panes else -1
        pane = panes[(here + 1) % len(panes)]
        self.set_class(pane is not self._topics, "-reading")
        self.set_focus(pane)

    def action_back(self) -> None:
        """Go back: to where one followed a reference, the topics, all of them, what lay under."""
        box = self.query_one("#filter", Input)
        if self._trail and self.focused is not self._topics:
            self._go(self._trail.pop())
            self._read()
        elif box.value or box.has_focus:
            box.value = ""
            self.action_list()
        elif self.focused is not self._topics:
            self._trail.clear()
            self.action_list()
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def action_command_palette(self) -> None:
        """Open the palette."""
        host(self.app).action_command_palette()

    async def action_quit(self) -> None:
        """Close the program."""
        await host(self.app).action_quit()
