"""What only this pillar keeps: questions from ministries, and the focus of each half year."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar, Self

import m50core as m50


@m50.steps(
    {
        "received": ("accepted", "declined"),
        "accepted": ("with_members", "declined"),
        "with_members": ("bundled",),
        "bundled": ("answered",),
        "answered": (),
        "declined": ("received",),
    }
)
class QuestionStatus(m50.Choice):
    """From a ministry's question to M50's answer."""

    received = "received", "ontvangen", m50.Stage.open
    accepted = "accepted", "aangenomen", m50.Stage.under_way
    with_members = "with_members", "bij de leden", m50.Stage.under_way
    bundled = "bundled", "antwoorden gebundeld", m50.Stage.under_way
    answered = "answered", "beantwoord", m50.Stage.finished
    declined = "declined", "afgewezen", m50.Stage.dropped


@m50.record(
    label="Vraag van ministerie",
    plural="Vragen van ministeries",
    prefix="vraag",
    help="Wat een ministerie aan de leden vraagt; de pijler brengt beide bij elkaar.",
    clause="Bijlagen > Pijler Ruimte en Economie > Aanpak in 2025 voor pijler ruimte en economie > "
    "Prioriteit 2 = Verbinden en kennisdelen",
)
class MinistryQuestion(m50.Record):
    """A question from a ministry; taken up only when both criteria hold."""

    title: str = m50.field(label="Vraag", in_list=True, searchable=True)
    ministry: str = m50.field(label="Ministerie", relation="organisation", in_list=True)
    on: m50.Period | None = m50.field(label="Ontvangen", default=None, in_list=True)
    fits_focus: bool | None = m50.field(
        label="Past binnen de speerpunten (a)", default=None, state=True
    )
    mid_size_value: bool | None = m50.field(
        label="Meerwaarde voor middelgroot (b)", default=None, state=True
    )
    reason: str = m50.field(label="Reden", default="", multiline=True, state=True)
    status: QuestionStatus = m50.field(
        label="Status", default=QuestionStatus.received, in_list=True, state=True
    )
    answer: str = m50.field(label="Antwoord", default="", multiline=True, state=True)
    answered_on: date | None = m50.field(label="Beantwoord op", default=None, state=True)

    happened_on: ClassVar[tuple[str, ...]] = ("answered_on",)
    stamps: ClassVar[Mapping[str, tuple[str, ...]]] = {"answered": ("answered_on",)}


@m50.record(
    label="Speerpunt",
    plural="Speerpunten",
    prefix="speerpunt",
    help="Het ene onderwerp van een half jaar, en hoe het ging.",
    clause="Bijlagen > Pijler Ruimte en Economie > Aanpak in 2025 voor pijler ruimte en economie > "
    "Focus aanbrengen voor impact",
)
class FocusPeriod(m50.Record):
    """The one subject of a half year, and how it went."""

    unique: ClassVar[tuple[m50.Unique, ...]] = (
        m50.Unique(("period",), "Een halfjaar heeft één speerpunt: wijzig dat, of kies een ander"),
    )

    title: str = m50.field(label="Speerpunt", in_list=True, searchable=True)
    period: m50.Period = m50.field(label="Halfjaar", example="1e helft 2025", in_list=True)
    lobby_line: str = m50.field(label="Lobbylijn", default="", relation="lobby_line")
    evaluation: str = m50.field(label="Evaluatie", default="", multiline=True, state=True)
    evaluated_on: date | None = m50.field(
        label="Geëvalueerd op",
        help="Leeg: de dag waarop u de evaluatie invult.",
        default=None,
        state=True,
    )

    happened_on: ClassVar[tuple[str, ...]] = ("period",)

    def settle(self, today: date, around: m50.Around, start: m50.Find) -> Self:  # noqa: ARG002
        """Give an evaluation the day on which it is written down; without one there is no day."""
        before = start(self.id)
        if not self.evaluation:
            return m50.evolve(self, evaluated_on=None) if self.evaluated_on else self
        known = isinstance(before, FocusPeriod) and bool(before.evaluation)
        return self if self.evaluated_on or known else m50.evolve(self, evaluated_on=today)

    def faults(self, around: m50.Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Refuse an evaluation of a half year that had not begun."""
        first, on = self.period.earliest, self.evaluated_on
        if first and on and on < first and (before is None or before.evaluated_on != on):
            yield "evaluated_on", "toen was het halfjaar nog niet begonnen. Klopt de dag niet?"


KINDS: tuple[type[m50.Record], ...] = (MinistryQuestion, FocusPeriod)
