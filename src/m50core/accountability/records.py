"""What somebody judges a goal's standing to be, over what was worked out."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Self

from m50core.records.fields import field, record
from m50core.records.record import ANY, Around, Record
from m50core.values.choice import Ranked
from m50core.values.leaning import Leaning
from m50core.values.personal import Personal


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
        leaning=Leaning.ahead,
    )
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

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


@record(label="Voortgang", plural="Voortgang", prefix="voortgang", help="Wat er is gedaan.")
class Progress(Record):
    """A dated note on how something of the plan goes, with its evidence."""

    title: str = field(
        label="Wat is er gebeurd?", in_list=True, searchable=True, personal=Personal.opinion
    )
    about: str = field(label="Waarbij", relation=ANY, in_list=True, personal=Personal.opinion)
    on: date | None = field(label="Datum", default=None, in_list=True, initial="today")
    percent: int | None = field(label="Hoe ver (0–100)", default=None, in_list=True)
    evidence: tuple[str, ...] = field(
        label="Bewijs",
        help="Nummers van stukken, besluiten of gesprekken.",
        default=(),
        relation=ANY,
    )
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")
    description: str = field(
        label="Toelichting", default="", multiline=True, personal=Personal.opinion
    )

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Refuse less than nothing and more than everything."""
        if self.percent is not None and not 0 <= self.percent <= 100:
            yield "percent", f"{self.percent} kan niet: geef een getal van 0 tot en met 100"


@record(label="Meting", plural="Metingen", prefix="meting", help="Een cijfer op een dag.")
class Measurement(Record):
    """What an indicator was on a day, with what it was counted from."""

    indicator: str = field(label="Van", relation="indicator", in_list=True)
    on: date = field(label="Gemeten op", in_list=True, initial="today")
    value: Decimal = field(label="Waarde", in_list=True)
    evidence: tuple[str, ...] = field(
        label="Bewijs",
        help="Nummers van stukken, besluiten of gesprekken.",
        default=(),
        relation=ANY,
    )
    remark: str = field(label="Opmerking", default="", multiline=True, searchable=True)
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

    @property
    def title_text(self) -> str:
        """The indicator and the day."""
        return f"Meting van {self.indicator}, {self.on.isoformat()}"


KINDS: tuple[type[Record], ...] = (Measurement, Progress, Judgement)
