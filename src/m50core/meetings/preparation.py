"""What must be ready before a meeting, a debate or an event: who does what, by when, how far."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from m50core.errors import UsageError
from m50core.meetings.proceedings import Proceedings, day_of, of
from m50core.meetings.records.decisions import UNDECIDED
from m50core.meetings.records.meetings import (
    ActionItem,
    Meeting,
    MeetingStatus,
    notice,
)
from m50core.meetings.records.occasions import NeedSort as NeedSort
from m50core.meetings.records.papers import Paper, delivery_day
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over, period_of
from m50core.records.traits import owner_of
from m50core.values.choice import Choice
from m50core.values.dutch import number_of
from m50core.values.holidays import working_days_from
from m50core.values.period import Period

KINDS = ("meeting", "lobby_moment", "event")
"""What one gets ready for."""
_AFTERMATH = timedelta(days=60)
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


class State(Choice):
    """Whether something is ready."""

    done = "done", "klaar"
    open = "open", "nog doen"
    late = "late", "te laat"


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
    why: str = ""


_SIGNS = {State.done: "[x]", State.open: "[ ]", State.late: "[!]"}


def sign(need: Need) -> str:
    """``[x]``, ``[ ]`` or ``[!]``: ready, to do, late."""
    return _SIGNS[need.state]


@attrs.frozen
class Preparation:
    """What must be ready for ``about``, in order of day, what is done last."""

    about: Record
    day: date | None
    needs: tuple[Need, ...]

    @property
    def ready(self) -> int:
        """How many are done."""
        return sum(need.state is State.done for need in self.needs)


def find_by_words(records: Records, words: str, today: date) -> Record:
    """Return what the words ask about: an id, or the next "DB", "ALV", "donderdag" or anything.

    Only what is still to come is looked at. UsageError when there is no such thing.
    """
    if (record := records.get(words)) is not None:
        if record.kind not in KINDS:
            raise UsageError(
                f"“{record.title_text}” is een {record.spec.label.lower()}. Geef een vergadering, "
                "een lobbymoment of een evenement."
            )
        return record
    coming = _coming(records, today)
    if said := _matches(records, coming, words):
        return said[0]
    known = ", ".join(record.title_text for record, day in coming if day)
    raise UsageError(
        f"Er komt geen vergadering “{words}” aan. "
        + (f"Wel: {known}." if known else "Leg eerst een datum vast.")
    )


def meeting(records: Records, words: str, today: date) -> Meeting:
    """Return the meeting with this id or title, else the one that is going on, else the next.

    Going on: held within two months, and its minutes aren't adopted. UsageError when there is none.
    """
    meetings = records.collection(Meeting)
    titled = [
        each_meeting
        for each_meeting in meetings
        if each_meeting.title.casefold() == words.casefold()
    ]
    held = [
        (each_meeting, day)
        for each_meeting in meetings.where(status=MeetingStatus.held)
        if (day := day_of(each_meeting)) is not None and day <= today <= day + _AFTERMATH
    ]
    known = meetings.get(words) or (titled[0] if len(titled) == 1 else None)
    said = _matches(records, [*held[::-1], *_coming(records, today)], words)
    record = known or (said[0] if said else find_by_words(records, words, today))
    if not isinstance(record, Meeting):
        raise UsageError(
            f"“{record.title_text}” is een {record.spec.label.lower()}, geen vergadering."
        )
    return record


def next_meeting(records: Records, today: date) -> Meeting:
    """Return the meeting that comes first. UsageError when none has a day that is to come."""
    for record, day in _coming(records, today):
        if isinstance(record, Meeting) and day is not None:
            return record
    raise UsageError("Er komt geen vergadering aan met een datum. Leg eerst een datum vast.")


def _coming(records: Records, today: date) -> list[tuple[Record, date | None]]:
    """Return what is still to come by day; meetings also without one, at the end."""
    pairs = []
    for kind in KINDS:
        for record in records.collection(kind):
            period = period_of(record)
            day = period.latest if period and period.earliest == period.latest else None
            undated = day is None and kind == "meeting"
            if (undated or (day is not None and day >= today)) and not is_over(record):
                pairs.append((record, day))
    return sorted(pairs, key=lambda pair: (pair[1] or date.max, pair[0].id))


def _matches(
    records: Records, some: Iterable[tuple[Record, date | None]], words: str
) -> list[Record]:
    """Return what the words say, in order: first by its sort or organ, then by its title or day.

    No words say anything that has a day.
    """
    wanted = set(words.casefold().removeprefix("volgende ").split())
    by_sort, by_title = [], []
    for record, day in some:
        organ = records.get(str(getattr(record, "organ", "")))
        sort = str(getattr(getattr(record, "type", None), "label", ""))
        weekday = _WEEKDAYS[day.weekday()] if day else ""
        named = _words(sort, str(getattr(organ, "short", "")), weekday)
        if wanted and wanted <= named:
            by_sort.append(record)
        elif wanted <= named | _words(record.title_text) and (wanted or day):
            by_title.append(record)
    return by_sort + by_title


def _words(*texts: str) -> set[str]:
    return {word.strip(",.()") for text in texts for word in text.casefold().split()}


def preparation(records: Records, about: Record, today: date) -> Preparation:
    """Return what must be ready for a meeting, a lobby moment or an event."""
    period = period_of(about)
    day = period.latest if period and period.earliest == period.latest else None
    if isinstance(about, Meeting):
        needs = list(_for_meeting(records, of(records, about), today))
    else:
        needs = list(_date_need(about, day, today))
        pointing = records.pointing_at(about.id, Paper.spec.kind)
        papers = dict.fromkeys(p for info, p in pointing if info.name == "meeting")
        needs += [_paper(p, day, today) for p in papers if isinstance(p, Paper) and _is_wanted(p)]
    needs += _actions(records, about, today)
    needs.sort(key=lambda n: (n.state is State.done, n.by or date.max, n.record, n.what))
    return Preparation(about, day, tuple(needs))


def _for_meeting(records: Records, whole: Proceedings, today: date) -> Iterator[Need]:
    meeting, day = whole.meeting, whole.day
    yield from _date_need(meeting, day, today)
    missing = [w for w, v in (("begintijd", meeting.start), ("plaats", _place(meeting))) if not v]
    if missing:
        what = f"Vastleggen: {' en '.join(missing)}"
        yield Need(meeting.id, NeedSort.details, what, State.open, meeting.owner)
    yield _invitation(meeting, day, today)
    if not whole.points:
        yield Need(meeting.id, NeedSort.agenda, "Agenda maken", State.open, meeting.owner,
                   why="er staat nog niets op de agenda")  # fmt: skip
    if nobody := [point.item for point in whole.points if not point.item.owner]:
        titles = ", ".join(f"“{item.title}”" for item in nobody)
        yield Need(nobody[0].id, NeedSort.owners, "Agendapunten met een trekker", State.open,
                   why=f"nog niemand bij {titles}")  # fmt: skip
    papers = [*whole.papers, *(paper for point in whole.points for paper in point.papers)]
    yield from (_paper(paper, day, today) for paper in papers if _is_wanted(paper))
    served = {paper.goal for paper in papers}
    served |= {point.item.goal for point in whole.points if point.papers}
    for decision in whole.decisions:
        asked = decision.status in UNDECIDED
        if asked and decision.id not in served and served.isdisjoint(decision.about):
            what = f"Stuk bij het besluit “{decision.title}”"
            yield Need(decision.id, NeedSort.request, what, State.open, decision.owner,
                       why="er is nog geen stuk gevraagd")  # fmt: skip
    if whole.previous is not None:
        yield from _minutes(records, whole.previous)
    for action in whole.carried:
        yield _action(action, today, "uit een eerdere vergadering")


def _place(meeting: Meeting) -> str:
    return meeting.link if meeting.mode == "online" else meeting.place or meeting.link


def _date_need(about: Record, day: date | None, today: date) -> Iterator[Need]:
    if day is None:
        why = "zonder dag staat ook niet vast wanneer de stukken klaar moeten zijn"
        yield Need(about.id, NeedSort.date, "Datum kiezen", State.open, owner_of(about), today, why)


def _invitation(meeting: Meeting, day: date | None, today: date) -> Need:
    done = meeting.status is not MeetingStatus.planned
    working = notice(meeting.type)
    by = working_days_from(day, -working) if day else None
    why = f"{number_of(working, 'werkdag', 'werkdagen')} vooraf; stand: {meeting.status.label}"
    state = _state(by, today, done=done)
    return Need(
        meeting.id, NeedSort.invitation, "Uitnodiging versturen", state, meeting.owner, by, why
    )


def _is_wanted(paper: Paper) -> bool:
    return not paper.status.is_off


def _paper(paper: Paper, day: date | None, today: date) -> Need:
    by = delivery_day(paper, day)
    return Need(
        paper.id,
        NeedSort.paper,
        f"Stuk “{paper.title}”",
        _state(by, today, done=paper.ready),
        paper.author or paper.owner,
        by,
        f"stand: {paper.status.label}",
    )


def _minutes(records: Records, previous: Meeting) -> Iterator[Need]:
    written = of(records, previous).minutes
    for minutes in written:
        if not minutes.status.is_over:
            what = f"Verslag “{minutes.title}” vaststellen"
            yield Need(minutes.id, NeedSort.minutes, what, State.open,
                       why=f"stand: {minutes.status.label}")  # fmt: skip
    if not written and previous.status is MeetingStatus.held:
        what = f"Verslag van “{previous.title}” maken"
        yield Need(previous.id, NeedSort.draft, what, State.open, previous.owner,
                   why="er is nog geen verslag")  # fmt: skip


def _actions(records: Records, about: Record, today: date) -> Iterable[Need]:
    pairs = records.pointing_at(about.id, ActionItem.spec.kind)
    return [
        _action(action, today, f"stand: {action.status.label}")
        for info, action in pairs
        if info.name == "about" and isinstance(action, ActionItem) and not action.status.is_off
    ]


def _action(action: ActionItem, today: date, why: str) -> Need:
    by = action.due.latest if isinstance(action.due, Period) else None
    state = _state(by, today, done=is_over(action))
    return Need(action.id, NeedSort.action, action.title, state, action.owner, by, why)


def _state(by: date | None, today: date, *, done: bool) -> State:
    if done:
        return State.done
    return State.late if by is not None and by < today else State.open
