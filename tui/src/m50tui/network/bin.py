"""What was removed and can come back."""

from m50core import Network
from m50core.values import dutch
from m50tui.widgets.page import Page, Row

ABOUT = "Wat is verwijderd. Enter haalt het terug, onder zijn eigen nummer en met wat erbij hoort."


def bin_page(net: Network) -> Page:
    """Return what was removed and isn't back, newest first."""
    rows = []
    for binned in net.bin():
        kind = net.kinds.get(binned.document.kind)
        label = kind.spec.label if kind else binned.document.kind
        when = dutch.moment(binned.when)
        text = f"{binned.title}\n\nVerwijderd door {binned.who}, {when}.\n\n{ABOUT}"
        rows.append(Row((binned.title, label, when, binned.who), removed=binned.id, text=text))
    if not rows:
        rows.append(Row(("De prullenbak is leeg.", "", "", ""), text=ABOUT, nothing=True))
    return Page("Prullenbak", ("Wat", "Soort", "Verwijderd", "Door"), tuple(rows))
