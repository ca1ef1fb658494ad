"""Taking a decision, and what it changes: a budget adopted, a post filled, a member admitted."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from m50core.domain import dutch
from m50core.domain.actors import Member, Seat
from m50core.domain.amendments import Amendment, AmendmentStatus
from m50core.domain.collection import Records
from m50core.domain.decisions import Decision, DecisionStatus
from m50core.domain.effects import day_of as day_of_amendment
from m50core.domain.fields import show_value
from m50core.domain.finance import Budget
from m50core.domain.meetings import Meeting
from m50core.domain.record import Record
from m50core.errors import UsageError
from m50core.services.proceedings import day_of

ENDS = {
    DecisionStatus.rejected: "het voorstel is verworpen",
    DecisionStatus.withdrawn: "het voorstel is ingetrokken",
    DecisionStatus.revoked: "het besluit is herroepen",
}
"""How a decision ends without holding, and what is told of it."""


def ended(decision: Decision, status: DecisionStatus) -> str:
    """Return what the history says when a decision ends so."""
    return f"{ENDS[status].capitalize()}: {decision.title}"


def adoption(budget: Budget) -> tuple[Amendment, ...]:
    """Return what adopts a budget, annual accounts or a half-year report."""
    return _changing(budget, status="adopted")


def admission(member: Member, since: date) -> tuple[Amendment, ...]:
    """Return what makes a municipality a member."""
    return _changing(member, status="member", since=since.isoformat())


def appointment(seat: Seat, person: Record, since: date) -> tuple[Amendment, ...]:
    """Return what gives a post to a person."""
    told = {"person": person.title_text}
    values = {"person": person.id, "status": "filled", "start": since.isoformat(), "end": ""}
    return _changing(seat, told, **values)


def discharge(seat: Seat, until: date) -> tuple[Amendment, ...]:
    """Return what takes a post away from whoever holds it."""
    return _changing(seat, person="", status="vacant", end=until.isoformat())


def _changing(
    record: Record, told: Mapping[str, str] = MappingProxyType({}), **values: str
) -> tuple[Amendment, ...]:
    """Return an amendment for each field that would not stay as it is."""
    typed = record.typed(values)
    changed = [name for name in values if typed[name] != getattr(record, name)]
    return tuple(amendment(record, name, values[name], told.get(name, "")) for name in changed)


def amendment(record: Record, name: str, value: str, told: str = "") -> Amendment:
    """Return the amendment that gives a field another value; ``told``: how a person reads it.

    Raises UnknownField, FieldError for a value that the field can't hold.
    """
    held = record.typed({name: value})[name]
    info = record.spec.fields[name]
    words = told or show_value(info, held) or "leeg"
    return Amendment(
        title=f"{record.title_text}: {info.label} wordt {words}",
        about=record.id,
        field_name=name,
        new_value=value,
    )


def day_for(records: Records, decision: Decision, today: date) -> date:
    """Return the day on which a decision is taken: that of its meeting, else today."""
    meeting = records.get(decision.meeting)
    day = day_of(meeting) if isinstance(meeting, Meeting) else None
    return day if day is not None and day <= today else today


def taken(on: date, effective: date | None) -> dict[str, Any]:
    """Return what taking a decision changes in it; without ``effective`` it holds at once.

    Raises UsageError when it would hold before it is taken.
    """
    holds = effective or on
    if holds < on:
        raise UsageError(
            f"Het besluit is van {on.isoformat()} en kan niet eerder ingaan "
            f"({holds.isoformat()}). Kies die dag of later."
        )
    return {"status": DecisionStatus.taken, "taken_on": on, "effective": holds}


def behind(records: Records, record_id: str) -> tuple[tuple[Amendment, Decision], ...]:
    """Return the amendments of a record, oldest day first, each with the decision that made it."""
    found = []
    for info, one in records.pointing_at(record_id, Amendment.spec.kind):
        if info.name == "about" and isinstance(one, Amendment):
            decision = records.get(one.decision)
            if isinstance(decision, Decision):
                found.append((one, decision))
    return tuple(sorted(found, key=lambda pair: (pair[0].on or date.max, pair[0].id)))


def of(records: Records, decision: Decision) -> Iterable[Amendment]:
    """Return what a decision changes."""
    for info, one in records.pointing_at(decision.id, Amendment.spec.kind):
        if info.name == "decision" and isinstance(one, Amendment):
            yield one


def told(records: Records, record_id: str) -> Iterable[str]:
    """Yield in Dutch, for each change of a record by a decision, which decision made it, and when.

    One that waits for its day is told as well.
    """
    for one, decision in behind(records, record_id):
        if one.status is AmendmentStatus.dropped:
            continue
        day = day_of_amendment(one, decision)
        since = f"vanaf {dutch.day(day)}" if day else "nog zonder dag"
        waits = "" if one.status is AmendmentStatus.effective else f", {one.status.label}"
        info = f"{one.title.rpartition(': ')[2]}"
        yield f"{info}: {decision.title} ({since}{waits})  [{decision.id}]"
