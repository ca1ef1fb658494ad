"""The records of the kinds that one asks for most, each by its own name."""

from __future__ import annotations

from abc import ABC, abstractmethod

from m50core.network.face.asked_modules import (
    board_records,
    goal_records,
    lobby_records,
    meeting_records,
    member_records,
)
from m50core.records.collection import Collection, Records
from m50core.records.record import Record


class Views(ABC):
    """What gives its ``records`` by kind."""

    @property
    @abstractmethod
    def records(self) -> Records:
        """Every record as it stands."""

    @property
    def pillars(self) -> Collection[board_records.Pillar]:
        """The pillars that are installed."""
        return self.records.collection(board_records.Pillar)

    @property
    def portfolios(self) -> Collection[board_records.Portfolio]:
        """The board's portfolios."""
        return self.records.collection(board_records.Portfolio)

    @property
    def goals(self) -> Collection[goal_records.Goal]:
        """The goals of the plan."""
        return self.records.collection(goal_records.Goal)

    @property
    def activities(self) -> Collection[goal_records.Activity]:
        """The duties of the plan."""
        return self.records.collection(goal_records.Activity)

    @property
    def lobby_lines(self) -> Collection[lobby_records.LobbyLine]:
        """What M50 asks for."""
        return self.records.collection(lobby_records.LobbyLine)

    @property
    def meetings(self) -> Collection[meeting_records.Meeting]:
        """Meetings and talks."""
        return self.records.collection(meeting_records.Meeting)

    @property
    def members(self) -> Collection[member_records.Member]:
        """Memberships, and municipalities on their way to one."""
        return self.records.collection(member_records.Member)

    @property
    def municipalities(self) -> Collection[member_records.Municipality]:
        """All Dutch municipalities."""
        return self.records.collection(member_records.Municipality)

    def non_members(self) -> Collection[member_records.Municipality]:
        """Return the municipalities of 30,000–80,000 inhabitants that are no member."""
        now = self.members.where(status=member_records.MemberStatus.member)
        members = [m.municipality for m in now]
        outside = set(members)
        return self.municipalities.where(
            in_band=True, id__in=[m.id for m in self.municipalities if m.id not in outside]
        )

    def collection(self, kind: str) -> Collection[Record]:
        """Return the records of any kind by name; UnknownKind when there is none."""
        return self.records.collection(kind)
