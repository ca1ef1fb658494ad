"""What must be ready before a meeting, a debate or an event: who does what, by when, how far."""

from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from m50core.errors import UsageError
from m50core.meetings.needs import Need as Need
from m50core.meetings.needs import State as State
from m50core.meetings.needs import action_need, exact_day, minutes_needs, needs
from m50core.meetings.needs import sign as sign
from m50core.meetings.proceedings import day_of, of
from m50core.meetings.records.meetings import Meeting, MeetingStatus
from m50core.meetings.records.occasions import NeedSort as NeedSort
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over, period_of

KINDS = ("meeting", "lobby_moment", "event")
"""What one gets ready for."""
_AFTERMATH = timedelta(days=60)
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


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
    day = exact_day(about)
    found = list(needs(records, about, today))
    if isinstance(about, Meeting):
        whole = of(records, about)
        if whole.previous is not None:
            found += minutes_needs(records, whole.previous, today, day)
        found += (
            action_need(records, action, today, "uit een eerdere vergadering")
            for action in whole.carried
        )
    found.sort(key=lambda n: (n.state is State.done, n.by or date.max, n.record, n.what))
    return Preparation(about, day, tuple(found))
