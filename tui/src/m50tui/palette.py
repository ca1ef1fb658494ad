"""The toolkit's palette, in Dutch."""

from textual.command import CommandList, CommandPalette
from textual.widgets.option_list import Option

from m50tui.text import safe

_PLACEHOLDER = "Wat wilt u doen, of wat zoekt u?"
_NOTHING = "Niets gevonden. Typ een ander woord, of een deel ervan."


class Palette(CommandPalette):
    """Finds what one can do, and every record."""

    def __init__(self) -> None:
        super().__init__(placeholder=_PLACEHOLDER, id="--command-palette")

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say in a moment that nothing was found; the toolkit has no other door for these words."""
        self._stop_no_matches_countdown()

        def say() -> None:
            if search_value:
                nothing = Option(safe(_NOTHING), disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(nothing)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say)
