"""The next step of a line: done at once, or a form that has to be filled in."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from m50core import (
    ActionItem,
    ActionStatus,
    AgendaItem,
    Decision,
    Minutes,
    MinutesStatus,
    NeedSort,
    Network,
    Paper,
    Vote,
)
from m50core.meetings import KEPT, Section, decision_on
from m50core.records import why_changed
from m50core.values import next_steps
from m50tui.meetings.lines import Line

_NEW_KINDS = {
    Section.ready: "action_item",
    Section.agenda: "agenda_item",
    Section.decisions: "decision",
    Section.actions: "action_item",
    Section.carried: "action_item",
}
_FIELDS = {
    NeedSort.date: ("due",),
    NeedSort.details: ("start", "end", "place", "mode", "link"),
    NeedSort.quorum: ("quorum",),
    NeedSort.owners: ("owner",),
}
"""What one fills in, of what is there already."""
VOTE_FIELDS = ("title", "decision", "candidates", "majority", "secrecy")


@attrs.frozen
class Form:
    """What is to be filled in: a new record of a kind, or fields of one that is there."""

    kind: str
    record: str = ""
    given: Mapping[str, str] = MappingProxyType({})
    only: tuple[str, ...] = ()


def new(part: Section, meeting: str) -> Form:
    """Return the form for something new in a part; KeyError where nothing is added by a form."""
    given = {"about": meeting} if part is Section.ready else {"meeting": meeting}
    return Form(_NEW_KINDS[part], given=given)


def new_vote(net: Network, meeting: str, line: Line) -> Form:
    """Return the form for a vote on what the line is about; it is open once it is kept."""
    record = net.records.get(line.record)
    decision = next((net.records.get(record_id) for record_id in line.ids[1:] if record_id), None)
    decision = record if isinstance(record, Decision) else decision
    about = decision or (record if isinstance(record, AgendaItem | Vote) else None)
    given = {"meeting": meeting, "status": "open"}
    if about is not None:
        given["title"] = about.title_text
    if isinstance(record, Vote) and record.candidates:
        given |= {
            "candidates": ", ".join(record.to_choose_from()),
            "majority": record.majority.value,
            "secrecy": record.secrecy.value,
        }
    if isinstance(decision, Decision):
        given["decision"] = decision.id
    return Form("vote", given=given, only=VOTE_FIELDS)


def new_paper(net: Network, meeting: str, line: Line) -> Form:
    """Return the form for a paper with the point or the decision that the line is about."""
    given = {"meeting": meeting}
    about = net.records.get(line.record)
    item = net.records.get(next(iter(line.ids), ""))
    if isinstance(about, Decision):
        whole = net.sitting(meeting).proceedings
        at = (p.item.id for p in whole.points if decision_on(whole, p) == about)
        given |= {"title": about.title, "goal": about.id, "agenda_item": next(at, "")}
    elif item is not None:
        given |= {"agenda_item": item.id, "goal": getattr(item, "goal", "")}
        if about is item:
            given["title"] = item.title_text
    return Form("paper", given=given)


def prepare(net: Network, meeting: str, line: Line) -> Form | None:
    """Do what makes something ready, or return what is to be filled in for it.

    M50Error when it can't be done.
    """
    sort = line.sort
    if sort in _FIELDS:
        kind = net[line.record].kind
        return Form(kind, line.record, only=_FIELDS[sort])
    if sort in KEPT:
        net.mark_ready(meeting, sort)
    elif sort is NeedSort.agenda:
        return new(Section.agenda, meeting)
    elif sort is NeedSort.request:
        return new_paper(net, meeting, line)
    else:
        advance(net, line.record)
    return None


def advance(net: Network, record_id: str) -> None:
    """Take a paper, an action or minutes one step on. M50Error when it can't be done."""
    record = net[record_id]
    if isinstance(record, Minutes):
        sitting = net.sitting(record.meeting)
        if record.status is MinutesStatus.drafted:
            sitting.share_minutes()
        else:
            sitting.adopt_minutes()
        return
    with net.commit(why_changed(record)) as commit:
        if isinstance(record, Paper):
            (status, *_) = next_steps(record.status)
            commit.change(record, status=status)
        elif isinstance(record, ActionItem):
            done = record.status.is_over
            commit.change(record, status=ActionStatus.open if done else ActionStatus.done)
