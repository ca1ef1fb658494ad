"""Forms about a record that is there: change it, record progress, judge it."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from m50core import Goal, Judgement, Network, Planned, Progress, Record
from m50tui.forms.form import LOCKED, FormScreen
from m50tui.widgets.host import host

Returned = Callable[[str | None], None]
"""Called on the way back, with the id of what was kept."""


def can_change(net: Network, record: Record) -> bool:
    """Tell whether anything of a record can be filled in: the plan may lay all of it down."""
    return bool(record.state) or not net.is_laid_down(record)


def change(app: App[Any], net: Network, record_id: str, returned: Returned) -> None:
    """Change a record; tell when the plan lays it down."""
    record = net.records[record_id]
    if not can_change(net, record):
        host(app).tell(LOCKED)
    else:
        app.push_screen(FormScreen(net, record.kind, record.id), returned)


def progress(app: App[Any], net: Network, record_id: str, returned: Returned) -> None:
    """Record progress; tell when it is no part of the plan."""
    if isinstance(net.records.get(record_id), Planned):
        given = {"about": record_id}
        app.push_screen(FormScreen(net, Progress.spec.kind, given=given), returned)
    else:
        host(app).tell("Kies eerst een doel, activiteit of ander onderdeel van het plan.")


def judge(app: App[Any], net: Network, record_id: str, returned: Returned) -> None:
    """Ask for a judgement of a goal, with its reason; tell when it is no goal."""
    if isinstance(net.records.get(record_id), Goal):
        form = FormScreen(net, Judgement.spec.kind, given={"about": record_id})
        app.push_screen(form, returned)
    else:
        host(app).tell("Een oordeel hoort bij een doel. Kies eerst een doel.")
