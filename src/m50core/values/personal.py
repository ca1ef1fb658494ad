"""Personal data (AVG): why a field may hold it, on which basis, and for how long."""

from typing import Self

from m50core.values.choice import Choice
from m50core.values.dutch import number_of
from m50core.values.stage import Stage

WIPED = "[gewist]"
"""What stands where personal data was wiped."""
WIPED_SHORT = "[–]"
"""The same, in a text that would else become longer than its field allows."""

_INTEREST = "gerechtvaardigd belang (art. 6 lid 1 onder f)"
_TASK = "taak van algemeen belang (art. 6 lid 1 onder e)"


class Personal(Choice):
    """Why a field holds personal data: its category, purpose, legal basis and retention.

    A text of a category, in a record that points at someone in a field of that same category, is
    about that person.
    """

    purpose: str
    basis: str
    months: int
    """How long it is kept after its last use; 0: as long as the history of the network."""
    identifying: bool
    """True: the value alone tells who it is, wherever it stands."""

    def __new__(
        cls, value: str, label: str, purpose: str, basis: str, months: int,
        identifying: bool = False,
    ) -> Self:  # fmt: skip
        """Make a member that equals its value."""
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        member.stage, member.declares_stage = Stage.open, False
        member.purpose, member.basis = purpose, basis
        member.months, member.identifying = months, identifying
        return member

    identity = (
        "identity", "identiteit", "weten met wie de M50 te maken heeft", _INTEREST, 24, True,
    )  # fmt: skip
    contact = (
        "contact", "contactgegevens", "iemand kunnen bereiken in de werkrol", _INTEREST, 24, True,
    )  # fmt: skip
    role = (
        "role", "functie en rol", "weten wie welke post, taak of functie heeft", _TASK, 24,
    )  # fmt: skip
    opinion = (
        "opinion", "uitspraak of gesprek",
        "belangen behartigen en kunnen nagaan wat is besproken", _TASK, 48,
    )  # fmt: skip
    author = (
        "author", "wie iets vastlegde", "kunnen nagaan wie wat wijzigde", _INTEREST, 0,
    )  # fmt: skip

    @property
    def kept(self) -> str:
        """How long it is kept, in Dutch."""
        if not self.months:
            return "zolang de geschiedenis bestaat, of tot een verzoek om te wissen"
        return f"{number_of(self.months, 'maand', 'maanden')} na het laatste gebruik"
