"""Events (VEVENT) of a calendar file, as values: what, when, how often, how sure.

Names and addresses of whoever was invited are not taken over, only counted.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from m50core.agenda.calendar_files.dates import read_day_or_moment, read_length
from m50core.agenda.calendar_files.lines import Component, ContentLine
from m50core.agenda.calendar_files.zones import NamedZone, Zone, file_zones, world_zone
from m50core.agenda.records import LONGEST, AppointmentStatus
from m50core.values import dutch
from m50core.values import text as texts
from m50core.values.clock import ZONE
from m50core.values.recurrence import RecurrenceRule

YEARS = range(1900, 9000)
_HERE = NamedZone(ZONE)
_UTC = NamedZone(ZoneInfo("UTC"))
_PRIVATE = ("PRIVATE", "CONFIDENTIAL")


class LeftOut(Exception):
    """An event that can't be taken over: the Dutch reason, and the line."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


@attrs.frozen
class When:
    """A day, or what a clock says in a zone."""

    local: date
    """A datetime (without zone) when it has a time."""
    zone: Zone = _HERE

    @property
    def day(self) -> date:
        """The day by that clock."""
        return self.local.date() if isinstance(self.local, datetime) else self.local

    @property
    def utc(self) -> datetime | None:
        """The moment; None for a whole day."""
        return self.zone.utc(self.local) if isinstance(self.local, datetime) else None

    @property
    def key(self) -> str:
        """The same as RECURRENCE-ID has it: 20250610, or 20250610T100000Z."""
        return self.local.isoformat().replace("-", "") if self.utc is None else _stamp(self.utc)

    def on(self, day: date) -> "When":
        """Return the same time on another day."""
        if isinstance(self.local, datetime):
            return attrs.evolve(self, local=datetime.combine(day, self.local.time()))
        return attrs.evolve(self, local=day)


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%SZ")


@attrs.frozen
class CalendarEvent:
    """An event, or the rule of a series (``rule``), or one of its times that differs (``of``)."""

    line: int
    uid: str
    what: Mapping[str, Any]
    """Fields of an Appointment: title, place, description, free, status, sequence, modified."""
    start: When
    length: timedelta | None
    """None: an event without an end."""
    rule: RecurrenceRule | None = None
    also: tuple[When, ...] = ()
    but: tuple[When, ...] = ()
    of: When | None = None
    notes: tuple[str, ...] = ()

    @property
    def version(self) -> tuple[int, str]:
        """What orders the versions of one event: the higher, the later."""
        return self.what["sequence"], str(self.what["modified"] or "")

    @property
    def cancelled(self) -> bool:
        """True when it doesn't go on."""
        return self.what["status"] is AppointmentStatus.cancelled


class EventReader:
    """Reads the events of one calendar."""

    def __init__(self, calendar: Component) -> None:
        self.method = calendar.text("METHOD").upper()
        self.name = calendar.text("X-WR-CALNAME")
        self.program = calendar.text("PRODID")
        self._zones = file_zones(calendar.inner)
        self._known: dict[str, Zone | None] = {}

    def read(self, component: Component) -> CalendarEvent:
        """Return the event; LeftOut (with reason and line) when it can't be taken over."""
        notes: list[str] = []
        if component.unread:
            notes.append(f"regel {component.unread[0]} is geen naam en waarde, en telt niet mee")
        line = component.first("DTSTART")
        if line is None:
            raise LeftOut("het begin (DTSTART) ontbreekt", component.number)
        start = self._when(line, notes)
        start, length = self._whole_days(component, start, self._length(component, start, notes))
        of = component.first("RECURRENCE-ID")
        if of is not None and of.parameters.get("RANGE"):
            raise LeftOut("zij wijzigt ook alle latere keren van een reeks (RANGE)", of.number)
        what = self._what(component, notes)
        uid = component.text("UID")
        if not uid:
            notes.append("zonder kenmerk (UID): herkend aan onderwerp en tijd")
        return CalendarEvent(
            component.number,
            _field_text(uid, texts.MAX_LINE, [], "") or _made_uid(what["title"], start),
            what,
            start,
            length,
            self._rule(component) if of is None else None,
            tuple(self._moments(component, "RDATE", notes)),
            tuple(self._moments(component, "EXDATE", notes)),
            self._when(of, notes) if of else None,
            tuple(dict.fromkeys(notes)),
        )

    def _when(self, line: ContentLine, notes: list[str]) -> When:
        value, name = line.value, line.parameters.get("TZID", "")
        head, _, tail = value.rpartition(":")
        if head:
            # A zone with a colon in its name, not between quotation marks: (UTC+01:00) Amsterdam
            name, value = f"{name}:{head}", tail
        return self._moment(value, name, line.number, notes)

    def _moment(self, value: str, name: str, number: int, notes: list[str]) -> When:
        try:
            local, in_utc = read_day_or_moment(value)
            if local.year not in YEARS:
                raise ValueError(f"“{value[:20]}” valt buiten de jaren die m50 kent")
        except ValueError as error:
            raise LeftOut(str(error), number) from None
        if in_utc:
            return When(local, _UTC)
        if not name or not isinstance(local, datetime):
            return When(local)
        if name not in self._known:
            self._known[name] = self._zones.get(name) or world_zone(name)
        zone = self._known[name]
        if zone is None:
            notes.append(f"de tijdzone “{name[:60]}” is onbekend: gelezen als Nederlandse tijd")
        return When(local, zone or _HERE)

    def _moments(self, component: Component, name: str, notes: list[str]) -> Iterable[When]:
        for line in component.all(name):
            for piece in line.value.split(",") if line.value.strip() else ():
                # A period counts by its begin.
                begin = piece.partition("/")[0]
                yield self._moment(begin, line.parameters.get("TZID", ""), line.number, notes)

    def _length(self, component: Component, start: When, notes: list[str]) -> timedelta | None:
        whole = start.utc is None
        if line := component.first("DTEND"):
            end = self._when(line, notes)
            if (end.utc is None) is not whole:
                raise LeftOut("begin en einde zijn niet allebei een dag of een tijd", line.number)
            length = end.utc - start.utc if end.utc and start.utc else end.local - start.local
        elif line := component.first("DURATION"):
            try:
                length = read_length(line.value)
            except ValueError as error:
                raise LeftOut(str(error), line.number) from None
        else:
            return timedelta(days=1) if whole else None
        if length < timedelta():
            raise LeftOut("het einde ligt voor het begin", line.number)
        if length > LONGEST:
            raise LeftOut(f"zij duurt langer dan {LONGEST.days} dagen", line.number)
        return max(length, timedelta(days=1)) if whole else length or None

    def _whole_days(
        self, component: Component, start: When, length: timedelta | None
    ) -> tuple[When, timedelta | None]:
        """Outlook writes some whole days as times from midnight to midnight."""
        told = component.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
        if told and start.utc is not None and length is not None:
            return When(start.day), timedelta(days=max(1, round(length / timedelta(days=1))))
        return start, length

    def _rule(self, component: Component) -> RecurrenceRule | None:
        lines = list(component.all("RRULE"))
        if not lines:
            return None
        if len(lines) > 1 or component.first("EXRULE"):
            raise LeftOut("haar herhaling kan m50 niet volgen: meer dan een regel", lines[0].number)
        try:
            rule = RecurrenceRule.parse(lines[0].value)
            if rule.until:
                read_day_or_moment(rule.until)
        except ValueError as error:
            reason = f"haar herhaling kan m50 niet volgen: {error}"
            raise LeftOut(reason, lines[0].number) from None
        return rule

    def _what(self, component: Component, notes: list[str]) -> dict[str, Any]:
        busy = component.text("X-MICROSOFT-CDO-BUSYSTATUS").upper()
        free = component.text("TRANSP").upper() == "TRANSPARENT" or busy == "FREE"
        what: dict[str, Any] = {
            "title": _field_text(component.text("SUMMARY"), texts.MAX_LINE, notes, "het onderwerp")
            or "Zonder onderwerp",
            "place": _field_text(component.text("LOCATION"), texts.MAX_LINE, notes, "de plaats"),
            "description": _field_text(
                component.text("DESCRIPTION"), texts.MAX_TEXT, notes, "de toelichting"
            ),
            "free": free,
            "status": self._status(component, tentative=busy == "TENTATIVE"),
            "sequence": _number(component.text("SEQUENCE")),
            "modified": _modified_at(component.text("LAST-MODIFIED")),
        }
        if component.text("CLASS").upper() in _PRIVATE:
            notes.append("privé: alleen de tijd is overgenomen")
            what |= {"title": "Privé", "place": "", "description": ""}
        if people := sum(1 for name in ("ATTENDEE", "ORGANIZER") for _ in component.all(name)):
            names = dutch.number_of(people, "naam", "namen")
            notes.append(f"niet overgenomen: {names} van genodigden en organisator")
        return what

    def _status(self, component: Component, *, tentative: bool) -> AppointmentStatus:
        status = component.text("STATUS").upper()
        if self.method == "CANCEL" or status == "CANCELLED":
            return AppointmentStatus.cancelled
        if status == "TENTATIVE" or (tentative and not status):
            return AppointmentStatus.tentative
        return AppointmentStatus.confirmed


def _field_text(text: str, limit: int, notes: list[str], label: str) -> str:
    """Return text as a field may hold it: signs for control characters, and not too long."""
    multiline = limit == texts.MAX_TEXT
    if not multiline:
        text = " ".join(text.split("\n"))
    try:
        return texts.clean(text, multiline=multiline)
    except ValueError as error:
        notes.append(f"{label} {error}, en is aangepast")
    shown = texts.visible(text, multiline=multiline).strip()
    return texts.clean(
        shown[: limit - 1] + "…" if len(shown) > limit else shown, multiline=multiline
    )


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text) else 0


def _modified_at(text: str) -> datetime | None:
    try:
        moment, _ = read_day_or_moment(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if isinstance(moment, datetime) else None


def _made_uid(title: str, start: When) -> str:
    digest = hashlib.sha256(f"{title}\n{start.key}".encode()).hexdigest()[:20]
    return f"zonder-kenmerk-{digest}"
