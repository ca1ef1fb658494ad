"""Which steps towards meetings, debates and events ask for attention on a day, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from m50core.communication.records import Event
from m50core.lobby.records import LobbyMoment
from m50core.meetings.lead_times import days_before, earlier, longest
from m50core.meetings.needs import Need, State, exact_day, is_own, minutes_needs, needs
from m50core.meetings.records.meetings import ActionItem, Meeting, MeetingStatus
from m50core.meetings.records.occasions import KEPT, NeedSort, OccasionStatus
from m50core.meetings.records.papers import Paper, PaperStatus
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.records.traits import due_of, owner_of, status_of, whole_of
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.holidays import safe_day

AHEAD = 10
"""Working days before its last safe day from which a step asks: two weeks to find a moment."""
WRITE = 5
"""Working days that writing a paper takes."""
_BLANK = (PaperStatus.requested, PaperStatus.outlined)
_MINUTES = timedelta(days=60)
"""So long after a meeting its minutes still ask for attention."""


@attrs.frozen
class Step:
    """A step that asks for attention: what it is towards, the need, its last safe day, and why."""

    about: Record
    """The meeting, debate or event."""
    need: Need
    until: date
    """The last working day on which doing it is still in time."""
    why: str
    """A Dutch sentence."""

    @property
    def record(self) -> str:
        """Id of the record that it is done with."""
        return self.need.record

    @property
    def title(self) -> str:
        """What is to be done, and for what."""
        return f"{self.need.what} ({self.about.title_text})"


def asking(records: Records, day: date) -> Iterator[Step]:
    """Yield the steps that ask for attention on ``day``: not done, and no longer far off.

    Actions, and papers with a day of their own or for a meeting, have a deadline themselves and
    aren't here. What was cancelled asks once what becomes of what hung on it.
    """
    pairs = [
        *((about, needs(records, about, day)) for about in _coming(records, day)),
        *((held, minutes_needs(records, held, day)) for held in _held_meetings(records, day)),
    ]
    for about, needed in pairs:
        for need in needed:
            if (step := _step(records, about, need, day)) is not None:
                yield step
    for about in _cancelled_occasions(records):
        if (step := _left_over(records, about, day)) is not None:
            yield step


def step_due(records: Records, about: Record, day: date) -> NeedSort | None:
    """Return the first step towards a meeting or event that asks, and is kept on that itself."""
    possible = (_step(records, about, need, day) for need in needs(records, about, day))
    steps = [step for step in possible if step is not None and step.need.sort in KEPT]
    return min(steps, key=lambda step: step.until).need.sort if steps else None


def _coming(records: Records, day: date) -> Iterator[Record]:
    until = longest(day, AHEAD)
    for kind in (Meeting, Event, LobbyMoment):
        coming = records.collection(kind).where(due__gte=day, due__lte=until)
        yield from (about for about in coming if not is_over(about))
    # What M50 holds itself can still be held when the time that it was meant for is over.
    for event in records.collection(Event).where(due__lt=day):
        if is_own(event) and not is_over(event) and exact_day(event) is None:
            yield event


def _held_meetings(records: Records, day: date) -> Iterator[Meeting]:
    held = records.collection(Meeting).where(due__gte=days_before(day, _MINUTES), due__lte=day)
    return (meeting for meeting in held if meeting.status is MeetingStatus.held)


def _cancelled_occasions(records: Records) -> Iterator[Record]:
    yield from records.collection(Meeting).where(status=MeetingStatus.cancelled)
    for kind in (Event, LobbyMoment):
        yield from records.collection(kind).where(status=OccasionStatus.cancelled)


def _step(records: Records, about: Record, need: Need, day: date) -> Step | None:
    if need.state is State.done or need.by is None or need.sort is NeedSort.action:
        return None
    if need.sort is NeedSort.date and (not is_own(about) or whole_of(about)):
        return None
    written = 0
    if isinstance(paper := records.get(need.record), Paper) and need.sort is NeedSort.paper:
        if isinstance(about, Meeting) or (paper.due is not None and paper.due.latest is not None):
            return None
        written = WRITE if paper.status in _BLANK else 0
    until = safe_day(need.by, written)
    if day < earlier(until, AHEAD):
        return None
    return Step(about, need, until, _why(about, need, until, day))


def _why(about: Record, need: Need, until: date, day: date) -> str:
    when = exact_day(about)
    due = due_of(about)
    held = dutch.day(when) if when else due.shown() if due else ""
    left = dutch.days_left((until - day).days)
    named = f"“{about.title_text}” is {held}" if held else f"“{about.title_text}”"
    if need.sort is NeedSort.draft or (when is not None and when < day):
        named = f"“{about.title_text}” was {held}"
    said = f"{need.what}: uiterlijk {dutch.day(until)}, {left}"
    return f"{said}. {named}; {need.why}." if need.why else f"{said}. {named}."


def hanging(records: Records, about: Record) -> list[ActionItem | Paper]:
    """Return the open actions and papers that are for a meeting, debate or event."""
    open_items: dict[str, ActionItem | Paper] = {}
    for info, record in records.pointing_at(about.id, ActionItem.spec.kind):
        if isinstance(record, ActionItem) and info.name == "about" and not is_over(record):
            open_items[record.id] = record
    for _, record in records.pointing_at(about.id, Paper.spec.kind):
        if isinstance(record, Paper) and not is_over(record) and not record.ready:
            open_items[record.id] = record
    return list(open_items.values())


def is_shut(records: Records, action: ActionItem) -> bool:
    """Tell whether an action can't be done now: one before it is open, or it is for what is off."""
    abouts = (records.get(record_id) for record_id in action.about)
    off = (status for about in abouts if (status := status_of(about)) and status.is_off)
    return action.waits(records.get) or next(off, None) is not None


def bare_title(item: Record, about: Record) -> str:
    """Return what it is called where it is clear that it is for ``about``."""
    if isinstance(item, ActionItem) and about.id in item.about:
        return item.bare_title
    return item.title_text


def _left_over(records: Records, about: Record, day: date) -> Step | None:
    left = hanging(records, about)
    if not left:
        return None
    named = dutch.list_words([f"“{bare_title(record, about)}”" for record in left[:3]])
    more = f" en nog {len(left) - 3}" if len(left) > 3 else ""
    what = f"Nog open ({len(left)}): laat vervallen of hang aan een ander"
    how = to_type("cancel", about.id, "--drop")
    hang, these = ("hangt", "dit") if len(left) == 1 else ("hangen", "ze")
    why = f"“{about.title_text}” gaat niet door, en daaraan {hang} nog {named}{more}"
    need = Need(
        about.id, NeedSort.leftover, what, State.open, owner_of(about), day, why, how
    )  # fmt: skip
    advice = f"Laat {these} vervallen ({how}) of hang {these} aan een ander (--to NUMMER)."
    return Step(about, need, day, f"{why}. {advice}")
