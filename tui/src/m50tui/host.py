"""What the screens ask of the app, so that they needn't know it."""

from typing import Any, Protocol, cast

from textual.app import App
from textual.notifications import SeverityLevel


class Host(Protocol):
    """The app, as its screens see it."""

    drafts: dict[tuple[str, str], dict[str, str]]
    """What was typed and not saved, by kind and record."""

    def tell(self, sentence: str, severity: SeverityLevel = "information") -> None:
        """Show a sentence for a moment."""

    def tell_error(self, error: Exception) -> None:
        """Show what went wrong as a sentence."""

    def refresh_lists(self) -> None:
        """Show the network as it is now."""

    def action_command_palette(self) -> None:
        """Open the palette."""


def host(app: App[Any]) -> Host:
    """Return the app as the screens see it."""
    return cast("Host", app)
