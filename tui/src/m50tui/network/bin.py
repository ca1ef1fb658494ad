"""What was removed and can come back."""

from typing import Any

from m50core import Network
from m50core.pages import ListRow as Told
from m50tui.widgets.drawn import empty_row, page_of
from m50tui.widgets.page import Page

ABOUT = "Wat is verwijderd. Enter haalt het terug, onder zijn eigen nummer en met wat erbij hoort."


def bin_page(net: Network) -> Page:
    """Return what was removed and isn't back, newest first; Enter brings it back."""
    table = net.lists.bin()

    def brings_back(told: Told) -> dict[str, Any]:
        return {"removed": told.id, "text": f"{told.text}\n\n{ABOUT}"}

    return page_of(table, more=brings_back, nothing=empty_row(table, help=ABOUT))
