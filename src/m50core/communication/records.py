"""What M50 organises and publishes, and by which channel."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from m50core.goals.records import RECURRING
from m50core.meetings.records.occasions import (
    OccasionStatus,
    invited_on_field,
    reason_field,
    room_on_field,
    speakers_on_field,
    status_field,
)
from m50core.records.fields import field, record
from m50core.records.planned import Planned, aliases_field
from m50core.records.record import ANY, Record
from m50core.values.cadence import Cadence
from m50core.values.choice import Choice, steps
from m50core.values.period import Period
from m50core.values.stage import Stage


class EventType(Choice):
    """What sort of event it is: how long ahead it must be prepared hangs on that."""

    gathering = "gathering", "bijeenkomst"
    webinar = "webinar", "webinar"
    session = "session", "sessie"
    drinks = "drinks", "borrel"
    elsewhere = "elsewhere", "van anderen"


@record(
    label="Evenement",
    plural="Evenementen",
    prefix="event",
    help="Een bijeenkomst, webinar of borrel van de M50, of van anderen.",
    clause="Communicatie & Events > Communicatieactiviteiten > Events voor leden en lobby",
)
class Event(Planned):
    """An event that M50 holds or takes part in."""

    takes_place: ClassVar[bool] = True

    due: Period | None = field(label="Wanneer", default=None, in_list=True, state=True)
    place: str = field(label="Plaats", default="", in_list=True, state=True)
    organisation: str = field(label="Bij", default="", relation="organisation", goes_on=True)
    goal: str = field(label="Bij doel", default="", relation="goal")
    meeting: str = field(label="Rond vergadering", default="", relation="meeting", goes_on=True)
    cadence: Cadence | None = field(label="Ritme", default=None)
    part_of: str = field(
        label="Onderdeel van",
        help="Verhuist mee: zonder eigen dag is het op de dag daarvan.",
        default="",
        relation=("meeting", "event"),
        state=True,
    )
    uses: tuple[str, ...] = field(label="Gebruikt de uitkomst van", default=(), relation=ANY)
    aliases: tuple[str, ...] = aliases_field("VNG-congres")
    rhythm: str = field(
        label="Hoort bij ritme", help="Bij welk ritme hoort dit?", default="", relation=RECURRING
    )
    type: EventType = field(
        label="Soort",
        help="“Van anderen” bereidt de M50 niet zelf voor.",
        default=EventType.gathering,
        state=True,
    )
    status: OccasionStatus = status_field()
    room_on: date | None = room_on_field()
    speakers_on: date | None = speakers_on_field()
    invited_on: date | None = invited_on_field()
    reason: str = reason_field()

    happened_on: ClassVar[tuple[str, ...]] = ("due",)


@record(
    label="Kanaal",
    plural="Kanalen",
    prefix="kanaal",
    help="Hoe de M50 van zich laat horen: website, nieuwsbrief, pers, sociale media.",
    clause="Communicatie & Events > Communicatieactiviteiten > Communicatie extern",
)
class Channel(Planned):
    """A way in which M50 speaks: website, newsletter, press, social media."""

    lasts: ClassVar[bool] = True

    audience: str = field(label="Voor wie", default="", in_list=True, goes_on=True)


@steps({"planned": ("drafted", "dropped"), "drafted": ("published", "dropped"),
        "published": (), "dropped": ("planned",)})  # fmt: skip
class PublicationStatus(Choice):
    """From plan to publication."""

    planned = "planned", "gepland", Stage.open
    drafted = "drafted", "concept", Stage.under_way
    published = "published", "gepubliceerd", Stage.finished
    dropped = "dropped", "vervallen", Stage.dropped


@record(
    label="Publicatie",
    plural="Publicaties",
    prefix="pub",
    help="Wat de M50 uitbrengt, of wat anderen uitbrengen en het plan noemt.",
    clause="Communicatie & Events > Communicatieactiviteiten > Communicatie extern",
)
class Publication(Planned):
    """Something M50 publishes, or a publication by others that the plan refers to."""

    channel: str = field(label="Kanaal", default="", relation="channel", in_list=True, goes_on=True)
    due: Period | None = field(label="Wanneer", default=None, in_list=True, goes_on=True)
    rhythm: str = field(
        label="Ritme", help="Bij welk ritme hoort dit?", default="", relation=RECURRING
    )
    publisher: str = field(label="Uitgever", default="", relation="organisation", goes_on=True)
    status: PublicationStatus = field(
        label="Status", default=PublicationStatus.planned, in_list=True, state=True
    )
    published_on: date | None = field(
        label="Gepubliceerd op",
        help="Wanneer het echt uitkwam. Leeg: de dag waarop u de status zet.",
        default=None,
        state=True,
    )

    happened_on: ClassVar[tuple[str, ...]] = ("published_on",)
    stamps: ClassVar[Mapping[str, tuple[str, ...]]] = {"published": ("published_on",)}


KINDS: tuple[type[Record], ...] = (Event, Channel, Publication)
