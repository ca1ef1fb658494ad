"""What stood in the agenda and no longer does, so that other programs strike it out too.

A calendar file that is read again takes nothing away by itself: what was removed, cancelled with
what it hung on, or lost its day is told as cancelled, and what left the days of the file comes
along with its new day.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from m50core.agenda.entries import entry_of, record_in, uid_of
from m50core.errors import M50Error
from m50core.goals.waiting import deadlines_in
from m50core.meetings.agenda import steps_of
from m50core.plugins.extensions import AgendaEntry
from m50core.records.collection import Records
from m50core.records.record import Record, evolve, kept_record
from m50core.records.timing import exact_day
from m50core.records.traits import due_of, is_off, status_of
from m50core.store.protocol import Change, Commit
from m50core.values.period import Period
from m50core.values.reckoning import reckon


def fallen_entries(
    entries: Iterable[AgendaEntry],
    records: Records,
    commits: Iterable[Commit],
    start: date,
    end: date,
) -> tuple[AgendaEntry, ...]:
    """Return what had a day in ``start``..``end`` by some commit and isn't among the entries.

    What came from another program's calendar is that program's own to strike out.
    """
    shown = {entry.uid for entry in entries if entry.exact}
    gone: dict[str, AgendaEntry] = {}
    for before in _with_last_day(records, commits, start, end):
        now = records.get(before.id)
        entry = entry_of(before)
        if entry is None or not record_in(entry.uid):
            continue
        present = entry_of(now) if now is not None else None
        if present is not None and present.exact:
            gone[present.uid] = present
        else:
            gone[entry.uid] = attrs.evolve(entry, cancelled=True)
        if present is None or not present.exact or present.cancelled:
            gone |= _with_it(records, before, start, end)
    return tuple(entry for uid, entry in gone.items() if uid not in shown)


def _with_last_day(
    records: Records, commits: Iterable[Commit], start: date, end: date
) -> Iterator[Record]:
    """Yield what ever had a day of its own in ``start``..``end``, as it stood with the last one."""
    days: dict[str, tuple[Change, Mapping[str, object], str]] = {}
    erased: set[str] = set()
    for commit in commits:
        erased.add(commit.erases)
        for change in commit.changes:
            for fields in filter(None, (change.before, change.after)):
                words = str(fields.get("due") or "")
                if _is_within(words, start, end):
                    days[change.id] = (change, fields, words)
    for record_id, (change, fields, words) in days.items():
        kind = records.kinds.get(change.kind)
        known = records.get(record_id)
        if kind is None or record_id in erased or (known is None and change.overlay):
            continue
        record = known or _as_it_was(kind, record_id, fields)
        if record is not None:
            yield evolve(record, due=Period.kept(words))


def _as_it_was(kind: type[Record], record_id: str, fields: Mapping[str, object]) -> Record | None:
    """Return what was removed; None when an older form of its kind kept it, which can't be read."""
    try:
        return kept_record(kind, {**fields, "id": record_id})
    except M50Error:
        return None


def _is_within(words: str, start: date, end: date) -> bool:
    """Tell whether these are a day of those."""
    try:
        return start <= date.fromisoformat(words) <= end
    except ValueError:
        return False


def _with_it(records: Records, before: Record, start: date, end: date) -> Mapping[str, AgendaEntry]:
    """Return as cancelled what had a day by a thing that is off, and the steps towards it."""
    day = exact_day(before)
    entries = list(steps_of(records, _as_planned(before), start, end))
    for record, name, meaning in deadlines_in(records).hanging():
        due = due_of(record)
        if day is None or name != "due" or before.id not in meaning.ids:
            continue
        if due is not None and due.anchor is not None and due.latest is None:
            last = reckon(due.anchor, day)
            entry = entry_of(evolve(record, due=Period.on(last)))
            entries += [entry] if entry is not None and start <= last <= end else []
    struck = (attrs.evolve(entry, cancelled=True) for entry in entries)
    return {entry.uid or uid_of(entry.record): entry for entry in struck}


def _as_planned(record: Record) -> Record:
    """Return what is off as it was before that."""
    status = status_of(record)
    if status is None or not is_off(record):
        return record
    return evolve(record, status=next(iter(type(status))))
