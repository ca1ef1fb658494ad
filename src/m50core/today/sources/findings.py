"""What the rules find, at the moment that each looked at, or by the last day that it names.

A contradiction has the earlier of its two moments: it doesn't get better by waiting. When both are
over, it can't be solved any more.
"""

from collections.abc import Iterator

import attrs

from m50core.findings.findings import Finding, Severity
from m50core.lobby.records import LobbyMoment
from m50core.meetings.records.meetings import NOTICE
from m50core.records.record import Record
from m50core.records.timing import period_of
from m50core.today.attention import HORIZON, Attention, AttentionSort, Matter, need
from m50core.today.sources.asked import Asked
from m50core.values.holidays import safe_day


def promises(asked: Asked) -> Iterator[Attention]:
    """Findings of any rule that say until when something can be done about them."""
    for finding in asked.findings:
        record = asked.records.get(finding.record)
        if record is None or finding.by is None or finding.by > asked.day + HORIZON:
            continue
        line = need(
            asked.records, record, _sort(record), safe_day(finding.by), _why(finding),
            severity=finding.severity, deadline=finding.by, cause=tuple(finding.covers),
        )  # fmt: skip
        title = line.title if isinstance(record, LobbyMoment) else _title(finding)
        yield attrs.evolve(line, title=title, code=finding.code, many=finding.many)


def contradictions(asked: Asked) -> Iterator[Attention]:
    """Findings that are errors, at the earlier of the moments that they looked at."""
    for finding in asked.findings:
        record = asked.records.get(finding.record)
        if finding.severity is not Severity.error or finding.by or record is None:
            continue
        clash, period = finding.clash, period_of(record)
        moment = min(clash) if clash else finding.moment or (period.latest if period else None)
        over = max(clash) if clash and max(clash) < asked.day else None
        until = max(asked.day, safe_day(moment)) if moment else asked.day
        yield need(
            asked.records, record, AttentionSort.finding, until, _why(finding),
            matter=Matter.clash if clash else Matter.fault, severity=Severity.error,
            deadline=over, over=over,
        )  # fmt: skip


def lobby(asked: Asked) -> Iterator[Attention]:
    """Coming lobby moments that a rule warns about without a last day of its own."""
    for finding in asked.findings:
        moment = asked.records.get(finding.record)
        if finding.severity is not Severity.warning or finding.by:
            continue
        if not isinstance(moment, LobbyMoment):
            continue
        latest = moment.due.latest if moment.due else None
        if latest is None or not asked.day <= latest <= asked.day + HORIZON:
            continue
        yield need(
            asked.records, moment, AttentionSort.lobby, safe_day(latest, NOTICE), _why(finding),
            deadline=latest,
        )  # fmt: skip


def _title(finding: Finding) -> str:
    """Return its first sentence: the name of a record doesn't say what is the matter with it."""
    return (finding.headline or finding.sentence).removesuffix(".")


def _why(finding: Finding) -> str:
    return f"{finding.sentence} Regel {finding.code}: {finding.rule}"


def _sort(record: Record) -> AttentionSort:
    return AttentionSort.lobby if isinstance(record, LobbyMoment) else AttentionSort.finding
