"""Setting the chosen finding aside: ask until when and why, and keep that as one commit."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import App

from m50core import Network
from m50core.today import describe_until
from m50core.today import set_aside as work_out
from m50core.values import Looking
from m50tui.findings.lists import FindingRow
from m50tui.forms.ask import DAY, AskScreen, DayQuestion, Question
from m50tui.widgets.host import host
from m50tui.widgets.page import Row

_REASON = Question("reason", "Reden", example="waarom is dit nu geen punt?")


def set_aside(app: App[Any], net: Network, row: Row | None, after: Callable[[], None]) -> None:
    """Ask until when and why, set the finding of a line aside, then call ``after``."""
    finding = row.finding if isinstance(row, FindingRow) else None
    if finding is None:
        host(app).tell("Kies eerst een melding: Meer > Controle.")
        return
    if finding.suppression:
        host(app).tell("Deze melding ligt al terzijde. Enter toont de uitzondering.")
        return
    if not finding.record:
        host(app).tell("Een regel die niet werkt, kan niet terzijde. Meld het de maker ervan.")
        return

    asked = DayQuestion(
        "until", "Tot en met", help="Daarna geldt de melding weer.", example=DAY, net=net,
        looking=Looking.coming,
    )  # fmt: skip

    def answer(given: Mapping[str, str]) -> None:
        until = asked.read(given)
        doing = work_out(
            finding.code, finding.record, until, given["reason"], by=net.who, day=net.today
        )
        net.carry_out(doing)
        host(app).tell(f"{describe_until(until)}. Terug: u.")

    def reload_if_done(was_done: bool | None) -> None:
        if was_done:
            after()

    title = f"Terzijde leggen: {finding.code}, {finding.sentence}"
    about = (f"set-aside/{finding.code}", finding.record)
    app.push_screen(AskScreen(title, (asked, _REASON), answer, about=about), reload_if_done)
