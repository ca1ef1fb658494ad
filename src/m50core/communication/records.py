"""What M50 organises and publishes, and by which channel."""

from typing import ClassVar

from m50core.records.fields import field, record
from m50core.records.planned import Planned
from m50core.records.record import Record
from m50core.values.cadence import Cadence
from m50core.values.choice import Choice, steps
from m50core.values.period import Period
from m50core.values.stage import Stage


@record(label="Evenement", plural="Evenementen", prefix="event")
class Event(Planned):
    """An event that M50 holds or takes part in."""

    takes_place: ClassVar[bool] = True

    due: Period | None = field(label="Wanneer", default=None, in_list=True, state=True)
    place: str = field(label="Plaats", default="", in_list=True, state=True)
    organisation: str = field(label="Bij", default="", relation="organisation")
    goal: str = field(label="Bij doel", default="", relation="goal")
    meeting: str = field(label="Rond vergadering", default="", relation="meeting")
    cadence: Cadence | None = field(label="Ritme", default=None)


@record(label="Kanaal", plural="Kanalen", prefix="kanaal")
class Channel(Planned):
    """A way in which M50 speaks: website, newsletter, press, social media."""

    lasts: ClassVar[bool] = True

    audience: str = field(label="Voor wie", default="", in_list=True)


@steps({"planned": ("drafted", "dropped"), "drafted": ("published", "dropped"),
        "published": (), "dropped": ("planned",)})  # fmt: skip
class PublicationStatus(Choice):
    """From plan to publication."""

    planned = "planned", "gepland", Stage.open
    drafted = "drafted", "concept", Stage.under_way
    published = "published", "gepubliceerd", Stage.finished
    dropped = "dropped", "vervallen", Stage.dropped


@record(label="Publicatie", plural="Publicaties", prefix="pub")
class Publication(Planned):
    """Something M50 publishes, or a publication by others that the plan refers to."""

    channel: str = field(label="Kanaal", default="", relation="channel", in_list=True)
    due: Period | None = field(label="Wanneer", default=None, in_list=True)
    publisher: str = field(label="Uitgever", default="", relation="organisation")
    status: PublicationStatus = field(
        label="Status", default=PublicationStatus.planned, in_list=True, state=True
    )


KINDS: tuple[type[Record], ...] = (Event, Channel, Publication)
