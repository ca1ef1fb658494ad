"""Who is a member on a day."""

from datetime import date

from m50core.members.records import Member
from m50core.records.collection import Records


def members_on(records: Records, day: date | None) -> tuple[Member, ...]:
    """Return the members on ``day``; None: those who are now, whatever day that is."""
    return tuple(member for member in records.collection(Member) if member.belongs_on(day))
