"""Who takes part: municipalities, members, people, posts, organisations, themes."""

from datetime import date

from m50core.records.fields import field, record
from m50core.records.record import ANY, Record
from m50core.values.choice import Choice, steps
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.period import Period
from m50core.values.personal import WIPED, Personal

BAND = range(30_000, 80_001)
"""Inhabitants of a mid-sized municipality (plan: Pijler Ruimte en Economie, inleiding)."""


@record(label="Gemeente", plural="Gemeenten", prefix="GM", help="Gemeente met CBS-code.")
class Municipality(Record):
    """A Dutch municipality; its id is its CBS code."""

    name: str = field(label="Naam", in_list=True, searchable=True)
    code: MunicipalityCode = field(label="CBS-code", example="GM1680", in_list=True)
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

    eligible = "eligible", "komt in aanmerking"
    prospect = "prospect", "in beeld"
    contacted = "contacted", "benaderd"
    informed = "informed", "informatie gestuurd"
    in_talks = "in_talks", "in gesprek"
    deciding = "deciding", "besluit in college of raad"
    member = "member", "lid"
    declined = "declined", "ziet ervan af"
    former = "former", "oud-lid"


@record(label="Lid", plural="Leden", prefix="lid", help="Lidmaatschap van een gemeente.")
class Member(Record):
    """The membership, or the way to it, of one municipality."""

    title: str = field(label="Naam", in_list=True, searchable=True)
    municipality: str = field(label="Gemeente", relation="municipality")
    status: MemberStatus = field(
        label="Status", default=MemberStatus.prospect, in_list=True, state=True
    )
    since: Period | None = field(label="Lid sinds", default=None, state=True)
    until: Period | None = field(label="Lid tot", default=None, state=True)
    known_on: Period | None = field(label="Bekend per", default=None, in_list=True)
    onboarding: str = field(
        label="Introductie",
        help="Welke stappen zijn gezet?",
        default="",
        multiline=True,
        state=True,
    )
    retry: Period | None = field(label="Opnieuw vragen", default=None, state=True)
    origin: str = field(label="Herkomst gegevens", default="")


class Level(Choice):
    """Whether someone speaks as an administrator or as an official."""

    unknown = "unknown", "niet bekend"
    political = "political", "bestuurlijk"
    official = "official", "ambtelijk"


@record(label="Persoon", plural="Personen", prefix="persoon")
class Person(Record):
    """A person in a public or professional role."""

    name: str = field(label="Naam", in_list=True, searchable=True, personal=Personal.identity)
    function: str = field(
        label="Functie", default="", in_list=True, searchable=True, personal=Personal.role
    )
    organisation: str = field(
        label="Werkt bij",
        default="",
        relation=("organisation", "municipality"),
        in_list=True,
        personal=Personal.role,
    )
    level: Level = field(label="Niveau", default=Level.unknown)
    email: str = field(
        label="E-mail", help="Werkadres, geen privéadres.", default="", personal=Personal.contact
    )
    phone: str = field(label="Telefoon", default="", personal=Personal.contact)
    review: date | None = field(label="Opnieuw toetsen", default=None)

    @property
    def wiped(self) -> bool:
        """True when who it was has been wiped."""
        return self.name == WIPED


class OrganisationType(Choice):
    """What sort of organisation it is."""

    association = "association", "vereniging of koepel"
    network = "network", "gemeentelijk netwerk"
    ministry = "ministry", "ministerie"
    parliament = "parliament", "parlement of commissie"
    government = "government", "overheid"
    lobby_agency = "lobby_agency", "lobbybureau"
    knowledge = "knowledge", "kennisinstituut"
    media = "media", "media"
    police = "police", "politie, justitie of dienst"
    care = "care", "zorg of welzijn"
    committee = "committee", "commissie"
    organ = "organ", "orgaan van de M50"
    group = "group", "groep of werkgroep"
    company = "company", "bedrijf"
    other = "other", "anders"


@record(label="Organisatie", plural="Organisaties", prefix="org")
class Organisation(Record):
    """An organisation, an organ of M50, or a group of organisations."""

    name: str = field(label="Naam", in_list=True, searchable=True)
    short: str = field(label="Afkorting", default="", in_list=True, searchable=True)
    type: OrganisationType = field(label="Soort", default=OrganisationType.other, in_list=True)
    part_of: str = field(label="Hoort bij", default="", relation="organisation")
    website: str = field(label="Website", default="")
    description: str = field(label="Toelichting", default="", multiline=True)
    origin: str = field(label="Herkomst gegevens", default="")


@record(label="Thema", plural="Thema's", prefix="thema")
class Theme(Record):
    """A subject that goals, lobby lines and organisations share."""

    title: str = field(label="Titel", in_list=True, searchable=True)
    description: str = field(label="Toelichting", default="", multiline=True)


@record(label="Bestuur", plural="Besturen", prefix="bestuur")
class Board(Record):
    """A governing body; its posts are the seats that point at it."""

    title: str = field(label="Titel", in_list=True, searchable=True)
    organisation: str = field(label="Orgaan", default="", relation="organisation")
    term: Period | None = field(label="Bestuursperiode", default=None, in_list=True)
    description: str = field(label="Toelichting", default="", multiline=True)


@steps(
    {
        "filled": ("leaving", "vacant"),
        "leaving": ("open", "filled"),
        "vacant": ("open", "filled"),
        "open": ("selecting", "vacant"),
        "selecting": ("proposed", "open"),
        "proposed": ("filled", "open"),
    }
)
class SeatStatus(Choice):
    """A post is held, or on its way to a new holder."""

    filled = "filled", "bezet"
    leaving = "leaving", "vertrek aangekondigd"
    vacant = "vacant", "niet ingevuld"
    open = "open", "vacature open"
    selecting = "selecting", "selectie loopt"
    proposed = "proposed", "voorgedragen"


@record(label="Zetel", plural="Zetels", prefix="zetel", help="Wie welke post bekleedt.")
class Seat(Record):
    """A post in a board, pillar, portfolio or other body, and who holds it."""

    title: str = field(label="Post", example="Voorzitter", in_list=True, searchable=True)
    person: str = field(
        label="Wie",
        default="",
        relation="person",
        in_list=True,
        state=True,
        personal=Personal.role,
    )
    organ: str = field(
        label="Van",
        default="",
        relation=("board", "pillar", "portfolio", "organisation", "municipality"),
        in_list=True,
    )
    portfolio: str = field(label="Portefeuille", default="", relation="portfolio")
    pillar: str = field(label="Pijler", default="", relation="pillar")
    status: SeatStatus = field(label="Status", default=SeatStatus.vacant, in_list=True, state=True)
    start: Period | None = field(label="Vanaf", default=None, state=True)
    end: Period | None = field(label="Tot", default=None, state=True)
    description: str = field(
        label="Toelichting", default="", multiline=True, personal=Personal.role
    )


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


@record(label="Betrokkenheid", plural="Betrokkenheid", prefix="rol")
class Involvement(Record):
    """A municipality with a role in a goal, activity or part of the plan."""

    title: str = field(label="Titel", in_list=True, searchable=True)
    municipality: str = field(label="Gemeente", relation="municipality")
    role: InvolvementRole = field(label="Rol", in_list=True)
    about: str = field(label="Waarbij", default="", relation=ANY)
    pillar: str = field(label="Pijler", default="", relation="pillar", in_list=True)
    portfolio: str = field(label="Portefeuille", default="", relation="portfolio")
    period: Period | None = field(label="Periode", default=None)
