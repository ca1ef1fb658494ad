"""What one meeting, debate or event needs to be ready: each thing with its last day and a deed."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

import attrs

from m50core.communication.records import Event
from m50core.meetings.delivery import delivered_by
from m50core.meetings.lead_times import LeadTime, earlier, last_day, lead_times
from m50core.meetings.records.decisions import UNDECIDED, Decision
from m50core.meetings.records.meetings import (
    ActionItem,
    AgendaItem,
    Meeting,
    MeetingStatus,
    MeetingType,
    Minutes,
    MinutesStatus,
)
from m50core.meetings.records.occasions import KEPT, NeedSort
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import exact_day as exact_day
from m50core.records.timing import is_over, period_of
from m50core.records.traits import owner_of
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.choice import Choice
from m50core.values.holidays import working_days_from
from m50core.values.period import Period
from m50core.values.tone import Tone

R = TypeVar("R", bound=Record)

DRAFT = 10
"""Working days after a meeting in which its minutes are drafted, as in the assembly's runbook."""
_PAPER = 5
"""Working days that whoever is asked for a paper gets to write it."""


class State(Choice):
    """Whether something is ready."""

    done = "done", "klaar"
    open = "open", "nog doen"
    late = "late", "te laat"

    @property
    def tone(self) -> Tone | None:
        """What it says to whoever looks; nothing as long as there is time."""
        return {State.done: Tone.good, State.late: Tone.wrong}.get(self)


@attrs.frozen
class Need:
    """One thing that must be ready; ``record`` is what it is about."""

    record: str
    sort: NeedSort
    what: str
    state: State
    who: str = ""
    """Id of whoever must do it."""
    by: date | None = None
    """The last day on which it is in time."""
    why: str = ""
    how: str = ""
    """The command that does it, or begins to."""
    step: str = ""
    """What it is called where it is clear what it is for; empty: as ever."""


_SIGNS = {State.done: "[x]", State.open: "[ ]", State.late: "[!]"}


def sign(need: Need) -> str:
    """``[x]``, ``[ ]`` or ``[!]``: ready, to do, late."""
    return _SIGNS[need.state]


def needs(records: Records, about: Record, today: date) -> Iterator[Need]:
    """Yield what must be ready for a meeting, debate or event, apart from what came before it."""
    day = exact_day(about)
    if day is None and not bool(getattr(about, "part_of", "")):
        yield _date(about, today)
    actions = [a for a in _about(records, ActionItem, about.id, "about") if not a.status.is_off]
    covered = {action.prepares for action in actions}
    yield from _details(about, day, today)
    yield from _quorum(about)
    for time in lead_times(about):
        if time.sort is NeedSort.agenda or time.sort in covered:
            continue
        yield _kept_step(about, time, day, today)
    papers = [p for p in _about(records, Paper, about.id, "meeting") if not p.status.is_off]
    if isinstance(about, Meeting):
        yield from _agenda(records, about, day, today, covered=NeedSort.agenda in covered)
    yield from (_paper(records, about, paper, today) for paper in papers)
    if isinstance(about, Meeting):
        yield from _requests(records, about, papers, today)
    for action in actions:
        yield action_need(records, action, today, f"stand: {action.status.label}", about)


def _about(records: Records, kind: type[R], record_id: str, field: str) -> list[R]:
    pairs = records.pointing_at(record_id, kind.spec.kind)
    about = (r for info, r in pairs if info.name == field and isinstance(r, kind))
    return list(dict.fromkeys(about))


def _date(about: Record, today: date) -> Need:
    """A day is chosen so early that people can still be invited for the last day it can have."""
    why = "zonder dag staat ook niet vast wanneer de stukken klaar moeten zijn"
    period = period_of(about)
    invited = [time for time in lead_times(about) if time.sort is NeedSort.invitation]
    by: date | None = today
    if period is not None and period.latest is not None and invited:
        by = last_day(invited[0], period.latest)
        why += f"; {period.shown()}, en uitnodigen kost {_working(invited[0].working_days)}"
    how = to_type("set", about.id, "due=DAG")
    state = state_of(by, today, done=False)
    return Need(about.id, NeedSort.date, "Datum kiezen", state, owner_of(about), by, why, how)


def _details(about: Record, day: date | None, today: date) -> Iterator[Need]:
    if not isinstance(about, Meeting):
        return
    place = about.link if about.mode == "online" else about.place or about.link
    missing = [word for word, v in (("begintijd", about.start), ("plaats", place)) if not v]
    if not missing or bool(getattr(about, "part_of", "")):
        return
    by = _by(about, NeedSort.invitation, day)
    what = f"Vastleggen: {' en '.join(missing)}"
    why = "staat in de uitnodiging" if by else ""
    how = to_type("set", about.id, "start=10:00", "place=PLAATS")
    state = state_of(by, today, done=False)
    yield Need(about.id, NeedSort.details, what, state, about.owner, by, why, how)


def _quorum(about: Record) -> Iterator[Need]:
    """Without one, an assembly decides with however few are there. The plan names none."""
    assembly = isinstance(about, Meeting) and about.type is MeetingType.assembly
    if isinstance(about, Meeting) and assembly and about.quorum is None and not about.part_of:
        yield Need(
            about.id, NeedSort.quorum, "Quorum vastleggen", State.open, about.owner,
            why="zonder quorum geldt een besluit met hoe weinig leden ook; zie de statuten",
            how=f"{to_type('set', about.id, 'quorum=PERCENTAGE')} (0: er is geen)",
        )  # fmt: skip


_WHAT = {
    NeedSort.room: "Zaal vastleggen",
    NeedSort.speakers: "Sprekers vragen",
    NeedSort.invitation: "Uitnodiging versturen",
}


def _kept_step(about: Record, time: LeadTime, day: date | None, today: date) -> Need:
    """A step that is kept on the meeting or event itself, by the day on which it was done."""
    done_on: date | None = getattr(about, KEPT[time.sort])
    done = done_on is not None
    if time.sort is NeedSort.invitation and isinstance(about, Meeting):
        done = done or about.status is not MeetingStatus.planned
    by = last_day(time, day) if day else None
    stand = f"gedaan op {dutch.day(done_on)}" if done_on else ""
    why = f"{_working(time.working_days)} vooraf: {time.reason}"
    how = to_type("ready", about.id, "--done", time.sort.value)
    state = state_of(by, today, done=done)
    return Need(
        about.id, time.sort, _WHAT[time.sort], state, owner_of(about), by, stand or why, how
    )


def _agenda(
    records: Records, meeting: Meeting, day: date | None, today: date, *, covered: bool
) -> Iterator[Need]:
    by = _by(meeting, NeedSort.agenda, day)
    state = state_of(by, today, done=False)
    items = _about(records, AgendaItem, meeting.id, "meeting")
    if not items and not covered:
        how = f"{to_type('add agenda_item', f'meeting={meeting.id}', 'title=ONDERWERP')}"
        yield Need(meeting.id, NeedSort.agenda, "Agenda maken", state, meeting.owner, by,
                   "er staat nog niets op de agenda", how)  # fmt: skip
    items.sort(key=lambda item: (item.order is None, item.order or 0))
    if nobody := [item for item in items if not item.owner]:
        titles = ", ".join(f"“{item.title}”" for item in nobody)
        yield Need(nobody[0].id, NeedSort.owners, "Agendapunten met een trekker", state, by=by,
                   why=f"nog niemand bij {titles}",
                   how=to_type('assign', nobody[0].id, 'WIE'))  # fmt: skip


def _requests(
    records: Records, meeting: Meeting, papers: Iterable[Paper], today: date
) -> Iterator[Need]:
    """Decisions that are asked of a meeting without a paper."""
    goals = {paper.goal for paper in papers}
    with_paper = {paper.agenda_item for paper in papers}
    items = _about(records, AgendaItem, meeting.id, "meeting")
    goals |= {item.goal for item in items if item.id in with_paper}
    delivery = delivered_by(records, meeting)
    by = earlier(delivery, _PAPER) if delivery is not None else None
    for decision in _about(records, Decision, meeting.id, "meeting"):
        asked = decision.status in UNDECIDED
        if asked and decision.id not in goals and goals.isdisjoint(decision.about):
            what = f"Stuk bij het besluit “{decision.title}”"
            for_it = (f"meeting={meeting.id}", f"goal={decision.id}", "title=TITEL")
            how = to_type("add paper", *for_it)
            state = state_of(by, today, done=False)
            yield Need(decision.id, NeedSort.request, what, state, decision.owner, by,
                       "er is nog geen stuk gevraagd", how)  # fmt: skip


def _paper(records: Records, about: Record, paper: Paper, today: date) -> Need:
    by = delivered_by(records, about, paper)
    return Need(
        paper.id,
        NeedSort.paper,
        f"Stuk “{paper.title}”",
        state_of(by, today, done=paper.ready),
        paper.author or paper.owner,
        by,
        f"stand: {paper.status.label}",
        to_type("done", paper.id),
    )


def action_need(
    records: Records, action: ActionItem, today: date, why: str, about: Record | None = None
) -> Need:
    """Return an action as something that must be ready."""
    by = action.due.latest if isinstance(action.due, Period) else None
    kept = KEPT.get(action.prepares) if action.prepares is not None else None
    done = is_over(action) or bool(kept and getattr(about, kept, None))
    if action.waits(records.get) and not done:
        why = f"wacht op “{records.title(action.after)}”"
    state = state_of(by, today, done=done)
    how = to_type("done", action.id)
    return Need(
        action.id, NeedSort.action, action.title, state, action.owner, by, why, how, action.step
    )


def minutes_needs(
    records: Records, meeting: Meeting, today: date, adopted_by: date | None = None
) -> Iterator[Need]:
    """Yield what must still be done with the minutes of a meeting that was held.

    ``adopted_by``: the day of the next meeting, which adopts them.
    """
    written = _about(records, Minutes, meeting.id, "meeting")
    for minutes in written:
        if not minutes.status.is_over:
            what = f"Verslag “{minutes.title}” vaststellen"
            flag = "adopt" if minutes.status is MinutesStatus.shared else "share"
            yield Need(minutes.id, NeedSort.minutes, what, State.open, by=adopted_by,
                       why=f"stand: {minutes.status.label}",
                       how=f"{to_type('minutes', meeting.id, f'--{flag}')}")  # fmt: skip
    if not written and meeting.status is MeetingStatus.held:
        day = exact_day(meeting)
        by = working_days_from(day, DRAFT) if day else None
        what = f"Verslag van “{meeting.title}” maken"
        yield Need(meeting.id, NeedSort.draft, what, state_of(by, today, done=False),
                   meeting.owner, by, "er is nog geen verslag",
                   to_type('minutes', meeting.id, '--draft'))  # fmt: skip


def _by(about: Record, sort: NeedSort, day: date | None) -> date | None:
    """Return the last day for a step, as its lead time says; None when it has none."""
    time = next((time for time in lead_times(about) if time.sort is sort), None)
    return last_day(time, day) if time and day else None


def state_of(by: date | None, today: date, *, done: bool) -> State:
    """Return how something stands that must be done ``by`` a day."""
    if done:
        return State.done
    return State.late if by is not None and by < today else State.open


def _working(days: int) -> str:
    return dutch.number_of(days, "werkdag", "werkdagen")


def is_own(about: Record) -> bool:
    """Tell whether M50 prepares it: meetings, and events that aren't of others."""
    return isinstance(about, Meeting) or (isinstance(about, Event) and bool(lead_times(about)))
