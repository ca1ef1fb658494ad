"""Progress with the state of its proof, figures, judgements, and what was accounted for."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from m50core.records.fields import field, record
from m50core.records.record import ANY, Around, Find, Record, evolve
from m50core.values import dutch
from m50core.values.choice import Choice, Ranked, steps
from m50core.values.direction import Direction
from m50core.values.period import Period
from m50core.values.personal import Personal
from m50core.values.stage import Stage


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
        direction=Direction.ahead,
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


_MEMBER = "Leeg: van het netwerk als geheel. Van elk lid telt het laatste, één keer."


@record(label="Voortgang", plural="Voortgang", prefix="voortgang", help="Wat er is gedaan.")
class Progress(Record):
    """A dated note on how something of the plan goes, with its evidence."""

    title: str = field(
        label="Wat is er gebeurd?", in_list=True, searchable=True, personal=Personal.opinion
    )
    about: str = field(label="Waarbij", relation=ANY, in_list=True, personal=Personal.opinion)
    on: date | None = field(label="Datum", default=None, in_list=True, initial="today")
    percent: int | None = field(label="Hoe ver (0–100)", default=None, in_list=True)
    member: str = field(label="Van lid", help=_MEMBER, default="", relation="member")
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

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse less than nothing, more than everything, and a change of what was accounted for.

        A correction is about what it corrects was about.
        """
        if self.percent is not None and not 0 <= self.percent <= 100:
            yield "percent", f"{self.percent} kan niet: geef een getal van 0 tot en met 100"
        corrected = around.get(self.corrects)
        if isinstance(corrected, Progress) and corrected.about != self.about:
            yield (
                "corrects",
                f"“{corrected.title}” gaat over {corrected.about}, dit over {self.about}",
            )
        yield from _accounted_for(self, around, before)


@record(label="Meting", plural="Metingen", prefix="meting", help="Een cijfer op een dag.")
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
    member: str = field(label="Van lid", help=_MEMBER, default="", relation="member")
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

    def settle(self, today: date, around: Around, start: Find) -> Self:  # noqa: ARG002
        """Work out the percentage of a share."""
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
        corrected = around.get(self.corrects)
        if isinstance(corrected, Measurement) and corrected.indicator != self.indicator:
            yield "corrects", f"{corrected.id} is een meting van {corrected.indicator}"
        yield from _accounted_for(self, around, before)


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


@record(
    label="Verantwoording",
    plural="Verantwoordingen",
    prefix="verantwoording",
    help="Waarover aan de leden of het bestuur is verantwoord. Wat daarin staat, ligt vast.",
)
class Accounting(Record):
    """What was accounted for over a period: from then on it is as it was told."""

    keeps: ClassVar[str] = (
        "Het is zo verantwoord en blijft staan. Klopt het niet, leg dan een nieuwe voortgang of "
        "meting vast, die dit verbetert (“Verbetert”)."
    )

    title: str = field(label="Titel", in_list=True, searchable=True)
    period: Period = field(label="Over", example="1e helft 2025", in_list=True)
    meeting: str = field(label="In vergadering", default="", relation="meeting", in_list=True)
    on: date | None = field(label="Datum", default=None, in_list=True, initial="today")
    entries: tuple[str, ...] = field(
        label="Wat erin staat", default=(), relation=("progress", "measurement")
    )
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse to let go of what was accounted for, and to account for what isn't approved."""
        known = set(before.entries) if before is not None else set()
        if not known <= set(self.entries):
            yield (
                "entries",
                "wat is verantwoord, blijft erin staan. Verbeter het met een nieuw gegeven",
            )
        for entry in map(around.get, [name for name in self.entries if name not in known]):
            if isinstance(entry, Progress) and entry.status is not ProofStatus.approved:
                reason = f"“{entry.title}” ({entry.id}) is {entry.status.label}, niet goedgekeurd"
                yield "entries", f"{reason}: m50 progress {entry.id} --approve"


def _accounted_for(
    entry: Record, around: Around, before: Record | None
) -> Iterable[tuple[str, str]]:
    """Yield why an entry can't change any more."""
    if before is None:
        return
    changed = [n for n in entry.spec.fields if getattr(entry, n) != getattr(before, n)]
    changed = [name for name in changed if not entry.spec.fields[name].hidden]
    around_it = around.pointing_at(entry.id)
    accounting = next((user for user in around_it if isinstance(user, Accounting)), None)
    if changed and accounting is not None:
        yield (
            changed[0],
            (
                f"het is verantwoord (“{accounting.title}”, {accounting.id}) en ligt vast. Leg een "
                f"nieuwe {entry.spec.label.lower()} vast, met {entry.id} bij “Verbetert”"
            ),
        )


KINDS: tuple[type[Record], ...] = (Measurement, Progress, Judgement, Accounting)
