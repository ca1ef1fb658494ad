"""Appointments of somebody's calendar outside m50, as they were read from it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar, Self

from m50core.meetings.records.meetings import time_of_day
from m50core.records.fields import field, record
from m50core.records.record import Around, Record
from m50core.values.choice import Choice
from m50core.values.period import Period, Precision
from m50core.values.personal import Personal
from m50core.values.stage import Stage

LONGEST = timedelta(days=366)


class Openness(Choice):
    """Who may see it there, as CLASS says it."""

    public = "public", "openbaar"
    private = "private", "privé"
    confidential = "confidential", "vertrouwelijk"


class AppointmentStatus(Choice):
    """How sure it is. Whoever keeps the calendar decides, so every step is legal."""

    confirmed = "confirmed", "bevestigd", Stage.elsewhere
    tentative = "tentative", "onder voorbehoud", Stage.elsewhere
    cancelled = "cancelled", "gaat niet door", Stage.dropped


@record(
    label="Afspraak",
    plural="Afspraken",
    prefix="afspraak",
    help="Een afspraak uit iemands eigen agenda, ingelezen uit Outlook of een ander programma.",
)
class Appointment(Record):
    """One appointment, or one of a series. Who else was invited is not kept.

    It is about the person whose calendar it stands in: erasing ``owner`` wipes its texts.
    """

    takes_place: ClassVar[bool] = True
    fills_period: ClassVar[bool] = True

    title: str = field(label="Onderwerp", in_list=True, searchable=True, personal=Personal.opinion)
    due: Period = field(
        label="Wanneer", help="Een dag, of de eerste en de laatste dag.", in_list=True
    )
    start: str = field(label="Begintijd", example="10:00", default="", in_list=True)
    end: str = field(label="Eindtijd", help="Op de laatste dag.", example="12:00", default="")
    place: str = field(label="Plaats", default="", personal=Personal.opinion)
    description: str = field(
        label="Toelichting", default="", multiline=True, searchable=True, personal=Personal.opinion
    )
    owner: str = field(
        label="Uit de agenda van", default="", relation="person", in_list=True,
        personal=Personal.opinion,
    )  # fmt: skip
    organ: str = field(
        label="Van", default="", relation=("organisation", "board", "pillar"), in_list=True
    )
    free: bool = field(
        label="Vrij", help="Het staat in de agenda, maar houdt niemand bezet.", default=False
    )
    status: AppointmentStatus = field(
        label="Status", default=AppointmentStatus.confirmed, in_list=True
    )
    calendar: str = field(
        label="Agenda",
        help="Naam van de agenda of het bestand.",
        default="",
        personal=Personal.opinion,
    )
    uid: str = field(
        label="Kenmerk", help="Waaraan andere programma's de afspraak herkennen (UID).", default=""
    )
    occurrence: str = field(
        label="Keer",
        help="Welke van een reeks: de dag of het tijdstip volgens de reeks zelf.",
        default="",
    )
    sequence: int = field(label="Volgnummer", help="Loopt op bij elke wijziging daar.", default=0)
    modified: datetime | None = field(
        label="Daar gewijzigd", help="Laatste wijziging in die agenda.", default=None
    )

    openness: Openness = field(
        label="Openbaarheid", help="Wie het daar mag zien.", default=Openness.public
    )
    as_read: str = field(
        label="Zoals gelezen",
        help="Waaraan m50 ziet wat daar is gewijzigd sinds het laatst is ingelezen.",
        default="",
        quiet=True,
    )

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Refuse a day that isn't fixed, what is no time of day, and an end before the start."""
        first, last = self.due.earliest, self.due.latest
        fixed = self.due.precision in (Precision.day, Precision.range)
        if first is None or last is None or not fixed:
            yield "due", f"“{self.due.words}” is geen dag, en geen eerste en laatste dag"
        elif last - first > LONGEST:
            yield "due", f"dit duurt langer dan {LONGEST.days} dagen: dat is geen afspraak"
        try:
            datetime.fromisoformat(self.occurrence or "20250610")
        except ValueError:
            sentence = f"“{self.occurrence}” is geen dag of tijdstip"
            yield "occurrence", f"{sentence}. Schrijf 20250610, of 20250610T120000Z"
        for name in ("start", "end"):
            try:
                time_of_day(getattr(self, name))
            except ValueError as error:
                yield name, str(error)
                return
        start, end = time_of_day(self.start), time_of_day(self.end)
        if start and end and first == last and end < start:
            order = f"de afspraak eindigt om {self.end}, en begint pas om {self.start}"
            yield "end", f"{order}. Geef een latere eindtijd, of ook de laatste dag"


KINDS: tuple[type[Record], ...] = (Appointment,)
