"""Goals with how they stand, and what is promised again and again."""

from m50core import Goal, Network, Rhythm
from m50tui.records.lists import how_to_add
from m50tui.widgets.drawn import empty_row, opens_record, page_of
from m50tui.widgets.page import Page


def goals_page(net: Network) -> Page:
    """Return the goals with how they stand, the most pressing first; then those of other years."""
    table = net.lists.goals()
    nothing = empty_row(table, how_to_add(Goal.spec, added_here=True))
    return page_of(table, more=opens_record, nothing=nothing)


def rhythms_page(net: Network) -> Page:
    """Return what is promised again and again, the most urgent first."""
    table = net.lists.rhythms()
    nothing = empty_row(table, how_to_add(Rhythm.spec, added_here=False))
    return page_of(table, more=opens_record, nothing=nothing)
