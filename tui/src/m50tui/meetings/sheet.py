"""A meeting as one page: eight parts, from what must be ready to the minutes."""

from collections.abc import Iterator

from attrs import evolve
from textual.content import Content

from m50core import Need, NeedSort, Network, Paper, Preparation, Proceedings
from m50core.meetings import Placed, Section, State, meeting_head
from m50core.pages import ListRow
from m50core.values import dutch
from m50tui.meetings.lines import Line, line, nothing
from m50tui.meetings.outcome import action_lines, decision_lines, minutes_lines, vote_lines
from m50tui.meetings.points import agenda_lines, paper_step
from m50tui.meetings.presence import attendance_lines
from m50tui.terminal.text import safe
from m50tui.widgets.drawn import page_of
from m50tui.widgets.page import Page, Row, head

_STEP = {
    NeedSort.date: "kies de datum",
    NeedSort.details: "vul tijd en plaats in",
    NeedSort.quorum: "leg het quorum vast",
    NeedSort.room: "de zaal is vastgelegd",
    NeedSort.speakers: "de sprekers zijn rond",
    NeedSort.invitation: "leg vast dat de uitnodiging weg is",
    NeedSort.agenda: "maak het eerste agendapunt",
    NeedSort.owners: "kies een trekker voor het eerste punt",
    NeedSort.request: "vraag een stuk bij dit besluit",
    NeedSort.minutes: "zet het verslag een stap verder",
    NeedSort.draft: "ga naar die vergadering",
    NeedSort.action: "het is klaar",
}
_DONE = {NeedSort.action: "toch nog niet klaar"}
"""What can be done about what is ready."""


def sheet(net: Network, whole: Proceedings, found: Preparation) -> Page:
    """Return the page of a meeting: its list, each line with what a key does there."""
    table = net.lists.meeting(whole, found)
    told: dict[Section, list[ListRow]] = {}
    heads: dict[Section, ListRow] = {}
    for row in table.rows:
        if isinstance(row.about, Placed):
            if row.heading:
                heads[row.about.section] = row
            else:
                told.setdefault(row.about.section, []).append(row)
    rows: list[Row] = []
    for part, heading in heads.items():
        rows.append(head(heading.texts[0]))
        rows += _lines(net, whole, part, told.get(part, []))
    page = page_of(evolve(table, rows=(), ids="", kind="action_item"))
    return evolve(page, rows=tuple(rows))


def _lines(net: Network, whole: Proceedings, part: Section, rows: list[ListRow]) -> Iterator[Line]:
    match part:
        case Section.ready:
            return _needs(net, rows)
        case Section.agenda:
            return agenda_lines(whole, rows)
        case Section.attendance:
            return attendance_lines(whole, rows)
        case Section.votes:
            return vote_lines(net, whole, rows)
        case Section.decisions:
            return decision_lines(net, whole, rows)
        case Section.minutes:
            return minutes_lines(whole, rows)
    return action_lines(net, whole, part, rows)


def header(whole: Proceedings) -> Content:
    """Return what goes for the meeting as a whole: title, day, time, place, status, quorum."""
    meeting, (status, *about) = whole.meeting, meeting_head(whole)
    first = Content.assemble(safe(meeting.title, "bold"), safe(f"   {status}   {meeting.id}"))
    return Content("\n").join([first, *map(safe, about)])


def _needs(net: Network, rows: list[ListRow]) -> Iterator[Line]:
    for told in rows:
        if isinstance(told.about, Placed) and isinstance(told.about.what, Need):
            yield _need(net, told, told.about.what)
    if not rows:
        yield nothing(Section.ready, "alles is klaar", "Er hoeft niets meer klaar te zijn.", _NEW)


_NEW = {"add": "nieuw actiepunt: iets dat klaar moet zijn"}


def _need(net: Network, told: ListRow, need: Need) -> Line:
    steps = _DONE if need.state is State.done else _STEP
    deeds = {"step": steps[need.sort]} if need.sort in steps else {}
    if isinstance(paper := net.records.get(need.record), Paper):
        deeds = paper_step(paper)
    deeds |= {**_NEW, "change": "wijzig waar het om gaat"}
    if need.sort is NeedSort.request:
        deeds["decide"] = "neem dit besluit"
    late = need.state is State.late
    by = f"Uiterlijk {dutch.long_day(need.by)}." if need.by else "Hier hoort geen dag bij."
    why = "\n".join(filter(None, (by, "Het is te laat." if late else "", need.why)))
    subject = f"{need.sort.value}/{need.record}"
    return line(told, text=why, deeds=deeds, subject=subject, sort=need.sort)
