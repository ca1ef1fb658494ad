"""The records of the kinds that one asks for most, each by its own name."""

from abc import ABC, abstractmethod

from m50core.board.records import Pillar, Portfolio
from m50core.goals.records import Activity, Goal
from m50core.lobby.records import LobbyLine
from m50core.meetings.records.meetings import Meeting
from m50core.members.records import Member, MemberStatus, Municipality
from m50core.records.collection import Collection, Records
from m50core.records.record import Record


class Views(ABC):
    """What gives its ``records`` by kind."""

    @property
    @abstractmethod
    def records(self) -> Records:
        """Every record as it stands."""

    @property
    def pillars(self) -> Collection[Pillar]:
        """The pillars that are installed."""
        return self.records.collection(Pillar)

    @property
    def portfolios(self) -> Collection[Portfolio]:
        """The board's portfolios."""
        return self.records.collection(Portfolio)

    @property
    def goals(self) -> Collection[Goal]:
        """The goals of the plan."""
        return self.records.collection(Goal)

    @property
    def activities(self) -> Collection[Activity]:
        """The duties of the plan."""
        return self.records.collection(Activity)

    @property
    def lobby_lines(self) -> Collection[LobbyLine]:
        """What M50 asks for."""
        return self.records.collection(LobbyLine)

    @property
    def meetings(self) -> Collection[Meeting]:
        """Meetings and talks."""
        return self.records.collection(Meeting)

    @property
    def members(self) -> Collection[Member]:
        """Memberships, and municipalities on their way to one."""
        return self.records.collection(Member)

    @property
    def municipalities(self) -> Collection[Municipality]:
        """All Dutch municipalities."""
        return self.records.collection(Municipality)

    def non_members(self) -> Collection[Municipality]:
        """Return the municipalities of 30,000–80,000 inhabitants that are no member."""
        members = [m.municipality for m in self.members.where(status=MemberStatus.member)]
        outside = set(members)
        return self.municipalities.where(
            in_band=True, id__in=[m.id for m in self.municipalities if m.id not in outside]
        )

    def collection(self, kind: str) -> Collection[Record]:
        """Return the records of any kind by name; UnknownKind when there is none."""
        return self.records.collection(kind)
