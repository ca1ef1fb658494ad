"""How a goal stands, and what somebody judges of it."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Self

from m50core.records.fields import field, record
from m50core.records.record import Around, Record
from m50core.values.choice import Ranked
from m50core.values.looking import Looking
from m50core.values.personal import Personal
from m50core.values.tone import Tone


class Stand(Ranked):
    """How a goal stands on a day, the most pressing first: a risk is more than “on course”."""

    risk = "risk", "risico"
    silent = "silent", "stil"
    attention = "attention", "let op"
    not_started = "not_started", "niet gestart"
    on_course = "on_course", "op koers"
    done = "done", "afgerond"
    dropped = "dropped", "vervallen"

    @property
    def urgency(self) -> int:
        """Place in the order of urgency, 0 for the most pressing."""
        return self.place

    @property
    def tone(self) -> Tone | None:
        """What it says to whoever looks; nothing as long as it isn't begun."""
        return _TONES.get(self)


_TONES = {
    Stand.risk: Tone.wrong, Stand.silent: Tone.attention, Stand.attention: Tone.attention,
    Stand.on_course: Tone.good, Stand.done: Tone.good, Stand.dropped: Tone.quiet,
}  # fmt: skip


@record(
    label="Oordeel",
    plural="Oordelen",
    prefix="oordeel",
    help="Hoe een doel er volgens u voor staat, met de reden. Het gaat voor wat is berekend.",
)
class Judgement(Record):
    """A stand given by hand, with its reason; it holds until a day, or until a later one."""

    about: str = field(label="Doel", relation="goal", in_list=True)
    stand: Stand = field(label="Oordeel", in_list=True)
    reason: str = field(
        label="Reden", in_list=True, searchable=True, multiline=True, personal=Personal.opinion
    )
    on: date | None = field(label="Vanaf", default=None, in_list=True, initial="today")
    until: date | None = field(
        label="Tot en met",
        help="Leeg: tot er een nieuw oordeel is.",
        default=None,
        in_list=True,
        looking=Looking.ahead,
    )
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

    happened_on: ClassVar[tuple[str, ...]] = ()

    @property
    def title_text(self) -> str:
        """The stand, and whose it is."""
        return f"Oordeel over {self.about}: {self.stand.label}"

    def holds(self, today: date) -> bool:
        """Tell whether it counts on a day, as far as its own days go."""
        return (self.on is None or self.on <= today) and (self.until is None or self.until >= today)

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Refuse a judgement that ends before it begins."""
        if self.on and self.until and self.until < self.on:
            yield "until", f"{self.until} is voor {self.on}, de dag waarop het oordeel ingaat"
