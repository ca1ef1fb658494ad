"""Taking a decision, and what it changes: a budget adopted, a post filled, a member admitted."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from m50core.budget.records import Budget, BudgetStatus
from m50core.errors import FieldError, UnknownField, UsageError
from m50core.meetings.effects import day_of as day_of_amendment
from m50core.meetings.records.amendments import Amendment, AmendmentStatus
from m50core.meetings.records.decisions import Decision, DecisionStatus, waits, why_hidden
from m50core.meetings.records.meetings import Meeting, MeetingStatus, day_of
from m50core.meetings.records.votes import Vote
from m50core.members.records import Member, MemberStatus
from m50core.records.collection import Records
from m50core.records.fields import FieldInfo, written_value
from m50core.records.laying import refuse_derived
from m50core.records.record import Record
from m50core.records.relation_words import field_words
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.capital import with_capital

ENDS = {
    DecisionStatus.rejected: "het voorstel is verworpen",
    DecisionStatus.withdrawn: "het voorstel is ingetrokken",
    DecisionStatus.revoked: "het besluit is herroepen",
}
"""How a decision ends without holding, and what is told of it."""


def why_ended(decision: Decision, status: DecisionStatus) -> str:
    """Return what the history says when a decision ends so."""
    return f"{with_capital(ENDS[status])}: {decision.title}"


def adoption(budget: Budget) -> tuple[Amendment, ...]:
    """Return what adopts a budget, annual accounts or a half-year report."""
    return _changing(budget, status=BudgetStatus.adopted)


def asked_for(records: Records, decision: Decision) -> tuple[Amendment, ...]:
    """Return what a decision of the plan is there for: that a budget it is about is adopted.

    Nothing of one that was adopted, or that this decision changes already.
    """
    if records.laid_down(decision.id) is None:
        return ()
    there = {(one.about, one.field_name) for one in amendments_of(records, decision)}
    budgets = (records.get(one) for one in decision.about)
    return tuple(
        change for budget in budgets if isinstance(budget, Budget)
        for change in adoption(budget) if (change.about, change.field_name) not in there
    )  # fmt: skip


def admission(member: Member, since: date) -> tuple[Amendment, ...]:
    """Return what makes a municipality a member."""
    return _changing(member, status=MemberStatus.member, since=since)


def _changing(record: Record, **values: object) -> tuple[Amendment, ...]:
    """Return an amendment for each field that would not stay as it is."""
    changed = record.differing(record.read_typed(values))
    return tuple(amendment(record, name, value) for name, value in changed.items())


def amendment(
    record: Record,
    name: str,
    value: object,
    today: date | None = None,
    *,
    title: Callable[[str], str] = str,
) -> Amendment:
    """Return the amendment that gives a field another value, typed or as a person types it.

    ``today``: the day that words as ``morgen`` hang on. ``title`` gives what a person
    calls the record with an id. Raises UnknownField, FieldError for a value
    that the field can't hold, or that is worked out.
    """
    held = record.read_typed({name: value}, today)[name]
    info = record.spec.fields[name]
    refuse_derived(type(record), (name,))
    typed = isinstance(value, str) and today is None
    return Amendment(
        title=f"{record.title_text}: {_becomes(info, held, title)}",
        about=record.id,
        field_name=name,
        new_value=str(value) if typed else written_value(info, held),
    )


def day_for(records: Records, decision: Decision, today: date) -> date | None:
    """Return the day on which a decision is taken: that of its meeting; without one, today.

    None while its meeting has no day, or can't be seen.
    """
    meeting = records.get(decision.meeting)
    if isinstance(meeting, Meeting):
        return day_of(meeting)
    return None if why_hidden(decision, meeting) else today


def take(
    records: Records,
    decision: Decision,
    today: date,
    on: date | None = None,
    effective: date | None = None,
) -> dict[str, Any]:
    """Return what taking a decision changes in it; without ``effective`` it holds at once.

    Before the day of its meeting it is noted as still to be taken. Raises UsageError when its
    meeting has no day, isn't held, or can't be seen and ``on`` isn't given; when ``on`` is before
    that day or still to come, and when it would hold before it is taken.
    """
    meeting, day = records.get(decision.meeting), day_for(records, decision, today)
    if isinstance(meeting, Meeting):
        _refuse_untimely(decision, meeting, on)
    elif on is None and (why := why_hidden(decision, meeting)):
        raise UsageError(
            f"{with_capital(why)}, dus haar dag is niet bekend. Er is niets bewaard. Zet de "
            f"uitbreiding aan ({to_type('plugins')}). Is het al besloten, geef dan die dag: --on "
            f"{today.isoformat()}"
        )
    when = on or day or today
    if when > today and when != day:
        raise UsageError(
            f"{dutch.day(when)} ligt in de toekomst. Er is niets bewaard. Geef met --on de dag "
            "waarop het besluit is genomen, en met --effective vanaf wanneer het geldt."
        )
    holds = effective or when
    if holds < when:
        raise UsageError(
            f"Het besluit is van {dutch.day(when)} en kan niet eerder ingaan "
            f"({dutch.day(holds)}). Kies die dag of later."
        )
    status = DecisionStatus.scheduled if when > today else DecisionStatus.taken
    return {"status": status, "taken_on": when, "effective": holds}


def _refuse_untimely(decision: Decision, meeting: Meeting, on: date | None) -> None:
    day, name = day_of(meeting), f"“{meeting.title}”"
    if meeting.status is MeetingStatus.cancelled:
        raise UsageError(
            f"{name} gaat niet door, dus daar wordt niets besloten. Er is niets bewaard. Gaat de "
            f"vergadering toch door: {to_type('set', meeting.id, 'status=planned')}. Vervalt het "
            "voorstel: "
            f"{to_type('decide', decision.id, '--withdraw')}"
        )
    if day is None and on is None:
        raise UsageError(
            f"{name} heeft nog geen dag, en een besluit geldt pas vanaf de dag van zijn "
            "vergadering. Er is niets bewaard. Leg de dag vast: "
            f"{to_type('set', meeting.id, 'due=2025-05-16')}. Is het al besloten, geef dan die "
            "dag: --on 2025-05-16"
        )
    if day is None and on and (due := meeting.due) and due.latest and not due.overlaps(on, on):
        raise UsageError(
            f"{name} is in {due.shown()}, en {dutch.day(on)} valt daarbuiten. Er is niets "
            f"bewaard. Leg eerst de dag vast: {to_type('set', meeting.id, f'due={on.isoformat()}')}"
        )
    if day is not None and on is not None and on < day:
        raise UsageError(
            f"{name} is op {dutch.day(day)}, dus het besluit is niet van {dutch.day(on)}. Er is "
            "niets bewaard. Klopt die dag niet, wijzig hem dan eerst: "
            f"{to_type('set', meeting.id, f'due={on.isoformat()}')}"
        )


def ready_for(records: Records, decision: Decision) -> str:
    """Return in Dutch for which meeting a decision is noted; empty when it isn't ahead of one.

    When that isn't held, or has no day any more: that, and what to do.
    """
    if decision.status is not DecisionStatus.scheduled:
        return ""
    if why := why_stranded(records, decision):
        return f"Besluit wacht: {why}"
    meeting = records.get(decision.meeting)
    name = f"“{meeting.title_text}”" if meeting else "zijn vergadering"
    on = f" op {dutch.day(decision.taken_on)}" if decision.taken_on else ""
    return f"Besluit staat klaar voor {name}{on}"


def lost_day(records: Records, decision: Decision) -> tuple[str, str] | None:
    """Return in Dutch why a decision that was noted has no day any more, and what to do then."""
    meeting = records.get(decision.meeting)
    if decision.status is not DecisionStatus.scheduled or not isinstance(meeting, Meeting):
        return None
    if meeting.status is MeetingStatus.cancelled:
        return f"“{meeting.title}” gaat niet door", (
            f"Kies een andere vergadering ({to_type('set', decision.id, 'meeting=NUMMER')}), of "
            "trek het in "
            f"({to_type('decide', decision.id, '--withdraw')})"
        )
    if day_of(meeting) is None and not (meeting.due and meeting.due.anchor):
        advice = f"Leg die vast: {to_type('set', meeting.id, 'due=DAG')}"
        return f"“{meeting.title}” heeft nog geen dag", advice
    return None


def why_stranded(records: Records, decision: Decision) -> str:
    """Return the same as one text; empty when a decision isn't so."""
    return ". ".join(lost_day(records, decision) or ())


def day_notes(records: Records, record: Record) -> dict[str, str]:
    """Return, by field of a decision, what goes behind its day while that can't hold."""
    if not isinstance(record, Decision) or not why_stranded(records, record):
        return {}
    return dict.fromkeys(("taken_on", "effective"), " (vervallen: zie hierboven)")


def why_taken(records: Records, decision: Decision) -> str:
    """Return what the history says of a decision as it was just taken, or noted ahead."""
    return f"{ready_for(records, decision) or 'Besluit genomen'}: {decision.title}"


def holds_from(records: Records, decision: Decision) -> str:
    """Return in Dutch from when a decision holds, and while it waits for its meeting, that too."""
    if decision.effective is None:
        return "nog zonder dag"
    if why_stranded(records, decision):
        return "geldt nog niet"
    since = f"geldt vanaf {dutch.day(decision.effective)}"
    meeting = records.get(decision.meeting)
    if decision.status is not DecisionStatus.scheduled or not isinstance(meeting, Meeting):
        return since
    if decision.taken_on is None or decision.effective == decision.taken_on:
        return f"{since}, de dag van “{meeting.title}”"
    return f"{since}, na “{meeting.title}” op {dutch.day(decision.taken_on)}"


def waiting(records: Records, decision: Decision, today: date) -> str:
    """Return in Dutch what a decision that was noted still waits for; empty when for nothing."""
    pointing = records.pointing_at(decision.id, Vote.spec.kind)
    votes = [record for _, record in pointing if isinstance(record, Vote)]
    return waits(decision, records.get(decision.meeting), votes, today)


def behind(records: Records, record_id: str) -> tuple[tuple[Amendment, Decision], ...]:
    """Return the amendments of a record, oldest day first, each with the decision that made it."""
    pairs = []
    for info, record in records.pointing_at(record_id, Amendment.spec.kind):
        if info.name == "about" and isinstance(record, Amendment):
            decision = records.get(record.decision)
            if isinstance(decision, Decision):
                pairs.append((record, decision))
    return tuple(sorted(pairs, key=lambda pair: (pair[0].on or date.max, pair[0].id)))


def amendments_of(records: Records, decision: Decision) -> Iterable[Amendment]:
    """Return what a decision changes."""
    for info, record in records.pointing_at(decision.id, Amendment.spec.kind):
        if info.name == "decision" and isinstance(record, Amendment):
            yield record


def taken_back(before: Records, after: Records, decision: Decision) -> Iterable[str]:
    """Yield in Dutch what a decision had changed and is again as it was, now that it ended."""
    for change in amendments_of(after, decision):
        was, record = before.get(change.about), after.get(change.about)
        info = record.spec.fields.get(change.field_name) if record is not None else None
        if was is None or record is None or info is None:
            continue
        value = getattr(record, info.name)
        if value != getattr(was, info.name):
            shown = field_words(info, value, after.title) or "leeg"
            yield f"  {record.title_text}: {info.label} is weer {shown}"


def amendment_lines(records: Records, record_id: str) -> Iterable[str]:
    """Yield in Dutch, for each change of a record by a decision, which decision made it, and when.

    One that waits for its day is told as well.
    """
    for each_amendment, decision in behind(records, record_id):
        if each_amendment.status is AmendmentStatus.dropped:
            continue
        day = day_of_amendment(each_amendment, decision)
        since = f"vanaf {dutch.day(day)}" if day else "nog zonder dag"
        waits = (
            ""
            if each_amendment.status is AmendmentStatus.effective
            else f", {each_amendment.status.label}"
        )
        if decision.status is DecisionStatus.revoked:
            waits = f", {decision.status.label}"
        what = _words_of(each_amendment, records, record_id)
        yield f"{what}: {decision.title} ({since}{waits})  [{decision.id}]"


def _words_of(change: Amendment, records: Records, record_id: str) -> str:
    """Return in Dutch what an amendment makes of a field; its title when that can't be read."""
    about = records.get(record_id)
    try:
        if about is not None and change.field_name:
            info = about.spec.fields[change.field_name]
            return _becomes(info, change.value_for(about), records.title)
    except (UnknownField, FieldError):
        pass
    return change.title


def _becomes(info: FieldInfo, value: object, title: Callable[[str], str]) -> str:
    return f"{info.label} wordt {field_words(info, value, title) or 'leeg'}"
