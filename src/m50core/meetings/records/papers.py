"""Papers: who delivers what for which meeting, by when, and how far it is."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import ClassVar, Self

from m50core.meetings.records.meetings import Meeting, MeetingStatus
from m50core.records.fields import field, record
from m50core.records.planned import Planned
from m50core.records.record import ANY, Around
from m50core.values.choice import Choice, steps
from m50core.values.period import Period
from m50core.values.personal import Personal
from m50core.values.stage import Stage


@steps(
    {
        "requested": ("outlined", "drafted", "dropped"),
        "outlined": ("drafted", "dropped"),
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

    requested = "requested", "gevraagd", Stage.open
    outlined = "outlined", "opzet", Stage.under_way
    drafted = "drafted", "concept", Stage.under_way
    edited = "edited", "geredigeerd", Stage.under_way
    complete = "complete", "compleet", Stage.under_way
    delivered = "delivered", "aangeleverd", Stage.finished
    on_agenda = "on_agenda", "op de agenda", Stage.finished
    decided = "decided", "besloten", Stage.finished
    dropped = "dropped", "vervallen", Stage.dropped


@record(
    label="Vergaderstuk",
    plural="Vergaderstukken",
    prefix="stuk",
    help="Een stuk dat klaar moet zijn voor een vergadering of debat.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
)
class Paper(Planned):
    """A paper for a meeting or a debate."""

    happened_on: ClassVar[tuple[str, ...]] = ("delivered_on",)
    stamps: ClassVar[Mapping[str, tuple[str, ...]]] = {"delivered": ("delivered_on",)}

    meeting: str = field(
        label="Voor",
        default="",
        relation=("meeting", "lobby_moment"),
        in_list=True,
        goes_on=True,
    )
    due: Period | None = field(label="Aanleveren", default=None, in_list=True)
    author: str = field(
        label="Maker",
        default="",
        relation=("person", "organisation", "pillar", "portfolio"),
        personal=Personal.role,
        goes_on=True,
    )
    partners: tuple[str, ...] = field(
        label="Samen met", default=(), relation="organisation", goes_on=True
    )
    goal: str = field(label="Bij", default="", relation=ANY)
    agenda_item: str = field(label="Agendapunt", default="", relation="agenda_item", state=True)
    document: str = field(label="Document", default="", relation="document", state=True)
    delivered_on: date | None = field(label="Aangeleverd op", default=None, state=True)
    status: PaperStatus = field(
        label="Status", default=PaperStatus.requested, in_list=True, state=True
    )

    @property
    def ready(self) -> bool:
        """True once whoever wrote it has nothing more to deliver."""
        return self.status.has_happened

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse a paper for a meeting that was cancelled; one that was there can be dropped."""
        meeting = around.get(self.meeting)
        if not isinstance(meeting, Meeting) or meeting.status is not MeetingStatus.cancelled:
            return
        here = before is not None and before.meeting == self.meeting
        if not here or self.status not in (PaperStatus.dropped, before and before.status):
            advice = "Kies een andere vergadering, of laat het stuk vervallen"
            yield "meeting", f"“{meeting.title}” ({meeting.id}) gaat niet door. {advice}"


DELIVERY = timedelta(days=10)
"""How long before its meeting a paper is there, when nothing else is agreed."""


def delivery_day(paper: Paper | None, meeting: date | None) -> date | None:
    """Return the last day to deliver a paper: its own, else ten days before its meeting.

    None for a paper: that of any without a day of its own.
    """
    own = paper.due.latest if paper and paper.due else None
    return own or (meeting - DELIVERY if meeting else None)
