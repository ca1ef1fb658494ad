"""Lobby: lines, moments, conversations, stakeholders, partners."""

from datetime import date
from typing import ClassVar

from m50core.meetings.records.occasions import OccasionStatus, reason_field, status_field
from m50core.people.records import Level
from m50core.records.fields import field, record
from m50core.records.planned import Planned, aliases_field
from m50core.records.record import ANY, Record
from m50core.values.choice import Choice, steps
from m50core.values.period import Period
from m50core.values.personal import Personal
from m50core.values.stage import Stage


@steps(
    {
        "idea": ("prioritised", "dormant"),
        "prioritised": ("active", "dormant"),
        "active": ("outcome", "dormant"),
        "outcome": ("evaluated", "active"),
        "evaluated": (),
        "dormant": ("idea", "prioritised", "active"),
    }
)
class LobbyStatus(Choice):
    """From idea to evaluated outcome."""

    idea = "idea", "idee", Stage.open
    prioritised = "prioritised", "gekozen", Stage.open
    active = "active", "loopt", Stage.under_way
    outcome = "outcome", "uitkomst bekend", Stage.under_way
    evaluated = "evaluated", "geëvalueerd", Stage.finished
    dormant = "dormant", "slapend", Stage.paused


@record(
    label="Lobbylijn",
    plural="Lobbylijnen",
    prefix="lobby",
    help="Wat de M50 vraagt, aan wie en waarom.",
    clause="Jaarplan voorzitter > 2. Lobby en Public Affairs",
)
class LobbyLine(Planned):
    """What M50 asks of whom, and why."""

    rank: int | None = field(label="Rang", default=None, in_list=True)
    ask: str = field(label="Vraag", help="Wat vraagt de M50 precies?", default="", multiline=True)
    argument: str = field(label="Argument", default="", multiline=True)
    core_message: str = field(label="Kernboodschap", default="", multiline=True)
    targets: tuple[str, ...] = field(label="Gericht op", default=(), relation="organisation")
    goal: str = field(label="Bij doel", default="", relation="goal")
    m50_specific: bool | None = field(
        label="Alleen voor middelgroot", help="Leeg: dat is niet gezegd.", default=None
    )
    status: LobbyStatus = field(
        label="Status", default=LobbyStatus.prioritised, in_list=True, state=True
    )


@record(
    label="Lobbymoment",
    plural="Lobbymomenten",
    prefix="moment",
    help="Een moment waarop invloed telt: een debat, een commissie of een publicatie.",
    clause="Jaarplan voorzitter > 3. Woordvoering en externe zichtbaarheid",
)
class LobbyMoment(Planned):
    """A moment at which influence counts: a debate, a committee, a publication."""

    takes_place: ClassVar[bool] = True
    happened_on: ClassVar[tuple[str, ...]] = ("due",)

    due: Period | None = field(label="Wanneer", default=None, in_list=True, state=True)
    organisation: str = field(
        label="Bij", default="", relation="organisation", in_list=True, goes_on=True
    )
    lobby_line: str = field(label="Lobbylijn", default="", relation="lobby_line", goes_on=True)
    uses: tuple[str, ...] = field(label="Gebruikt de uitkomst van", default=(), relation=ANY)
    aliases: tuple[str, ...] = aliases_field("gemeenteraadsverkiezingen 2026")
    status: OccasionStatus = status_field()
    reason: str = reason_field()


class Direction(Choice):
    """Who sought the contact."""

    out = "out", "wij zochten contact"
    incoming = "in", "zij zochten contact"


@record(
    label="Contact",
    plural="Contacten",
    prefix="contact",
    help="Eén gesprek, mail of telefoontje met iemand van buiten.",
    clause="Jaarplan voorzitter > 3. Woordvoering en externe zichtbaarheid",
)
class Contact(Record):
    """One conversation."""

    title: str = field(label="Onderwerp", in_list=True, searchable=True, personal=Personal.opinion)
    on: date | None = field(label="Datum", default=None, in_list=True, initial="today")
    person: str = field(
        label="Met", default="", relation="person", in_list=True, personal=Personal.opinion
    )
    organisation: str = field(
        label="Organisatie",
        help="Of de gemeente.",
        default="",
        relation=("organisation", "municipality"),
        in_list=True,
    )
    about: tuple[str, ...] = field(label="Gaat over", default=(), relation=ANY)
    by: str = field(label="Namens M50", default="", relation="person", personal=Personal.role)
    level: Level = field(label="Niveau", default=Level.unknown)
    direction: Direction = field(label="Initiatief", default=Direction.out)
    outcome: str = field(
        label="Uitkomst", default="", multiline=True, searchable=True, personal=Personal.opinion
    )


class StakeholderNature(Choice):
    """Why a stakeholder matters."""

    target_group = "target_group", "doelgroep"
    lobby_target = "lobby_target", "lobbydoel"
    network = "network", "netwerk"
    ally = "ally", "bondgenoot"


@record(
    label="Belanghebbende",
    plural="Belanghebbenden",
    prefix="bel",
    help="Een groep of organisatie die telt voor het werk, en waarom.",
    clause="Communicatie & Events > Doelgroepen",
)
class Stakeholder(Planned):
    """A group or organisation that matters for the work, and why."""

    organisation: str = field(
        label="Organisatie", default="", relation="organisation", in_list=True
    )
    person: str = field(
        label="Persoon", default="", relation="person", personal=Personal.opinion, goes_on=True
    )
    nature: StakeholderNature = field(label="Soort", in_list=True)
    goal: str = field(label="Bij", default="", relation=ANY, goes_on=True)
    description: str = field(
        label="Toelichting", default="", multiline=True, searchable=True, personal=Personal.opinion
    )
    remark: str = field(
        label="Opmerking", default="", multiline=True, state=True, personal=Personal.opinion
    )


@record(
    label="Partner",
    plural="Partners",
    prefix="partner",
    help="Een organisatie die voor of met de M50 werkt, en wat er is afgesproken.",
    clause="Financiën > 2. Opdrachtgever voor Platform 31",
)
class Partner(Planned):
    """An organisation that works for or with M50, and what is agreed."""

    organisation: str = field(label="Organisatie", relation="organisation", in_list=True)
    task: str = field(label="Taak", default="", multiline=True)
    goal: str = field(label="Bij", default="", relation=ANY, goes_on=True)


KINDS: tuple[type[Record], ...] = (LobbyLine, LobbyMoment, Contact, Stakeholder, Partner)
