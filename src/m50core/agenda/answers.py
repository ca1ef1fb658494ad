"""What the words on the agenda answer a program with."""

from collections.abc import Container, Iterable
from datetime import date
from typing import Self

import attrs

from m50core.agenda.entries import Clash, FullWeek
from m50core.findings.findings import Finding
from m50core.plugins.extensions import AgendaEntry, EntrySort
from m50core.records.collection import Records


@attrs.frozen
class EntryFinding:
    """What a rule finds wrong with an entry."""

    code: str
    sentence: str


@attrs.frozen
class AgendaAnswer:
    """Something that stands in the agenda, and what is the matter with it."""

    start: date
    end: date
    time: str
    title: str
    id: str
    kind: str
    """Of the record that it is about; empty: it is about none."""
    label: str
    exact: bool
    when: str
    """As a person reads it."""
    until: str
    place: str
    cancelled: bool
    clashes: tuple[str, ...]
    """Ids of what takes place at the same time and asks for the same people."""
    full_week: bool
    sort: EntrySort
    findings: tuple[EntryFinding, ...]
    ahead: bool
    """True: it comes later, and is to be prepared now."""

    @classmethod
    def of(
        cls,
        entry: AgendaEntry,
        ahead: Container[AgendaEntry],
        clashing: Iterable[Clash],
        full: Iterable[FullWeek],
        wrong: Iterable[Finding],
        records: Records,
    ) -> Self:
        """Return it of an entry, among all that lies ahead, clashes, is full or is wrong."""
        pairs = [(c.first, c.second) for c in clashing]
        others = tuple(b.record if a is entry else a.record for a, b in pairs if entry in (a, b))
        about = records.get(entry.record)
        return cls(
            entry.start, entry.end, entry.time, entry.title, entry.record,
            about.kind if about else "", entry.label, entry.exact, entry.words, entry.until,
            entry.place, entry.cancelled, others,
            any(entry in week.entries for week in full), entry.sort,
            tuple(EntryFinding(f.code, f.sentence) for f in wrong if f.record == entry.record),
            entry in ahead,
        )  # fmt: skip
