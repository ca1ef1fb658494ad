"""The people that a network knows, as the AVG sees them: what is kept, given, and wiped."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Protocol

import attrs

from m50core.builtin.reports import person as person_report
from m50core.domain import dutch
from m50core.domain.collection import Records
from m50core.domain.record import Record
from m50core.drafts import Draft, Drafts
from m50core.plan.year_plan import YearPlan
from m50core.services import privacy
from m50core.services.dossier import Dossier, Line, dossier, find_person
from m50core.services.privacy import Erasure
from m50core.services.report import Written
from m50core.store.protocol import Change, Commit, Edit, Store

_MOST = 20
"""Places to look at that are told one by one."""


class Ground(Protocol):
    """The network, as this looks at it."""

    store: Store
    plan: YearPlan
    planned: Mapping[str, Record]
    today: date
    who: str
    drafts: Drafts

    @property
    def kinds(self) -> Mapping[str, type[Record]]:
        """Every record kind by name."""

    @property
    def records(self) -> Records:
        """Every record as it stands."""


class People:
    """What is kept about people; each is named by id, or by a name that one person has."""

    def __init__(self, net: Ground, clock: Callable[[], datetime]) -> None:
        self._net = net
        self._clock = clock

    def dossier(self, who: str) -> Dossier:
        """Return everything that is kept about a person, also when removed.

        Raises UnknownId when there never was one, UsageError for something else than a person.
        """
        person_id = find_person(self._net.records, who)
        return dossier(self._net.records, person_id, self._net.store.commits())

    def report(self, who: str) -> Written:
        """Return the same as a report for that person."""
        return person_report.written(self.dossier(who), self._net.records, self._net.today)

    def inventory(self) -> tuple[privacy.Holding, ...]:
        """Return every field that holds personal data, and how many are filled."""
        net = self._net
        return privacy.inventory(net.kinds, net.records, net.store.commits())

    def note_export(self, who: str) -> None:
        """Keep that a person's data was given out, as a commit without changes."""
        person_id = find_person(self._net.records, who)
        with self._net.store.writing(self._net.who):
            self._net.store.append(self._stub(f"Persoonsgegevens uitgevoerd (AVG): {person_id}"))

    def plan_erasure(self, who: str, reason: str = "") -> Erasure:
        """Return what ``erase`` would do; nothing changes."""
        net = self._net
        person_id = self.dossier(who).id
        stub = self._stub(f"{privacy.WHY}: {reason}" if reason else privacy.WHY)
        documents, commits = net.store.documents(), net.store.commits()
        found = privacy.erase(net.kinds, net.planned, person_id, documents, commits, stub)
        held = sum(map(holding(person_id, found.edit), net.drafts.all()))
        return attrs.evolve(found, file=net.plan.file_of(person_id), drafts=held)

    def erase(self, who: str, reason: str = "") -> Erasure:
        """Wipe a person's data from every commit, for good; a commit says that it happened.

        What was typed about them on this computer, and not saved, goes first.
        ``Erasure.file`` names a definition file that still holds the person: only those who keep
        that file can change it.
        """
        with self._net.store.writing(self._net.who):
            found = self.plan_erasure(who, reason)
            self._net.drafts.wipe(holding(found.commit.erases, found.edit))
            self._net.drafts.wipe_unreadable()
            self._net.store.erase(found.edit, found.commit)
        return found

    def _stub(self, why: str) -> Commit:
        number = self._net.store.head() + 1
        return Commit(number, self._clock(), self._net.who, why, ())


def holding(person_id: str, edit: Edit) -> Callable[[Draft], bool]:
    """Return whether a draft holds anything of a person. ``edit`` wipes them from commits."""
    named = re.compile(rf"(?<![\w-]){re.escape(person_id)}(?![\w-])")

    def holds(draft: Draft) -> bool:
        if any(map(named.search, (draft.about, *draft.typed.values()))):
            return True
        typed = {**draft.was, **draft.typed}
        kinds = (draft.kind, "")
        changes = tuple(Change(kind, draft.about, None, typed) for kind in kinds)
        commit = Commit(0, draft.when, "", draft.about, changes)
        return edit(commit) is not commit

    return holds


def tell(found: Dossier) -> Iterator[str]:
    """Yield a dossier as lines."""
    removed = "" if found.present else " (verwijderd; dit staat nog in de geschiedenis)"
    yield f"Persoon: {found.name}  [{found.id}]{removed}"
    yield from _fields(found.own)
    if found.earlier:
        yield "Eerder"
        yield from _fields(found.earlier)
    if found.related:
        yield "Komt voor in"
        for kept in found.related:
            yield f"  {kept.label:<22} {kept.title}  [{kept.record}] ({kept.how})"
            yield from (f"    {line.label}: {line.value}" for line in kept.lines if line.why)
    if found.commits:
        yield "Wijzigingen"
        for trace in found.commits:
            yield f"  {trace.when:<22} {trace.who}: {trace.why} ({trace.how})"


def _fields(lines: tuple[Line, ...]) -> Iterator[str]:
    return (f"  {line.label:<22} {line.value}" for line in lines)


def consequences(plan: Erasure) -> Iterator[str]:
    """Yield what erasing will do, and what it will leave."""
    yield f"Dit verandert {dutch.commits(plan.touched)} in de geschiedenis, en wat er nu staat."
    if plan.drafts:
        yield f"Ook weg: {_drafts(plan.drafts)}, getypt op deze computer en nog niet bewaard."
    yield "Verslagen en besluiten blijven; alleen de gegevens van deze persoon gaan eruit."
    yield from left(plan)


def _drafts(count: int) -> str:
    return dutch.counted(count, "concept", "concepten")


def left(plan: Erasure) -> Iterator[str]:
    """Yield what of the person stays, and where one must look."""
    if plan.file:
        yield (
            f"Deze persoon staat in {plan.file}, een bestand van het jaarplan. Dat kan m50 niet "
            "wissen: vraag wie dat bestand beheert om het te wijzigen."
        )
    if plan.mentions:
        yield "Kijk deze plaatsen zelf na. Hier staat een deel van de naam, of een naamgenoot:"
        for mention in plan.mentions[:_MOST]:
            place = mention.record or f"wijziging {mention.commit}"
            yield f"  {place}, {mention.field}: {mention.text[:100]}"
        if (more := len(plan.mentions) - _MOST) > 0:
            yield f"  en nog {more}; met --json ziet u ze alle."
