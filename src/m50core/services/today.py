"""What a secretary needs to see first on a day."""

from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from m50core.domain import dutch
from m50core.domain.collection import Records
from m50core.domain.findings import Finding, Severity
from m50core.domain.record import Record
from m50core.plugins.extensions import AgendaEntry
from m50core.services.agenda import agenda, is_over, period_of
from m50core.services.span import week_of

MOST = 7
"""At most this many things need attention at once."""
HORIZON = timedelta(days=30)


@attrs.frozen
class Attention:
    """One thing that needs attention: the last safe day (if any), and why it stands here."""

    record: str
    title: str
    until: date | None
    words: str
    why: str
    unit: str
    label: str


@attrs.frozen
class Today:
    """The day's picture."""

    day: date
    attention: tuple[Attention, ...]
    more: int
    """How many more need attention than are shown."""
    week: tuple[AgendaEntry, ...]
    moments: tuple[AgendaEntry, ...]
    """Lobby moments of the next 30 days."""
    findings: int


def today(
    records: Records, findings: Iterable[Finding], day: date, extra: Iterable[AgendaEntry] = ()
) -> Today:
    """Return what matters on ``day``: open things by last safe day, the week, lobby moments."""
    found = tuple(findings)
    monday, sunday = week_of(day)
    urgent = _due(records, day) + _contradictions(records, found)
    urgent.sort(key=lambda a: (a.until is None, a.until or day, a.title))
    seen: set[str] = set()
    unique = [a for a in urgent if not (a.record in seen or seen.add(a.record))]  # type: ignore[func-returns-value]
    moments = tuple(
        entry
        for entry in agenda(records, day, day + HORIZON)
        if records[entry.record].kind == "lobby_moment"
    )
    week = agenda(records, monday, sunday, extra)
    return Today(
        day, tuple(unique[:MOST]), max(0, len(unique) - MOST),
        tuple(e for e in week if e.exact or (e.end - e.start).days <= 31), moments, len(found),
    )  # fmt: skip


def _due(records: Records, day: date) -> list[Attention]:
    """Open things whose last day has passed or comes within the horizon."""
    found = []
    for record in records:
        period = period_of(record)
        if period is None or period.latest is None or is_over(record):
            continue
        if not hasattr(record, "status") and record.kind != "lobby_moment":
            continue
        left = (period.latest - day).days
        if left > HORIZON.days:
            continue
        if left < 0:
            why = f"De uiterste dag is {_days(-left)} voorbij en er is niets afgerond."
        else:
            why = f"Nog {_days(left)}, en het is nog niet afgerond."
        if record.kind == "lobby_moment" and left < 0:
            continue
        found.append(_attention(record, period.latest, period.shown(), why))
    return found


def _contradictions(records: Records, findings: Iterable[Finding]) -> list[Attention]:
    return [
        _attention(record, _latest(record), "botst", finding.sentence)
        for finding in findings
        if finding.severity is Severity.error and (record := records.get(finding.record))
    ]


def _latest(record: Record) -> date | None:
    period = period_of(record)
    return period.latest if period else None


def _attention(record: Record, until: date | None, words: str, why: str) -> Attention:
    unit = str(getattr(record, "unit", ""))
    return Attention(record.id, record.title_text, until, words, why, unit, record.spec.label)


def _days(count: int) -> str:
    return dutch.counted(count, "dag", "dagen")
