"""Runbooks laid out: actions with a day each, backward and forward from the day they lead to."""

from collections.abc import Mapping
from datetime import date

from m50core.errors import UsageError, did_you_mean
from m50core.meetings.records.meetings import ActionItem
from m50core.plan.runbooks import Runbook
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.traits import due_of
from m50core.values.period import Period


def find_runbook(runbooks: Mapping[str, Runbook], name: str) -> Runbook:
    """Return the runbook with this name; UsageError names those that exist."""
    if name in runbooks:
        return runbooks[name]
    known = ", ".join(sorted(runbooks)) or "er zijn er geen"
    near = did_you_mean(name, runbooks)
    raise UsageError(f"Het draaiboek “{name}” bestaat niet. Kies uit: {known}.{near}")


def laid_out(
    runbook: Runbook, records: Records, on: date | None, about: str = ""
) -> tuple[ActionItem, ...]:
    """Return the actions of a runbook for the day ``on``, without an owner yet.

    ``about``: id of what they are about, whose day is taken when ``on`` is None. Raises UnknownId
    for an ``about`` that isn't there, UsageError when no day is known or the same actions are
    there already.
    """
    subject = records[about] if about else None
    day = on or _day_of(subject)
    if day is None:
        raise UsageError(
            f"Voor het draaiboek “{runbook.title}” is een dag nodig: {runbook.day}. "
            "Geef die met --on, bijvoorbeeld --on 2025-05-16."
        )
    named = f" ({subject.title_text})" if subject else ""
    try:
        items = tuple(
            ActionItem(
                title=f"{step.title}{named}",
                description=step.description,
                due=Period.on(step.due(day)),
                about=(about,) if about else (),
            )
            for step in runbook.steps
        )
    except (OverflowError, ValueError):
        raise UsageError(f"Rond {day.isoformat()} is dit draaiboek niet uit te zetten.") from None
    _refuse_twice(runbook, records, items)
    return items


def _day_of(subject: Record | None) -> date | None:
    due = due_of(subject)
    return due.latest if due is not None and due.earliest == due.latest else None


def _refuse_twice(runbook: Runbook, records: Records, made: tuple[ActionItem, ...]) -> None:
    there = {(a.title, a.about, a.due) for a in records.collection(ActionItem)}
    if all((item.title, item.about, item.due) in there for item in made):
        raise UsageError(
            f"Het draaiboek “{runbook.title}” is voor deze dag al uitgezet. "
            "Neem het eerst terug met m50 undo, of kies een andere dag."
        )
