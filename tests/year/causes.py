"""What is one cause on a morning, told from the records alone: of two such only one has a line.

“Budget, agenda item and decision; proposal and its sharing; an assembly without day and what waits
for it; a rhythm and the report or meeting of its round.”
"""

from collections.abc import Iterator

from year.seeing import Morning

import m50core as m50
from m50core.records.anchors import is_called
from m50core.records.timing import is_over, period_of
from m50core.today.attention import Attention

COUNTED = {"M50-501": "contribution", "RUI-007": "focus_period"}
"""By the rule that misses something, the kind of what is missing: a rhythm promises those."""


def doubled(morning: Morning) -> Iterator[str]:
    """Yield in words each line that belongs to a thing that has a line of its own."""
    lines = {line.record for line in (*morning.today.everything, *morning.today.missed)}
    without_day = [one for one in map(morning.net.records.get, lines) if _waits_for_day(one)]
    for line in (*morning.today.everything, *morning.today.missed):
        record = morning.net.records[line.record]
        # A budget of a year that is over waits for no meeting any more.
        waits = line.over is None or not isinstance(record, m50.Budget | m50.Decision)
        near = {*_things(morning, record, line)}
        near |= {*_meetings(morning, record, without_day)} if waits else set()
        for other in sorted(near & lines - {line.record}):
            yield f"{line.record} is één ding met {other}"


def _things(morning: Morning, record: m50.Record, line: Attention) -> Iterator[str]:
    """Yield the ids of what is the same thing."""
    records = morning.net.records
    if isinstance(record, m50.Decision):
        yield from record.about
    if isinstance(record, m50.Budget | m50.Meeting | m50.Activity):
        yield record.rhythm
    if isinstance(record, m50.Activity):
        papers = (records.get(one) for one in record.depends_on)
        yield from (one.id for one in papers if isinstance(one, m50.Paper | m50.Rhythm))
    if isinstance(record, m50.Paper):
        yield from (record.goal, record.agenda_item)
    if isinstance(record, m50.ActionItem):
        yield from (one for one in record.about if isinstance(records.get(one), m50.Rhythm))
    if kind := COUNTED.get(line.code):
        yield from (one.id for one in records.collection(m50.Rhythm) if one.counts == kind)


def _waits_for_day(record: m50.Record | None) -> bool:
    due = period_of(record) if isinstance(record, m50.Meeting) else None
    dated = due is not None and due.earliest == due.latest
    return isinstance(record, m50.Meeting) and not dated and not is_over(record)


def _meetings(
    morning: Morning, record: m50.Record, without_day: list[m50.Record | None]
) -> Iterator[str]:
    """Yield the ids of the meetings without a day that a record waits for, whatever its words."""
    records = morning.net.records
    near = [
        *getattr(record, "during", ()), *getattr(record, "precedes", ()),
        getattr(record, "meeting", ""), getattr(record, "part_of", ""),
    ]  # fmt: skip
    near += [str(getattr(records.get(one), "part_of", "")) for one in near]
    due = period_of(record)
    words = due.anchor.target if due is not None and due.anchor is not None else ""
    for meeting in without_day:
        assert isinstance(meeting, m50.Meeting)
        body = records.get(meeting.organ)
        called = words and (is_called(meeting, words) or (body and is_called(body, words)))
        if meeting.id in near or called:
            yield meeting.id


def strange_clauses(morning: Morning) -> Iterator[str]:
    """Yield each finding about one record of the plan that cites another clause than its own."""
    for finding in morning.findings:
        record = morning.net.records.get(finding.record)
        source = getattr(record, "source", "")
        if source and finding.clause != source:
            yield f"{finding.code} over {finding.record}: {finding.clause}, niet {source}"
