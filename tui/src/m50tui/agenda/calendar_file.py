"""What the agenda shows, written to a calendar file."""

from pathlib import Path

from m50core import Network
from m50core.values import dutch
from m50tui.agenda.sight import Sight

_NAMES = {
    "day": "dag", "week": "week", "month": "maand", "quarter": "kwartaal", "year": "jaar",
}  # fmt: skip


def write_shown(net: Network, shown: Sight, *, narrowed: bool) -> str:
    """Write it to the folder that m50 was started in, and return a sentence on that.

    ``narrowed``: a filter is on, so that what isn't shown isn't gone.
    """
    from m50core.agenda import fallen_entries, last_touches, write_ics

    start = shown.start
    name = {"month": f"{start:%Y-%m}", "year": f"{start:%Y}"}.get(shown.span, f"{start}")
    records, commits = net.records, list(net.store.commits())
    gone = () if narrowed else fallen_entries(
        shown.entries, records, commits, shown.start, shown.end
    )  # fmt: skip
    path = Path.cwd() / f"agenda-{_NAMES[shown.span]}-{name}.ics"
    write_ics(last_touches((*shown.entries, *gone), records, commits), path)
    days = dutch.number_of(sum(e.exact for e in shown.entries), "vaste dag", "vaste dagen")
    only = " Alleen wat u nu ziet: er staat een filter aan." if narrowed else ""
    return f"{path} is geschreven, met {days}.{only}"
