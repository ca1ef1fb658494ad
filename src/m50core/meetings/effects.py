"""What decisions change from their day on: amendments laid over the records as they were kept."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from m50core.errors import FieldError, M50Error, RelationError, TransitionError
from m50core.meetings.records.amendments import Amendment, AmendmentStatus
from m50core.meetings.records.decisions import NOTED, Decision, DecisionStatus, waits
from m50core.records.laying import lay, with_all_filled
from m50core.records.overlay import KeptRecords
from m50core.records.record import Find, Record, evolve
from m50core.records.relations import broken_relations
from m50core.records.stamps import stamped_on
from m50core.values.choice import Choice, has_steps, reachable

if TYPE_CHECKING:
    from m50core.meetings.records.votes import Vote


def in_force(decision: Decision, today: date, find: Find, votes: "Collection[Vote]" = ()) -> bool:
    """Tell whether a decision has come to its day; without a day it never does.

    ``votes``: those there are; what was noted ahead of its meeting waits for its own, see
    ``decisions.waits``.
    """
    if decision.status is not DecisionStatus.effective and decision.status not in NOTED:
        return False
    if decision.effective is None or decision.effective > today:
        return False
    own = (vote for vote in votes if vote.decision == decision.id)
    return not waits(decision, find(decision.meeting), own, today)


def day_of(amendment: Amendment, decision: Decision) -> date | None:
    """Return the day from which an amendment holds: its own, but not before its decision does."""
    return max(filter(None, (amendment.on, decision.effective)), default=None)


def amend(record: Record, amendment: Amendment, find: Find) -> Record:
    """Return the record as the amendment makes it, also where the plan lays the field down.

    A status may take several steps at once: what was decided implies the steps before it. What is
    worked out stays as it is: for that, the amendment itself is looked at. Raises
    UnknownField, FieldError, RelationError, or TransitionError when no steps lead there.
    """
    name = amendment.field_name
    old, new = getattr(record, name), amendment.value_for(record)
    if isinstance(old, Choice) and has_steps(type(old)) and new != old:
        legal = reachable(old)
        if new not in legal:
            raise TransitionError(record.kind, name, old.label, new.label, [s.label for s in legal])
    new_record = lay(record, with_all_filled(type(record), {name: new}))
    for field, reason in broken_relations(new_record, lambda one: getattr(find(one), "kind", None)):
        if field == name:
            raise RelationError(new_record.kind, field, reason, new_record.spec.fields[field].label)
    return record if record.spec.fields[name].derived else new_record


def lay_decisions(kept: KeptRecords, today: date) -> dict[str, Record]:
    """Return ``overlay`` of what is kept; nothing where decisions aren't known."""
    ahead = kept.of(Decision, status=DecisionStatus.scheduled)
    decisions = [*kept.of(Decision, status=DecisionStatus.taken), *ahead]
    amendments = kept.of(Amendment, status=AmendmentStatus.planned)
    return overlay(kept.find, decisions, amendments, today, _votes(kept) if ahead else ())


def _votes(kept: KeptRecords) -> "Collection[Vote]":
    from m50core.meetings.records.votes import Vote

    return kept.of(Vote)


def overlay(
    find: Find,
    decisions: Iterable[Decision],
    amendments: Iterable[Amendment],
    today: date,
    votes: "Collection[Vote]" = (),
) -> dict[str, Record]:
    """Return, by id, every record that differs from how it is kept because a decision took effect.

    That is what was amended, the amendments, and the decisions themselves. An amendment that
    can't be carried out stays as it is; ``hindrance`` tells why. ``votes``: those there are.
    """
    records: dict[str, Record] = {}

    def present(record_id: str) -> Record | None:
        return records.get(record_id) or find(record_id)

    for amendment, decision in _due(find, amendments, today, votes):
        record = present(amendment.about)
        if record is None:
            continue
        try:
            amended = amend(record, amendment, present)
        except M50Error:
            continue
        day = day_of(amendment, decision)
        if amended is not record:
            records[record.id] = stamped_on(amended, record, day) if day else amended
        records[amendment.id] = evolve(amendment, status=AmendmentStatus.effective, on=day)
    for decision in decisions:
        if decision.status in NOTED and in_force(decision, today, find, votes):
            base = present(decision.id) or decision
            records[decision.id] = evolve(base, status=DecisionStatus.effective)
    return records


def _due(
    find: Find, amendments: Iterable[Amendment], today: date, votes: "Collection[Vote]"
) -> list[tuple[Amendment, Decision]]:
    """Return the amendments whose day has come, in the order of their days, then their numbers."""
    due = []
    for amendment in amendments:
        if amendment.status is not AmendmentStatus.planned or not amendment.field_name:
            continue
        decision = find(amendment.decision)
        if not isinstance(decision, Decision) or not in_force(decision, today, find, votes):
            continue
        if (day := day_of(amendment, decision)) is not None and day <= today:
            due.append((day, amendment, decision))
    # By length first, so that number 10 comes after number 9.
    due.sort(key=lambda one: (one[0], len(one[1].id), one[1].id))
    return [(amendment, decision) for _, amendment, decision in due]


def hindrance(amendment: Amendment, find: Find) -> str:
    """Return in Dutch why an amendment can't be carried out as things stand; empty when it can."""
    record = find(amendment.about)
    if record is None:
        return f"“{amendment.about}” bestaat niet meer"
    try:
        amend(record, amendment, find)
    except (FieldError, RelationError) as error:
        return error.reason
    except M50Error as error:
        return error.sentence
    return ""
