"""What the AVG asks of the network: what is kept about a person, given, and wiped."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cached_property

from m50core.network.face.verbs import Verbs
from m50core.plugins.register import Register
from m50core.privacy.dossier import Dossier
from m50core.privacy.drafts import Drafts
from m50core.privacy.list_spots import ListSpots
from m50core.privacy.people import People
from m50core.privacy.privacy import Erasure, Holding, forget
from m50core.records.arguments import checked
from m50core.records.record import Record
from m50core.store.desk.desk import Desk
from m50core.store.protocol import Store
from m50core.store.upkeep_protocol import Forget


class Persons(Verbs):
    """People, and what this computer keeps of whoever sits at it, which may be about them."""

    planned: Mapping[str, Record]
    clock: Callable[[], datetime]
    who: str

    def __init__(self, register: Register, desk: Desk | None) -> None:
        super().__init__(register)
        self.desk = Desk() if desk is None else desk
        """What is kept on this computer; see ``drafts`` and ``spots``."""

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed and not saved yet."""
        return Drafts(self.desk)

    @cached_property
    def spots(self) -> ListSpots:
        """Where each list stood on the screen."""
        return ListSpots(self.desk, lambda: self.store)

    @property
    @abstractmethod
    def store(self) -> Store:
        """Where it is kept; see the network."""

    @property
    @abstractmethod
    def kinds(self) -> Mapping[str, type[Record]]:
        """Every record kind by name; see the network."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[None]:
        """Hold the right to write; see the network."""

    @cached_property
    def people(self) -> People:
        """The people that the network knows."""
        return People(self, self.clock)

    @checked
    def person(self, record_id: str) -> Dossier:
        """Return everything that is kept about a person, by id or name."""
        return self.people.dossier(record_id)

    def personal_data(self) -> tuple[Holding, ...]:
        """Return every field that holds personal data, why, how long, and how many are filled."""
        return self.people.inventory()

    @checked
    def erase_person(self, record_id: str, reason: str = "") -> Erasure:
        """Wipe a person's data from every commit, for good, and keep that it happened."""
        return self.people.erase(record_id, reason)

    def _forget(self) -> Forget:
        """Return how a person is wiped from commits."""
        return forget(self.kinds, self.planned)
