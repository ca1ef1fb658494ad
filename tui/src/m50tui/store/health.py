"""How the store is doing, a repair behind a question that Enter can't answer, a backup."""

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar

from attrs import evolve
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from m50core import M50Error, Network, Sign, examine, open_upkeep
from m50core.values import dutch
from m50tui.store.signs import Health, health_page, look, waiting_page
from m50tui.terminal.keys import ANYWHERE, HEALTH_KEYS, Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.help import HelpScreen
from m50tui.widgets.host import error_text, host
from m50tui.widgets.page import Page
from m50tui.widgets.record_list import RecordList
from m50tui.widgets.returning import Returning

KEYS = (
    Key("escape", "back", "terug", "terug naar de lijst", footer=True),
    *(evolve(key, footer=True) for key in HEALTH_KEYS),
)
REPAIR_KEYS = (
    Key("j", "confirm", "ja, herstel dit", "doe wat hier staat", footer=True),
    Key("escape", "cancel", "terug", "herstel niets", footer=True),
)


def make_backup(app: App[Any], net: Network, then: Callable[[], object] = lambda: None) -> None:
    """Make a backup beside the work, tell which, and call ``then``."""

    async def make() -> None:
        try:
            upkeep, _ = open_upkeep(net.store.place, register=net.register)
            backup = await asyncio.to_thread(upkeep.backup)
        except M50Error as error:
            host(app).tell_error(error)
            return
        when = dutch.moment(backup.when)
        host(app).tell(f"Reservekopie gemaakt: tot en met wijziging {backup.head} ({when}).")
        then()

    app.run_worker(make(), group="upkeep")


class HealthScreen(Returning):
    """What ``m50 doctor`` says of the store, with the backups and the copies."""

    manual_topic = "misgaat"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*KEYS, *ANYWHERE)
        if key.action != "quit"
    ]

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        self._health = Health()

    def compose(self) -> ComposeResult:
        """Lay out the list, what it means beside it, the keys."""
        yield Static(safe("Gezondheid: is alles in orde met uw gegevens?"), id="top")
        with Horizontal(id="health-body"):
            yield RecordList(id="health")
            with VerticalScroll(id="health-side", can_focus=False):
                yield Static(id="health-text")
        yield M50Footer((*KEYS, *ANYWHERE))

    def on_mount(self) -> None:
        """Look, beside the work: a long log takes a while."""
        self.set_focus(self.query_one(RecordList))
        self.look()

    def look(self) -> None:
        """Look at everything, and show it."""
        self._wait("Alle bestanden worden nagekeken …")
        self.run_worker(self._look(), exclusive=True, group="upkeep")

    async def _look(self) -> None:
        try:
            upkeep, _ = open_upkeep(self.net.store.place, register=self.net.register)
            health = await asyncio.to_thread(look, upkeep)
        except M50Error as error:
            health = Health(unkept=error_text(error))
        self._health = evolve(health, signs=examine(self.net, health.signs))
        self._show(health_page(self._health, self.net.store.notices))
        self.come_back("health")

    def _wait(self, sentence: str) -> None:
        self.stay_away()
        self._show(waiting_page(sentence))

    def _show(self, page: Page) -> None:
        shown = self.query_one(RecordList)
        shown.border_title = safe(page.title)
        shown.show(page)

    @on(RecordList.Moved)
    def _preview(self, event: RecordList.Moved) -> None:
        event.stop()
        text = event.row.text if event.row else ""
        self.query_one("#health-text", Static).update(safe(text, multiline=True))

    @on(RecordList.Opened)
    def _opened(self, event: RecordList.Opened) -> None:
        event.stop()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_backup(self) -> None:
        """Make a backup now."""
        make_backup(self.app, self.net, self.look)

    def action_repair(self) -> None:
        """Show what a repair would do, and ask."""
        if not self._health.remedies:
            host(self.app).tell("Er is niets wat m50 zelf kan herstellen.")
            return
        self.app.push_screen(RepairScreen(self._health.remedies), self._repair_if_wanted)

    def _repair_if_wanted(self, wanted: bool | None) -> None:
        if wanted:
            self._wait("Bezig met herstellen …")
            self.run_worker(self._repair(), exclusive=True, group="upkeep")

    async def _repair(self) -> None:
        try:
            upkeep, forget = open_upkeep(self.net.store.place, register=self.net.register)
            await asyncio.to_thread(upkeep.repair, forget, lose=True)
            host(self.app).refresh_lists()
        except M50Error as error:
            host(self.app).tell_error(error)
        await self._look()
        left = len(self._health.remedies)
        host(self.app).tell(f"Nog {left} te herstellen." if left else "Hersteld wat kon.")

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def action_command_palette(self) -> None:
        """Open the palette."""
        host(self.app).action_command_palette()

    async def action_quit(self) -> None:
        """Close the program."""
        await host(self.app).action_quit()


class RepairScreen(ModalScreen[bool]):
    """Shows what a repair would do; only ``j`` does it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False) for key in REPAIR_KEYS
    ]

    def __init__(self, remedies: tuple[Sign, ...]) -> None:
        super().__init__()
        self._remedies = remedies

    def compose(self) -> ComposeResult:
        """Tell what will be done."""
        lines = [safe("Dit kan m50 herstellen", "bold"), safe("")]
        for sign in self._remedies:
            lines += [safe(f"{sign.subject.label}: {sign.text}"), safe(f"  herstel: {sign.remedy}")]
            if sign.loses:
                lines.append(safe(f"  dit gaat verloren: {sign.loses}", "bold"))
        lines += [safe(""), safe("Wat wordt vervangen, blijft bewaard in de map aside.")]
        with Vertical(id="repair-box"):
            with VerticalScroll(id="repair-page"):
                yield Static(Content("\n").join(lines), id="repair-text")
            yield M50Footer(REPAIR_KEYS)

    def action_confirm(self) -> None:
        """Repair."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Repair nothing."""
        self.dismiss(False)
