"""A meeting, debate or event moved: what changes, and what moves along.

Steps that hang on it move along by themselves. What was ready for the old day (people invited, a
room, speakers) is to be made ready again; a paper that was delivered stays delivered.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from m50core.errors import UsageError
from m50core.meetings.hung import (
    already_late,
    dropped_with,
    moves_along,
    names,
    parts_of,
    waiting_for,
)  # fmt: skip
from m50core.meetings.needs import exact_day
from m50core.meetings.preparation import KINDS
from m50core.meetings.records.meetings import ActionItem, Meeting, MeetingStatus
from m50core.meetings.records.occasions import KEPT, OccasionStatus
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.doing import Doing
from m50core.records.record import Record
from m50core.records.traits import due_of, status_of
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.capital import with_capital
from m50core.values.choice import Choice
from m50core.values.holidays import holiday_name, is_working_day

READY = {"room_on": "de zaal", "speakers_on": "de sprekers", "invited_on": "de uitnodiging"}


@attrs.frozen
class Upshot:
    """What moving or cancelling comes to: the commit, and in Dutch what one must know of it."""

    doing: Doing
    told: tuple[str, ...]


def move(records: Records, record_id: str, day: date, why: str, today: date) -> Upshot:
    """Return what moves a meeting, debate or event to a day; one that was off goes on again.

    Raises UnknownId; UsageError without a reason, for a day that is over or is its own already, and
    for what was held or is none of these.
    """
    about = find_movable(records, record_id, why)
    if day < today:
        raise UsageError(f"{dutch.day(day)} is al voorbij. Kies een dag vanaf vandaag.")
    status, before = status_of(about), exact_day(about)
    off = status is not None and status.is_off
    if before == day and not off:
        raise UsageError(f"“{about.title_text}” is al op {dutch.day(day)}.")
    values: dict[str, Any] = {"due": day, "reason": why.strip()}
    if before and not about.source and dutch.short_day(before) in about.title_text:
        named = about.title_text.replace(dutch.short_day(before), dutch.short_day(day))
        values["title"] = named
    kept = [name for name in KEPT.values() if getattr(about, name, None)]
    values |= dict.fromkeys(kept)
    planned, _ = planned_and_off(about)
    if status is not planned:
        values["status"] = planned
    verb = "Gaat toch door op" if off else "Verplaatst naar"
    doing = Doing(
        f"{verb} {dutch.day(day)}: {about.title_text} ({why.strip()})", ((about, values),)
    )
    return Upshot(doing, tuple(_consequences(records, about, before, day, today)))


def _consequences(
    records: Records, about: Record, before: date | None, day: date, today: date
) -> Iterator[str]:
    if not is_working_day(day):
        name = holiday_name(day)
        yield f"{dutch.day(day)} is geen werkdag{f' ({name})' if name else ''}."
    was = f" op {dutch.day(before)}" if before else ""
    if ready := [words for name, words in READY.items() if getattr(about, name, None)]:
        named = dutch.list_words(ready)
        verb = "was" if len(ready) == 1 else "waren"
        yield (
            f"{with_capital(named)} {verb} voor de oude dag{was}: regel dat opnieuw "
            f"({to_type('ready', about.id)})."
        )
    left = waiting_for(records, about)
    along = [item for item in left if moves_along(item, about)]
    if along:
        yield f"Schuift mee ({len(along)}): {names(along, about)}."
    if late := already_late(along, day, today):
        yield f"Daarvan had nu al klaar moeten zijn: {names(late, about)}."
    if parts := parts_of(records, about):
        listed = names(parts, about, days=True)
        yield f"Hoort erbij: {listed}. Wat een eigen dag heeft, verzet u zelf."
    if fixed := [item for item in left if item not in along and due_of(item) is not None]:
        yield f"Blijft op de eigen dag, verzet dat zelf: {names(fixed, about, days=True)}."
    yield from delivery_lines(records, about)
    if dropped := dropped_with(records, about):
        yield f"Is vervallen en blijft dat: {names(dropped, about)}. Zet terug wat weer nodig is."
    for action in _actions(records, about):
        if action.prepares is not None and action.status.has_happened:
            yield f"“{action.title}” was klaar voor de oude dag: kijk of dat nog klopt."


def delivery_lines(records: Records, about: Record) -> Iterator[str]:
    """Yield in Dutch what was delivered for it already."""
    for _, paper in records.pointing_at(about.id, Paper.spec.kind):
        if isinstance(paper, Paper) and paper.ready:
            on = f" ({dutch.day(paper.delivered_on)})" if paper.delivered_on else ""
            yield f"“{paper.title}” is al aangeleverd{on} en blijft dat: kijk of het nog klopt."


def find_movable(records: Records, record_id: str, why: str) -> Record:
    """Return what can be moved or cancelled; see ``move`` for what is raised."""
    about = records[record_id]
    if about.kind not in KINDS:
        raise UsageError(
            f"“{about.title_text}” is een {about.spec.label.lower()}. Verplaatsen of afzeggen kan "
            "bij een vergadering, een lobbymoment of een evenement."
        )
    status = status_of(about)
    if status is not None and status.has_happened:
        raise UsageError(f"“{about.title_text}” is al geweest.")
    if not why.strip():
        raise UsageError("Iets verplaatsen vraagt een reden. Geef die met --reason TEKST.")
    return about


def planned_and_off(about: Record) -> tuple[Choice, Choice]:
    """Return the status of what is planned, and of what is off."""
    if isinstance(about, Meeting):
        return MeetingStatus.planned, MeetingStatus.cancelled
    return OccasionStatus.planned, OccasionStatus.cancelled


def _actions(records: Records, about: Record) -> list[ActionItem]:
    pairs = records.pointing_at(about.id, ActionItem.spec.kind)
    return [r for info, r in pairs if info.name == "about" and isinstance(r, ActionItem)]
