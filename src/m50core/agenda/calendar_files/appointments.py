"""iCalendar in: what a calendar file comes down to, held against the appointments there are.

An appointment is known by its UID, and by which of a series it is. A file that is newer changes
it, an older one doesn't; what m50 wrote itself is left out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from m50core.agenda.calendar_files.events import CalendarEvent, EventReader, LeftOut
from m50core.agenda.calendar_files.ics import PRODID
from m50core.agenda.calendar_files.lines import Component, read_calendars
from m50core.agenda.calendar_files.moments import known_as
from m50core.agenda.calendar_files.own_changes import as_read, own_changes, unread_status
from m50core.agenda.calendar_files.series import Occurrence, Window, cut, occurrences
from m50core.agenda.entries import record_in
from m50core.agenda.records import Appointment, AppointmentStatus
from m50core.errors import M50Error
from m50core.plugins.extensions import Incoming
from m50core.records.collection import Records
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.clock import aware
from m50core.values.patterns import pattern
from m50core.values.period import Period

MOST = 20_000
"""Most appointments from one file, those of series counted each."""
MOST_SERIES = 5_000

_ADDED_BY_PLUGIN = pattern(r"\d{8}-[0-9a-f]{16}@m50")
_OTHERS = {"VTODO": "een taak", "VJOURNAL": "een notitie", "VFREEBUSY": "een overzicht van vrij en "
           "bezet"}  # fmt: skip
_MESSAGES = ("REQUEST", "CANCEL", "REPLY", "COUNTER", "REFRESH", "ADD")
_KIND = Appointment.spec.kind


def calendar_appointments(
    content: bytes, name: str, records: Records, today: date
) -> Iterator[Incoming]:
    """Yield each appointment in a calendar file, and what is left out and why.

    Series are written out from 400 days before ``today`` to 800 after it. Raises M50Error with
    file and line when the file isn't whole, or holds more than can be read.
    """
    file = read_calendars(content, name)
    notes, series = list(file.notes), 0
    surveys = []
    for calendar in file.calendars:
        surveys.append(_Survey(EventReader(calendar), name, records, today))
        series += sum(1 for component in calendar.inner if component.first("RRULE"))
        if series > MOST_SERIES:
            raise M50Error(
                f"{name}: er staan meer dan {MOST_SERIES} reeksen in. Lees de agenda in delen in."
            )
    for count, item in enumerate(_items(surveys, file.calendars), 1):
        if count > MOST:
            raise M50Error(
                f"{name}, {item.place}: dit worden meer dan {MOST} afspraken. Lees de agenda "
                "in delen in."
            )
        yield attrs.evolve(item, notes=(*item.notes, *notes))
        notes = []


def _items(surveys: Iterable["_Survey"], calendars: Iterable[Component]) -> Iterator[Incoming]:
    """Yield what all calendars of a file hold; one UID may stand in several of them."""
    by_uid: dict[str, list[tuple[_Survey, CalendarEvent]]] = defaultdict(list)
    for survey, calendar in zip(surveys, calendars, strict=True):
        for event in survey.events(calendar.inner):
            if isinstance(event, Incoming):
                yield event
            else:
                by_uid[event.uid].append((survey, event))
    for pairs in by_uid.values():
        latest, _ = max(reversed(pairs), key=lambda pair: pair[1].version)
        yield from latest.of_one([event for _, event in pairs])
    for survey in surveys:
        yield from survey.missing(by_uid)


class _Survey:
    def __init__(self, reader: EventReader, name: str, records: Records, today: date) -> None:
        self.reader, self.records, self.today = reader, records, today
        self.window = Window.around(today)
        self.calendar = (reader.name or name)[:200]
        self.there: dict[str, dict[str, Appointment]] = defaultdict(dict)
        self.alike: dict[tuple[str, Period, str], Appointment] = {}
        for appointment in records.collection(Appointment):
            if appointment.uid:
                self.there[appointment.uid][appointment.occurrence] = appointment
                looks = _looks(appointment.title, appointment.due, appointment.start)
                self.alike.setdefault(looks, appointment)

    def events(self, components: Iterable[Component]) -> Iterator[CalendarEvent | Incoming]:
        """Yield the events of the calendar, and what is left out of it."""
        for component in components:
            if what := _OTHERS.get(component.name):
                yield _left_out(f"dit is {what}, geen afspraak", component.number, component)
            elif component.name == "VEVENT":
                try:
                    event = self.reader.read(component)
                except LeftOut as error:
                    yield _left_out(error.reason, error.line, component)
                    continue
                if reason := self._own(event.uid):
                    yield _left_out(reason, event.line, component)
                else:
                    yield event

    def _own(self, uid: str) -> str:
        """Say why it is left out when m50 wrote it itself."""
        record = self.records.get(record_in(uid))
        if record is not None:
            return f"dit schreef m50 zelf: {record.id}, “{record.title_text}”"
        if uid.endswith("@m50") and "#" in uid:
            return "dit schreef m50 zelf: een stap naar iets dat hier niet (meer) is"
        if _ADDED_BY_PLUGIN.fullmatch(uid):
            return "dit schreef m50 zelf, uit een uitbreiding"
        return ""

    def of_one(self, events: list[CalendarEvent]) -> Iterator[Incoming]:
        """Yield what becomes of all events that share a UID."""
        mine = self.there.get(events[0].uid, {})
        latest: dict[str, CalendarEvent] = {}
        for event in sorted(events, key=lambda one: one.version):
            key = event.of.key if event.of else ""
            older = latest.get(key)
            if older is not None and _is_other(older, event):
                key = event.start.key
                latest[key] = attrs.evolve(event, of=event.start)
                continue
            if older is not None:
                reason = f"staat nog eens in het bestand, op regel {event.line}"
                yield _left_out_event(older, reason)
            latest[key] = event
        series = whole = latest.pop("", None)
        if whole is not None and whole.cancelled:
            yield from self._called_off(whole, mine)
            whole = None
        apart = {
            calendar_event.of.key: calendar_event
            for calendar_event in _by_time(series, latest.values(), mine)
            if calendar_event.of
        }
        if whole is not None:
            for key in self._drop_older(whole, apart):
                reason = f"de nieuwere versie van de reeks, op regel {whole.line}, heeft haar niet"
                yield _left_out_event(apart.pop(key), reason)
            yield from self._whole(whole, apart, mine)
        for event in apart.values():
            for time in occurrences(event, self.window):
                yield self._item(event, time, mine.get(time.key))

    def _drop_older(
        self, series: CalendarEvent, apart: Mapping[str, CalendarEvent]
    ) -> tuple[str, ...]:
        """Return which times that differ were of an older series, that had them still."""
        older = {k: e for k, e in apart.items() if e.what["sequence"] < series.what["sequence"]}
        if not older or (series.rule is None and not series.also):
            return ()
        there = {time.key for time in occurrences(series, self.window)}
        inside = (self.window.first, self.window.last)
        return tuple(
            key
            for key, event in older.items()
            if key not in there and event.of and inside[0] <= event.of.day <= inside[1]
        )

    def missing(self, found: Collection[str]) -> Iterator[Incoming]:
        """Yield what came from this calendar before, lies ahead, and isn't in it any more.

        An invitation tells of one thing, so that nothing follows from what it lacks.
        """
        if self.reader.method in _MESSAGES:
            return
        known = {a.calendar for uid in found for a in self.there.get(uid, {}).values()}
        for uid, appointments in self.there.items():
            for appointment in appointments.values() if uid not in found else ():
                ahead = appointment.due.latest is not None and appointment.due.latest >= self.today
                off = appointment.status is AppointmentStatus.cancelled
                if ahead and not off and appointment.calendar in known:
                    reason = (
                        "staat niet meer in deze agenda; hier blijft hij staan. Gaat hij niet "
                        f"door: {to_type('set', appointment.id, 'status=cancelled')}"
                    )
                    title = f"{appointment.due.shown()} {appointment.title}"
                    yield Incoming(_KIND, {}, appointment.id, reason, title)

    def _whole(
        self, event: CalendarEvent, apart: dict[str, CalendarEvent], mine: dict[str, Appointment]
    ) -> Iterator[Incoming]:
        """Yield a single event, or the times of a series that aren't told apart."""
        keys = set(apart)
        first = True
        for time in occurrences(event, self.window):
            keys.add(time.key)
            if time.key in apart:
                continue
            notes = event.notes if first else ()
            if first and cut(event, self.window):
                days = dutch.days(self.window.first, self.window.last)
                notes = (*notes, f"van deze reeks zijn alleen de keren van {days} gelezen")
            yield self._item(event, time, mine.get(time.key), notes)
            first = False
        if first and not apart:
            days = dutch.days(self.window.first, self.window.last)
            yield _left_out_event(event, f"geen enkele keer van deze reeks valt in {days}")
        for key, appointment in mine.items():
            inside = (
                appointment.due.earliest
                and self.window.first <= appointment.due.earliest <= self.window.last
            )
            if key not in keys and inside and appointment.status != AppointmentStatus.cancelled:
                yield self._off(event, appointment, "hoort niet meer bij de reeks")

    def _called_off(self, event: CalendarEvent, mine: dict[str, Appointment]) -> Iterator[Incoming]:
        if not mine:
            yield _left_out_event(event, "gaat niet door, en stond hier niet")
        for appointment in mine.values():
            yield self._off(event, appointment, "")

    def _item(
        self, event: CalendarEvent, time: Occurrence, there: Appointment | None,
        notes: tuple[str, ...] | None = None,
    ) -> Incoming:  # fmt: skip
        sentences = event.notes if notes is None else notes
        values = self._values(event, time)
        if there is None:
            if event.cancelled:
                return _left_out_event(event, "gaat niet door, en stond hier niet")
            looks = _looks(values["title"], values["due"], values["start"])
            if (double := self.alike.get(looks)) and double.uid != event.uid:
                sentences = (
                    *sentences,
                    f"{double.id} heeft hetzelfde onderwerp en dezelfde tijd, met een ander "
                    "kenmerk: staat dezelfde afspraak hier nu twee keer?",
                )
            return Incoming(_KIND, values, f"regel {event.line}", notes=sentences)
        if event.cancelled:
            return self._off(event, there, "")
        if reason := _older(event, there):
            return _left_out_event(event, reason)
        if self.reader.program == PRODID and event.what["sequence"] == there.sequence:
            # m50 wrote it from what is here, and tells less of it than the calendar it came from.
            values, sentences = {}, ()
        else:
            kept = own_changes(values, there, same=_same_version(event, there))
            if kept:
                sentences = (*sentences, "hier anders dan in het bestand; dat blijft zo")
            values = {name: value for name, value in values.items() if name not in kept}
        # Which file it came from last is no news.
        values.pop("calendar", None)
        return Incoming(_KIND, {"id": there.id, **values}, f"regel {event.line}", notes=sentences)

    def _off(self, event: CalendarEvent, there: Appointment, note: str) -> Incoming:
        """Return what becomes of an appointment that doesn't go on any more."""
        if reason := _older(event, there):
            return _left_out_event(event, reason)
        values = {
            "id": there.id,
            "status": AppointmentStatus.cancelled,
            "sequence": event.what["sequence"],
            "modified": event.what["modified"],
            "as_read": unread_status(there),
        }
        notes = (note,) if note else ()
        return Incoming(_KIND, values, f"regel {event.line}", notes=notes)

    def _values(self, event: CalendarEvent, time: Occurrence) -> dict[str, Any]:
        values: dict[str, Any] = {
            **event.what,
            "due": Period.between(time.first, time.last),
            "start": time.start,
            "end": time.end,
            "uid": event.uid,
            "occurrence": time.key,
            "calendar": self.calendar,
        }
        return {**values, "as_read": as_read(values)}


def _is_other(one: CalendarEvent, other: CalendarEvent) -> bool:
    """True when two of one UID are no versions of each other: two days, none of them a series."""
    single = all(e.rule is None and not e.also and not e.of for e in (one, other))
    return single and one.version == other.version and one.start.key != other.start.key


def _looks(title: str, due: Period, start: str) -> tuple[str, Period, str]:
    return title.casefold(), due, start


def _by_time(
    series: CalendarEvent | None, apart: Iterable[CalendarEvent], mine: Mapping[str, Appointment]
) -> Iterator[CalendarEvent]:
    """Yield what stands apart from a series, each known by the time that the series has it."""
    keys = {key[:8]: key for key in sorted(mine) if key}
    for event in apart:
        of = event.of
        if of is None or of.key in mine:
            yield event
        elif series and series.start.utc and of.utc is None:
            # Some programs name it by its day alone.
            yield attrs.evolve(event, of=series.start.on(of.day))
        elif series and series.start.utc is None:
            # Others name a whole day by its midnight.
            yield attrs.evolve(event, of=of.whole)
        elif series is None and (key := keys.get(of.whole.key)):
            yield attrs.evolve(event, of=known_as(key))
        else:
            yield event


def _older(event: CalendarEvent, there: Appointment) -> str:
    """Say why an event is older than what is there; empty when it isn't."""
    sequence, modified, known = event.what["sequence"], event.what["modified"], there.modified
    if sequence < there.sequence:
        return f"ouder dan {there.id} hier: volgnummer {sequence}, hier {there.sequence}"
    if sequence == there.sequence and modified and known and modified < aware(known):
        return f"ouder dan {there.id} hier, dat later is gewijzigd"
    return ""


def _same_version(event: CalendarEvent, there: Appointment) -> bool:
    """True when both say that they are the same version, so that a difference was made here."""
    known = aware(there.modified) if there.modified else None
    same = (event.what["sequence"], event.what["modified"]) == (there.sequence, known)
    return same and known is not None


def _left_out_event(event: CalendarEvent, reason: str) -> Incoming:
    title = f"{dutch.day(event.start.day)} {event.what['title']}"
    return Incoming(_KIND, {}, f"regel {event.line}", reason, title, event.notes)


def _left_out(reason: str, line: int, component: Component) -> Incoming:
    title = component.text("SUMMARY") or component.name
    place = f"regel {line}, {component.name} van regel {component.number}"
    return Incoming(
        _KIND, {}, place if line != component.number else f"regel {line}", reason, title
    )
