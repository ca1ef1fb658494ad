"""Choose a record by typing a part of its name."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from m50core import Network, Record
from m50core.pages import list_order
from m50core.records import ANY
from m50tui.terminal.keys import Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import host
from m50tui.widgets.page import Page, Row
from m50tui.widgets.record_list import RecordList

KEYS = (
    Key("enter", "choose", "kiezen", "neem wat is gekozen", footer=True),
    Key("down", "list", "naar de lijst", "naar de lijst", footer=True),
    Key("escape", "cancel", "terug", "terug; er wordt niets gekozen", footer=True),
)


def put_chosen(box: Input, record_id: str | None, *, many: bool) -> None:
    """Fill in what was chosen: behind what stands there already, when there may be several."""
    if record_id:
        before = box.value.strip().rstrip(",")
        box.value = f"{before}, {record_id}" if many and before else record_id


class PickScreen(ModalScreen[str | None]):
    """A list of the kinds that a relation may point at, with a filter.

    ``among``: only records that this is true of. ``ask``: what is chosen, and what for.
    ``told``: what the list tells of each, instead of its sort.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "terug", show=False),
        Binding("down", "list", "naar de lijst", show=False),
    ]

    def __init__(
        self,
        net: Network,
        kinds: tuple[str, ...],
        among: Callable[[Record], bool] = lambda _: True,
        ask: str = "",
        told: Callable[[Network, Record], str] | None = None,
    ) -> None:
        super().__init__()
        self.net = net
        self._among = among
        self._ask = ask
        self._told = told
        self._kinds = list(net.kinds) if ANY in kinds else [k for k in kinds if k in net.kinds]

    def compose(self) -> ComposeResult:
        """Lay out the filter and the list."""
        with Vertical(id="pick-box"):
            if self._ask:
                yield Static(safe(self._ask, "bold"))
            yield Input(placeholder="typ een deel van de naam", id="pick-filter")
            yield RecordList(id="pick-list")
            yield M50Footer(KEYS)

    def on_mount(self) -> None:
        """Fill the list."""
        rows = [
            Row(
                (record.title_text, self._words(record), record.id),
                record=record.id,
                also=record.also_called,
            )
            for kind in self._kinds
            for record in list_order(self.net.kinds[kind], self.net.collection(kind))
            if self._among(record)
        ]
        rows = rows or [Row((f"Hier valt nog niets te kiezen. {self._where}",), nothing=True)]
        labels = ("Naam", "Wie" if self._told else "Soort", "Nummer")
        self.query_one(RecordList).show(Page("", labels, tuple(rows), main=0))
        self._tell()
        self.set_focus(self.query_one(Input))

    def _words(self, record: Record) -> str:
        return self._told(self.net, record) if self._told else record.spec.label

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(RecordList).filter(event.value)
        self._tell()

    def _tell(self) -> None:
        """Say how many there are, and how many of them were found."""
        self.query_one("#pick-box").border_subtitle = safe(self.query_one(RecordList).told)

    @property
    def _where(self) -> str:
        """Where one adds what could be chosen here."""
        kinds = [self.net.kinds[kind].spec.plural for kind in self._kinds]
        return f"Voeg eerst iets toe: Meer > {kinds[0]}, n." if len(kinds) == 1 else ""

    @on(Input.Submitted)
    def _first(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Take what the cursor is on; tell when nothing was found."""
        current = self.query_one(RecordList).current
        if current and current.record:
            self.dismiss(current.record)
        else:
            host(self.app).tell(
                "Hier valt nog niets te kiezen."
                if current
                else "Niets gevonden. Typ een ander deel van de naam."
            )

    @on(RecordList.Opened)
    def _chosen(self, event: RecordList.Opened) -> None:
        event.stop()
        self.action_choose()

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        event.stop()

    def action_list(self) -> None:
        """Go to the list."""
        self.set_focus(self.query_one(RecordList))

    def action_cancel(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
