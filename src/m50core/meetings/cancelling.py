"""A meeting, debate or event that is off: what changes, and what becomes of what hung on it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from m50core.errors import UsageError
from m50core.meetings.hung import (
    already_late,
    moves_along,
    names,
    on_its_agenda,
    parts_of,
    place_of,
    waiting_for,
    ways_off,
    ways_to_hang,
)  # fmt: skip
from m50core.meetings.moving import READY, Upshot, delivery_lines, find_movable, planned_and_off
from m50core.meetings.preparation import KINDS
from m50core.records.collection import Records
from m50core.records.doing import Doing
from m50core.records.record import Record
from m50core.records.timing import exact_day, is_over
from m50core.records.traits import is_off
from m50core.started import to_type
from m50core.values import dutch


def cancel(
    records: Records, record_id: str, why: str, today: date, *, drop: bool = False, to: str = ""
) -> Upshot:
    """Return what cancels a meeting, debate or event, and what becomes of what hung on it.

    That is dropped, or hung on ``to``, when it is asked; else it is told. Of one that was off
    already only that is decided. Raises UnknownId; UsageError without a reason, for what was held
    or is none of these, and when ``to`` is off, over or the same.
    """
    about = find_movable(records, record_id, why or "-")
    off = is_off(about)
    if drop and to:
        raise UsageError("Kies één ding: laten vervallen (--drop) of aan een ander hangen (--to).")
    if off and not (drop or to):
        raise UsageError(f"“{about.title_text}” gaat al niet door.")
    if not off and not why.strip():
        raise UsageError("Iets afzeggen vraagt een reden. Geef die met --reason TEKST.")
    other = _other(records, about, to, today) if to else None
    changes: list[tuple[Record, dict[str, Any]]] = []
    sentences: list[str] = []
    if not off:
        changes.append((about, {"status": planned_and_off(about)[1], "reason": why.strip()}))
        sentences += _to_call_off(records, about)
    below, more = _what_becomes(records, about, other, today, drop=drop)
    changes += below
    sentences += more
    if not changes:
        end = " ".join(sentences) or "Er hangt niets open aan."
        raise UsageError(f"“{about.title_text}” gaat al niet door. {end}")
    sentences += delivery_lines(records, about)
    reason = f" ({why.strip()})" if why.strip() else ""
    ending = f": wat eraan hing hangt aan {to}" if other else ": wat eraan hing vervalt"
    what = f"Gaat niet door: {about.title_text}{reason}{ending if below else ''}"
    return Upshot(Doing(what, tuple(changes)), tuple(sentences))


def _what_becomes(
    records: Records, about: Record, other: Record | None, today: date, *, drop: bool
) -> tuple[list[tuple[Record, dict[str, Any]]], list[str]]:
    """Return what becomes of what hung on it, and in Dutch what stays."""
    left, points = waiting_for(records, about), on_its_agenda(records, about)
    if not (drop or other):
        return [], list(_still_hanging(about, left, points))
    if other:
        ways = [(item, ways_to_hang(item, about, other)) for item in (*left, *points)]
    else:
        ways = [(item, ways_off(item)) for item in left]
    sentences = [
        f"{place_of(item)} blijft staan: geef het zelf een ander moment, of leg vast waarom niet."
        for item, steps in ways
        if not steps
    ]
    day = exact_day(other) if other else None
    along = [item for item, steps in ways if steps and moves_along(item, about)]
    if day and (late := already_late(along, day, today)):
        sentences.append(f"Daarvan had nu al klaar moeten zijn: {names(late, about)}.")
    sentences += _still_hanging(about, (), () if other else points)
    return [(item, values) for item, steps in ways for values in steps], sentences


def _still_hanging(
    about: Record, left: Sequence[Record], points: Sequence[Record]
) -> Iterator[str]:
    if left:
        yield f"Daaraan hangt nog ({len(left)}): {names(left, about)}."
        yield (
            f"Laat dat vervallen met {to_type('cancel', about.id, '--drop')}, of hang het aan een "
            "ander: "
            f"{to_type('cancel', about.id, '--to', 'NUMMER')}."
        )
    if points:
        yield (
            f"Op de agenda staat nog ({len(points)}): {names(points, about)}. Zet dat op een "
            f"andere vergadering: {to_type('cancel', about.id, '--to', 'NUMMER')}."
        )


def _to_call_off(records: Records, about: Record) -> Iterator[str]:
    """Yield whom one must tell that it is off, and what else is to be called off."""
    if on := getattr(about, "invited_on", None):
        yield f"De uitnodiging is al verstuurd ({dutch.day(on)}): zeg het af bij wie zij kreeg."
    if ready := [READY[name] for name in ("room_on", "speakers_on") if getattr(about, name, None)]:
        yield f"Zeg ook {dutch.list_words(ready)} af."
    if parts := parts_of(records, about):
        yield f"Hoort erbij en staat nog: {names(parts, about, days=True)}. Zeg dat zelf af."


def _other(records: Records, about: Record, to: str, today: date) -> Record:
    other = records[to]
    day = exact_day(other)
    past = day is not None and day < today
    if other.id == about.id or other.kind not in KINDS or is_over(other) or past:
        raise UsageError(
            f"Aan “{other.title_text}” ({to}) kan het niet hangen. Geef het nummer van een andere "
            "vergadering, een lobbymoment of een evenement dat nog komt."
        )
    return other
