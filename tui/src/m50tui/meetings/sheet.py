"""A meeting as one page: eight parts, from what must be ready to the minutes."""

from collections.abc import Iterator

from textual.content import Content

from m50core import Meeting, Need, NeedSort, Network, Paper, Preparation, Presence, Proceedings
from m50core.meetings import State, presence_line, sign
from m50core.values import dutch
from m50tui.meetings.lines import COLUMNS, Line, Section, nothing, when, year_of
from m50tui.meetings.outcome import action_lines, decision_lines, minutes_lines, vote_lines
from m50tui.meetings.points import agenda_lines, paper_step
from m50tui.meetings.presence import attendance_lines
from m50tui.terminal.text import safe
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
_SEVERAL = "{} van {} klaar"


def sheet(net: Network, whole: Proceedings, found: Preparation) -> Page:
    """Return the page of a meeting."""
    there = [
        attendance for attendance in whole.attendance if attendance.presence is not Presence.absent
    ]
    parts = (
        (
            Section.ready,
            _SEVERAL.format(found.ready, len(found.needs)),
            _needs(net, whole, found),
        ),
        (Section.agenda, str(len(whole.points)), agenda_lines(net, whole)),
        (Section.attendance, str(len(there)), attendance_lines(net, whole)),
        (Section.votes, str(len(whole.votes)), vote_lines(net, whole)),
        (Section.decisions, str(len(whole.decisions)), decision_lines(net, whole)),
        (Section.actions, str(len(whole.actions)), action_lines(net, whole, Section.actions)),
        (Section.carried, str(len(whole.carried)), action_lines(net, whole, Section.carried)),
        (Section.minutes, str(len(whole.minutes)), minutes_lines(net, whole)),
    )
    rows: list[Row] = []
    for part, count, lines in parts:
        rows.append(head(f"{part.label} ({count})"))
        rows += lines
    return Page(whole.meeting.title, COLUMNS, tuple(rows), "action_item")


def header(whole: Proceedings) -> Content:
    """Return what goes for the meeting as a whole: title, day, time, place, status, quorum."""
    meeting = whole.meeting
    return Content("\n").join(
        [
            Content.assemble(
                safe(meeting.title, "bold"), safe(f"   {meeting.status.label}   {meeting.id}")
            ),
            safe(when_and_where(meeting)),
            safe(presence_line(whole)),
        ]
    )


def when_and_where(meeting: Meeting) -> str:
    """``vr 16 mei 2025, 13:00–17:00, Zeist``."""
    day = meeting.due.shown() if meeting.due else "nog geen datum"
    hours = "–".join(filter(None, (meeting.start, meeting.end)))
    return ", ".join(filter(None, (day, hours, meeting.place or meeting.link)))


def _needs(net: Network, whole: Proceedings, found: Preparation) -> Iterator[Line]:
    for need in found.needs:
        yield _need(net, whole.meeting, need)
    if not found.needs:
        yield nothing(Section.ready, "alles is klaar", "Er hoeft niets meer klaar te zijn.", _NEW)


_NEW = {"add": "nieuw actiepunt: iets dat klaar moet zijn"}


def _need(net: Network, meeting: Meeting, need: Need) -> Line:
    done = need.state is State.done
    steps = _DONE if done else _STEP
    deeds = {"step": steps[need.sort]} if need.sort in steps else {}
    if isinstance(paper := net.records.get(need.record), Paper):
        deeds = paper_step(paper)
    deeds |= {**_NEW, "change": "wijzig waar het om gaat"}
    if need.sort is NeedSort.request:
        deeds["decide"] = "neem dit besluit"
    late = need.state is State.late
    by = f"Uiterlijk {dutch.long_day(need.by)}." if need.by else "Hier hoort geen dag bij."
    why = [by, "Het is te laat." if late else "", need.why]
    return Line(
        (
            sign(need),
            when(need.by, year_of(meeting, net.today)),
            need.step or need.what,
            "TE LAAT" if late else need.state.label,
            net.records.title(need.who) if need.who else "",
        ),
        record=need.record,
        part=Section.ready,
        subject=f"{need.sort.value}/{need.record}",
        text="\n".join(filter(None, why)),
        deeds=deeds,
        sort=need.sort,
    )
