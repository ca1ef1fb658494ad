"""Leaving a thing alone until a day, and what was not reached in time: each with its reason."""

from datetime import date

from m50core.records.collection import Records
from m50core.records.fields import field, record
from m50core.records.record import ANY, Record
from m50core.values.looking import Looking
from m50core.values.personal import Personal


@record(
    label="Uitstel",
    plural="Uitstel",
    prefix="uitstel",
    help="Wat u bewust laat liggen tot een dag, met de reden.",
)
class Deferral(Record):
    """Something that asks for attention and is left alone until a day, with the reason.

    It is no suppression: that sets a rule's findings aside, in every list. A deferral only keeps
    a thing out of what needs attention now; what the rules find about it stays.
    """

    about: str = field(label="Waarvan", relation=ANY, in_list=True, personal=Personal.role)
    reason: str = field(label="Reden", in_list=True, searchable=True, personal=Personal.role)
    until: date = field(
        label="Terug op",
        help="Op deze dag vraagt het weer aandacht.",
        in_list=True,
        looking=Looking.ahead,
    )
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

    @property
    def title_text(self) -> str:
        """What it is about."""
        return f"Uitstel van {self.about}"


@record(
    label="Niet gehaald",
    plural="Niet gehaald",
    prefix="gemist",
    help="Wat niet op tijd is gebeurd, met de reden.",
)
class Missed(Record):
    """What was promised up to a day and didn't happen, with the reason.

    It changes nothing of the thing itself: that can still be done later, or be dropped.
    """

    about: str = field(label="Waarvan", relation=ANY, in_list=True, personal=Personal.role)
    reason: str = field(label="Reden", in_list=True, searchable=True, personal=Personal.role)
    through: date = field(
        label="Tot en met",
        help="Wat hiervan tot en met deze dag was beloofd, is verantwoord.",
        in_list=True,
    )
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

    @property
    def title_text(self) -> str:
        """What it is about."""
        return f"Niet gehaald: {self.about}"


def is_accounted_for(records: Records, record_id: str, deadline: date) -> bool:
    """Tell whether the reason is recorded why a thing was not done by ``deadline``."""
    if Missed.spec.kind not in records.kinds:
        return False
    noted = (r for _, r in records.pointing_at(record_id, Missed.spec.kind))
    return any(isinstance(r, Missed) and r.through >= deadline for r in noted)


KINDS: tuple[type[Record], ...] = (Deferral, Missed)
