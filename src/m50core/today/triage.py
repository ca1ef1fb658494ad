"""What comes first: all that asks for attention in one order, each thing once.

There is one order: last safe day, then severity, then id. It takes the idea of taskwarrior's
urgency, that the program says what comes first, but adds up no weights: a person can check a day,
and can't check a sum.

A thing stands here once. Two roads to one record make one line with both reasons. What stands
under a goal, a meeting or a contradiction that is listed for the same cause is told on that line,
and of the activities under one goal with one last safe day only the first has a line.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from m50core.accountability.rhythm import RhythmLedger
from m50core.findings.findings import Finding
from m50core.goals.records import Activity, Goal
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.today.attention import Attention, AttentionSort
from m50core.today.records import Deferral
from m50core.today.sources import asking
from m50core.today.sources.asked import Asked
from m50core.values import dutch

_MOST_NAMED = 3


def by_last_safe_day(
    records: Records, ledgers: Iterable[RhythmLedger], findings: Iterable[Finding], day: date
) -> tuple[Attention, ...]:
    """Return everything that needs attention on ``day``, in order, what was left aside left out."""
    needs = asking(Asked(records, tuple(ledgers), tuple(findings), day))
    aside = {deferral.about for deferral in deferrals(records, day)}
    once = _fold(records, _once(needs))
    kept = [need for need in once if need.record not in aside]
    return tuple(sorted(_siblings(records, kept), key=lambda need: need.rank))


def deferrals(records: Records, day: date) -> tuple[Deferral, ...]:
    """Return what is left alone on ``day``, soonest back first; the last word on a thing counts."""
    if Deferral.spec.kind not in records.kinds:
        return ()
    last = {deferral.about: deferral for deferral in records.collection(Deferral)}
    over = {name for name in last if (record := records.get(name)) is not None and is_over(record)}
    waiting = (d for d in last.values() if d.until > day and d.about not in over)
    return tuple(sorted(waiting, key=lambda d: d.until))


def _once(needs: Iterable[Attention]) -> list[Attention]:
    """Make one line of each record: at its earliest day, with every reason."""
    lines: dict[str, Attention] = {}
    for need in sorted(needs, key=lambda one: one.rank):
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
        if need.sort is AttentionSort.finding
        for used in (need.record, *getattr(records[need.record], "uses", ()))
    }
    over = {need.record: _over(records[need.record], lines, contradicted) for need in needs}
    parts: dict[str, list[Attention]] = defaultdict(list)
    for need in needs:
        parts[_top(need.record, over)].append(need)
    return [
        _with(lines[top], [part for part in some if part.record != top])
        for top, some in parts.items()
    ]


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
    if own.sort is AttentionSort.finding:
        return ""
    if isinstance(record, Activity):
        for needed in record.depends_on:
            if needed in contradicted:
                return contradicted[needed]
    meeting = lines.get(getattr(record, "meeting", ""))
    if isinstance(record, Paper) and meeting is not None and meeting.sort is AttentionSort.meeting:
        return meeting.record
    rhythm = lines.get(getattr(record, "rhythm", ""))
    if rhythm is not None and rhythm.sort is AttentionSort.rhythm and rhythm.until <= own.until:
        return rhythm.record
    for name in ("goal", "parent"):
        goal = lines.get(getattr(record, name, ""))
        if goal is not None and goal.sort is AttentionSort.goal and goal.deadline == own.deadline:
            return goal.record
    return ""


def _with(need: Attention, parts: list[Attention]) -> Attention:
    """Return a line that also stands for others."""
    if not parts:
        return need
    named = [f"“{part.title}”" for part in parts[:_MOST_NAMED]]
    if len(parts) > _MOST_NAMED:
        named.append(f"nog {len(parts) - _MOST_NAMED}")
    reasons = (*need.reasons, f"Hier hoort ook bij: {dutch.list_words(named)}.")
    return attrs.evolve(need, reasons=reasons, under=tuple(part.record for part in parts))


def _siblings(records: Records, needs: list[Attention]) -> Iterator[Attention]:
    """Yield one line for all activities under one goal with one last safe day."""
    groups: dict[tuple[str, date], list[Attention]] = defaultdict(list)
    for need in sorted(needs, key=lambda one: one.rank):
        record = records[need.record]
        goal = record.goal if isinstance(record, Activity) else ""
        if goal and need.sort is AttentionSort.action and isinstance(records.get(goal), Goal):
            groups[goal, need.until].append(need)
        else:
            yield need
    for first, *others in groups.values():
        yield _with(first, others)
