"""Meetings and their series, agenda, minutes and action items."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import ClassVar, Self

from m50core.errors import FieldError
from m50core.goals.records import RECURRING
from m50core.meetings.records.actions import ActionItem as ActionItem
from m50core.meetings.records.actions import ActionStatus as ActionStatus
from m50core.meetings.records.occasions import (
    invited_on_field,
    reason_field,
    room_on_field,
    speakers_on_field,
)
from m50core.records.fields import field, record
from m50core.records.planned import Planned, aliases_field
from m50core.records.record import ANY, Around, Find, Record, evolve
from m50core.records.traits import status_of
from m50core.records.unique import Unique
from m50core.values import dutch
from m50core.values.choice import Choice, steps
from m50core.values.clock import minutes
from m50core.values.period import Period
from m50core.values.personal import Personal
from m50core.values.stage import Stage


@steps(
    {
        "planned": ("convened", "cancelled"),
        "convened": ("held", "planned", "cancelled"),
        "held": ("minuted",),
        "minuted": (),
        "cancelled": ("planned",),
    }
)
class MeetingStatus(Choice):
    """From planned to adopted minutes."""

    planned = "planned", "gepland", Stage.open
    convened = "convened", "uitgenodigd", Stage.under_way
    held = "held", "gehouden", Stage.finished
    minuted = "minuted", "verslag vastgesteld", Stage.finished
    cancelled = "cancelled", "gaat niet door", Stage.dropped


class Mode(Choice):
    """Where people meet."""

    unknown = "unknown", "niet bekend"
    physical = "physical", "op locatie"
    online = "online", "digitaal"
    hybrid = "hybrid", "op locatie en digitaal"


class MeetingType(Choice):
    """What sort of meeting it is."""

    assembly = "assembly", "ALV"
    board = "board", "DB"
    administrators = "administrators", "bestuurdersoverleg"
    quarterly = "quarterly", "kwartaalgesprek"
    ministry = "ministry", "overleg met ministerie"
    pillar = "pillar", "pijleroverleg"
    webinar = "webinar", "webinar"
    theme = "theme", "themasessie"
    other = "other", "anders"


NOTICE = 10
"""Working days that people need between an invitation and a meeting."""
_NOTICES = {MeetingType.assembly: 15, MeetingType.board: 5}
"""That of the assembly as its runbook has it; a board meets often, on days that it knows."""
_MOST_BEFORE = 100


def notice(sort: MeetingType) -> int:
    """Return how many working days before a meeting of this sort people are invited."""
    return _NOTICES.get(sort, NOTICE)


@record(
    label="Vergaderreeks",
    plural="Vergaderreeksen",
    prefix="reeks",
    help="Vergaderingen van één soort die steeds terugkomen, en wat voor elk ervan geldt.",
    clause="Relaties > 3. Halfjaarlijks overleg Ministerie van Justitie en Veiligheid",
)
class MeetingSeries(Planned):
    """Meetings of one sort that come again and again, and what goes for each of them."""

    lasts: ClassVar[bool] = True

    type: MeetingType = field(label="Soort", default=MeetingType.other, in_list=True)
    organ: str = field(
        label="Van", default="", relation=("organisation", "board", "pillar"), in_list=True
    )
    rhythm: str = field(label="Ritme", default="", relation=RECURRING)
    papers_before: int | None = field(
        label="Stukken vooraf (werkdagen)",
        help="Zoveel werkdagen voor elke vergadering zijn de stukken er. Leeg: tien dagen ervoor.",
        example="5",
        default=None,
        state=True,
        goes_on=True,
    )

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Refuse a term that lies after the meeting, or longer before it than a year."""
        if self.papers_before is not None and not 0 <= self.papers_before <= _MOST_BEFORE:
            yield "papers_before", f"{self.papers_before} kan niet: geef 0 tot {_MOST_BEFORE} dagen"


def time_of_day(text: str) -> time | None:
    """Return the time that ``9:30`` or ``10.00 uur`` says, None for nothing; ValueError (Dutch)."""
    if not text:
        return None
    if (since_midnight := minutes(text)) is None:
        raise ValueError(f"“{text}” is geen tijd. Schrijf uren en minuten: 10:00")
    return time(*divmod(since_midnight, 60))


@record(
    label="Vergadering",
    plural="Vergaderingen",
    prefix="verg",
    help="Eén vergadering, zoals een ALV of een overleg van het bestuur, of één gesprek.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
)
class Meeting(Planned):
    """One meeting of an organ, or a talk that was held or must be held."""

    takes_place: ClassVar[bool] = True
    happened_on: ClassVar[tuple[str, ...]] = ("due",)

    type: MeetingType = field(label="Soort", default=MeetingType.other, state=True)
    series: str = field(label="Reeks", default="", relation="meeting_series", state=True)
    organ: str = field(
        label="Van",
        default="",
        relation=("organisation", "board", "pillar"),
        in_list=True,
        goes_on=True,
    )
    due: Period | None = field(label="Wanneer", default=None, in_list=True, state=True)
    start: str = field(label="Begintijd", example="10:00", default="", state=True)
    end: str = field(label="Eindtijd", example="12:00", default="", state=True)
    place: str = field(label="Plaats", default="", state=True)
    mode: Mode = field(label="Vorm", default=Mode.unknown, state=True)
    link: str = field(label="Online via", help="Webadres om mee te doen.", default="", state=True)
    quorum: int | None = field(
        label="Quorum (% van de leden)",
        help="Hoeveel leden aanwezig of vertegenwoordigd moeten zijn om te besluiten.",
        default=None,
        state=True,
    )
    partners: tuple[str, ...] = field(
        label="Met", default=(), relation="organisation", goes_on=True
    )
    rhythm: str = field(label="Ritme", default="", relation=RECURRING, goes_on=True)
    uses: tuple[str, ...] = field(label="Gebruikt de uitkomst van", default=(), relation=ANY)
    part_of: str = field(
        label="Onderdeel van",
        help="Verhuist mee: zonder eigen dag is het op de dag daarvan.",
        default="",
        relation=("meeting", "event"),
        state=True,
    )
    aliases: tuple[str, ...] = aliases_field("1e ALV 2025")
    status: MeetingStatus = field(
        label="Status", default=MeetingStatus.planned, in_list=True, state=True
    )
    room_on: date | None = room_on_field()
    speakers_on: date | None = speakers_on_field()
    invited_on: date | None = invited_on_field()
    reason: str = reason_field()

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse an end before the start, a quorum past all, and minutes that aren't adopted."""
        if before is None or (before.start, before.end) != (self.start, self.end):
            yield from self._wrong_times()
        if self.quorum is not None and not 0 <= self.quorum <= 100:
            yield "quorum", f"{self.quorum} kan niet: geef een deel van de leden, van 0 tot 100"
        minuted = MeetingStatus.minuted
        if self.status is minuted and (before is None or before.status is not minuted):
            for minutes in around.pointing_at(self.id):
                if isinstance(minutes, Minutes) and minutes.status is not MinutesStatus.adopted:
                    reason = f"het verslag “{minutes.title}” ({minutes.id}) is nog niet vastgesteld"
                    yield "status", reason

    def settle(self, today: date, around: Around, start: Find) -> Self:  # noqa: ARG002
        """Keep the day on which people were invited."""
        was = status_of(start(self.id))
        convened = self.status is MeetingStatus.convened
        if convened and self.status is not was and self.invited_on is None:
            return evolve(self, invited_on=today)
        return self

    def _wrong_times(self) -> Iterable[tuple[str, str]]:
        read: dict[str, time | None] = {}
        for name in ("start", "end"):
            try:
                read[name] = time_of_day(getattr(self, name))
            except ValueError as error:
                yield name, str(error)
                return
        start, end = read["start"], read["end"]
        if start and end and end <= start:
            order = f"de vergadering eindigt om {self.end}, en begint pas om {self.start}"
            yield "end", f"{order}. Geef een latere eindtijd"


def day_of(meeting: Meeting) -> date | None:
    """Return the day of a meeting, once it is exact."""
    due = meeting.due
    return due.latest if due is not None and due.earliest == due.latest else None


def refuse_ahead(record: Record, meeting: Record | None, today: date, field: str) -> None:
    """Raise FieldError for what only happens in a meeting while its day is still to come."""
    due = meeting.due if isinstance(meeting, Meeting) else None
    if isinstance(meeting, Meeting) and due and due.earliest and due.earliest > today:
        day = day_of(meeting)
        when = f"op {dutch.day(day)}" if day else f"in {due.shown()}"
        reason = f"“{meeting.title}” is pas {when}. Klopt die dag niet, wijzig die dan"
        label = record.spec.fields[field].label
        raise FieldError(record.kind, field, f"{reason} eerst", label)


@steps(
    {
        "drafted": ("shared",),
        "shared": ("drafted", "adopted"),
        "adopted": (),
    }
)
class MinutesStatus(Choice):
    """From draft to adopted."""

    drafted = "drafted", "concept", Stage.open
    shared = "shared", "rondgestuurd", Stage.under_way
    adopted = "adopted", "vastgesteld", Stage.finished


@record(
    label="Verslag",
    plural="Verslagen",
    prefix="notulen",
    help="Het verslag van een vergadering: wat er is gezegd en besloten.",
    clause="Relaties > 3. Halfjaarlijks overleg Ministerie van Justitie en Veiligheid",
)
class Minutes(Record):
    """What was said and decided in a meeting, as written down afterwards."""

    happened_on: ClassVar[tuple[str, ...]] = ("adopted_on",)
    stamps: ClassVar[Mapping[str, tuple[str, ...]]] = {"adopted": ("adopted_on",)}
    unique: ClassVar[tuple[Unique, ...]] = (
        Unique(("meeting",), "Een vergadering heeft één verslag: schrijf daarin verder"),
    )

    title: str = field(label="Titel", in_list=True, searchable=True)
    meeting: str = field(label="Vergadering", relation="meeting", in_list=True)
    text: str = field(
        label="Verslag", default="", multiline=True, searchable=True, personal=Personal.opinion
    )
    document: str = field(label="Document", default="", relation="document")
    adopted_on: date | None = field(label="Vastgesteld op", default=None, in_list=True, state=True)
    status: MinutesStatus = field(
        label="Status", default=MinutesStatus.drafted, in_list=True, state=True
    )

    def settle(self, today: date, around: Around, start: Find) -> Self:
        """Refuse minutes of a meeting still to come, adopted before it, or on a day to come."""
        before, meeting, adopted = start(self.id), around.get(self.meeting), self.adopted_on
        if not isinstance(before, Minutes) or before.status is not self.status:
            refuse_ahead(self, meeting, today, "status")
        if adopted is not None and getattr(before, "adopted_on", None) != adopted:
            refuse_ahead(self, meeting, adopted, "adopted_on")
            if adopted > today:
                reason = (
                    f"{dutch.day(adopted)} ligt in de toekomst. Geef de dag waarop het gebeurde"
                )
                raise FieldError(self.kind, "adopted_on", reason, "Vastgesteld op")
        return self


@record(
    label="Agendapunt",
    plural="Agendapunten",
    prefix="punt-agenda",
    help="Eén punt op de agenda van een vergadering.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
)
class AgendaItem(Planned):
    """A point on the agenda of a meeting."""

    meeting: str = field(label="Vergadering", default="", relation="meeting", in_list=True)
    order: int | None = field(label="Volgorde", default=None, in_list=True, goes_on=True)
    start: str = field(label="Begintijd", example="10:15", default="", state=True)
    minutes: int | None = field(label="Minuten", default=None, state=True)
    decision_asked: str = field(label="Gevraagd besluit", default="", goes_on=True)
    goal: str = field(label="Bij", default="", relation=ANY)
    rhythm: str = field(
        label="Ritme",
        help="Is de vergadering gehouden, dan is dit ritme weer een keer gebeurd.",
        default="",
        relation=RECURRING,
        goes_on=True,
    )
