"""What the AVG asks of the network: what is kept about a person, given, and wiped."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from m50core.network.face.asked_modules import (
    dossier_service,
    drafts_service,
    list_spots,
    people_service,
    privacy_service,
)
from m50core.network.face.verbs import Verbs
from m50core.plugins.register import Register
from m50core.records.arguments import checked
from m50core.records.record import Record
from m50core.store.desk.desk import Desk
from m50core.store.protocol import Store

if TYPE_CHECKING:
    from m50core.store.upkeep_protocol import Forget


class Persons(Verbs):
    """People, and what this computer keeps of whoever sits at it, which may be about them."""

    clock: Callable[[], datetime]
    who: str

    def __init__(self, register: Register, desk: Desk | None) -> None:
        super().__init__(register)
        self.desk = Desk() if desk is None else desk
        """What is kept on this computer; see ``drafts`` and ``spots``."""

    @cached_property
    def drafts(self) -> drafts_service.Drafts:
        """What was typed and not saved yet."""
        return drafts_service.Drafts(self.desk)

    @cached_property
    def spots(self) -> list_spots.ListSpots:
        """Where each list stood on the screen."""
        return list_spots.ListSpots(self.desk, lambda: self.store)

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
    def people(self) -> people_service.People:
        """The people that the network knows."""
        return people_service.People(self, self.clock)

    @checked
    def person(self, record_id: str) -> dossier_service.Dossier:
        """Return everything that is kept about a person, by id or name."""
        return self.people.dossier(record_id)

    def personal_data(self) -> tuple[privacy_service.Holding, ...]:
        """Return every field that holds personal data, why, how long, and how many are filled."""
        return self.people.inventory()

    @checked
    def erase_person(self, record_id: str, reason: str = "") -> privacy_service.Erasure:
        """Wipe a person's data from every commit, for good, and keep that it happened."""
        return self.people.erase(record_id, reason)

    def _forget(self) -> Forget:
        """Return how a person is wiped from commits."""
        from m50core.privacy.forgetting import forget

        return forget(self.kinds, self.planned)
