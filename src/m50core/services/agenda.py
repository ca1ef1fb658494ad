"""Everything with a date, in order of day."""

from collections.abc import Iterable
from datetime import date

from m50core.domain.collection import Records
from m50core.domain.period import Period
from m50core.domain.record import Record
from m50core.plugins.extensions import AgendaEntry

_OVER = frozenset(
    {"done", "dropped", "cancelled", "held", "minuted", "delivered", "on_agenda", "decided"}
    | {"settled", "taken", "effective", "adopted", "published"}
)


def period_of(record: Record) -> Period | None:
    """Return when a record is due or takes place, if it says so."""
    value = getattr(record, "due", None) or getattr(record, "anchor", None)
    return value if isinstance(value, Period) else None


def is_over(record: Record) -> bool:
    """True when the record's status says that nothing more is to be done."""
    return str(getattr(record, "status", "")) in _OVER


def agenda(
    records: Records, start: date, end: date, extra: Iterable[AgendaEntry] = ()
) -> tuple[AgendaEntry, ...]:
    """Return what has a day in ``start``..``end`` (both included), and exact days before vague.

    ``extra``: entries that plugins add.
    """
    entries = [entry for record in records if (entry := _entry(record))]
    entries = [e for e in (*entries, *extra) if e.start <= end and e.end >= start]
    return tuple(sorted(entries, key=lambda e: (not e.exact, e.end, e.start, e.time, e.title)))


def undated(records: Records) -> tuple[Record, ...]:
    """Return meetings, events and lobby moments that still wait for a date."""
    kinds = [k for k in ("meeting", "event", "lobby_moment") if k in records.kinds]
    waiting = [
        record
        for kind in kinds
        for record in records.collection(kind)
        if not is_over(record) and ((p := period_of(record)) is None or p.latest is None)
    ]
    return tuple(waiting)


def _entry(record: Record) -> AgendaEntry | None:
    period = period_of(record)
    if period is None or period.earliest is None or period.latest is None:
        return None
    return AgendaEntry(
        period.earliest,
        period.latest,
        record.title_text,
        record.id,
        record.spec.label,
        period.exact,
        period.shown(),
        getattr(record, "start", "") or "",
    )
