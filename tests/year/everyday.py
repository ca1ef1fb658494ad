"""What a diligent secretary does without being told: steps of preparation, on the day they show.

A room, speakers, an agenda, owners of its items, times and places, papers that the program asks
for, minutes, the steps of a runbook. What the script does itself (the invitations that it names,
papers that it delivers) she leaves until then.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import m50core as m50
from m50core.meetings.asking import WRITE, asking
from m50core.meetings.needs import Need
from m50core.meetings.records.occasions import KEPT, NeedSort
from m50core.meetings.sitting import Sitting
from m50core.records.timing import is_over
from m50core.today.deeds import assign, mark_done
from m50core.values.holidays import safe_day

if TYPE_CHECKING:
    from year.diligent import Secretary

OWNER = "persoon-eva-boswinkel"
BESIDE: Mapping[tuple[date, str], tuple[str, ...]] = {
    # A goal is done with the last of its parts.
    (date(2025, 3, 28), "ruimte-a08"): ("ruimte-07",),
    (date(2025, 11, 14), "sociaal-a30"): ("sociaal-14",),
    # The theme session is where the pillar's people meet.
    (date(2025, 5, 16), "ruimte-v01"): ("ruimte-r03",),
    (date(2025, 11, 14), "ruimte-v03"): ("ruimte-r03",),
    # “Calendar of events for 2026, shared the same day.”
    (date(2026, 1, 14), "communicatie-r03"): ("communicatie-a29",),
    # “from the 16th the year is done.”
    (date(2025, 12, 15), "financien-m50-r02"): ("voorzitter-a05", "m50-breed-01"),
}
"""What is done together with what the script names on a day, and isn't named itself."""


def beside(day: date, about: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is done together with something on a day."""
    return tuple(other for record in about for other in BESIDE.get((day, record), ()))


def everyday(secretary: "Secretary") -> None:
    """Do what asks today and is nobody's line of the script."""
    net, later = secretary.net, _later(secretary)
    for step in tuple(asking(net.records, secretary.day)):
        invited = step.need.sort is NeedSort.invitation and (step.about.id, "invite") in later
        if not invited and (step.need.record, "deliver") not in later:
            do(secretary, step.about, step.need)
    for paper in net.collection("paper").where(status="requested"):
        if paper.due and paper.due.latest and safe_day(paper.due.latest, WRITE) <= secretary.day:
            with net.commit(f"Begonnen: {paper.title}") as commit:
                commit.change(paper, status="drafted")
    for action in net.collection("action_item"):
        due = action.due.latest if action.due else None
        of_runbook = bool(action.runbook) and not action.waits(net.records.get)
        if of_runbook and due and due <= secretary.day and not is_over(action):
            net.carry_out(mark_done(net.records, action.id, secretary.day))


def _later(secretary: "Secretary") -> set[tuple[str, str]]:
    from year.diligent import script

    lines = (line for line in script() if line.on > secretary.day)
    return {(record_id, line.do) for line in lines for record_id in line.about}


def do(secretary: "Secretary", about: m50.Record, need: Need) -> None:
    """Do one thing that must be ready for a meeting, a debate or an event."""
    net, day = secretary.net, secretary.day
    if need.sort in KEPT:
        if getattr(net[about.id], KEPT[need.sort]) is None:
            net.mark_ready(about.id, need.sort.value)
        return
    if need.sort in (NeedSort.paper, NeedSort.action):
        net.carry_out(mark_done(net.records, need.record, day))
        return
    if need.sort in (NeedSort.minutes, NeedSort.draft):
        _minute(net, net[need.record])
        return
    with net.commit(need.what) as commit:
        if need.sort is NeedSort.details:
            commit.change(about.id, start="10:00", place="Utrecht")
        elif need.sort is NeedSort.agenda:
            commit.add(m50.AgendaItem(title="Opening", meeting=about.id, owner=OWNER, order=1))
        elif need.sort is NeedSort.request:
            commit.add(
                m50.Paper(
                    title=f"Stuk: {net[need.record].title_text}",
                    meeting=about.id,
                    goal=need.record,
                    status="delivered",
                    delivered_on=day,
                )
            )
    if need.sort is NeedSort.owners:
        for item in net.collection("agenda_item").where(meeting=about.id, owner=""):
            net.carry_out(assign(net.records, item.id, OWNER))


def _minute(net: m50.Network, record: m50.Record) -> None:
    """Draft, send round and adopt minutes; those of board and assembly wait for the next one."""
    meeting = net[record.meeting] if isinstance(record, m50.Minutes) else record
    if meeting.organ in ("org-db", "org-alv"):
        return
    sitting = Sitting(net, meeting)
    sitting.draft_minutes()
    sitting.share_minutes()
    sitting.adopt_minutes()
