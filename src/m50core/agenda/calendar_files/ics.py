"""iCalendar out (RFC 5545): fixed UIDs and rising SEQUENCEs, so that reading twice is no double."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from m50core.agenda.entries import LASTS
from m50core.errors import M50Error
from m50core.exchange.files import write_whole
from m50core.plugins.extensions import AgendaEntry
from m50core.values.clock import ZONE, minutes
from m50core.values.text import visible

if TYPE_CHECKING:
    from icalendar import Alarm, Event, vText

PRODID = "-//M50//m50//NL"
_BEFORE = timedelta(hours=1)
"""How long before a time its alarm goes."""
_DAY_BEFORE = timedelta(hours=15)
"""The same for whole days: at nine in the morning of the day before."""
_YEARS = range(1900, 9999)
"""Years in which every program knows time zones."""


def ics(entries: Iterable[AgendaEntry], *, vague: bool = False, alarms: bool = True) -> bytes:
    """Return entries as a calendar; the same entries give the same bytes.

    Times are written in UTC, days without a time as whole days. ``vague``: what has no exact day
    too, over all days that it can mean. Give entries that ``agenda.touches`` has numbered.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    events = {(uid_of(e), e.occurrence): e for e in entries if e.exact or vague}
    for (uid, _), entry in sorted(events.items(), key=lambda item: (item[1].start, item[0])):
        event = _event(uid, entry)
        if alarms and entry.exact and not entry.cancelled:
            event.add_component(_alarm(entry))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def write_ics(
    entries: Iterable[AgendaEntry], path: str | Path, *, vague: bool = False, alarms: bool = True
) -> Path:
    """Write a calendar file, whole or not at all; M50Error when the place can't be written."""
    target = Path(path)
    if target.suffix.lower() != ".ics":
        raise M50Error(f"“{target.name}”: een agendabestand eindigt op .ics.")
    return write_whole(target, ics(entries, vague=vague, alarms=alarms))


def uid_of(entry: AgendaEntry) -> str:
    """Return what other programs know the entry by, the same each time."""
    if entry.uid:
        return entry.uid
    digest = hashlib.sha256(f"{entry.label}\n{entry.title}".encode()).hexdigest()[:16]
    return f"{entry.start:%Y%m%d}-{digest}@m50"


def _event(uid: str, entry: AgendaEntry) -> "Event":
    from icalendar import Event

    event = Event()
    changed = (entry.changed or datetime(entry.start.year, 1, 1, tzinfo=UTC)).astimezone(UTC)
    event.add("uid", uid)
    if entry.occurrence:
        event.add("recurrence-id", _day_or_moment(entry.occurrence))
    event.add("dtstamp", changed.replace(microsecond=0))
    event.add("sequence", entry.version if entry.sequence is None else entry.sequence)
    event.add("summary", _literal(entry.title))
    start, end = _times(entry)
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    if entry.place:
        event.add("location", _literal(entry.place))
    event.add("categories", [visible(entry.label)])
    if notes := _notes(entry, start):
        event.add("description", _literal(notes, multiline=True))
    if entry.openness:
        event.add("class", entry.openness)
    sure = "TENTATIVE" if entry.tentative else "CONFIRMED"
    event.add("status", "CANCELLED" if entry.cancelled else sure)
    free = entry.free if entry.free is not None else not isinstance(start, datetime)
    event.add("transp", "TRANSPARENT" if free else "OPAQUE")
    return event


def _day_or_moment(text: str) -> date:
    """Read what another program wrote: 20250610, 20250610T120000 or (in UTC) 20250610T120000Z."""
    if "T" not in text:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text)


def _literal(text: str, *, multiline: bool = False) -> "vText":
    r"""Return text that is written as it is; icalendar would make a new line of ``\N``."""
    from icalendar import vText

    class Literal(vText):
        def to_ical(self) -> bytes:
            marked = re.sub(r"([\\;,])", r"\\\1", str(self))
            return marked.replace("\n", "\\n").encode()

    return Literal(visible(text, multiline=multiline))


def _times(entry: AgendaEntry) -> tuple[date, date | None]:
    """Return begin and end, as moments in UTC when the time is known, else as days."""
    begin = minutes(entry.time) if entry.exact else None
    if begin is None or not {entry.start.year, entry.end.year} <= set(_YEARS):
        # The last day there is has none after it; a lone begin means one day.
        return entry.start, None if entry.end == date.max else entry.end + timedelta(days=1)
    start = _moment(entry.start, begin)
    until = minutes(entry.until)
    end = _moment(entry.end, until) if until is not None else start
    return start, end if end > start else start + timedelta(minutes=LASTS)


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(*divmod(minute, 60)), ZONE).astimezone(UTC)


def _notes(entry: AgendaEntry, start: date) -> str:
    notes = [] if entry.exact else [f"Geen vaste dag: {visible(entry.words)}"]
    if entry.time and not isinstance(start, datetime):
        notes.append(f"Begint om {visible(entry.time)}")
    if entry.description:
        notes.append(entry.description)
    return "\n".join(notes)


def _alarm(entry: AgendaEntry) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _literal(entry.title))
    timed = isinstance(_times(entry)[0], datetime)
    alarm.add("trigger", -_BEFORE if timed else -_DAY_BEFORE)
    return alarm
