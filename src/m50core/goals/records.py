"""What the year plan promises: goals, activities, rhythms, principles, indicators, open points."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from m50core.records.fields import field, record
from m50core.records.planned import Planned
from m50core.records.record import ANY, Around, Record
from m50core.started import to_type
from m50core.values.cadence import Cadence
from m50core.values.choice import Choice, steps
from m50core.values.looking import Looking
from m50core.values.period import Period
from m50core.values.personal import Personal
from m50core.values.stage import Stage


@steps(
    {
        "not_started": ("active", "dropped"),
        "active": ("paused", "done", "dropped"),
        "paused": ("active", "dropped"),
        "done": ("active",),
        "dropped": ("not_started",),
    }
)
class GoalStatus(Choice):
    """Where a goal or activity stands."""

    not_started = "not_started", "niet gestart", Stage.open
    active = "active", "bezig", Stage.under_way
    paused = "paused", "slapend", Stage.paused
    done = "done", "afgerond", Stage.finished
    dropped = "dropped", "vervallen", Stage.dropped


RECURRING = ("rhythm", "activity", "goal")
"""The kinds that what happened can tick off: a promise that repeats may stand on each of them."""
_MONTH = "Van een ritme: in welke maand (1 tot en met 12) het gebeurt."


def _wrong_month(month: int | None, cadence: Cadence | None) -> Iterable[tuple[str, str]]:
    if month is None:
        return
    if not 1 <= month <= 12:
        yield "month", f"{month} is geen maand: geef een getal van 1 tot en met 12"
    elif cadence is None or not cadence.has_rounds:
        words = f"“{cadence}”" if cadence else "zonder ritme"
        yield (
            "month",
            f"{words} heeft geen vaste keren, dus ook geen maand. Geef bij “Ritme” hoe vaak",
        )


@record(label="Stand", plural="Standen", prefix="stand")
class Tracked(Planned):
    """A planned thing that one can start, finish and report on."""

    due: Period | None = field(
        label="Wanneer",
        help="Dag, periode, of afhankelijk: bij 2e ALV.",
        default=None,
        in_list=True,
    )
    cadence: Cadence | None = field(label="Ritme", default=None)
    month: int | None = field(label="In de maand", help=_MONTH, example="1", default=None)
    partners: tuple[str, ...] = field(label="Samen met", default=(), relation="organisation")
    status: GoalStatus = field(
        label="Status", default=GoalStatus.not_started, in_list=True, state=True
    )
    done_on: date | None = field(
        label="Klaar op",
        help="Wanneer het echt klaar was. Leeg: de dag waarop u de status zet.",
        default=None,
        state=True,
    )

    happened_on: ClassVar[tuple[str, ...]] = ("done_on",)
    stamps: ClassVar[Mapping[str, tuple[str, ...]]] = {"done": ("done_on",)}

    @property
    def recurs(self) -> bool:
        """True for what begins again when it was done; once a next year's plan is there too."""
        return self.cadence is not None and self.cadence.repeats

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Refuse a month that there is none of, and an end of what begins again when it is done."""
        yield from _wrong_month(self.month, self.cadence)
        was = before.status if before is not None else GoalStatus.done
        if self.recurs and self.status is GoalStatus.done and was is not GoalStatus.done:
            yield (
                "status",
                f"dit komt terug ({self.cadence}), en “{self.status.label}” zou het voorgoed "
                f"beëindigen. Is één keer gebeurd: {to_type('done', self.id)}. Moet het stoppen: "
                f"{to_type('set', self.id, f'status={GoalStatus.dropped.value}')}",
            )


@record(
    label="Doel",
    plural="Doelen",
    prefix="doel",
    help="Wat de M50 wil bereiken.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
)
class Goal(Tracked):
    """A goal of the year plan."""

    measure: str = field(label="Waaraan te zien", help="Wanneer is het gelukt?", default="")
    priority: str = field(label="Prioriteit", default="")
    parent: str = field(label="Hoort bij doel", default="", relation="goal")


@record(
    label="Activiteit",
    plural="Activiteiten",
    prefix="act",
    help="Wat de M50 doet of moet doen, meestal voor een doel.",
    clause="Communicatie & Events > Communicatieactiviteiten",
)
class Activity(Tracked):
    """A separate duty or promise, usually under a goal."""

    goal: str = field(
        label="Bij doel", default="", relation=("goal", "lobby_line"), in_list=True, goes_on=True
    )
    rhythm: str = field(
        label="Bij elke keer van",
        help="Het ritme waar dit elke keer bij hoort. Dit heeft dan dezelfde dagen.",
        default="",
        relation="rhythm",
    )
    depends_on: tuple[str, ...] = field(
        label="Pas na", help="Wat moet er eerst zijn?", default=(), relation=ANY
    )
    precedes: tuple[str, ...] = field(
        label="Vooraf aan", help="Wat kan pas als dit klaar is?", default=(), relation=ANY
    )
    during: tuple[str, ...] = field(
        label="Bij", help="Waar hoort het bij? Begin ermee wanneer u wilt.", default=(),
        relation=ANY,
    )  # fmt: skip
    deputy: str = field(
        label="Vervanger", default="", relation="person", state=True, personal=Personal.role
    )


@record(
    label="Ritme",
    plural="Ritmes",
    prefix="ritme",
    help="Wat steeds opnieuw moet gebeuren, zoals elk kwartaal een gesprek.",
    clause="Financiën > 2. Opdrachtgever voor Platform 31",
)
class Rhythm(Planned):
    """Something that is promised to happen again and again."""

    cadence: Cadence = field(label="Hoe vaak", example="halfjaarlijks", in_list=True)
    goal: str = field(label="Bij doel", default="", relation=("goal", "lobby_line"))
    partners: tuple[str, ...] = field(label="Met", default=(), relation="organisation")
    anchor: Period | None = field(label="Moment", default=None, in_list=True)
    each: str = field(
        label="Met ieder apart",
        help="Soort gegeven: met elk daarvan moet het zo vaak. Leeg: alles bij elkaar.",
        example="pijlers",
        default="",
        names_kind=True,
    )
    counts: str = field(
        label="Gebeurt met",
        help="Wat dit ritme waarmaakt: een soort gegeven, zoals elke betaalde contributie; een "
        "soort en een van haar dagen (focus_period.evaluated_on); of het nummer van één gegeven.",
        example="contributies",
        default="",
        names_kind=True,
    )
    month: int | None = field(label="In de maand", help=_MONTH, example="1", default=None)
    lag: int | None = field(
        label="Maanden erna",
        help="Van een verslag over een periode: hoeveel maanden na afloop het klaar is.",
        example="2",
        default=None,
    )
    from_last: bool = field(
        label="Telt vanaf de vorige keer",
        help="Anders telt elke keer per kalenderperiode, zoals een kwartaal.",
        default=False,
    )

    @property
    def recurs(self) -> bool:
        """It is what comes again and again."""
        return True

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Refuse a rhythm that never comes again, and a moment of rounds that there are none of."""
        if not self.cadence.repeats:
            yield "cadence", f"“{self.cadence}” komt niet terug. Leg het vast als activiteit"
        elif not self.cadence.has_rounds and (before is None or self.cadence != before.cadence):
            for name, given in (("each", self.each), ("from_last", self.from_last)):
                if given:
                    reason = f"“{self.cadence}” geeft geen getal, dus m50 kan niets tellen"
                    yield name, f"{reason}. Kies een ritme als “per kwartaal”, of laat dit leeg"
        yield from _wrong_month(self.month, self.cadence)
        if self.lag is not None:
            if not self.cadence.has_rounds:
                yield "lag", f"“{self.cadence}” heeft geen periode waar iets na kan komen"
            elif not 0 <= self.lag <= self.cadence.months:
                most = self.cadence.months
                yield "lag", f"{self.lag} kan niet: geef een getal van 0 tot en met {most}"


class PrincipleNature(Choice):
    """What sort of statement a principle is."""

    mission = "mission", "missie en visie"
    core_value = "value", "waarde"
    strategy = "strategy", "strategie"
    framework = "framework", "kader"
    criterion = "criterion", "criterium"
    condition = "condition", "uitgangspunt"
    task = "task", "rol of verantwoordelijkheid"
    focus = "focus", "speerpunt"
    message = "message", "kernboodschap"
    problem = "problem", "probleem of aanleiding"
    context = "context", "achtergrond"


@record(
    label="Uitgangspunt",
    plural="Uitgangspunten",
    prefix="punt",
    help="Waar het werk op steunt: een waarde, strategie of kernboodschap. U vinkt het niet af.",
    clause="Communicatie & Events > Strategie",
)
class Principle(Planned):
    """A value, strategy, criterion, message or fact that steers the work."""

    nature: PrincipleNature = field(label="Soort", in_list=True)
    goal: str = field(label="Bij", default="", relation=ANY)


@record(
    label="Indicator",
    plural="Indicatoren",
    prefix="ind",
    help="Een cijfer waaraan u ziet of iets lukt: waar u heen wilt, en hoe het nu staat.",
    clause="Financiën > 3. Contactpersoon pijlervoorzitters",
)
class Indicator(Planned):
    """A figure of the plan: what is aimed at, what it is."""

    target: Decimal | None = field(label="Streefwaarde", default=None, in_list=True)
    baseline: Decimal | None = field(
        label="Beginwaarde",
        help="Leeg: nul. Hoger dan de streefwaarde: het cijfer moet omlaag.",
        default=None,
        state=True,
    )
    actual: Decimal | None = field(
        label="Stand",
        help="Het cijfer van het plan. Een meting gaat ervoor.",
        default=None,
        in_list=True,
        state=True,
    )
    measured_in: str = field(label="Eenheid", default="", in_list=True)
    measured_on: Period | None = field(
        label="Gemeten op", default=None, state=True, looking=Looking.back
    )
    goal: str = field(label="Bij", default="", relation=ANY, goes_on=True)
    due: Period | None = field(label="Wanneer", default=None)

    @property
    def in_percent(self) -> bool:
        """True when its unit says that it is a share."""
        return self.measured_in.strip().casefold() in ("%", "procent", "percentage")

    @property
    def is_count(self) -> bool:
        """True when its unit says what is counted. Without a unit it is neither."""
        return bool(self.measured_in.strip()) and not self.in_percent


class OpenNature(Choice):
    """Why a point of the plan is open."""

    missing = "missing", "nog niet ingevuld"
    contradiction = "contradiction", "tegenspraak"
    vague = "vague", "onduidelijk"
    decision = "decision", "wacht op besluit"


@steps({"open": ("settled",), "settled": ("open",)})
class OpenStatus(Choice):
    """An open point is open or settled."""

    open = "open", "open", Stage.open
    settled = "settled", "opgelost", Stage.finished


@record(
    label="Open punt",
    plural="Open punten",
    prefix="open",
    help="Wat het plan nog openlaat, of wat er niet bij elkaar past.",
)
class OpenPoint(Planned):
    """What the plan leaves open or contradicts, kept as such."""

    nature: OpenNature = field(label="Soort", in_list=True)
    status: OpenStatus = field(label="Status", default=OpenStatus.open, in_list=True, state=True)
    about: tuple[str, ...] = field(label="Gaat over", default=(), relation=ANY, goes_on=True)


KINDS: tuple[type[Record], ...] = (Goal, Activity, Rhythm, Principle, Indicator, OpenPoint)
