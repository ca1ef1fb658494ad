"""Events (VEVENT) of a calendar file, as values: what, when, how often, how sure.

Names and addresses of whoever was invited are not taken over, only counted.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs

from m50core.agenda.calendar_files.dates import read_day_or_moment, read_length
from m50core.agenda.calendar_files.lines import Component, ContentLine
from m50core.agenda.calendar_files.moments import HERE, UTC_ZONE, YEARS, When
from m50core.agenda.calendar_files.zone_names import world_zone
from m50core.agenda.calendar_files.zones import Zone, file_zones
from m50core.agenda.records import LONGEST, AppointmentStatus, Openness
from m50core.values import dutch
from m50core.values import text as texts
from m50core.values.patterns import pattern
from m50core.values.recurrence import RecurrenceRule

_NOON = datetime(2025, 6, 10, 12)
"""A time by which zones are told apart."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""When what doesn't say so was last changed."""
_PRIVATE = ("private", "confidential")
_WHOLE_DAY = ("X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT",
              "X-FUNAMBOL-ALLDAY")  # fmt: skip
"""What programs add to a whole day that they write as times from midnight to midnight."""
_ONE_DAY = timedelta(days=1)
_ZONE_IN_VALUE = pattern(r"(.+):(\d{4}-?\d\d-?\d\d.*)")


class LeftOut(Exception):
    """An event that can't be taken over: the Dutch reason, and the line."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


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
    days: timedelta = timedelta()
    """Days that it lasts besides, counted by the calendar: it ends at the same hour."""
    rule: RecurrenceRule | None = None
    also: tuple[When, ...] = ()
    but: tuple[When, ...] = ()
    lengths: Mapping[str, timedelta] = attrs.field(factory=dict)
    """Of the times in ``also`` that last otherwise, by key."""
    of: When | None = None
    notes: tuple[str, ...] = ()

    @property
    def version(self) -> tuple[int, datetime]:
        """What orders the versions of one event: the higher, the later."""
        return self.what["sequence"], self.what["modified"] or _LONG_AGO

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
        self.zone_name = calendar.text("X-WR-TIMEZONE")
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
        length, days = self._length(component, start, notes)
        if start.utc is not None and _is_whole(component):
            lasts = round(((length or timedelta()) + days) / _ONE_DAY)
            start, length, days = start.whole, timedelta(days=max(1, lasts)), timedelta()
        of = component.first("RECURRENCE-ID")
        if of is not None and of.parameters.get("RANGE"):
            raise LeftOut("zij wijzigt ook alle latere keren van een reeks (RANGE)", of.number)
        what = self._what(component, notes)
        uid = component.text("UID")
        if not uid:
            notes.append("zonder kenmerk (UID): herkend aan onderwerp en tijd")
        also = dict(self._moments(component, "RDATE", start, notes))
        return CalendarEvent(
            component.number,
            _field_text(uid, texts.MAX_LINE, [], "") or _made_uid(what["title"], start),
            what,
            start,
            length,
            days,
            self._rule(component, start, notes) if of is None else None,
            tuple(also),
            tuple(when for when, _ in self._moments(component, "EXDATE", start, notes)),
            {when.key: own for when, own in also.items() if own is not None},
            self._when(of, notes) if of else None,
            tuple(dict.fromkeys(notes)),
        )

    def _when(self, line: ContentLine, notes: list[str]) -> When:
        value, name = line.value, line.parameters.get("TZID", "")
        if match := _ZONE_IN_VALUE.fullmatch(value):
            # A zone with a colon in its name, not between quotation marks: (UTC+01:00) Amsterdam
            name, value = f"{name}:{match[1]}", match[2]
        return self._moment(value, name, line.number, notes)

    def _moment(self, value: str, name: str, number: int, notes: list[str]) -> When:
        try:
            local, in_utc = read_day_or_moment(value)
            if local.year not in YEARS:
                raise ValueError(f"“{value[:20]}” valt buiten de jaren die m50 kent")
        except ValueError as error:
            raise LeftOut(str(error), number) from None
        if in_utc:
            return When(local, UTC_ZONE)
        if not isinstance(local, datetime):
            return When(local)
        if not name:
            return When(local, self._zone_of_calendar(notes))
        return When(local, self._zone(name, notes))

    def _zone(self, name: str, notes: list[str]) -> Zone:
        if name not in self._known:
            self._known[name] = self._zones.get(name) or world_zone(name)
        zone = self._known[name]
        if zone is None:
            notes.append(f"de tijdzone “{name[:60]}” is onbekend: gelezen als Nederlandse tijd")
        return zone or HERE

    def _zone_of_calendar(self, notes: list[str]) -> Zone:
        """Return what a time without zone is in: of the whole calendar, when it names one."""
        if not self.zone_name:
            return HERE
        zone = self._zone(self.zone_name, notes)
        if zone.utc(_NOON) != HERE.utc(_NOON):
            notes.append(
                f"de tijd noemt geen tijdzone: gelezen als die van de agenda, {self.zone_name[:60]}"
            )
        return zone

    def _moments(
        self, component: Component, name: str, start: When, notes: list[str]
    ) -> Iterator[tuple[When, timedelta | None]]:
        """Yield each time on the lines of this name, and its own length when it has one."""
        for line in component.all(name):
            zone = line.parameters.get("TZID", "")
            pieces = dict.fromkeys(piece.strip() for piece in re.split("[,;]", line.value))
            for piece in filter(None, pieces):
                begin, _, rest = piece.partition("/")
                when = self._moment(begin, zone, line.number, notes)
                own = self._until(when, rest, zone, line.number, notes) if rest else None
                if start.utc is None:
                    when = when.whole
                yield when, own

    def _until(
        self, begin: When, text: str, zone: str, number: int, notes: list[str]
    ) -> timedelta | None:
        """Return how long a period lasts, by its end or its length; None when that can't be."""
        try:
            days, clock = read_length(text)
        except ValueError:
            end = self._moment(text, zone, number, notes).utc
            length = end - begin.utc if end and begin.utc else None
        else:
            end = begin.later(days).utc
            length = end + clock - begin.utc if end and begin.utc else days
        return length if length and timedelta() < length <= LONGEST else None

    def _length(
        self, component: Component, start: When, notes: list[str]
    ) -> tuple[timedelta | None, timedelta]:
        """Return how long it lasts, and the days of that which are counted by the calendar.

        An end that can't be is told, and left out: when it begins, stands.
        """
        whole = start.utc is None
        none = _ONE_DAY if whole else None, timedelta()
        line = component.first("DTEND") or component.first("DURATION")
        if line is None:
            return none
        days = timedelta()
        try:
            if line.name == "DURATION":
                days, length = read_length(line.value)
            else:
                end = self._when(line, notes)
                if (end.utc is None) is not whole:
                    raise ValueError("begin en einde zijn niet allebei een dag of een tijd")
                length = end.utc - start.utc if end.utc and start.utc else end.local - start.local
            if length + days < timedelta():
                raise ValueError("het einde ligt voor het begin")
        except (ValueError, LeftOut) as error:
            notes.append(f"{error}: het einde (regel {line.number}) is niet overgenomen")
            return none
        if length + days > LONGEST:
            raise LeftOut(f"zij duurt langer dan {LONGEST.days} dagen", line.number)
        if whole:
            return max(length + days, _ONE_DAY), timedelta()
        return (length if length or days else None), days

    def _rule(self, component: Component, start: When, notes: list[str]) -> RecurrenceRule | None:
        lines = list(component.all("RRULE"))
        if not lines:
            return None
        try:
            if len(lines) > 1 or component.first("EXRULE"):
                raise ValueError("meer dan een regel")
            rule = RecurrenceRule.parse(lines[0].value)
            if rule.until:
                read_day_or_moment(rule.until)
            if isinstance(start.local, datetime) and not rule.fits(start.local):
                raise ValueError("zij komt ook op een andere tijd dan die van het begin")
        except ValueError as error:
            reason = f"haar herhaling kan m50 niet volgen: {error}"
            raise LeftOut(reason, lines[0].number) from None
        if rule.unread:
            parts = ", ".join(rule.unread)[:60]
            notes.append(f"van de herhaling telt niet mee wat een programma erbij zet: {parts}")
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
            "openness": Openness.public,
            "status": self._status(component, tentative=busy == "TENTATIVE"),
            "sequence": _number(component.text("SEQUENCE")),
            "modified": _modified_at(component.text("LAST-MODIFIED")),
        }
        if (openness := component.text("CLASS").lower()) in _PRIVATE:
            notes.append("privé: alleen de tijd is overgenomen")
            what |= {"title": "Privé", "place": "", "description": ""}
            what["openness"] = Openness(openness)
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


def _is_whole(component: Component) -> bool:
    return any(component.text(name).upper() in ("TRUE", "1") for name in _WHOLE_DAY)


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
