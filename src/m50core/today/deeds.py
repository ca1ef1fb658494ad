"""What one can do about a thing that needs attention, each worked out as one commit.

Done, planned, given to somebody, left until a day, or not reached in time. Nothing is kept here: a
``Doing`` says what a commit is to change and add.
"""

from collections import deque
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from m50core.accountability.records import Progress
from m50core.accountability.rhythm import ledger
from m50core.budget.records import Budget
from m50core.errors import UsageError
from m50core.goals.records import GoalStatus, Rhythm, Tracked
from m50core.meetings.asking import step_due
from m50core.meetings.readying import mark_ready
from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import ActionItem, Meeting
from m50core.meetings.records.votes import Vote
from m50core.people.records import Person
from m50core.records.collection import Records
from m50core.records.doing import Doing as Doing
from m50core.records.laid_down import why_locked
from m50core.records.naming import find_by_name, find_candidates
from m50core.records.record import Record, evolve
from m50core.records.timing import is_over, period_of
from m50core.records.traits import due_of, recurs, status_of
from m50core.started import to_type
from m50core.today.attention import Attention
from m50core.today.records import Deferral, Missed
from m50core.today.sources.rhythms import waiting_meeting
from m50core.values import dutch
from m50core.values.choice import Choice, next_steps
from m50core.values.period import Period

_BY_VOTE = (Decision, Budget, Amendment, Vote)
"""What is done by those who decide, not by whoever looks after it."""


class Deed(Choice):
    """What one can do, by its word on the command line."""

    done = "done", "klaar"
    schedule = "schedule", "plan"
    assign = "assign", "trekker"
    leave = "leave", "laten"
    missed = "missed", "niet gehaald"


def possible(record: Record, day: date, line: Attention | None = None) -> tuple[Deed, ...]:
    """Return what can be done about a record on ``day``, in the order of the words.

    ``line``: what asks for attention; that it wasn't reached in time can be recorded only then.
    """
    late = line is not None and line.deadline is not None and line.deadline < day
    deeds = []
    again = recurs(record) and not is_over(record)
    step = line is not None and line.step
    if again or step or (_steps(record) and not _not_held_yet(record, day)):
        deeds.append(Deed.done)
    if again or (_own_day(record) and not is_over(record)):
        deeds.append(Deed.schedule)
    if "owner" in record.spec.fields:
        deeds.append(Deed.assign)
    if not is_over(record):
        deeds.append(Deed.leave)
    return (*deeds, Deed.missed) if late and not _is_ahead(record, day) else tuple(deeds)


def fits(deed: Deed, cls: type[Record]) -> bool:
    """Tell whether a deed is for records of a kind; what is so of one of them may still refuse it.

    What is left, or wasn't reached, is what has steps to make or a day.
    """
    fields, rounds = cls.spec.fields, issubclass(cls, Rhythm)
    if deed is Deed.assign:
        return "owner" in fields
    status = fields.get("status")
    steps = rounds or any(map(_way_to_done, status.choices if status is not None else ()))
    if deed is Deed.done:
        return steps and not issubclass(cls, _BY_VOTE)
    dated = rounds or ("due" in fields and fields["due"].type is Period)
    return dated or (deed is not Deed.schedule and steps)


def otherwise(record: Record) -> str:
    """Return the command for what comes next, where ``done`` can't do it; empty: there is none."""
    status = status_of(record)
    if status is None or status.is_over or record.takes_place or recurs(record) or _steps(record):
        return ""
    steps = [step for step in next_steps(status) if not step.is_off]
    if isinstance(record, Decision):
        return to_type("decide", record.id)
    if isinstance(record, Budget) and any(step.has_happened for step in steps):
        return to_type("decide BESLUIT --adopt", record.id)
    return f"{to_type('set', record.id, f'status={steps[0].value}')}" if steps else ""


def mark_done(
    records: Records, record_id: str, day: date, on: date | None = None, proof: Iterable[str] = ()
) -> Doing:
    """Return what says that a thing is done: every step of its status, or a round of its rhythm.

    ``on``: the day on which it happened, ``day`` when not told; ``proof``: ids of what shows it.
    Of what repeats one round is closed by a note, and the next opens: it doesn't end. A rhythm asks
    for proof. Of what takes place later it is the step that asks. Raises UnknownId, UsageError when
    it can't be done from here, or the day lies ahead.
    """
    record, shown = records[record_id], tuple(records[other_id].id for other_id in proof)
    when = on or day
    if when > day:
        raise UsageError(f"{dutch.day(when)} ligt in de toekomst. Geef de dag waarop het gebeurde.")
    note = Progress(title=f"Klaar: {record.title_text}", about=record.id, on=when, evidence=shown)
    why = f"Klaar: {record.title_text}"
    if isinstance(record, Rhythm):
        if not shown:
            raise UsageError(
                f"Het ritme “{record.title}” telt alleen wat aantoonbaar is gebeurd. Geef het "
                "bewijs: het nummer van een verslag, stuk, vergadering of gesprek (--proof)."
            )
        return Doing(why, additions=(note,))
    _refuse_over(record)
    if isinstance(record, Tracked) and record.recurs:
        begin = () if record.status is not GoalStatus.not_started else (GoalStatus.active,)
        started = tuple((record, {"status": step}) for step in begin)
        return Doing(f"Gebeurd: {record.title}", started, (_round_done(record, note),))
    if _not_held_yet(record, day):
        if (step := step_due(records, record, day)) is not None:
            return mark_ready(records, record, step, day, on)
        raise UsageError(
            f"“{record.title_text}” is nog niet geweest. "
            "Wat plaatsvindt, is pas klaar op de dag zelf."
        )
    steps = _steps(record)
    if not steps:
        command = otherwise(record)
        can = (
            f"Wat wel kan: {command}"
            if command
            else (f"Kijk met {to_type('show', record.id)} wat wel kan")
        )
        raise UsageError(
            f"“{record.title_text}” kan niet zomaar klaar worden: die stap bestaat niet bij "
            f"{record.spec.label.lower()}. {can}."
        )
    changes: tuple[tuple[Record, dict[str, Any]], ...]
    changes = tuple((record, {"status": step}) for step in steps)
    if on and (field := _day_field(record, steps)):
        changes = (*changes, (record, {field: on}))
    return Doing(why, changes, (note,) if shown or on else ())


def schedule(records: Records, record_id: str, on: date, day: date) -> Doing:
    """Return what gives a thing its day; for a rhythm, a meeting or action on that day.

    A meeting of the rhythm that waits for a day gets it. Raises UnknownId, UsageError when the
    day is over or the plan lays down when it is due.
    """
    record = records[record_id]
    if on < day:
        raise UsageError(f"{dutch.day(on)} is al voorbij. Kies een dag vanaf vandaag.")
    why = f"Gepland op {dutch.day(on)}: {record.title_text}"
    if recurs(record) and isinstance(record, Rhythm | Tracked) and not is_over(record):
        waiting = waiting_meeting(records, record.id)
        if waiting is not None:
            return Doing(why, ((waiting, {"due": on}),))
        return Doing(why, additions=(_next_time(record, on),))
    _refuse_over(record)
    if not _own_day(record):
        locked = "due" in record.spec.fields
        why = why_locked(record, "due", on) if locked else "dit heeft geen eigen dag"
        raise UsageError(
            f"Wanneer “{record.title_text}” moet: {why}. Of laat het tot een dag: "
            f"{to_type('leave', record.id, '--until', 'DAG', '--reason', 'TEKST')}."
        )
    return Doing(why, ((record, {"due": on}),))


def free_days(records: Records, record_id: str, day: date) -> tuple[date, ...]:
    """Return the days that are proposed for the next time of a rhythm; none for anything else."""
    record = records[record_id]
    if not recurs(record) or not isinstance(record, Rhythm | Tracked):
        return ()
    return ledger(records, record, day).proposals


def assign(records: Records, record_id: str, who: str) -> Doing:
    """Return what puts a person (by id, name or part of one) in charge.

    Raises UnknownId, UsageError: when several may be meant, that names them.
    """
    return assign_to(records[record_id], person_called(records, who))


def person_called(records: Records, who: str) -> Person:
    """Return the person with this id, name or part of one; UsageError, see ``assign``."""
    if not find_candidates(records, Person, who):
        raise UsageError(
            f"“{who}” is geen bekende persoon. Voeg die eerst toe: "
            f"{to_type('add person name=NAAM')}."
        )
    return find_by_name(records, Person, who)


def assign_to(record: Record, person: Person) -> Doing:
    """Return what puts a person in charge; UsageError where nobody is."""
    if "owner" not in record.spec.fields:
        raise UsageError(f"Bij {record.spec.label.lower()} hoort geen trekker.")
    why = f"Trekker {person.title_text}: {record.title_text}"
    return Doing(why, ((record, {"owner": person.id}),))


def leave(records: Records, record_id: str, until: date, reason: str, day: date) -> Doing:
    """Return what leaves a thing alone; on the day ``until`` it asks for attention again.

    Raises UnknownId, UsageError without a reason or with a day that isn't ahead.
    """
    record = records[record_id]
    _refuse_over(record)
    if not reason.strip():
        raise UsageError("Iets laten liggen vraagt een reden. Geef die met --reason TEKST.")
    if until <= day:
        raise UsageError(f"{dutch.day(until)} ligt niet in de toekomst. Kies een dag na vandaag.")
    why = f"Laten liggen tot {dutch.day(until)}: {record.title_text} ({reason.strip()})"
    deferral = Deferral(about=record.id, reason=reason.strip(), until=until)
    return Doing(why, additions=(deferral,))


def account_for(records: Records, record_id: str, reason: str, day: date) -> Doing:
    """Return what records why something was not reached in time; then it asks for that no more.

    All of it that was promised before ``day`` is accounted for. Raises UnknownId, UsageError
    without a reason, or when it isn't late.
    """
    record = records[record_id]
    if not reason.strip():
        raise UsageError("Dat iets niet is gehaald, vraagt een reden. Geef die met --reason TEKST.")
    if _is_ahead(record, day):
        raise UsageError(
            f"“{record.title_text}” is nog niet te laat. Kan het wachten, laat het dan liggen tot "
            f"een dag: {to_type('leave', record.id, '--until', 'DAG', '--reason', 'TEKST')}."
        )
    why = f"Niet gehaald: {record.title_text} ({reason.strip()})"
    through = day - timedelta(days=1)
    return Doing(why, additions=(Missed(about=record.id, reason=reason.strip(), through=through),))


def _is_ahead(record: Record, day: date) -> bool:
    """Tell whether a thing can't have been missed yet, whatever towards it is late."""
    period = period_of(record)
    ahead = period is not None and (period.latest is None or period.latest >= day)
    return ahead and not recurs(record) and not isinstance(record, Meeting)


def _refuse_over(record: Record) -> None:
    if is_over(record):
        raise UsageError(f"“{record.title_text}” is al afgerond of vervallen.")


def _steps(record: Record) -> tuple[Choice, ...]:
    """Return the legal steps that lead from a record's status to done, as few as there are."""
    present = status_of(record)
    if present is None or isinstance(record, _BY_VOTE):
        return ()
    return _way_to_done(present)


def _way_to_done(present: Choice) -> tuple[Choice, ...]:
    if present.is_over:
        return ()
    ways: deque[tuple[Choice, ...]] = deque([(present,)])
    seen = {present}
    while ways:
        way = ways.popleft()
        if way[-1].has_happened:
            return way[1:]
        for step in next_steps(way[-1]):
            if step not in seen:
                seen.add(step)
                ways.append((*way, step))
    return ()


def _not_held_yet(record: Record, day: date) -> bool:
    if not record.takes_place:
        return False
    due = due_of(record)
    return due is None or due.latest is None or due.latest > day


def _own_day(record: Record) -> bool:
    """Tell whether the day of a record can be chosen: it isn't laid down by the plan."""
    info = record.spec.fields.get("due")
    return info is not None and info.type is Period and (info.state or not record.source)


def _day_field(record: Record, steps: Iterable[Choice]) -> str:
    """Return the field that keeps on which day these steps were made, if the kind has one."""
    stamps = (name for step in steps for name in record.stamps.get(step.value, ()))
    return next((name for name in stamps if name in record.happened_on), "")


def _round_done(record: Record, note: Progress) -> Progress:
    return evolve(note, title=f"Gebeurd: {record.title_text}", percent=100)


def _next_time(rhythm: Rhythm | Tracked, on: date) -> Record:
    shared: dict[str, Any] = {
        "title": rhythm.title, "due": on, "pillar": rhythm.pillar, "portfolio": rhythm.portfolio,
        "themes": rhythm.themes, "owner": rhythm.owner, "year": on.year,
    }  # fmt: skip
    if rhythm.partners:
        return Meeting(rhythm=rhythm.id, partners=rhythm.partners, **shared)
    return ActionItem(about=(rhythm.id,), **shared)
