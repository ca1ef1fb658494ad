"""What the screens ask of the app, so that they needn't know it."""

from collections.abc import Callable, Coroutine, Mapping, MutableMapping
from datetime import datetime
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

import attrs
from textual.app import App
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import Input

from m50core import Commit, FieldError, M50Error, Network, Record
from m50core.records import hung_words, why_removed
from m50tui.terminal.keyed import on_screen

T = TypeVar("T")


@attrs.frozen
class Draft:
    """What was typed and not saved, by field, and the record as it was read then."""

    typed: Mapping[str, str]
    base: Record | None
    when: datetime | None = attrs.field(default=None, eq=False)
    """When it was kept; None as long as it isn't."""


class Host(Protocol):
    """The app, as its screens see it."""

    net: Network
    drafts: MutableMapping[tuple[str, str], Draft]
    """By kind and record."""

    def tell(self, sentence: str, severity: SeverityLevel = "information") -> None:
        """Show a sentence for a moment."""

    def tell_error(self, error: Exception) -> None:
        """Show what went wrong as a sentence."""

    def hold(self) -> None:
        """Paint what comes now when all of it is there."""

    def refresh_lists(self) -> None:
        """Show the network as it is now."""

    def show_light(self, light: bool) -> None:
        """Show everything light, or dark."""

    def show_record(self, record_id: str, then: Callable[[object], None]) -> None:
        """Show a record on the screen that is made for it; ``then`` is called on the way back."""

    def show_manual(self, topic: str) -> None:
        """Show the manual, at a topic when there is one of that name."""

    def show_next_meeting(self, then: Callable[[object], None]) -> None:
        """Show what must be ready for the meeting that comes first."""

    def action_command_palette(self) -> None:
        """Open the palette."""

    def action_quit(self) -> Coroutine[Any, Any, None]:
        """Stop, after a question when something isn't saved."""


@runtime_checkable
class Live(Protocol):
    """A screen that shows the network as it is, also after another program's commit."""

    def reload(self, *, keep: bool) -> None:
        """Show the network as it is now; ``keep``: stay on the chosen line."""


def host(app: App[Any]) -> Host:
    """Return the app as the screens see it."""
    return cast("Host", app)


def remove(app: App[Any], net: Network, record_id: str) -> bool:
    """Remove a record and tell how it comes back; False when it was refused, with the reason."""
    record = net.records[record_id]
    try:
        with net.commit(why_removed([record])) as commit:
            commit.remove(record)
    except M50Error as error:
        host(app).tell_error(error)
        return False
    title = record.title_text
    if sentence := hung_words(net.records, record, None):
        host(app).tell(sentence, "warning")
    host(app).tell(f"Verwijderd: {title}. Terug: u, of later Meer > Prullenbak.")
    return True


def restore(app: App[Any], net: Network, record_id: str) -> bool:
    """Bring a record back from the bin; False when it was refused, with the reason told."""
    remarks: dict[str, str] = {}

    def back() -> Record:
        with net.commit(f"Teruggehaald: {record_id}") as commit:
            record = commit.restore(record_id)
        remarks.update(commit.remarks)
        return record

    record = attempt(app, back)
    if record is not None:
        host(app).tell(f"Teruggehaald: {record.title_text}")
        for remark in filter(None, remarks.values()):
            host(app).tell(f"Let op: {remark}", "warning")
    return record is not None


def look_anew(screen: Screen[Any], box: Input) -> None:
    """Go to where one types what one looks for; what stood there gives way to what is typed."""
    screen.set_focus(box)
    box.select_all()


def tell_troubles(app: App[Any], net: Network) -> None:
    """Tell which plugins and kept state are missing from what is seen, and the store's notices."""
    for gap in net.incomplete:
        host(app).tell(f"{on_screen(gap.sentence)}. Wat u ziet is niet volledig.", "warning")
    for notice in net.store.notices:
        host(app).tell(on_screen(notice), "warning")
    if net.to_be_made and not net.store.read_only:
        host(app).tell(
            f"In {net.store.place} staat nog niets: u ziet alleen het jaarplan, en uw eerste "
            "wijziging maakt daar een netwerk."
        )


def error_text(error: Exception, net: Network | None = None) -> str:
    """Return what went wrong as a person at the screen reads it.

    Without the place that a script needs, and with keys instead of commands.
    """
    if isinstance(error, M50Error) and len(error.problems) > 1:
        return "\n".join(error_text(problem, net) for problem in error.problems)
    if isinstance(error, FieldError):
        place = error.label or error.field
        return on_screen(f"{place}: {error.reason}" if place else error.reason, net)
    return on_screen(error.sentence, net) if isinstance(error, M50Error) else type(error).__name__


def attempt(app: App[Any], deed: Callable[[], T]) -> T | None:
    """Do something, and return what it gives; None when it was refused, with the reason told."""
    try:
        return deed()
    except M50Error as error:
        host(app).tell_error(error)
        return None


def take_step(app: App[Any], step: Callable[[], Commit]) -> bool:
    """Undo or redo, and tell what was done; False when it was refused, with the reason told."""
    commit = attempt(app, step)
    if commit is None:
        return False
    host(app).tell(commit.why)
    return True
