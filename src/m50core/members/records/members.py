"""The municipalities of the network, its members, and how each is involved."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import ClassVar, Self

from m50core.members.records.abolished import Abolished, abolished_as, names_before
from m50core.records.fields import field, record
from m50core.records.record import ANY, Around, Record
from m50core.records.unique import Unique
from m50core.values import dutch
from m50core.values.choice import Choice, steps
from m50core.values.looking import Looking
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.names import NameStyle, OrganisationNames
from m50core.values.period import Period
from m50core.values.stage import Stage

BAND = range(30_000, 80_001)
"""Inhabitants of a mid-sized municipality (plan: Pijler Ruimte en Economie, inleiding)."""


@record(
    label="Gemeente",
    plural="Gemeenten",
    prefix="GM",
    help="Een Nederlandse gemeente, met haar CBS-code en haar inwoners.",
    clause="Bijlagen > Pijler Ruimte en Economie",
)
class Municipality(Record):
    """A Dutch municipality; its id is its CBS code."""

    alike_by: ClassVar[NameStyle | None] = OrganisationNames("name", slips=False)
    unique: ClassVar[tuple[Unique, ...]] = (
        Unique(("code",), "Elke gemeente heeft een eigen code: kijk de code na"),
        Unique(("name",), "Elke gemeente staat er één keer: gebruik die"),
    )

    called_elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "gemeentecodegm": "code", "gemeentecode_gm": "code", "gm-code": "code",
            "gemeente code": "code", "gemeentenaam": "name", "gemeente": "name",
            "gemeenten": "name", "provincienaam": "province", "provincie": "province",
            "aantal inwoners": "inhabitants", "inwonertal": "inhabitants",
        }
    )  # fmt: skip

    name: str = field(label="Naam", in_list=True, searchable=True)
    code: MunicipalityCode = field(label="CBS-code", example="GM2999", in_list=True)
    province: str = field(label="Provincie", default="", in_list=True, searchable=True)
    inhabitants: int | None = field(label="Inwoners", default=None, in_list=True)
    inhabitants_on: date | None = field(label="Inwoners op", default=None)
    tooi_uri: str = field(label="TOOI-adres", help="Vast webadres van de overheid.", default="")
    website: str = field(label="Website", default="")
    origin: str = field(label="Herkomst gegevens", default="")

    @property
    def in_band(self) -> bool:
        """True with 30,000–80,000 inhabitants."""
        return self.inhabitants is not None and self.inhabitants in BAND

    @property
    def also_called(self) -> tuple[str, ...]:
        """The names of the municipalities that merged into it."""
        return names_before().get(str(self.code), ())

    @property
    def abolished(self) -> Abolished | None:
        """What became of it, when it merged into another: by its code and its name."""
        gone = abolished_as(str(self.code))
        return gone if gone and gone.name.casefold() == self.name.strip().casefold() else None

    @classmethod
    def why_absent(cls, record_id: str) -> str:
        """Tell what became of a municipality that merged into another."""
        gone = abolished_as(record_id)
        return f"{gone.sentence}. Kies die" if gone else ""

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Refuse a municipality that is no more; what is kept of one of before stays."""
        known = before is not None and before.code == self.code
        if (gone := self.abolished) and not known:
            yield "code", f"{gone.sentence}. Neem die"


@steps(
    {
        "eligible": ("prospect", "declined"),
        "prospect": ("contacted", "declined"),
        "contacted": ("informed", "in_talks", "declined"),
        "informed": ("in_talks", "declined"),
        "in_talks": ("deciding", "declined"),
        "deciding": ("member", "declined"),
        "member": ("former",),
        "declined": ("prospect",),
        "former": ("prospect",),
    }
)
class MemberStatus(Choice):
    """From a municipality that could join to a member, and out again."""

    eligible = "eligible", "komt in aanmerking", Stage.open
    prospect = "prospect", "in beeld", Stage.open
    contacted = "contacted", "benaderd", Stage.under_way
    informed = "informed", "informatie gestuurd", Stage.under_way
    in_talks = "in_talks", "in gesprek", Stage.under_way
    deciding = "deciding", "besluit in college of raad", Stage.under_way
    member = "member", "lid", Stage.standing
    declined = "declined", "ziet ervan af", Stage.dropped
    former = "former", "oud-lid", Stage.dropped


@record(
    label="Lid",
    plural="Leden",
    prefix="lid",
    help="Het lidmaatschap van één gemeente, of de weg ernaartoe: van in beeld tot lid.",
    clause="Jaarplan voorzitter > 4. Werving nieuwe leden en versterken onderlinge relaties",
)
class Member(Record):
    """The membership, or the way to it, of one municipality.

    What ended may be followed by another: a former member, one that declined.
    """

    alike_by: ClassVar[NameStyle | None] = OrganisationNames("title", slips=False)
    unique: ClassVar[tuple[Unique, ...]] = (
        Unique(
            ("municipality",),
            "Ga daarin verder. Een nieuw lidmaatschap kan pas als dat is afgesloten (oud-lid, "
            "of ziet ervan af)",
        ),
    )

    title: str = field(label="Naam", in_list=True, searchable=True)
    municipality: str = field(label="Gemeente", relation="municipality")
    status: MemberStatus = field(
        label="Status", default=MemberStatus.prospect, in_list=True, state=True
    )
    since: Period | None = field(label="Lid sinds", default=None, state=True, looking=Looking.near)
    until: Period | None = field(label="Lid tot", default=None, state=True)
    known_on: Period | None = field(
        label="Bekend per", default=None, in_list=True, looking=Looking.back
    )
    onboarding: str = field(
        label="Introductie",
        help="Welke stappen zijn gezet?",
        default="",
        multiline=True,
        state=True,
    )
    retry: Period | None = field(label="Opnieuw vragen", default=None, state=True)
    origin: str = field(label="Herkomst gegevens", default="")

    @property
    def also_called(self) -> tuple[str, ...]:
        """The names of the municipalities that merged into this member."""
        return names_before().get(self.municipality, ())

    def belongs_on(self, day: date | None) -> bool:
        """Tell whether it is a member on ``day`` (None: by its status alone).

        From the first day that “since” can mean to the last of “until”; who left and of whom no
        last day is known, is counted on no day.
        """
        if day is None:
            return self.status is MemberStatus.member
        first = self.since.earliest if self.since else None
        last = self.until.latest if self.until else None
        if self.status is MemberStatus.former and last is None:
            return False
        if self.status not in (MemberStatus.member, MemberStatus.former):
            return False
        return (first is None or first <= day) and (last is None or day <= last)

    def shown_on(self, name: str, day: date) -> str:
        """Tell of a member that isn't one on the day, from or until when it is."""
        if name != "status" or self.status is not MemberStatus.member or self.belongs_on(day):
            return ""
        ahead = self.since if self.since and self.since.earliest else None
        if ahead and ahead.earliest and ahead.earliest > day:
            return f"{self.status.label} vanaf {ahead.shown()}"
        return f"{self.status.label} t/m {self.until.shown()}" if self.until else ""

    @classmethod
    def counted_on(cls, records: Iterable[Record], day: date) -> str:
        """Count who is a member on the day; the others apart."""
        memberships = [record for record in records if isinstance(record, Member)]
        members = sum(membership.belongs_on(day) for membership in memberships)
        counted = f"{dutch.number_of(members, 'lid', 'leden')} op {dutch.day(day)}"
        rest = len(memberships) - members
        others = dutch.number_of(rest, "gemeente hier is", "gemeenten hier zijn")
        return f"{counted}; {others} dan geen lid" if rest else counted

    @property
    def status_since(self) -> date | None:
        """Since when it is a member, or was no longer."""
        if self.status is MemberStatus.member and self.since:
            return self.since.earliest
        last = self.until.latest if self.until else None
        left = self.status is MemberStatus.former and last is not None
        return last + timedelta(days=1) if left and last else None

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse the membership of a municipality that is no more; a kept one can go on."""
        place = around.get(self.municipality)
        known = before is not None and before.municipality == self.municipality
        if isinstance(place, Municipality) and (gone := place.abolished) and not known:
            yield "municipality", f"{gone.sentence}. Kies die"


class InvolvementRole(Choice):
    """What a municipality does for a goal or pillar."""

    home = "home", "levert de bestuurder"
    executor = "executor", "voert uit"
    input = "input", "leverde input"
    feedback = "feedback", "leest mee"
    frontrunner = "frontrunner", "koploper"
    committed = "committed", "heeft toegezegd"
    specialist = "specialist", "levert financieel specialist"
    core = "core", "kerngroep"


@record(
    label="Betrokkenheid",
    plural="Betrokkenheid",
    prefix="rol",
    help="Een gemeente met een rol in een doel, een activiteit of een deel van het plan.",
    clause="Interne organisatie en netwerken > 1. Interne organisatie: ambtelijke ondersteuning",
)
class Involvement(Record):
    """A municipality with a role in a goal, activity or part of the plan."""

    title: str = field(label="Titel", in_list=True, searchable=True)
    municipality: str = field(label="Gemeente", relation="municipality")
    role: InvolvementRole = field(label="Rol", in_list=True)
    about: str = field(label="Waarbij", default="", relation=ANY)
    pillar: str = field(label="Pijler", default="", relation="pillar", in_list=True)
    portfolio: str = field(label="Portefeuille", default="", relation="portfolio")
    period: Period | None = field(label="Periode", default=None)
