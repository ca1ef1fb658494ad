"""Everything with a date, in order of day; what clashes, and which weeks are too full."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any

import attrs

from m50core.agenda.records import Appointment, AppointmentStatus, Openness
from m50core.findings.findings import Finding, Severity
from m50core.goals.records import Rhythm
from m50core.meetings.records.meetings import ActionItem
from m50core.pages.cells import Cell, ListRow, cell
from m50core.plugins.extensions import AgendaEntry, EntrySort
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over, period_of, waits_for_day
from m50core.records.traits import owner_of, predecessor_of, status_of, whole_of, year_in
from m50core.values import dutch
from m50core.values.capital import with_capital
from m50core.values.clock import minutes
from m50core.values.span import week_of

MOST = 5
"""More exact days than this in one week are told as too many."""
LASTS = 60
"""Minutes that something takes when its end isn't told."""
_DAY = 24 * 60
_PEOPLE = (EntrySort.moment, EntrySort.deadline)
"""What makes a week full: steps are done in between."""


def agenda(
    records: Records, start: date, end: date, extra: Iterable[AgendaEntry] = ()
) -> tuple[AgendaEntry, ...]:
    """Return what has a day in ``start``..``end`` (both included), and exact days before vague.

    ``extra``: entries that rooms and plugins add; one with the UID of a record stands for that.
    """
    extra = tuple(extra)
    ahead = _told_ahead(records)
    instead = ahead | {e.record for e in extra if e.uid and e.uid == uid_of(e.record)}
    within = (r for r in records if (period := period_of(r)) and period.overlaps(start, end))
    entries = [e for record in within if record.id not in instead and (e := entry_of(record))]
    entries += [e for e in extra if e.start <= end and e.end >= start and e.record not in ahead]
    return tuple(sorted(entries, key=lambda e: (not e.exact, e.end, e.start, e.time, e.title)))


def uid_of(record_id: str, step: str = "") -> str:
    """Return what other programs know a record by, or a step of it that has no record."""
    return f"{record_id}#{step}@m50" if step else f"{record_id}@m50"


def record_in(uid: str) -> str:
    """Return the id of the record that m50 gave this UID, or empty when it isn't m50's."""
    return uid.removesuffix("@m50").partition("#")[0] if uid.endswith("@m50") else ""


def _told_ahead(records: Records) -> set[str]:
    """Return the ids of what one year's plan tells of a later year, whose own plan tells it too."""
    continued = {predecessor_of(record) for record in records} - {""}
    ids = set()
    for record in filter(None, map(records.get, continued)):
        period, year = period_of(record), year_in(record)
        if period and period.earliest and year and period.earliest.year > year:
            ids.add(record.id)
    return ids


def records_without_date(records: Records) -> tuple[Record, ...]:
    """Return what takes place and still waits for a date: meetings, events, lobby moments.

    A part of what waits itself isn't told apart.
    """
    kinds = [k for k, cls in records.kinds.items() if cls.takes_place and not cls.fills_period]
    waiting = [
        record
        for kind in kinds
        for record in records.collection(kind)
        if not is_over(record) and waits_for_day(record)
    ]
    ids = {record.id for record in waiting}
    return tuple(record for record in waiting if whole_of(record) not in ids)


def for_members(records: Records, entries: Iterable[AgendaEntry]) -> tuple[AgendaEntry, ...]:
    """Return the entries that every member may come to; see ``open_to_members``."""
    moments = (e for e in entries if e.sort is EntrySort.moment)
    return tuple(e for e in moments if (r := records.get(e.record)) and open_to_members(records, r))


def further_on(
    records: Records, entries: Iterable[AgendaEntry], end: date
) -> tuple[AgendaEntry, ...]:
    """Return what takes place after ``end``, and has a step towards it among the entries."""
    towards: dict[str, None] = {}
    for entry in entries:
        if entry.sort is EntrySort.step and (record := records.get(entry.record)) is not None:
            towards |= dict.fromkeys((record.id, *getattr(record, "about", ())))
    held = (record for name in towards if (record := records.get(name)) and record.takes_place)
    later = (e for record in held if (e := entry_of(record)) is not None and e.start > end)
    return tuple(sorted(later, key=lambda e: (e.start, e.time, e.title)))


def open_to_members(records: Records, record: Record) -> bool:
    """True for events, and for meetings of a pillar or of the assembly."""
    if record.kind != "meeting":
        return record.kind == "event"
    organ = records.get(str(getattr(record, "organ", "")))
    return organ is not None and (organ.kind == "pillar" or getattr(organ, "short", "") == "ALV")


@attrs.frozen
class Clash:
    """Two things on one day that ask for the same people or organs (``shared``, by id)."""

    first: AgendaEntry
    second: AgendaEntry
    shared: tuple[str, ...]
    same_time: bool
    """False: the same day, and of one of them the time is not known."""


def clashes(entries: Iterable[AgendaEntry]) -> tuple[Clash, ...]:
    """Return what can't both be attended: exact, not cancelled, the same people, the same time.

    Without a time a thing may take all of its day.
    """
    days: dict[date, list[AgendaEntry]] = defaultdict(list)
    for entry in entries:
        if entry.exact and entry.claims and not entry.cancelled:
            for number in range(entry.start.toordinal(), entry.end.toordinal() + 1):
                days[date.fromordinal(number)].append(entry)
    clash_by_pair: dict[tuple[AgendaEntry, AgendaEntry], Clash] = {}
    for day in sorted(days):
        for first, second in combinations(days[day], 2):
            shared = tuple(claim for claim in first.claims if claim in second.claims)
            hours = _hours(first, day), _hours(second, day)
            known = all(hours)
            if shared and (not known or _overlap(*hours)):
                clash_by_pair.setdefault((first, second), Clash(first, second, shared, known))
    return tuple(clash_by_pair.values())


def _hours(entry: AgendaEntry, day: date) -> tuple[int, int] | None:
    """Return the minutes of ``day`` that it takes; None when they aren't known."""
    start, end = minutes(entry.time), minutes(entry.until)
    if start is None:
        return None
    if entry.end > entry.start:
        last = _DAY if day < entry.end or end is None else end
        return (start if day == entry.start else 0), last
    return start, end if end is not None and end > start else start + LASTS


def _overlap(first: tuple[int, int] | None, second: tuple[int, int] | None) -> bool:
    if first is None or second is None:
        return False
    return first[0] < second[1] and second[0] < first[1]


def contradictions(
    records: Records, entries: Iterable[AgendaEntry], findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return the findings that are errors about what is on these days, or about what builds on it.

    So that a debate shows what was promised with its outcome, also when that is on another day.
    """
    shown = {entry.record for entry in entries if entry.record}
    errors = (f for f in findings if f.severity is Severity.error and f.record)
    return tuple(finding for finding in errors if not shown.isdisjoint(concerns(records, finding)))


def concerns(records: Records, finding: Finding) -> tuple[str, ...]:
    """Return the ids of what a finding is about: its record, and of an error what that uses."""
    if finding.severity is not Severity.error:
        return (finding.record,)
    return (finding.record, *getattr(records.get(finding.record), "uses", ()))


@attrs.frozen
class FullWeek:
    """A week, by its Monday, with more exact days than people can handle."""

    monday: date
    entries: tuple[AgendaEntry, ...]


def full_weeks(entries: Iterable[AgendaEntry], most: int = MOST) -> tuple[FullWeek, ...]:
    """Return the weeks that begin more than ``most`` exact things, cancelled ones left out."""
    weeks: dict[date, list[AgendaEntry]] = defaultdict(list)
    for entry in entries:
        if entry.exact and not entry.cancelled and entry.sort in _PEOPLE:
            weeks[week_of(entry.start)[0]].append(entry)
    full = sorted(monday for monday, agenda_entries in weeks.items() if len(agenda_entries) > most)
    return tuple(FullWeek(monday, tuple(weeks[monday])) for monday in full)


def entry_of(record: Record) -> AgendaEntry | None:
    """Return how a record stands in the agenda; None while it has no day."""
    period = period_of(record)
    if period is None or period.earliest is None or period.latest is None:
        return None
    whole = record.fills_period
    # A deadline on another thing ("10 werkdagen voor 1e ALV") has a day once that has one.
    exact = whole or period.earliest == period.latest
    anchored = exact and period.anchor is not None
    sort = _sort(record)
    return AgendaEntry(
        period.earliest,
        period.latest,
        record.title_text,
        record.id,
        with_capital(sort.label) if sort is EntrySort.step else record.spec.label,
        exact,
        dutch.day(period.latest) if anchored else period.shown(),
        _text(record, "start"),
        _text(record, "end"),
        _text(record, "place"),
        _claims(record) if record.takes_place else (),
        _is_off(record),
        _text(record, "uid") or uid_of(record.id),
        _text(record, "occurrence"),
        getattr(record, "sequence", None) if whole else None,
        sort=sort,
        **(_as_there(record) if isinstance(record, Appointment) else {}),
    )


def _as_there(record: Appointment) -> dict[str, Any]:
    """Return what an appointment goes out with, so that it comes back as it was read."""
    closed = record.openness is not Openness.public
    return {
        "description": record.description,
        "tentative": record.status is AppointmentStatus.tentative,
        "free": record.free,
        "openness": record.openness.value.upper() if closed else "",
    }


def _sort(record: Record) -> EntrySort:
    if record.takes_place:
        return EntrySort.moment
    if isinstance(record, Rhythm):
        return EntrySort.rhythm
    laid = isinstance(record, ActionItem) and record.runbook
    return EntrySort.step if laid else EntrySort.deadline


def _is_off(record: Record) -> bool:
    status = status_of(record)
    return status is not None and status.is_off


def _text(record: Record, name: str) -> str:
    value = getattr(record, name, "")
    return value if isinstance(value, str) else ""


def _claims(record: Record) -> tuple[str, ...]:
    if getattr(record, "free", False):
        return ()
    one = (owner_of(record), _text(record, "organ"))
    return tuple(filter(None, (*one, *getattr(record, "partners", ()))))


def agenda_row(records: Records, entry: AgendaEntry) -> ListRow:
    """Return an entry with when it is, from when until when that day, what it is called and is."""
    when = Cell(entry.end, entry.words)
    time = cell(hours(entry, held=is_held(records, entry)))
    cells = (when, time, Cell(entry.title, entry.title_text), cell(entry.label))
    return ListRow(cells, entry.record, about=entry)


def is_held(records: Records, entry: AgendaEntry) -> bool:
    """Tell whether somebody must be there; a deadline asks for nobody."""
    if entry.sort is not EntrySort.moment:
        return False
    record = records.get(entry.record)
    return record.takes_place if record else bool(entry.time or entry.claims)


def hours(entry: AgendaEntry, *, held: bool) -> str:
    """``10:00–11:30``, or what an entry is when it has no time."""
    if entry.time:
        return f"{entry.time}–{entry.until}" if entry.until else entry.time
    return "hele dag" if held else "uiterlijk"
