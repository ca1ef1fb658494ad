"""Progress: what was done, with the state of its proof."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar, Self

from m50core.accountability.records.proof import (
    OF_MEMBER,
    ONE_CORRECTION,
    correction_faults,
    refuse_no_proof,
)
from m50core.records.fields import field, record
from m50core.records.real_days import refuse_long_before
from m50core.records.record import ANY, Around, Find, Record
from m50core.records.relation_words import mention
from m50core.records.unique import Unique
from m50core.started import to_type
from m50core.values.choice import Choice, steps
from m50core.values.personal import Personal
from m50core.values.stage import Stage


@steps(
    {
        "noted": ("checked",),
        "checked": ("approved", "noted"),
        "approved": ("noted",),
    }
)
class ProofStatus(Choice):
    """From told by somebody to a result that M50 answers for."""

    noted = "noted", "vastgelegd", Stage.happened
    checked = "checked", "gecontroleerd", Stage.happened
    approved = "approved", "goedgekeurd", Stage.finished


@record(
    label="Voortgang",
    plural="Voortgang",
    prefix="voortgang",
    help="Wat er is gedaan, op welke dag, met het bewijs erbij.",
    clause="Communicatie & Events > Strategie",
)
class Progress(Record):
    """A dated note on how something of the plan goes, with its evidence."""

    title: str = field(
        label="Wat is er gebeurd?", in_list=True, searchable=True, personal=Personal.opinion
    )
    about: str = field(label="Waarbij", relation=ANY, in_list=True, personal=Personal.opinion)
    on: date | None = field(label="Datum", default=None, in_list=True, initial="today")
    percent: int | None = field(label="Hoe ver (0–100)", default=None, in_list=True)
    member: str = field(label="Van lid", help=OF_MEMBER, default="", relation="member")
    evidence: tuple[str, ...] = field(
        label="Bewijs",
        help="Nummers van stukken, besluiten of gesprekken.",
        default=(),
        relation=ANY,
    )
    corrects: str = field(
        label="Verbetert",
        help="Voortgang die niet klopt, en al is verantwoord: die telt dan niet meer.",
        default="",
        relation="progress",
    )
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")
    description: str = field(
        label="Toelichting", default="", multiline=True, personal=Personal.opinion
    )
    status: ProofStatus = field(
        label="Status",
        help="Alleen wat is goedgekeurd, staat als resultaat in een verslag aan de leden.",
        default=ProofStatus.noted,
        in_list=True,
        state=True,
    )
    checked_on: date | None = field(label="Gecontroleerd op", default=None, state=True)
    checked_by: str = field(
        label="Gecontroleerd door", default="", state=True, personal=Personal.author
    )
    approved_on: date | None = field(label="Goedgekeurd op", default=None, state=True)
    approved_by: str = field(
        label="Goedgekeurd door", default="", state=True, personal=Personal.author
    )

    stamps: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "checked": ("checked_on", "checked_by"),
        "approved": ("approved_on", "approved_by"),
    }

    unique: ClassVar[tuple[Unique, ...]] = (ONE_CORRECTION,)

    def settle(self, today: date, around: Around, start: Find) -> Self:
        """Refuse evidence that proves nothing yet, and a day long before what it is about."""
        before = start(self.id)
        if not isinstance(before, Progress) or before.on != self.on:
            refuse_long_before(self, "on", around.get(self.about), today)
        refuse_no_proof(around, self, before, today)
        return self

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse less than nothing and more than everything, and what skips a step of its proof.

        A correction is about what it corrects was about, and never of itself.
        """
        if before is None and self.status is not ProofStatus.noted:
            yield (
                "status",
                f"nieuwe voortgang is nog niet {self.status.label}. Leg die eerst vast; daarna "
                "controleert en keurt iemand het bewijs goed: "
                f"{to_type('progress NUMMER --check')}, en dan "
                "--approve",
            )
        if self.percent is not None and not 0 <= self.percent <= 100:
            yield "percent", f"{self.percent} kan niet: geef een getal van 0 tot en met 100"
        corrected = around.get(self.corrects)
        if isinstance(corrected, Progress) and corrected.about != self.about:
            yield (
                "corrects",
                f"“{corrected.title}” gaat over {mention(around.get, corrected.about)}, "
                f"dit over {mention(around.get, self.about)}",
            )
        yield from correction_faults(around, self, before)
