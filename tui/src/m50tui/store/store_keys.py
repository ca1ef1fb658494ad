"""The keys that are about the store and this computer, on whichever screen."""

from m50tui.store.health import HealthScreen, make_backup
from m50tui.store.own_settings import change_own_settings
from m50tui.widgets.live import LiveScreen


class StoreKeys(LiveScreen):
    """A screen from which one looks after the store."""

    def action_health(self) -> None:
        """Show how the store is doing."""
        self.app.push_screen(HealthScreen(self.net), lambda _: self.reload(keep=True))

    def action_backup(self) -> None:
        """Make a backup now."""
        make_backup(self.app, self.net)

    def action_settings(self) -> None:
        """Ask who one is, where the data are, light or dark."""
        change_own_settings(self.app)
