"""Rules on rhythms: what is promised again and again."""

from collections.abc import Iterable
from datetime import date, timedelta

from m50core.domain import dutch
from m50core.domain.collection import Records
from m50core.domain.findings import Hit, rule
from m50core.domain.meetings import Meeting, MeetingStatus
from m50core.domain.plan_items import Rhythm
from m50core.domain.record import ANY

_MONTH = 30.44


@rule(
    "M50-101",
    "Bij elk ritme staat het volgende moment op de agenda.",
    clause="Relaties > 3. Halfjaarlijks overleg Ministerie van Justitie en Veiligheid",
    reads=("rhythm", "meeting"),
)
def rhythm_without_next(records: Records, today: date) -> Iterable[Hit]:
    """A rhythm with a measure needs a meeting within one round from today."""
    meetings = [m for m in records.collection(Meeting) if m.status is not MeetingStatus.cancelled]
    for rhythm in records.collection(Rhythm):
        if not rhythm.cadence.months:
            continue
        days = rhythm.cadence.months * _MONTH / max(1, rhythm.cadence.times)
        until = today + timedelta(days=round(days))
        planned = [m for m in meetings if m.rhythm == rhythm.id and _within(m, today, until)]
        if not planned:
            sentence = (
                f"“{rhythm.title}” ({rhythm.cadence}) heeft geen volgend moment op de agenda. "
                f"Plan een vergadering bij dit ritme, uiterlijk {dutch.day(until)}."
            )
            yield Hit(rhythm, sentence, {"until": until})


def _within(meeting: Meeting, start: date, end: date) -> bool:
    return meeting.due is not None and meeting.due.overlaps(start, end)


@rule(
    "M50-102",
    "Elke ledenvergadering heeft een datum.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=(ANY,),
)
def assembly_without_date(records: Records, today: date) -> Iterable[Hit]:
    """Decisions that wait for an assembly without a date can't be planned."""
    for meeting in records.collection(Meeting).where(organ="org-alv"):
        if meeting.status is MeetingStatus.planned and not (meeting.due and meeting.due.latest):
            waiting = len(records.pointing_at(meeting.id))
            rest = f" {waiting} onderdelen van het plan wachten hierop." if waiting else ""
            yield Hit(meeting, f"“{meeting.title}” heeft nog geen datum.{rest}")


RULES = (rhythm_without_next, assembly_without_date)
