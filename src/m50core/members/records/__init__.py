"""Who the members are: municipalities, memberships, and how each is involved."""

from m50core.members.records.members import (
    BAND,
    Involvement,
    InvolvementRole,
    Member,
    MemberStatus,
    Municipality,
)
from m50core.records.record import Record

__all__ = [
    "BAND",
    "KINDS",
    "Involvement",
    "InvolvementRole",
    "Member",
    "MemberStatus",
    "Municipality",
]

KINDS: tuple[type[Record], ...] = (Municipality, Member, Involvement)
