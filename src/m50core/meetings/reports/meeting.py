"""Data of the invitation to a meeting, and of its minutes."""

from datetime import date

import attrs

from m50core.errors import UsageError
from m50core.meetings import minutes, preparation, proceedings
from m50core.meetings.proceedings import Point, Proceedings
from m50core.meetings.records.meetings import Meeting, MinutesStatus
from m50core.records.collection import Records


@attrs.frozen
class InvitedPoint:
    """A point of the agenda, as people are invited to it."""

    number: int
    start: str
    title: str
    who: str
    asked: str
    papers: tuple[str, ...]


@attrs.frozen
class MeetingHead:
    """Which meeting it is; ``meeting`` is empty when there is none."""

    meeting: str = ""
    when: date | None = None
    hours: str = ""
    place: str = ""


@attrs.frozen
class Invitation(MeetingHead):
    """What people need to come to a meeting."""

    link: str = ""
    description: str = ""
    points: tuple[InvitedPoint, ...] = ()
    papers: tuple[str, ...] = ()
    quorum: int | None = None


@attrs.frozen
class MinutesText(MeetingHead):
    """The minutes of a meeting."""

    status: MinutesStatus | None = None
    adopted: date | None = None
    lines: tuple[str, ...] = ()


def invitation(records: Records, today: date, period: str) -> Invitation:
    """Return what people need to come to a meeting.

    ``period`` names it: an id, a title, or "ALV"; empty: the next.
    """
    whole = _find(records, today, period)
    if whole is None:
        return Invitation()
    return Invitation(
        *_head(whole), whole.meeting.link, whole.meeting.description,
        tuple(_point(records, number, p) for number, p in enumerate(whole.points, 1)),
        tuple(paper.title for paper in whole.papers), whole.meeting.quorum,
    )  # fmt: skip


def minutes_of(records: Records, today: date, period: str) -> MinutesText:
    """Return the minutes of a meeting, as written; else the draft. ``period`` as above."""
    whole = _find(records, today, period)
    if whole is None:
        return MinutesText()
    written = whole.minutes[0] if whole.minutes else None
    status = written.status if written else MinutesStatus.drafted
    text = written.text if written else minutes.draft(records, whole)
    adopted = written.adopted_on if written else None
    return MinutesText(*_head(whole), status, adopted, tuple(text.splitlines()))


def _find(records: Records, today: date, words: str) -> Proceedings | None:
    try:
        meeting = preparation.meeting(records, words, today)
    except UsageError:
        if words or not _none_coming(records, today):
            raise
        return None
    return proceedings.of(records, meeting)


def _none_coming(records: Records, today: date) -> bool:
    days = (proceedings.day_of(meeting) for meeting in records.collection(Meeting))
    return not any(day is not None and day >= today for day in days)


def _head(whole: Proceedings) -> tuple[str, date | None, str, str]:
    meeting = whole.meeting
    hours = "–".join(filter(None, (meeting.start, meeting.end)))
    return meeting.title, whole.day, hours, meeting.place


def _point(records: Records, number: int, point: Point) -> InvitedPoint:
    item = point.item
    return InvitedPoint(
        number, point.start, item.title, records.title(item.owner) if item.owner else "",
        item.decision_asked, tuple(paper.title for paper in point.papers),
    )  # fmt: skip
