"""Runbooks laid out: actions that hang on what they are about, and on each other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from m50core.errors import DefinitionError, UsageError
from m50core.meetings.records.actions import ActionItem, step_title
from m50core.meetings.records.occasions import NeedSort
from m50core.people.records import Person
from m50core.plan.runbooks import Runbook, RunbookStep
from m50core.records.collection import Records
from m50core.records.doing import Doing
from m50core.records.naming import find_by_name
from m50core.records.record import Record, evolve
from m50core.records.timing import is_over
from m50core.records.traits import due_of, status_of
from m50core.started import to_type
from m50core.values.called import pick
from m50core.values.period import Period


@attrs.frozen
class Laid:
    """A step that is laid out: its action, and on the action of which other step it waits."""

    item: ActionItem
    follows: int | None = None
    """The place of that other step."""
    step: RunbookStep | None = None
    """That which counts from when the other was done; None: the action has its own day."""

    def after(self, ids: Sequence[str]) -> ActionItem:
        """Return the action, now that those before it have these ids."""
        if self.follows is None:
            return self.item
        before = ids[self.follows]
        due = self.step.hung_on(before) if self.step else self.item.due
        return evolve(self.item, after=before, due=due)


def find_runbook(runbooks: Mapping[str, Runbook], name: str) -> Runbook:
    """Return the runbook with this name or title; UsageError names those that are meant, maybe."""
    said = {known: (book.title,) for known, book in sorted(runbooks.items())}
    return runbooks[pick(name, said, f"Het draaiboek “{name}” bestaat niet", "runbook")]


def laid_out(
    runbook: Runbook,
    records: Records,
    on: date | None,
    about: str = "",
    roles: Mapping[str, str] | None = None,
) -> tuple[Laid, ...]:
    """Return the actions of a runbook for the day ``on``.

    ``about``: id of what they are about, whose day is taken when ``on`` is None; on that day they
    hang on it and move along. ``roles``: by role a person, by id or name, who is in charge of its
    steps. Raises UnknownId for an ``about`` that isn't there; UsageError when no day is known, for
    a role or person that isn't there, or when the same actions are there already.
    """
    subject = records[about] if about else None
    status = status_of(subject)
    if subject is not None and status is not None and status.is_off:
        raise UsageError(f"“{subject.title_text}” ({subject.id}) gaat niet door.")
    own = _day_of(subject)
    day = on or own
    if day is None:
        raise UsageError(
            f"Voor het draaiboek “{runbook.title}” is een dag nodig: {runbook.day}. "
            "Geef die met --on, bijvoorbeeld --on 2025-05-16."
        )
    people = who_fills(runbook, records, roles or {})
    target = about if day == own else ""
    try:
        laid = tuple(
            _lay_out(runbook, step, day, target, subject, people.get(step.who, ""))
            for step in runbook.steps
        )
    except (OverflowError, ValueError):
        raise UsageError(f"Rond {day.isoformat()} is dit draaiboek niet uit te zetten.") from None
    _refuse_twice(runbook, records, [step.item for step in laid], hangs=bool(target))
    return laid


def _lay_out(
    runbook: Runbook, step: RunbookStep, day: date, target: str, about: Record | None, owner: str
) -> Laid:
    due: Period | None = Period.on(step.due(day))
    if step.from_previous:
        due = None
    elif target:
        due = step.hung_on(target)
    item = ActionItem(
        title=step_title(step.title, about),
        step=step.title,
        description=step.description,
        due=due,
        about=(about.id,) if about else (),
        owner=owner,
        runbook=runbook.name,
        runbook_on=None if target else day,
        role=step.who,
        prepares=_prepares(step),
    )
    return Laid(item, step.follows, step if step.from_previous else None)


def _prepares(step: RunbookStep) -> NeedSort | None:
    return next((sort for sort in NeedSort if sort.value == step.prepares), None)


def mistakes(runbook: Runbook, file: str) -> Iterable[DefinitionError]:
    """Yield what is wrong with a runbook that was read: steps that prepare what nothing needs."""
    for number, step in enumerate(runbook.steps, 1):
        if step.prepares and _prepares(step) is None:
            from m50core.nearest import what_there_is

            near = what_there_is(step.prepares, {sort.value: (sort.label,) for sort in NeedSort})
            reason = f"“{step.prepares}” is geen stap van {to_type('ready')}.{near.rstrip('.')}"
            yield DefinitionError(file, f"step {number}", "prepares", reason)


def who_fills(runbook: Runbook, records: Records, roles: Mapping[str, str]) -> dict[str, str]:
    """Return by role the id of the person that was named for it.

    UsageError for a role that the runbook hasn't, or somebody who isn't there.
    """
    return {
        pick(role, list(runbook.roles), f"“{role}” is geen rol in “{runbook.title}”"): find_by_name(
            records, Person, who
        ).id
        for role, who in roles.items()
    }


def refill(
    runbook: Runbook,
    records: Records,
    about: str,
    roles: Mapping[str, str],
    on: date | None = None,
) -> Doing | None:
    """Return what gives the open steps that are laid out to who has their role now.

    ``on``: the day around which they are, of those that are about nothing. None when the runbook
    isn't laid out for ``about``, or on that day. UsageError as ``who_fills``.
    """
    laid = [
        item
        for item in _items(records, about)
        if item.runbook == runbook.name and not item.status.is_off
    ]
    if not about:
        laid = _around(runbook, laid, on)
    if not laid or not roles:
        return None
    people = who_fills(runbook, records, roles)
    changes = tuple(
        (item, {"owner": people[item.role]})
        for item in laid
        if item.role in people and not is_over(item)
    )
    names = ", ".join(f"{role} is {records.title(who)}" for role, who in people.items())
    return Doing(f"Draaiboek {runbook.title}: {names}", changes)


def _around(runbook: Runbook, items: Sequence[ActionItem], on: date | None) -> list[ActionItem]:
    """Return the steps that are laid out around a day; of those that don't tell it, by theirs."""
    own_days = [step for step in runbook.steps if not step.from_previous]
    try:
        days = {step.title: step.due(on) for step in own_days} if on else {}
    except (OverflowError, ValueError):
        days = {}
    if not days:
        return []
    steps: dict[str, ActionItem] = {}
    for item in sorted(items, key=lambda step: (len(step.id), step.id)):
        is_around = item.runbook_on == on
        if item.runbook_on is None:
            own = item.due is not None and days.get(item.title) == item.due.latest
            is_around = own or item.after in steps
        if is_around:
            steps[item.id] = item
    return list(steps.values())


def open_roles(items: Iterable[ActionItem]) -> tuple[str, ...]:
    """Return the roles of these actions that nobody has yet."""
    return tuple(dict.fromkeys(item.role for item in items if item.role and not item.owner))


def _is_around(item: ActionItem, made: ActionItem) -> bool:
    same = (item.runbook, item.runbook_on) == (made.runbook, made.runbook_on)
    return same and item.runbook_on is not None


def _day_of(subject: Record | None) -> date | None:
    due = due_of(subject)
    return due.latest if due is not None and due.earliest == due.latest else None


def _items(records: Records, about: str) -> list[ActionItem]:
    if not about:
        return [item for item in records.collection(ActionItem) if not item.about]
    pairs = records.pointing_at(about, ActionItem.spec.kind)
    return [r for info, r in pairs if info.name == "about" and isinstance(r, ActionItem)]


def _refuse_twice(
    runbook: Runbook, records: Records, made: Sequence[ActionItem], *, hangs: bool
) -> None:
    """Refuse the same actions again: for a thing on whatever day it is now, else on that day."""
    about = made[0].about[0] if made[0].about else ""
    there = [item for item in _items(records, about) if not item.status.is_off]
    if hangs:
        titles = {item.title for item in there}
        twice = any(item.runbook == runbook.name for item in there)
        twice = twice or all(item.title in titles for item in made)
    else:
        days = {(item.title, item.due) for item in there}
        twice = all((i.title, i.due) in days for i in made if i.due is not None)
        twice = twice or any(_is_around(item, made[0]) for item in there)
    if twice:
        raise UsageError(
            f"Het draaiboek “{runbook.title}” is "
            + (
                f"voor “{records.title(about)}” al uitgezet"
                if hangs
                else "voor deze dag al uitgezet"
            )
            + f". Neem het eerst terug met {to_type('undo')}, of kies een andere dag."
        )
