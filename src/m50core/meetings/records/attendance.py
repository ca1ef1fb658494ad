"""Who takes part in a meeting, who votes for whom, and whether there is a quorum."""

from collections.abc import Iterable
from typing import Self

from m50core.meetings.records.suffrage import why_no_vote
from m50core.members.records import Member
from m50core.people.records import Person
from m50core.records.fields import field, record
from m50core.records.record import Around, Record
from m50core.values.choice import Choice
from m50core.values.personal import Personal


class Presence(Choice):
    """Whether someone takes part."""

    present = "present", "aanwezig"
    online = "online", "digitaal aanwezig"
    represented = "represented", "met machtiging"
    apologies = "apologies", "afgemeld"
    absent = "absent", "afwezig"


@record(
    label="Aanwezigheid",
    plural="Aanwezigheid",
    prefix="aanwezig",
    help="Of een lid, of een persoon, bij een vergadering was, en wie namens hem stemde.",
)
class Attendance(Record):
    """Whether one member municipality, or one person, took part in a meeting."""

    title: str = field(label="Wie", in_list=True, searchable=True, personal=Personal.role)
    meeting: str = field(label="Vergadering", relation="meeting", in_list=True)
    member: str = field(label="Lid", default="", relation="member")
    person: str = field(
        label="Persoon", default="", relation="person", in_list=True, personal=Personal.role
    )
    presence: Presence = field(label="Aanwezig", default=Presence.present, in_list=True, state=True)
    proxy: str = field(
        label="Machtigt",
        help="Wie namens hen stemt.",
        default="",
        relation=("member", "person"),
        personal=Personal.role,
    )

    @property
    def voter(self) -> str:
        """Id of the member, or the person, that it is about."""
        return self.member or self.person

    @property
    def there(self) -> bool:
        """True when they take part themselves."""
        return self.presence in (Presence.present, Presence.online)

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse a proxy to nobody, oneself or without a vote, and who is on the list already."""
        if (self.presence is Presence.represented) != bool(self.proxy):
            yield "proxy", "een machtiging noemt wie er stemt, en geldt alleen voor wie er niet is"
        if self.proxy and self.proxy == self.voter:
            yield "proxy", "niemand kan zichzelf machtigen"
        elif self.proxy and (before is None or before.proxy != self.proxy):
            meeting = around.get(self.meeting)
            for one in (around.get(self.voter), around.get(self.proxy)):
                why = why_no_vote(one, meeting, around) if isinstance(one, Member | Person) else ""
                if one is not None and why:
                    yield "proxy", f"“{one.title_text}” ({one.id}) {why}"
        for other in around.pointing_at(self.meeting):
            if not isinstance(other, Attendance) or other.id == self.id:
                continue
            same = (self.member, self.person) == (other.member, other.person)
            if same and (self.member or self.person):
                yield "member", f"“{other.title}” staat al op de presentielijst ({other.id})"


def quorate(present: int, members: int, percent: int | None) -> bool:
    """Tell whether ``present`` of so many members are ``percent`` or more (None: always)."""
    return percent is None or 100 * present >= percent * members


def heard_in(attendance: Iterable[Attendance]) -> tuple[str, ...]:
    """Return the ids of who is there, and of who gave a proxy to someone who is.

    Whether they have a vote depends on the meeting.
    """
    listed = tuple(attendance)
    there = {a.voter for a in listed if a.there and a.voter}
    by_proxy = [
        a.voter
        for a in listed
        if a.presence is Presence.represented and a.voter and a.proxy in there
    ]
    return tuple(dict.fromkeys([*(a.voter for a in listed if a.voter in there), *by_proxy]))
