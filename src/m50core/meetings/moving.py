"""A meeting, debate or event moved or cancelled: what changes, and what becomes of what hung on it.

Steps that hang on it move along by themselves. What was ready for the old day (people invited, a
room, speakers) is to be made ready again; a paper that was delivered stays delivered.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from m50core.errors import UsageError
from m50core.meetings.asking import bare_title, hanging
from m50core.meetings.needs import exact_day
from m50core.meetings.preparation import KINDS
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import ActionItem, AgendaItem, Meeting, MeetingStatus
from m50core.meetings.records.occasions import KEPT, OccasionStatus
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.doing import Doing
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.records.traits import due_of, status_of
from m50core.values import dutch
from m50core.values.choice import Choice, ways_to
from m50core.values.holidays import holiday_name, is_working_day
from m50core.values.reckoning import reckon

_READY = {"room_on": "de zaal", "speakers_on": "de sprekers", "invited_on": "de uitnodiging"}


_Hung = ActionItem | Paper | AgendaItem | Decision


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
    about = _find(records, record_id, why)
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
    planned, _ = _statuses(about)
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
    if ready := [words for name, words in _READY.items() if getattr(about, name, None)]:
        named = dutch.list_words(ready)
        verb = "was" if len(ready) == 1 else "waren"
        yield (
            f"{named[:1].upper()}{named[1:]} {verb} voor de oude dag{was}: regel dat opnieuw "
            f"(m50 ready {about.id})."
        )
    left = hanging(records, about)
    along = [item for item in left if _hangs(item, about)]
    if along:
        yield f"Schuift mee ({len(along)}): {_names(along, about)}."
    late = [item for item in along if reckon(item.due.anchor, day) < today]  # type: ignore[union-attr,arg-type]
    if late:
        yield f"Daarvan had nu al klaar moeten zijn: {_names(late, about)}."
    if fixed := [item for item in left if item not in along and item.due is not None]:
        yield f"Blijft op de eigen dag, verzet dat zelf: {_names(fixed, about, days=True)}."
    yield from _delivery_lines(records, about)
    for action in _actions(records, about):
        if action.prepares is not None and action.status.has_happened:
            yield f"“{action.title}” was klaar voor de oude dag: kijk of dat nog klopt."


def _delivery_lines(records: Records, about: Record) -> Iterator[str]:
    for _, paper in records.pointing_at(about.id, Paper.spec.kind):
        if isinstance(paper, Paper) and paper.ready:
            on = f" ({dutch.day(paper.delivered_on)})" if paper.delivered_on else ""
            yield f"“{paper.title}” is al aangeleverd{on} en blijft dat: kijk of het nog klopt."


def cancel(
    records: Records, record_id: str, why: str, *, drop: bool = False, to: str = ""
) -> Upshot:
    """Return what cancels a meeting, debate or event, and what becomes of what hung on it.

    That is dropped, or hung on ``to``, when it is asked; else it is told. Of one that was off
    already only that is decided. Raises UnknownId; UsageError without a reason, for what was held
    or is none of these, and when ``to`` is off or the same.
    """
    about = _find(records, record_id, why or "-")
    status = status_of(about)
    off = status is not None and status.is_off
    if drop and to:
        raise UsageError("Kies één ding: laten vervallen (--drop) of aan een ander hangen (--to).")
    if off and not (drop or to):
        raise UsageError(f"“{about.title_text}” gaat al niet door.")
    if not off and not why.strip():
        raise UsageError("Iets afzeggen vraagt een reden. Geef die met --reason TEKST.")
    other = _other(records, about, to) if to else None
    changes: list[tuple[Record, dict[str, Any]]] = []
    sentences: list[str] = []
    if not off:
        changes.append((about, {"status": _statuses(about)[1], "reason": why.strip()}))
        sentences += _to_call_off(about)
    left, points = hanging(records, about), _on_its_agenda(records, about)
    decided: list[tuple[_Hung, list[dict[str, Any]]]] = []
    if other:
        decided = [(item, _ways_to_hang(item, about, other)) for item in (*left, *points)]
    elif drop:
        decided = [(item, _ways_off(item)) for item in left]
    for item, ways in decided:
        changes += [(item, values) for values in ways]
        if not ways:
            sentences.append(_stays(item))
    sentences += _still_hanging(about, () if drop or other else left, () if other else points)
    if not changes:
        end = " ".join(sentences) or "Er hangt niets open aan."
        raise UsageError(f"“{about.title_text}” gaat al niet door. {end}")
    sentences += _delivery_lines(records, about)
    reason = f" ({why.strip()})" if why.strip() else ""
    ending = f": wat eraan hing hangt aan {to}" if other else ": wat eraan hing vervalt"
    what = f"Gaat niet door: {about.title_text}{reason}{ending if drop or other else ''}"
    return Upshot(Doing(what, tuple(changes)), tuple(sentences))


def _still_hanging(about: Record, left: Sequence[_Hung], points: Sequence[_Hung]) -> Iterator[str]:
    if left:
        yield f"Daaraan hangt nog ({len(left)}): {_names(left, about)}."
        yield (
            f"Laat dat vervallen met m50 cancel {about.id} --drop, of hang het aan een ander: "
            f"m50 cancel {about.id} --to NUMMER."
        )
    if points:
        yield (
            f"Op de agenda staat nog ({len(points)}): {_names(points, about)}. Zet dat op een "
            f"andere vergadering: m50 cancel {about.id} --to NUMMER."
        )


def _stays(item: _Hung) -> str:
    status = status_of(item)
    place = f"“{item.title}” ({item.id}{f', {status.label}' if status else ''})"
    return f"{place} blijft staan: dat kan zo niet worden gewijzigd."


def _to_call_off(about: Record) -> Iterator[str]:
    """Yield whom one must tell that it is off."""
    if on := getattr(about, "invited_on", None):
        yield f"De uitnodiging is al verstuurd ({dutch.day(on)}): zeg het af bij wie zij kreeg."
    if ready := [_READY[name] for name in ("room_on", "speakers_on") if getattr(about, name, None)]:
        yield f"Zeg ook {dutch.list_words(ready)} af."


def _find(records: Records, record_id: str, why: str) -> Record:
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


def _statuses(about: Record) -> tuple[Choice, Choice]:
    """Return the status of what is planned, and of what is off."""
    if isinstance(about, Meeting):
        return MeetingStatus.planned, MeetingStatus.cancelled
    return OccasionStatus.planned, OccasionStatus.cancelled


def _other(records: Records, about: Record, to: str) -> Record:
    other = records[to]
    status = status_of(other)
    if other.id == about.id or other.kind not in KINDS or (status and status.is_over):
        raise UsageError(
            f"Aan “{other.title_text}” ({to}) kan het niet hangen. Geef het nummer van een andere "
            "vergadering, een lobbymoment of een evenement dat nog komt."
        )
    return other


def _hangs(one: ActionItem | Paper, about: Record) -> bool:
    """Tell whether the last day of a step or a paper hangs on what it is for."""
    anchor = one.due.anchor if one.due is not None else None
    names = (about.id, about.title_text, *getattr(about, "aliases", ()))
    return anchor is not None and anchor.target.casefold() in {name.casefold() for name in names}


def _on_its_agenda(records: Records, about: Record) -> list[AgendaItem | Decision]:
    """Return what was to be spoken of and decided in a meeting, what is decided left out."""
    some = records.pointing_at(about.id)
    points = [r for _, r in some if isinstance(r, AgendaItem | Decision)]
    return [r for r in points if r.meeting == about.id and not is_over(r)]


def _ways_off(one: ActionItem | Paper) -> list[dict[str, Any]]:
    """Return the steps that drop it, none when its status doesn't allow that."""
    return [{"status": step} for step in ways_to(one.status, _is_off)]


def _is_off(status: Choice) -> bool:
    return status.is_off


def _ways_to_hang(one: _Hung, about: Record, other: Record) -> list[dict[str, Any]]:
    """Return what hangs it on another thing; nothing for what the plan lays down."""
    if one.source:
        return []
    if isinstance(one, AgendaItem | Decision):
        return [{"meeting": other.id}] if isinstance(other, Meeting) else []
    values: dict[str, Any] = {
        "title": one.title.replace(f"({about.title_text})", f"({other.title_text})")
    }
    if isinstance(one, Paper):
        values["meeting"] = other.id
    else:
        values["about"] = tuple(other.id if name == about.id else name for name in one.about)
    if _hangs(one, about) and one.due is not None and one.due.anchor is not None:
        words, target = one.due.words, one.due.anchor.target
        values["due"] = words.removesuffix(target) + other.id
    return [values]


def _actions(records: Records, about: Record) -> list[ActionItem]:
    pairs = records.pointing_at(about.id, ActionItem.spec.kind)
    return [r for info, r in pairs if info.name == "about" and isinstance(r, ActionItem)]


def _names(some: Sequence[_Hung], about: Record, *, days: bool = False) -> str:
    def name(item: _Hung) -> str:
        due = due_of(item)
        return f"“{bare_title(item, about)}”" + (f" ({due.aside()})" if days and due else "")

    more = [f"nog {len(some) - 3}"] if len(some) > 3 else []
    return dutch.list_words([*map(name, some[:3]), *more])
