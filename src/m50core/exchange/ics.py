"""iCalendar out: what has an exact day, with fixed UIDs, so that reading twice makes no doubles."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from m50core.domain.text import visible
from m50core.errors import M50Error
from m50core.exchange.files import write_whole
from m50core.plugins.extensions import AgendaEntry


def ics(entries: Iterable[AgendaEntry], today: date) -> bytes:
    """Return the entries with an exact day as a calendar; the same entries give the same bytes."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//M50//m50//NL")
    calendar.add("version", "2.0")
    stamp = datetime.combine(today, time(), UTC)
    for entry in entries:
        if not entry.exact:
            continue
        event = Event()
        event.add("uid", f"{entry.record or entry.title}@m50")
        event.add("dtstamp", stamp)
        event.add("summary", visible(entry.title))
        event.add("dtstart", entry.start)
        event.add("dtend", entry.end + timedelta(days=1))
        if entry.time:
            event.add("description", f"Begint om {visible(entry.time)}")
        event.add("categories", [visible(entry.label)])
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def write_ics(entries: Iterable[AgendaEntry], today: date, path: str | Path) -> Path:
    """Write a calendar file, whole or not at all; M50Error when the place can't be written."""
    target = Path(path)
    if target.suffix.lower() != ".ics":
        raise M50Error(f"“{target.name}”: een agendabestand eindigt op .ics.")
    return write_whole(target, ics(entries, today))
