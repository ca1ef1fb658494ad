"""Who M50 deals with: people, organisations, themes."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from m50core.records.fields import field, record
from m50core.records.record import Record
from m50core.values.choice import Choice
from m50core.values.looking import Looking
from m50core.values.names import NameStyle, OrganisationNames, PersonNames
from m50core.values.personal import WIPED, Personal


class Level(Choice):
    """Whether someone speaks as an administrator or as an official."""

    unknown = "unknown", "niet bekend"
    political = "political", "bestuurlijk"
    official = "official", "ambtelijk"


@record(
    label="Persoon",
    plural="Personen",
    prefix="persoon",
    help="Iemand met wie de M50 te maken heeft.",
    clause="Jaarplan voorzitter > 3. Woordvoering en externe zichtbaarheid",
)
class Person(Record):
    """A person in a public or professional role."""

    alike_by: ClassVar[NameStyle | None] = PersonNames("name", "organisation")

    called_elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "voornaam": "name", "roepnaam": "name", "tussenvoegsel": "name",
            "tussenvoegsels": "name", "middelste naam": "name", "achternaam": "name",
            "first name": "name", "middle name": "name", "last name": "name",
            "given name": "name", "family name": "name", "job title": "function",
            "functietitel": "function", "e-mailadres": "email", "emailadres": "email",
            "e-mail address": "email", "email address": "email", "e-mail 1 - value": "email",
            "telefoonnummer": "phone", "business phone": "phone", "telefoon op werk": "phone",
            "phone 1 - value": "phone",
        }
    )  # fmt: skip

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
    review: date | None = field(label="Opnieuw toetsen", default=None, looking=Looking.ahead)

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


@record(
    label="Organisatie",
    plural="Organisaties",
    prefix="org",
    help="Een organisatie naast de gemeenten: een ministerie, een netwerk, een bureau, de VNG.",
    clause="Interne organisatie en netwerken > 3. Netwerken: VNG en andere verbanden",
)
class Organisation(Record):
    """An organisation, an organ of M50, or a group of organisations."""

    alike_by: ClassVar[NameStyle | None] = OrganisationNames("name", "short")

    name: str = field(label="Naam", in_list=True, searchable=True)
    short: str = field(label="Afkorting", default="", in_list=True, searchable=True)
    type: OrganisationType = field(label="Soort", default=OrganisationType.other, in_list=True)
    part_of: str = field(label="Hoort bij", default="", relation="organisation")
    website: str = field(label="Website", default="")
    description: str = field(label="Toelichting", default="", multiline=True)
    origin: str = field(label="Herkomst gegevens", default="")


@record(
    label="Thema",
    plural="Thema's",
    prefix="thema",
    help="Een onderwerp waar doelen, mensen en organisaties bij horen.",
    clause="Interne organisatie en netwerken > 3. Netwerken: VNG en andere verbanden",
)
class Theme(Record):
    """A subject that goals, lobby lines and organisations share."""

    title: str = field(label="Titel", in_list=True, searchable=True)
    description: str = field(label="Toelichting", default="", multiline=True)


KINDS: tuple[type[Record], ...] = (Person, Organisation, Theme)
