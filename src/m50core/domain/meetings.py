"""Meetings and what comes of them; documents, events, publications, channels."""

from datetime import date

from m50core.domain.cadence import Cadence
from m50core.domain.choice import Choice, steps
from m50core.domain.fields import field, record
from m50core.domain.period import Period
from m50core.domain.personal import Personal
from m50core.domain.plan_items import Planned
from m50core.domain.record import ANY


@steps(
    {
        "planned": ("convened", "cancelled"),
        "convened": ("held", "cancelled"),
        "held": ("minuted",),
        "minuted": (),
        "cancelled": ("planned",),
    }
)
class MeetingStatus(Choice):
    """From planned to adopted minutes."""

    planned = "planned", "gepland"
    convened = "convened", "uitgenodigd"
    held = "held", "gehouden"
    minuted = "minuted", "verslag vastgesteld"
    cancelled = "cancelled", "gaat niet door"


class Mode(Choice):
    """Where people meet."""

    unknown = "unknown", "niet bekend"
    physical = "physical", "op locatie"
    online = "online", "digitaal"
    hybrid = "hybrid", "op locatie en digitaal"


@record(label="Vergadering", plural="Vergaderingen", prefix="verg")
class Meeting(Planned):
    """One meeting of an organ, or a talk that was held or must be held."""

    organ: str = field(
        label="Van", default="", relation=("organisation", "board", "pillar"), in_list=True
    )
    due: Period | None = field(label="Wanneer", default=None, in_list=True, state=True)
    start: str = field(label="Begintijd", example="10:00", default="", state=True)
    end: str = field(label="Eindtijd", example="12:00", default="", state=True)
    place: str = field(label="Plaats", default="", state=True)
    mode: Mode = field(label="Vorm", default=Mode.unknown, state=True)
    partners: tuple[str, ...] = field(label="Met", default=(), relation="organisation")
    rhythm: str = field(label="Ritme", default="", relation="rhythm")
    uses: tuple[str, ...] = field(label="Gebruikt de uitkomst van", default=(), relation=ANY)
    status: MeetingStatus = field(
        label="Status", default=MeetingStatus.planned, in_list=True, state=True
    )


@record(label="Agendapunt", plural="Agendapunten", prefix="punt-agenda")
class AgendaItem(Planned):
    """A point on the agenda of a meeting."""

    meeting: str = field(label="Vergadering", default="", relation="meeting", in_list=True)
    order: int | None = field(label="Volgorde", default=None, in_list=True)
    minutes: int | None = field(label="Minuten", default=None)
    decision_asked: str = field(label="Gevraagd besluit", default="")
    goal: str = field(label="Bij", default="", relation=ANY)


@steps(
    {
        "requested": ("drafted", "dropped"),
        "drafted": ("edited", "complete", "dropped"),
        "edited": ("complete", "drafted"),
        "complete": ("delivered",),
        "delivered": ("on_agenda",),
        "on_agenda": ("decided",),
        "decided": (),
        "dropped": ("requested",),
    }
)
class PaperStatus(Choice):
    """From asked for to decided upon."""

    requested = "requested", "gevraagd"
    drafted = "drafted", "concept"
    edited = "edited", "geredigeerd"
    complete = "complete", "compleet"
    delivered = "delivered", "aangeleverd"
    on_agenda = "on_agenda", "op de agenda"
    decided = "decided", "besloten"
    dropped = "dropped", "vervallen"


@record(label="Vergaderstuk", plural="Vergaderstukken", prefix="stuk")
class Paper(Planned):
    """A paper for a meeting or a debate."""

    meeting: str = field(
        label="Voor", default="", relation=("meeting", "lobby_moment"), in_list=True
    )
    due: Period | None = field(label="Aanleveren", default=None, in_list=True)
    author: str = field(
        label="Maker", default="", relation=("person", "organisation"), personal=Personal.role
    )
    goal: str = field(label="Bij", default="", relation=ANY)
    status: PaperStatus = field(
        label="Status", default=PaperStatus.requested, in_list=True, state=True
    )


@steps(
    {
        "proposed": ("taken", "rejected", "withdrawn"),
        "taken": ("effective", "revoked"),
        "effective": ("revoked",),
        "rejected": (),
        "withdrawn": (),
        "revoked": (),
    }
)
class DecisionStatus(Choice):
    """From proposal to effect."""

    proposed = "proposed", "voorstel"
    taken = "taken", "genomen"
    effective = "effective", "van kracht"
    rejected = "rejected", "verworpen"
    withdrawn = "withdrawn", "ingetrokken"
    revoked = "revoked", "herroepen"


@record(label="Besluit", plural="Besluiten", prefix="besluit")
class Decision(Planned):
    """A decision, taken or still asked for."""

    organ: str = field(label="Door", default="", relation=("organisation", "board"), in_list=True)
    meeting: str = field(label="Vergadering", default="", relation="meeting")
    due: Period | None = field(label="Wanneer", default=None, in_list=True)
    effective: date | None = field(label="Geldt vanaf", default=None, state=True)
    about: tuple[str, ...] = field(label="Gaat over", default=(), relation=ANY)
    status: DecisionStatus = field(
        label="Status", default=DecisionStatus.proposed, in_list=True, state=True
    )


@steps({"open": ("doing", "done", "dropped"), "doing": ("done", "open", "dropped"),
        "done": ("open",), "dropped": ("open",)})  # fmt: skip
class ActionStatus(Choice):
    """Where an action item stands."""

    open = "open", "open"
    doing = "doing", "bezig"
    done = "done", "klaar"
    dropped = "dropped", "vervallen"


@record(label="Actiepunt", plural="Actiepunten", prefix="actie", help="Iets dat iemand moet doen.")
class ActionItem(Planned):
    """Something that somebody must do."""

    due: Period | None = field(label="Uiterlijk", default=None, in_list=True)
    status: ActionStatus = field(
        label="Status", default=ActionStatus.open, in_list=True, state=True
    )
    about: tuple[str, ...] = field(label="Gaat over", default=(), relation=ANY)
    meeting: str = field(label="Uit vergadering", default="", relation="meeting")
    decision: str = field(label="Uit besluit", default="", relation="decision")


@record(label="Document", plural="Documenten", prefix="doc")
class Document(Planned):
    """A document, kept here by name and place."""

    place: str = field(label="Plaats", help="Map of webadres.", default="")
    on: Period | None = field(label="Datum", default=None, in_list=True)
    author: str = field(
        label="Maker", default="", relation=("person", "organisation"), personal=Personal.role
    )
    recipient: str = field(
        label="Voor", default="", relation=("person", "organisation"), personal=Personal.role
    )
    goal: str = field(label="Bij", default="", relation=ANY)
    keep_until: date | None = field(label="Bewaren tot", default=None, state=True)


@record(label="Evenement", plural="Evenementen", prefix="event")
class Event(Planned):
    """An event that M50 holds or takes part in."""

    due: Period | None = field(label="Wanneer", default=None, in_list=True, state=True)
    place: str = field(label="Plaats", default="", in_list=True, state=True)
    organisation: str = field(label="Bij", default="", relation="organisation")
    meeting: str = field(label="Rond vergadering", default="", relation="meeting")
    cadence: Cadence | None = field(label="Ritme", default=None)


@record(label="Kanaal", plural="Kanalen", prefix="kanaal")
class Channel(Planned):
    """A way in which M50 speaks: website, newsletter, press, social media."""

    audience: str = field(label="Voor wie", default="", in_list=True)


@steps({"planned": ("drafted", "dropped"), "drafted": ("published", "dropped"),
        "published": (), "dropped": ("planned",)})  # fmt: skip
class PublicationStatus(Choice):
    """From plan to publication."""

    planned = "planned", "gepland"
    drafted = "drafted", "concept"
    published = "published", "gepubliceerd"
    dropped = "dropped", "vervallen"


@record(label="Publicatie", plural="Publicaties", prefix="pub")
class Publication(Planned):
    """Something M50 publishes, or a publication by others that the plan refers to."""

    channel: str = field(label="Kanaal", default="", relation="channel", in_list=True)
    due: Period | None = field(label="Wanneer", default=None, in_list=True)
    publisher: str = field(label="Uitgever", default="", relation="organisation")
    status: PublicationStatus = field(
        label="Status", default=PublicationStatus.planned, in_list=True, state=True
    )
