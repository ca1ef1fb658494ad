"""What is to be seen of a span of days: by day, without a day, and what is wrong with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import attrs

from m50core import Finding, Period, Precision, Records, Severity
from m50core.agenda import clashes, concerns, full_weeks, hours, is_held
from m50core.plugins import AgendaEntry, EntrySort
from m50core.records import fold, period_of, unit_of
from m50core.values import dutch, minutes, week_of

_LASTING = timedelta(days=14)
"""Two written days further apart than this don't mean that something lasts so long."""


@attrs.frozen
class AgendaSign:
    """Why an entry has a mark."""

    sentence: str
    rule: str = ""
    """The rule that says so, in Dutch; empty when none does."""

    def __str__(self) -> str:
        return f"{self.sentence}\n  {self.rule}" if self.rule else self.sentence


@attrs.frozen
class Shown:
    """An entry as the agenda shows it."""

    entry: AgendaEntry
    signs: tuple[AgendaSign, ...] = ()
    """Why it has a mark; none: it has no mark."""
    held: bool = False
    """True when somebody must be there; False for a deadline."""
    unit: str = ""
    """Id of the pillar or portfolio that it belongs to."""

    def name(self, day: date | None = None) -> str:
        """Return its title with signs: ``!`` a mark, ``→`` it began before ``day``."""
        gone = "vervalt: " if self.entry.cancelled else ""
        return f"{self.marks(day)}{gone}{self.entry.title}"

    def marks(self, day: date | None = None) -> str:
        """Return the signs that stand before its title."""
        mark = "! " if self.signs else ""
        return f"{mark}→ " if day and self.entry.start < day else mark

    @property
    def hours(self) -> str:
        """``10:00–11:30``, or what it is when it has no time."""
        return hours(self.entry, held=self.held)


@attrs.frozen
class Sight:
    """The days ``start``..``end`` (both included) as they are seen on ``today``."""

    span: str
    start: date
    end: date
    today: date
    days: Mapping[date, tuple[Shown, ...]] = attrs.field(factory=dict)
    """What falls on a day: first what is held, in order of time, then deadlines."""
    vague: tuple[Shown, ...] = ()
    """What has no day of its own in this span."""
    full: Mapping[date, int] = attrs.field(factory=dict)
    """Too full weeks: Monday → how many exact days."""

    def on(self, day: date) -> tuple[Shown, ...]:
        """Return what falls on a day."""
        return self.days.get(day, ())

    def is_marked(self, day: date) -> bool:
        """True when something on this day has a mark."""
        return any(entry.signs for entry in self.on(day))

    @property
    def count(self) -> int:
        """How many entries there are, with and without a day."""
        dated = {entry.entry for entries in self.days.values() for entry in entries}
        return len(dated) + len(self.vague)

    @property
    def weeks(self) -> Iterator[tuple[date, tuple[date, ...]]]:
        """Yield the Monday of each week, and the days of that week that lie in the span."""
        monday = week_of(self.start)[0]
        while monday <= self.end:
            week = (monday + timedelta(days=n) for n in range(7))
            yield monday, tuple(day for day in week if self.start <= day <= self.end)
            monday += timedelta(days=7)

    def only(self, words: str, unit: str) -> "Sight":
        """Return what holds all ``words`` and belongs to ``unit`` (empty: to any)."""
        wanted = fold(words).split()

        def fits(one: Shown) -> bool:
            text = fold(f"{one.entry.title} {one.entry.label} {one.entry.place}")
            return unit in ("", one.unit) and all(word in text for word in wanted)

        days = {day: tuple(filter(fits, entries)) for day, entries in self.days.items()}
        return attrs.evolve(self, days=days, vague=tuple(filter(fits, self.vague)))

    @property
    def entries(self) -> tuple[AgendaEntry, ...]:
        """Everything that is seen, each once."""
        dated = (entry.entry for day in sorted(self.days) for entry in self.days[day])
        return tuple(dict.fromkeys((*dated, *(entry.entry for entry in self.vague))))


def look(
    records: Records,
    entries: Iterable[AgendaEntry],
    findings: Iterable[Finding],
    span: str,
    start: date,
    end: date,
    today: date,
) -> Sight:
    """Return the sight of ``start``..``end`` on the entries of those days.

    What clashes, and what has a finding that is more than a note, gets a mark.
    """
    entries = tuple(entries)
    signs = _signs(records, entries, findings)
    days: dict[date, list[Shown]] = defaultdict(list)
    vague: list[Shown] = []
    for entry in entries:
        record = records.get(entry.record)
        held = is_held(records, entry)
        unit = unit_of(record) if record else ""
        shown = Shown(entry, tuple(signs.get(entry, ())), held, unit)
        if not (entry.exact or _lasts(records, entry)):
            vague.append(shown)
            continue
        first, last = max(entry.start, start), min(entry.end, end)
        for number in range(first.toordinal(), last.toordinal() + 1):
            days[date.fromordinal(number)].append(shown)
    full = {week.monday: len(week.entries) for week in full_weeks(entries)}
    ordered = {day: tuple(sorted(some, key=_order)) for day, some in days.items()}
    return Sight(span, start, end, today, ordered, tuple(vague), full)


def _order(one: Shown) -> tuple[bool, int, str]:
    begin = minutes(one.entry.time)
    return not one.held, -1 if begin is None else begin, one.entry.title


def _lasts(records: Records, entry: AgendaEntry) -> bool:
    """True when an entry takes all its days: of what is held, a first and last day are written."""
    record = records.get(entry.record)
    period = period_of(record) if record and record.takes_place else None
    if not isinstance(period, Period) or period.precision is not Precision.range:
        return False
    written = (period.earliest, period.latest) == (entry.start, entry.end)
    return written and period.says_its_days and entry.end - entry.start <= _LASTING


def _signs(
    records: Records, entries: Iterable[AgendaEntry], findings: Iterable[Finding]
) -> Mapping[AgendaEntry, list[AgendaSign]]:
    signs: dict[AgendaEntry, list[AgendaSign]] = defaultdict(list)
    for clash in clashes(entries):
        who = ", ".join(records.title(record_id) for record_id in clash.shared)
        same = "tegelijk" if clash.same_time else "op dezelfde dag"
        for agenda_entry, other in ((clash.first, clash.second), (clash.second, clash.first)):
            sentence = f"Botst met “{other.title}”: {same}, met {who}."
            signs[agenda_entry].append(AgendaSign(sentence))
    by_record: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.record and finding.severity is not Severity.note:
            for about in concerns(records, finding):
                by_record[about].append(finding)
    for entry in entries if by_record else ():
        record = records.get(entry.record)
        if entry.sort is EntrySort.step and record is not None and record.takes_place:
            continue  # what is wrong, is so with what the step is towards
        for finding in by_record.get(entry.record, ()):
            rule = f"Regel {finding.code}: {finding.rule}"
            signs[entry].append(AgendaSign(finding.sentence, rule))
    return signs


def title(sight: Sight) -> str:
    """Return what a span is called: ``maart 2025``, ``week 11: ma 10 t/m zo 16 mrt 2025``."""
    start, end = sight.start, sight.end
    return {
        "day": lambda: f"{dutch.long_day(start)}, week {start.isocalendar().week}",
        "week": lambda: (
            f"week {start.isocalendar().week}: {dutch.short_day(start)} t/m {dutch.day(end)}"
        ),
        "month": lambda: f"{dutch.MONTHS[start.month - 1]} {start.year}",
        "quarter": lambda: f"{start.month // 3 + 1}e kwartaal {start.year}",
        "year": lambda: str(start.year),
    }[sight.span]()
