"""Meetings of a series laid out over some time: on which days it meets, and which are left out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from m50core.errors import UsageError
from m50core.meetings.proceedings import day_of
from m50core.meetings.records.meetings import Meeting, MeetingSeries
from m50core.records.collection import Records
from m50core.records.record import make_record
from m50core.values import dutch
from m50core.values.holidays import holidays
from m50core.values.patterns import pattern
from m50core.values.recess import Recess, recess_on
from m50core.values.recurrence import RecurrenceRule

MOST = 60
"""More meetings at once are a slip."""
_WHICH = {
    "1e": 1, "2e": 2, "3e": 3, "4e": 4, "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4,
    "laatste": -1,
}  # fmt: skip
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_STEP = pattern(r"(?:iedere |elke |per )?(\d{1,2})? ?(week|weken|maand|maanden|kwartaal)")
_PLACE = pattern(rf"(?:iedere |elke )?({'|'.join(_WHICH)}) ({'|'.join(_WEEKDAYS)})")


@attrs.frozen
class LaidOut:
    """A day of a series: the meeting that is made on it, or in Dutch why there is none."""

    day: date
    meeting: Meeting | None
    told: str = ""
    """Why it is left out; of a meeting, what one must know of its day."""


def rule_of(words: str) -> RecurrenceRule:
    """Return how often "2 weken", "maand", "kwartaal" or "3e donderdag" is; else UsageError."""
    text = " ".join(words.casefold().split())
    if match := _PLACE.fullmatch(text):
        weekday = _WEEKDAYS.index(match[2])
        return RecurrenceRule("MONTHLY", weekdays=((_WHICH[match[1]], weekday),))
    if match := _STEP.fullmatch(text):
        count = int(match[1] or 1)
        if match[2] == "kwartaal":
            return RecurrenceRule("MONTHLY", interval=3 * max(1, count))
        frequency = "WEEKLY" if match[2].startswith("we") else "MONTHLY"
        return RecurrenceRule(frequency, interval=max(1, count))
    raise UsageError(
        f"“{words}” zegt niet hoe vaak. Schrijf bijvoorbeeld “2 weken”, “maand”, “kwartaal” of "
        "“3e donderdag”."
    )


def laid_out(
    records: Records,
    series: MeetingSeries,
    every: str,
    first: date,
    last: date,
    details: Mapping[str, str],
    recesses: Sequence[Recess] = (),
) -> tuple[LaidOut, ...]:
    """Return the days of a series from ``first``, the day it begins, to ``last``, both included.

    ``details``: other fields of each meeting, as start, end and place. A holiday, a day in the
    weekend and a day on which the series meets already are left out; one in any of ``recesses`` is
    told. Raises UsageError for words
    that say no rhythm, an end before the beginning, and for more than ``MOST`` meetings.
    """
    if last < first:
        raise UsageError(
            f"Het einde ({last.isoformat()}) ligt voor het begin ({first.isoformat()}). "
            "Draai de dagen om."
        )
    rule = rule_of(every)
    days = list(rule.days(first, first, last))
    if len(days) > MOST:
        many = dutch.number_of(len(days), "vergadering", "vergaderingen")
        raise UsageError(f"Dat zijn {many}. Kies een kortere tijd: hooguit {MOST}.")
    there = {
        day_of(record): record for _, record in records.pointing_at(series.id, Meeting.spec.kind)
        if isinstance(record, Meeting)
    }  # fmt: skip
    slots = [_on(series, day, there.get(day), details) for day in days]
    slots += _too_short(rule, first, last)
    slots.sort(key=lambda slot: slot.day)
    return tuple(_with_recess(slot, recesses) for slot in slots)


def _too_short(rule: RecurrenceRule, first: date, last: date) -> Iterator[LaidOut]:
    """Yield the last day of each month that the series skips: it has no 29th, 30th or 31st."""
    if rule.frequency != "MONTHLY" or rule.weekdays:
        return
    last_days = attrs.evolve(rule, month_days=(-1,)).days(first.replace(day=1), first, last)
    for day in last_days:
        if day.day < first.day:
            month = f"{dutch.MONTHS[day.month - 1]} heeft geen {first.day}e"
            yield LaidOut(day, None, f"{month}: kies zelf een dag")


def _on(
    series: MeetingSeries, day: date, there: Meeting | None, details: Mapping[str, str]
) -> LaidOut:
    if there is not None:
        return LaidOut(day, None, f"staat er al ({there.id})")
    if name := holidays(day.year).get(day):
        return LaidOut(day, None, f"{name}: kies zelf een andere dag")
    if day.weekday() >= 5:
        return LaidOut(day, None, "in het weekend: kies zelf een andere dag")
    values = {
        "title": f"{series.title} {dutch.short_day(day)}", "due": day, "type": series.type,
        "series": series.id, "organ": series.organ, "rhythm": series.rhythm,
        "pillar": series.pillar, "portfolio": series.portfolio, "owner": series.owner, **details,
    }  # fmt: skip
    return LaidOut(day, make_record(Meeting, values))


def _with_recess(found: LaidOut, recesses: Sequence[Recess]) -> LaidOut:
    recess = recess_on(found.day, recesses) if found.meeting else None
    return attrs.evolve(found, told=recess.name) if recess else found
