"""What the panels of the home screen list, made from the day's picture alone."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

import attrs
from attrs import evolve

from m50core import Attention, GoalStanding, Network, Stand, Today
from m50core.pages import ListRow, Table
from m50core.today import DayTables
from m50tui.terminal.keyed import on_screen
from m50tui.widgets.drawn import brief_rows
from m50tui.widgets.page import Page, Row, head

_MISSED = 3
ALL = "all"
"""Names what the row “en nog …” opens: everything, in the same panel."""


@attrs.frozen
class NeedRow(Row):
    """A line of what needs attention; a record may have one more among what was missed."""

    attention: Attention | None = None
    missed: bool = False

    @property
    def key(self) -> str:
        """The record, and whether it is told as missed."""
        return f"missed/{self.record}" if self.missed else self.record


def attention_page(
    net: Network, day: Today, tables: DayTables, *, everything: bool = False
) -> Page:
    """Return what needs attention now; ``everything``: not the first seven alone."""
    table = tables.attention
    rows = list(_needs(net, table, len(table.rows) if everything else len(day.attention)))
    if day.more and not everything:
        sentence = f"en nog {day.more}: enter toont alles"
        rows.append(Row(("", sentence), page=ALL, text=_MORE, aside=True))
    if not rows:
        rows.append(_nothing(table, f"Kijk bij Deze week wat er komt. {_ACTION}"))
    if day.left:
        sentence = f"{len(day.left)} laat u liggen: enter"
        rows.append(Row(("", sentence), page="kind:deferral", text=_LEFT, aside=True))
    rows += _missed_rows(net, tables.missed, everything=everything)
    title = f"{table.title} ({len(table.rows)})"
    return Page(title, table.labels, tuple(rows), "action_item")


def _needs(net: Network, table: Table, most: int, *, missed: bool = False) -> Iterator[Row]:
    for row in islice(table.rows, most):
        need = row.about if isinstance(row.about, Attention) else None
        yield NeedRow(
            row.brief, record=row.id, text=on_screen(row.text, net), attention=need, missed=missed
        )


def _missed_rows(net: Network, missed: Table, *, everything: bool) -> Iterator[Row]:
    count = len(missed.rows)
    if not count:
        return
    yield head(f"{missed.title}, met x ({count})")
    shown = count if everything else _MISSED
    yield from _needs(net, missed, shown, missed=True)
    if (more := count - shown) > 0:
        yield Row(("", f"en nog {more}: enter toont alles"), page=ALL, text=_OVER, aside=True)


def week_page(net: Network, day: Today, tables: DayTables) -> Page:
    """Return the week, and what must be laid ready for the next meeting."""
    rows = [
        evolve(row, record=row.record if net.records.get(row.record) else "")
        for row in brief_rows(tables.week.rows, range(4))
    ]
    if not rows:
        rows.append(Row(("", "", tables.week.empty), text=_WEEK, nothing=True))
    rows += brief_rows(tables.ready.rows, (0, -1, 1))
    title = f"{tables.week.title} (week {day.day.isocalendar().week})"
    return Page(title, tables.week.labels, tuple(rows), "meeting")


def goals_page(net: Network, day: Today, tables: DayTables) -> Page:  # noqa: ARG001 - made alike
    """Return the goals at risk and the silent ones, with how many stand how."""
    table = tables.goals
    rows = [_goal_row(row) for row in table.rows]
    if not rows:
        rows.append(_nothing(table, f"Bij Doelen (2) ziet u hoe elk doel ervoor staat. {_GOAL}"))
    title = f"{table.title} ({len(table.rows)} van {sum(day.stands.values())})"
    return Page(title, table.labels, tuple(rows), "goal", " ".join(table.below))


def _goal_row(row: ListRow) -> Row:
    """Return a goal; what is at risk by what was worked out is said loudly."""
    stand, *cells = row.brief
    standing = row.about
    loud = (
        isinstance(standing, GoalStanding)
        and standing.stand is Stand.risk
        and not standing.override
    )
    shown = (stand.upper() if loud else stand, *cells)
    return Row(shown, record=row.id, text=row.notes[0])


def moments_page(net: Network, day: Today, tables: DayTables) -> Page:  # noqa: ARG001
    """Return the lobby moments of the next six weeks, with how many days are left."""
    table = tables.moments
    rows = list(brief_rows(table.rows, range(4)))
    if not rows:
        rows.append(_nothing(table, _MOMENT))
    return Page(table.title, table.labels, tuple(rows), "lobby_moment")


def changes_page(net: Network, day: Today, tables: DayTables) -> Page:
    """Return the last changes, newest first, one line a commit."""
    table = tables.changes
    rows = []
    for row, commit in zip(table.rows, day.changes, strict=True):
        target = next((c.id for c in commit.changes if net.records.get(c.id)), "")
        _, when, who, why, _ = row.texts
        rows.append(Row(row.brief[1:4], record=target, text=f"{when}, {who}: {why}"))
    if not rows:
        rows.append(_nothing(table, f"Wat u wijzigt, staat hier. {_ACTION}"))
    title = f"{table.title} (u = ongedaan)"
    return Page(title, ("Wanneer", "Wie", "Wat"), tuple(rows), "action_item")


def affairs_page(net: Network, day: Today, tables: DayTables) -> Page:  # noqa: ARG001
    """Return how members and money stand."""
    table = tables.affairs
    rows = [evolve(row, text=": ".join(row.cells)) for row in brief_rows(table.rows, range(2))]
    if not rows:
        rows.append(_nothing(table, _MONEY))
    return Page(table.title, table.labels, tuple(rows), "contribution")


def _nothing(table: Table, text: str) -> Row:
    return Row(("", table.empty), text=text, nothing=True)


_MORE = "Eerst wat op tijd kan, op laatste veilige dag; dan wat te laat is. Enter toont alles."
_OVER = "Wat niet meer kan. Leg met x vast waarom, dan is het hier weg. Enter toont alles."
_ACTION = "Met n maakt u een actiepunt."
_GOAL = "Met n voegt u een doel toe."
_WEEK = "Er staat niets in de agenda van deze week. Met n zet u er een vergadering in."
_MOMENT = "Hier komt wat er de komende zes weken is. Met n voegt u een lobbymoment toe."
_MONEY = "Hier komen de leden, de contributie en de begroting. Met n voegt u een contributie toe."
_LEFT = "Wat u bewust laat liggen, met de reden. Op de dag die u koos, staat het hier weer."

PANELS: Mapping[str, Callable[[Network, Today, DayTables], Page]] = {
    "attention": attention_page,
    "week": week_page,
    "goals": goals_page,
    "moments": moments_page,
    "changes": changes_page,
    "affairs": affairs_page,
}
"""By name, in the order in which one walks through them: two a row, in three rows."""
