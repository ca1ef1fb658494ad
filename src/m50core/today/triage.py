"""What comes first: all that asks for attention in one order, each thing once.

What can still be saved comes first, by its last safe day; then what is late, the latest first. It
takes the idea of taskwarrior's urgency, that the program says what comes first, but adds up no
weights: a person can check a day, and can't check a sum. What can't be saved any more stands
apart for four weeks, or until somebody has recorded why.

A thing stands here once. Two roads to one record make one line with both reasons. What stands
under a goal, a meeting or a contradiction that is listed for the same cause is told on that line,
as are two records of one thing (a budget and its adoption, a meeting and its rhythm), what waits
for a meeting without a day, and what can come only after another thing; of the
activities or rhythms under one goal with one last safe day, and of the findings of one rule with
one, only the first has a line.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from m50core.accountability.rhythm import RhythmLedger
from m50core.budget.records import Budget
from m50core.findings.findings import Finding, Severity
from m50core.goals.records import Activity, Goal, Rhythm
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import Meeting
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.records.traits import afters_of, befores_of, during_of
from m50core.started import to_type
from m50core.today.attention import TOLD, Attention, AttentionSort, Saving
from m50core.today.records import Deferral, is_accounted_for
from m50core.today.sources import asking
from m50core.today.sources.asked import Asked
from m50core.today.sources.deadlines import is_early
from m50core.values import dutch

_MOST_NAMED = 3


@attrs.frozen
class Triage:
    """All that asks for attention on a day, in order, each thing once."""

    needs: tuple[Attention, ...]
    """What can still be done: in time first, then late."""
    missed: tuple[Attention, ...]
    """What can't be done any more and of which nobody recorded why, the latest first."""


def triage(
    records: Records, ledgers: Iterable[RhythmLedger], findings: Iterable[Finding], day: date
) -> Triage:
    """Return everything that needs attention on ``day``; what was left aside is left out."""
    asked = Asked(records, tuple(ledgers), tuple(findings), day)
    aside = {deferral.about for deferral in deferrals(records, day)}
    needs: list[Attention] = []
    missed: list[Attention] = []
    every = [
        each
        for each in asking(asked)
        if each.deadline is None or not is_accounted_for(records, each.record, each.deadline)
    ]
    standing = {each.record for each in every if each.saving(day) is not Saving.missed}
    for each in every:
        if each.saving(day) is not Saving.missed:
            needs.append(each)
        elif not standing.isdisjoint(each.cause):
            needs.append(attrs.evolve(each, over=None))  # what it waits for can still be done
        elif each.over is not None and day - each.over <= TOLD:
            missed.append(each)
    return Triage(*(_in_order(records, _once(lines, day), aside, day) for lines in (needs, missed)))


def _in_order(
    records: Records, once: list[Attention], aside: set[str], day: date
) -> tuple[Attention, ...]:
    kept = [
        need
        for need in _fold(records, once)
        if need.record not in aside and not is_early(records, records[need.record], day)
    ]
    lines = _of_one_rule(list(_siblings(records, kept, day)), day)
    return tuple(sorted(lines, key=lambda need: need.rank(day)))


def deferrals(records: Records, day: date) -> tuple[Deferral, ...]:
    """Return what is left alone on ``day``, soonest back first; the last word on a thing counts."""
    if Deferral.spec.kind not in records.kinds:
        return ()
    last = {deferral.about: deferral for deferral in records.collection(Deferral)}
    over = {name for name in last if (record := records.get(name)) is not None and is_over(record)}
    waiting = (d for d in last.values() if d.until > day and d.about not in over)
    return tuple(sorted(waiting, key=lambda d: d.until))


def _once(needs: Iterable[Attention], day: date) -> list[Attention]:
    """Make one line of each record: the one that comes first, with every reason."""
    lines: dict[str, Attention] = {}
    for need in sorted(needs, key=lambda one: one.rank(day)):
        first = lines.get(need.record)
        if first is not None:
            reasons = tuple(dict.fromkeys((*first.reasons, *need.reasons)))
            need = attrs.evolve(first, reasons=reasons)
        lines[need.record] = need
    return list(lines.values())


def _fold(records: Records, needs: list[Attention]) -> list[Attention]:
    """Tell what stands under another line, for the same cause, on that line."""
    lines = {need.record: need for need in needs}
    contradicted = {
        used: need.record
        for need in needs
        if _is_contradiction(need)
        for used in (need.record, *getattr(records[need.record], "uses", ()))
    }
    written = {
        (record.goal, need.deadline): need.record
        for need in needs
        if isinstance(record := records[need.record], Paper) and record.goal
    }
    over = {
        need.record: _over(records[need.record], lines, contradicted)
        or _paper_of(records[need.record], need, written)
        for need in needs
    }
    parts: dict[str, list[Attention]] = defaultdict(list)
    for need in needs:
        parts[_top(need.record, over)].append(need)
    whole = []
    for top, lot in parts.items():
        others = [part for part in lot if part.record != top]
        line = lines[top]
        if isinstance(records[top], Paper):
            later = [part for part in others if top in befores_of(records[part.record])]
            line = _in_time_for(line, later)
        whole.append(_with(line, others))
    return whole


def _is_contradiction(need: Attention) -> bool:
    return need.sort is AttentionSort.finding and need.severity is Severity.error


def _top(record_id: str, over: Mapping[str, str]) -> str:
    """Return what a line belongs under in the end: itself when that goes round in a circle."""
    top, passed = record_id, {record_id}
    while above := over[top]:
        if above in passed:
            return record_id
        passed.add(above)
        top = above
    return top


def _over(record: Record, lines: Mapping[str, Attention], contradicted: Mapping[str, str]) -> str:
    """Return the line that a record's own belongs under, or none.

    Of a contradiction, its meeting, its rhythm, or its goal.
    """
    own = lines[record.id]
    if _is_contradiction(own):
        return ""
    if isinstance(record, Activity):
        near = (*befores_of(record), *afters_of(record), *during_of(record))
        if clashing := [contradicted[other] for other in near if other in contradicted]:
            return clashing[0]
    if told := [other for other in own.cause if other in lines and other != record.id]:
        return told[0]
    meeting = lines.get(getattr(record, "meeting", ""))
    if isinstance(record, Paper) and meeting is not None and meeting.sort is AttentionSort.meeting:
        return meeting.record
    if same := [other for other in _same_thing(record) if other in lines]:
        return same[0]
    return _before(record, own, lines) or _above(record, own, lines)


def _before(record: Record, own: Attention, lines: Mapping[str, Attention]) -> str:
    """Return the line of what must come first, when that asks by then too."""
    for other in befores_of(record):
        first = lines.get(other)
        if first is not None and first.deadline and first.deadline <= (own.deadline or date.min):
            return other
    return ""


def _above(record: Record, own: Attention, lines: Mapping[str, Attention]) -> str:
    """Return the line of the rhythm or goal that a record belongs to and that asks by then too."""
    rhythm = lines.get(getattr(record, "rhythm", ""))
    if rhythm is not None and rhythm.sort is AttentionSort.rhythm and rhythm.until <= own.until:
        return rhythm.record
    for name in ("goal", "parent"):
        goal = lines.get(getattr(record, name, ""))
        if goal is not None and goal.sort is AttentionSort.goal and goal.deadline == own.deadline:
            return goal.record
    return ""


def _paper_of(
    record: Record, need: Attention, written: Mapping[tuple[str, date | None], str]
) -> str:
    """Return the paper that an activity is about: of the same goal, for the same day."""
    if not isinstance(record, Activity) or not record.goal:
        return ""
    return written.get((record.goal, need.deadline), "")


def _same_thing(record: Record) -> Iterator[str]:
    """Yield the ids of what tells of the same thing, and says more of it than this record does."""
    if isinstance(record, Decision):
        yield from record.about
    if isinstance(record, Meeting | Budget):
        yield record.rhythm
    if isinstance(record, Paper):
        yield from (record.agenda_item, record.goal)


def _with(need: Attention, parts: list[Attention]) -> Attention:
    """Return a line that also stands for others."""
    if not parts:
        return need
    named = [f"“{part.title}”" for part in parts[:_MOST_NAMED]]
    if len(parts) > _MOST_NAMED:
        named.append(f"nog {len(parts) - _MOST_NAMED}")
    reasons = (*need.reasons, f"Hier hoort ook bij: {dutch.list_words(named)}.")
    return attrs.evolve(need, reasons=reasons, under=tuple(part.record for part in parts))


def _in_time_for(need: Attention, parts: list[Attention]) -> Attention:
    """Return a line with the first of the last safe days of what can come only after it."""
    needed = (part.until for part in parts if part.deadline == need.deadline)
    return attrs.evolve(need, until=min((need.until, *needed)))


def _siblings(records: Records, needs: list[Attention], day: date) -> Iterator[Attention]:
    """Yield one line for all activities under one goal with one last safe day, or all rhythms."""
    groups: dict[tuple[str, AttentionSort, date], list[Attention]] = defaultdict(list)
    for need in sorted(needs, key=lambda one: one.rank(day)):
        record = records[need.record]
        goal = record.goal if isinstance(record, Activity | Rhythm) else ""
        alike = need.sort in (AttentionSort.action, AttentionSort.rhythm)
        if goal and alike and isinstance(records.get(goal), Goal):
            groups[goal, need.sort, need.until].append(need)
        else:
            yield need
    for first, *others in groups.values():
        yield _with(first, others)


def _of_one_rule(needs: list[Attention], day: date) -> Iterator[Attention]:
    """Yield one line for all that one rule asks for by one day."""
    groups: dict[tuple[str, date], list[Attention]] = defaultdict(list)
    for need in sorted(needs, key=lambda one: one.rank(day)):
        if need.code:
            groups[need.code, need.until].append(need)
        else:
            yield need
    for (code, _), (first, *others) in groups.items():
        if not others:
            yield first
            continue
        count = len(others) + 1
        title = f"{count} {first.many}" if first.many else f"{first.title} en {count - 1} andere"
        every = f"Elk apart: {to_type('check --code', code)}."
        line = attrs.evolve(first, title=title, reasons=(*first.reasons, every))
        yield attrs.evolve(line, under=(*first.under, *(other.record for other in others)))
