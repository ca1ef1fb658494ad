"""The people that a network knows, as the AVG sees them: what is kept, given, and wiped."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Protocol

import attrs

from m50core.builtin.reports import person as person_report
from m50core.domain.collection import Records
from m50core.domain.record import Record
from m50core.plan.year_plan import YearPlan
from m50core.services import privacy
from m50core.services.dossier import Dossier, dossier, find_person
from m50core.services.report import Written
from m50core.store.protocol import Commit, Store


class Ground(Protocol):
    """The network, as this looks at it."""

    store: Store
    plan: YearPlan
    planned: Mapping[str, Record]
    today: date
    who: str

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

    def plan_erasure(self, who: str, reason: str = "") -> privacy.Erasure:
        """Return what ``erase`` would do; nothing changes."""
        net = self._net
        person_id = self.dossier(who).id
        stub = self._stub(f"{privacy.WHY}: {reason}" if reason else privacy.WHY)
        documents, commits = net.store.documents(), net.store.commits()
        found = privacy.erase(net.kinds, net.planned, person_id, documents, commits, stub)
        return attrs.evolve(found, file=net.plan.file_of(person_id))

    def erase(self, who: str, reason: str = "") -> privacy.Erasure:
        """Wipe a person's data from every commit, for good; a commit says that it happened.

        ``Erasure.file`` names a definition file that still holds the person: only those who keep
        that file can change it.
        """
        with self._net.store.writing(self._net.who):
            found = self.plan_erasure(who, reason)
            self._net.store.erase(found.edit, found.commit)
        return found

    def _stub(self, why: str) -> Commit:
        number = self._net.store.head() + 1
        return Commit(number, self._clock(), self._net.who, why, ())
