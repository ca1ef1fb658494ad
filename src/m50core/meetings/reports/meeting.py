"""Data of the invitation to a meeting, and of its minutes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from m50core.errors import UsageError
from m50core.meetings import minutes, preparation, proceedings
from m50core.meetings.proceedings import Point, Proceedings
from m50core.meetings.records.meetings import Meeting, MinutesStatus
from m50core.records.collection import Records
from m50core.values import dutch


def invitation(records: Records, today: date, period: str) -> Mapping[str, Any]:
    """Return what people need to come to a meeting.

    ``period`` names it: an id, a title, or "ALV"; empty: the next.
    """
    whole = _find(records, today, period)
    if whole is None:
        return {"meeting": None}
    return {
        **_head(whole),
        "link": whole.meeting.link,
        "description": whole.meeting.description,
        "points": [_point(records, number, p) for number, p in enumerate(whole.points, 1)],
        "papers": [paper.title for paper in whole.papers],
        "quorum": whole.meeting.quorum,
    }


def minutes_of(records: Records, today: date, period: str) -> Mapping[str, Any]:
    """Return the minutes of a meeting, as written; else the draft. ``period`` as above."""
    whole = _find(records, today, period)
    if whole is None:
        return {"meeting": None}
    written = whole.minutes[0] if whole.minutes else None
    status = written.status if written else MinutesStatus.drafted
    text = written.text if written else minutes.draft(records, whole)
    adopted = dutch.day(written.adopted_on) if written and written.adopted_on else ""
    return {
        **_head(whole), "status": status.label, "adopted": adopted,
        "lines": text.splitlines(),
    }  # fmt: skip


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


def _head(whole: Proceedings) -> Mapping[str, Any]:
    meeting = whole.meeting
    return {
        "meeting": meeting.title,
        "when": dutch.long_day(whole.day) if whole.day else "datum volgt",
        "hours": "–".join(filter(None, (meeting.start, meeting.end))),
        "place": meeting.place,
    }


def _point(records: Records, number: int, point: Point) -> Mapping[str, Any]:
    item = point.item
    return {
        "number": number,
        "start": point.start,
        "title": item.title,
        "who": records.title(item.owner) if item.owner else "",
        "asked": item.decision_asked,
        "papers": [paper.title for paper in point.papers],
    }
