"""Leaving a thing alone until a day, with the reason."""

from datetime import date

from m50core.records.fields import field, record
from m50core.records.record import ANY, Record
from m50core.values.leaning import Leaning
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
        leaning=Leaning.ahead,
    )
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

    @property
    def title_text(self) -> str:
        """What it is about."""
        return f"Uitstel van {self.about}"


KINDS: tuple[type[Record], ...] = (Deferral,)
