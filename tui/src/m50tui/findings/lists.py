"""The findings as a list, each cause a line that opens; those set aside stand below the rest."""

from typing import Any

import attrs

from m50core import Finding, Network
from m50core.pages import ListRow as Told
from m50core.pages import Table
from m50tui.terminal.keyed import on_screen
from m50tui.widgets.drawn import empty_row, page_of
from m50tui.widgets.page import Page, Row


@attrs.frozen
class FindingRow(Row):
    """A finding; ``record`` is what it is about, or what sets it aside."""

    finding: Finding | None = None

    @property
    def key(self) -> str:
        """The rule and the record: one record may have several findings."""
        return f"{self.finding.code}/{self.finding.record}" if self.finding else ""


def check_page(net: Network) -> Page:
    """Return the findings as a person reads them; then those that are set aside."""
    return _findings(net, net.lists.check())


def plan_check_page(net: Network) -> Page:
    """Return what the year plan itself lacks, as the findings."""
    return _findings(net, net.lists.check(plan=True))


def _findings(net: Network, table: Table) -> Page:
    def more(told: Told) -> dict[str, Any]:
        if told.heading:
            return {}
        parts = (told.texts[1], on_screen(told.text, net), "\n".join(told.notes))
        row: dict[str, Any] = {"text": "\n\n".join((*filter(None, parts), *_keys(told)))}
        if isinstance(told.about, Finding):
            row["finding"] = told.about
            row["record"] = told.id if told.id in net.records else ""
        return row

    aside = sum(isinstance(told.about, Finding) and told.aside for told in table.rows)
    page = page_of(table, more=more, nothing=empty_row(table, help=_ALL_WELL), sort=_sort)
    return attrs.evolve(page, note=f"{aside} terzijde gelegd" if aside else "")


def _sort(told: Told) -> type[Row]:
    return FindingRow if isinstance(told.about, Finding) else Row


def _keys(told: Told) -> tuple[str, ...]:
    if told.opens:
        return ("Enter toont ze elk apart, en vouwt ze weer samen.",)
    return (_BACK,) if told.aside else ()


_ALL_WELL = "Alles is zoals het hoort. Wat hier komt, maakt m50 zelf: u voegt er niets aan toe."
_BACK = "Enter toont de uitzondering. Verwijder haar (d), en de melding geldt weer."
PLAN_CHECK = "Het plan zelf"
