"""Figures: what an indicator was on a day, with what it was counted from."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from m50core.accountability.records.proof import (
    OF_MEMBER,
    ONE_CORRECTION,
    correction_faults,
    refuse_no_proof,
)
from m50core.goals.records import Indicator
from m50core.records.fields import field, record
from m50core.records.real_days import refuse_long_before
from m50core.records.record import ANY, Around, Find, Record, evolve
from m50core.records.relation_words import mention
from m50core.records.unique import Unique
from m50core.values import dutch
from m50core.values.personal import Personal


@record(
    label="Meting",
    plural="Metingen",
    prefix="meting",
    help="Hoe hoog een cijfer was op een dag.",
)
class Measurement(Record):
    """What an indicator was on a day, with what it was counted from."""

    indicator: str = field(label="Van", relation="indicator", in_list=True)
    on: date = field(label="Gemeten op", in_list=True, initial="today")
    value: Decimal | None = field(
        label="Waarde",
        help="Leeg bij een teller en noemer: dan het percentage daarvan.",
        default=None,
        in_list=True,
    )
    numerator: int | None = field(
        label="Teller", help="Van een percentage: hoeveel.", example="31", default=None
    )
    denominator: int | None = field(
        label="Noemer", help="Van een percentage: van hoeveel.", example="61", default=None
    )
    member: str = field(
        label="Van lid", help=OF_MEMBER, default="", relation="member", in_list=True
    )
    evidence: tuple[str, ...] = field(
        label="Bewijs",
        help="Nummers van stukken, besluiten of gesprekken.",
        default=(),
        relation=ANY,
    )
    corrects: str = field(
        label="Verbetert",
        help="Een meting die niet klopt, en al is verantwoord: die telt dan niet meer.",
        default="",
        relation="measurement",
    )
    remark: str = field(label="Opmerking", default="", multiline=True, searchable=True)
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

    asks_for: ClassVar[tuple[str, ...]] = ("value",)
    unique: ClassVar[tuple[Unique, ...]] = (
        Unique(
            ("indicator", "member", "on"),
            "Klopt die meting niet, wijzig die dan, of noem haar bij “Verbetert”",
            unless="corrects",
        ),
        ONE_CORRECTION,
    )

    @property
    def title_text(self) -> str:
        """The indicator and the day."""
        return f"Meting van {self.indicator}, {self.on.isoformat()}"

    @property
    def words(self) -> str:
        """``31 van 61 (51%)`` of a share, else the value."""
        if self.numerator is None or not self.denominator:
            return dutch.number(self.value or 0)
        return share_text(self.numerator, self.denominator)

    def settle(self, today: date, around: Around, start: Find) -> Self:
        """Work out the percentage of a share.

        Refuse evidence that proves nothing yet, and a day long before what is measured.
        """
        before = start(self.id)
        if not isinstance(before, Measurement) or before.on != self.on:
            refuse_long_before(self, "on", around.get(self.indicator), today)
        refuse_no_proof(around, self, before, today)
        share = _percentage(self.numerator, self.denominator)
        return self if self.value is not None or share is None else evolve(self, value=share)

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse a measurement without a figure, half a share, and a share that isn't one."""
        numerator, denominator = self.numerator, self.denominator
        share = _percentage(numerator, denominator)
        if (numerator is None) is not (denominator is None):
            missing = "numerator" if numerator is None else "denominator"
            yield missing, "een percentage heeft een teller en een noemer. Geef beide, of geen"
        elif share is None and numerator is not None:
            yield "denominator", "geef een teller van 0 of meer, die niet groter is dan de noemer"
        elif self.value is None:
            yield "value", "geef een waarde, of een teller en een noemer"
        elif share is not None and self.value != share and _is_changed(self, before):
            ratio = f"{numerator} van {denominator} is {dutch.number(share)}"
            yield "value", f"{ratio}, niet {dutch.number(self.value)}. Laat de waarde leeg"
        indicator = around.get(self.indicator)
        if isinstance(indicator, Indicator) and _is_changed(self, before):
            yield from self._wrong_unit(indicator)
        corrected = around.get(self.corrects)
        if isinstance(corrected, Measurement) and corrected.indicator != self.indicator:
            of = mention(around.get, corrected.indicator)
            yield "corrects", f"{corrected.id} is een meting van {of}"
        yield from correction_faults(around, self, before)

    def _wrong_unit(self, indicator: Indicator) -> Iterable[tuple[str, str]]:
        """Yield why a figure doesn't fit the unit: it could not be added up with the others."""
        if indicator.is_count and self.numerator is not None:
            yield (
                "numerator",
                f"“{indicator.title}” telt {indicator.measured_in}, geen procenten. Geef bij "
                "“Waarde” hoeveel het er zijn, en laat teller en noemer leeg",
            )
        if indicator.in_percent and self.member and self.numerator is None:
            yield (
                "numerator",
                f"“{indicator.title}” is een percentage, en percentages van leden zijn niet op te "
                "tellen. Geef teller en noemer",
            )


def share_text(numerator: int, denominator: int) -> str:
    """Return ``31 van 61 (51%)``."""
    return f"{numerator} van {denominator} ({numerator / denominator:.0%})"


def _percentage(numerator: int | None, denominator: int | None) -> Decimal | None:
    if numerator is None or denominator is None or not 0 <= numerator <= denominator:
        return None
    return round(Decimal(100 * numerator) / denominator, 1) if denominator else None


def _is_changed(measured: Measurement, before: Measurement | None) -> bool:
    share = (measured.value, measured.numerator, measured.denominator)
    return before is None or share != (before.value, before.numerator, before.denominator)
