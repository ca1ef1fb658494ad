"""What the panels of the home screen list, made from the day's picture alone."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import attrs

from m50core import Attention, Network, Stand, Today
from m50core.meetings import sign
from m50core.pages import commit_moment
from m50core.plugins import AgendaEntry
from m50core.today import NOW, affairs_lines, paper_words, stands_words, waiting_words
from m50core.values import dutch
from m50tui.records.lists import unit_title
from m50tui.terminal.keyed import on_screen
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


def attention_page(net: Network, day: Today, *, everything: bool = False) -> Page:
    """Return what needs attention now; ``everything``: not the first seven alone."""
    shown = day.everything if everything else day.attention
    rows = [_need(net, day.day, attention) for attention in shown]
    if day.more and not everything:
        sentence = f"en nog {day.more}: enter toont alles"
        rows.append(Row(("", sentence), page=ALL, text=_MORE, aside=True))
    if not day.everything:
        rows.append(
            _nothing("Niets vraagt nu aandacht.", f"Kijk bij Deze week wat er komt. {_ACTION}")
        )
    if day.left:
        sentence = f"{len(day.left)} laat u liggen: enter"
        rows.append(Row(("", sentence), page="kind:deferral", text=_LEFT, aside=True))
    rows += _missed_rows(net, day, everything=everything)
    title = f"Nu aandacht nodig ({len(day.everything)})"
    return Page(title, ("Uiterlijk", "Wat", "Van", "Soort"), tuple(rows), "action_item")


def _need(net: Network, today: date, one: Attention, *, missed: bool = False) -> Row:
    who = net.records.title(one.owner) if one.owner else unit_title(net, one.unit)
    shown = one.shown_day(today)
    when = one.matter.label if one.matter else _day(shown, today) if shown else NOW
    waits = waiting_words(net.records, one.owner, one.via)
    sort, why = one.label.capitalize(), on_screen(one.why, net)
    text = f"{sort}, {'wacht op ' if one.owner else ''}{waits}. {why}"
    return NeedRow(
        (when, one.title, who, one.label), record=one.record, text=text,
        attention=one, missed=missed,
    )  # fmt: skip


def _missed_rows(net: Network, day: Today, *, everything: bool) -> Iterator[Row]:
    if not day.missed:
        return
    yield head(f"Niet gehaald: leg vast waarom, met x ({len(day.missed)})")
    shown = day.missed if everything else day.missed[:_MISSED]
    yield from (_need(net, day.day, one, missed=True) for one in shown)
    if (more := len(day.missed) - len(shown)) > 0:
        yield Row(("", f"en nog {more}: enter toont alles"), page=ALL, text=_OVER, aside=True)


def week_page(net: Network, day: Today) -> Page:
    """Return the week, and what must be laid ready for the next meeting."""
    rows = [_entry(net, day.day, entry) for entry in day.week]
    if not rows:
        rows.append(Row(("", "", "geen afspraken"), text=_WEEK, nothing=True))
    if (coming := day.preparation) is not None and coming.day is not None:
        when = _day(coming.day, day.day)
        rows.append(head(f"Klaarzetten voor {when}: {coming.ready} van {len(coming.needs)}"))
        for need in coming.needs:
            text = f"Voor {coming.about.title_text}: {need.what}. {need.why}".rstrip()
            rows.append(Row((sign(need), "", need.what), record=need.record, text=text))
    title = f"Deze week (week {day.day.isocalendar().week})"
    return Page(title, ("Wanneer", "Tijd", "Wat", "Soort"), tuple(rows), "meeting")


def goals_page(net: Network, day: Today) -> Page:
    """Return the goals at risk and the silent ones, with how many stand how."""
    rows = []
    for standing in day.at_risk:
        stand = (
            standing.words.upper()
            if standing.stand is Stand.risk and not standing.override
            else standing.words
        )
        share = f"{standing.share:.0%}" if standing.share else ""
        who = net.responsible(standing.goal).words(net.records) or "geen trekker"
        cells = (stand, standing.goal.title, share, who)
        rows.append(Row(cells, record=standing.goal.id, text=standing.why))
    if not rows:
        sentence = "geen doel met risico" if day.stands else "er zijn nog geen doelen"
        rows.append(_nothing(sentence, f"Bij Doelen (2) ziet u hoe elk doel ervoor staat. {_GOAL}"))
    title = f"Doelen met risico ({len(day.at_risk)} van {sum(day.stands.values())})"
    columns = ("Stand", "Doel", "Klaar", "Trekker")
    return Page(title, columns, tuple(rows), "goal", stands_words(day.stands))


def moments_page(net: Network, day: Today) -> Page:
    """Return the lobby moments of the next thirty days, with how many are left."""
    rows = []
    for entry in day.moments:
        left = (entry.end - day.day).days
        paper = paper_words(net.records, net[entry.record])
        text = f"{entry.words}: {dutch.days_left(left)}, {paper}."
        when = _when(entry, day.day)
        rows.append(
            Row(
                (when, entry.title, f"{left} d" if left else "nu", paper),
                record=entry.record,
                text=text,
            )
        )
    if not rows:
        rows.append(
            _nothing(
                "geen lobbymomenten",
                "Hier komt wat er de komende zes weken is. Met n voegt u een lobbymoment toe.",
            )
        )
    columns = ("Wanneer", "Wat", "Nog", "Stuk")
    return Page("Lobbymomenten", columns, tuple(rows), "lobby_moment")


def changes_page(net: Network, day: Today) -> Page:
    """Return the last changes, newest first, one line a commit."""
    rows = []
    for commit in day.changes:
        target = next((c.id for c in commit.changes if net.records.get(c.id)), "")
        when = commit_moment(commit)
        moment = commit.when.date()
        short = f"{commit.when:%H:%M}" if moment == day.day else _day(moment, day.day)
        text = f"{when}, {commit.who}: {commit.why}"
        rows.append(Row((short, commit.who, commit.why), record=target, text=text))
    if not rows:
        rows.append(_nothing("er is nog niets gewijzigd", f"Wat u wijzigt, staat hier. {_ACTION}"))
    title = "Laatste wijzigingen (u = ongedaan)"
    return Page(title, ("Wanneer", "Wie", "Wat"), tuple(rows), "action_item")


def affairs_page(net: Network, day: Today) -> Page:  # noqa: ARG001 - every panel is made alike
    """Return how members and money stand."""
    rows = [
        Row((line.what, line.stand), record=line.record, text=f"{line.what}: {line.stand}")
        for line in affairs_lines(day.affairs)
    ]
    if not rows:
        rows.append(_nothing("nog niets over leden en geld", _MONEY))
    return Page("Leden en geld", ("Wat", "Stand"), tuple(rows), "contribution")


def _entry(net: Network, today: date, entry: AgendaEntry) -> Row:
    record = entry.record if net.records.get(entry.record) else ""
    place = f" · {entry.place}" if entry.place else ""
    text = f"{' '.join((entry.words, entry.time)).strip()}: {entry.title_text}{place}"
    cells = (_when(entry, today), entry.time, entry.title_text, entry.label)
    return Row(cells, record=record, text=text)


def _when(entry: AgendaEntry, today: date) -> str:
    return _day(entry.end, today) if entry.exact else entry.words


def _day(value: date, today: date) -> str:
    """Return a day without its year when that is this year."""
    return dutch.short_day(value) if value.year == today.year else dutch.day(value)


def _nothing(told: str, text: str) -> Row:
    return Row(("", told), text=text, nothing=True)


_MORE = "Eerst wat op tijd kan, op laatste veilige dag; dan wat te laat is. Enter toont alles."
_OVER = "Wat niet meer kan. Leg met x vast waarom, dan is het hier weg. Enter toont alles."
_ACTION = "Met n maakt u een actiepunt."
_GOAL = "Met n voegt u een doel toe."
_WEEK = "Er staat niets in de agenda van deze week. Met n zet u er een vergadering in."
_MONEY = "Hier komen de leden, de contributie en de begroting. Met n voegt u een contributie toe."
_LEFT = "Wat u bewust laat liggen, met de reden. Op de dag die u koos, staat het hier weer."

PANELS: Mapping[str, Callable[[Network, Today], Page]] = {
    "attention": attention_page,
    "week": week_page,
    "goals": goals_page,
    "moments": moments_page,
    "changes": changes_page,
    "affairs": affairs_page,
}
"""By name, in the order in which one walks through them: two a row, in three rows."""
