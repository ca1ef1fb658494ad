"""Steps towards meetings, debates and events, each by its own last safe day."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import attrs

from m50core.meetings.asking import Step, asking
from m50core.meetings.records.meetings import Meeting
from m50core.meetings.records.occasions import KEPT, NeedSort
from m50core.records.traits import due_of
from m50core.today.attention import Attention, AttentionSort, need
from m50core.today.sources.asked import Asked
from m50core.values import dutch


def steps(asked: Asked) -> Iterator[Attention]:
    """What must be ready before: rooms, speakers, agendas, invitations, papers, minutes.

    What is done with one record is one line, by the first of its days.
    """
    lines: dict[str, list[Step]] = defaultdict(list)
    for step in asking(asked.records, asked.day):
        if step.need.sort is NeedSort.date and isinstance(step.about, Meeting):
            continue  # its deadline says so already
        lines[step.record].append(step)
    for record_id, steps_of in lines.items():
        first, *others = sorted(steps_of, key=lambda step: step.until)
        whats = [first.need.what, *(step.need.what for step in others)]
        words = dutch.list_words([whats[0], *(what[:1].lower() + what[1:] for what in whats[1:])])
        paper = first.need.sort is NeedSort.paper
        sort = AttentionSort.paper if paper else AttentionSort.meeting
        record = asked.records[record_id]
        deadline = _deadline(first)
        line = need(asked.records, record, sort, first.until, first.why, deadline=deadline)
        yield attrs.evolve(
            line,
            title=f"{words}: {first.about.title_text}",
            reasons=tuple(step.why for step in (first, *others)),
            owner=first.need.who or line.owner,
            step=next((s.need.sort.value for s in (first, *others) if s.need.sort in KEPT), ""),
        )


def _deadline(step: Step) -> date | None:
    """Return until when it makes sense: what it is towards can be held as long as that isn't over.

    Minutes are due by their own day.
    """
    due = due_of(step.about)
    last = due.latest if due is not None else None
    return max(filter(None, (step.need.by, last)), default=None)
