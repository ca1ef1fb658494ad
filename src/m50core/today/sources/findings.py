"""What the rules find, at the moment that each looked at.

A contradiction has the earlier of its two moments: it doesn't get better by waiting.
"""

from collections.abc import Iterator
from datetime import date

from m50core.findings.findings import Severity
from m50core.lobby.records import LobbyMoment
from m50core.meetings.records.meetings import NOTICE
from m50core.records.timing import period_of
from m50core.today.attention import HORIZON, Attention, AttentionSort, need
from m50core.today.sources.asked import Asked
from m50core.values.holidays import safe_day


def contradictions(asked: Asked) -> Iterator[Attention]:
    """Findings that are errors, at the earlier of the moments that they looked at."""
    records, day = asked.records, asked.day
    for finding in asked.findings:
        if finding.severity is not Severity.error:
            continue
        record = records.get(finding.record)
        if record is None:
            continue
        moments = [value for value in finding.inputs.values() if isinstance(value, date)]
        clash = len(moments) > 1
        period = period_of(record)
        if not moments and period and period.latest:
            moments = [period.latest]
        until = max(day, safe_day(min(moments))) if moments else day
        why = f"{finding.sentence} Regel {finding.code}: {finding.rule}"
        yield need(
            record, AttentionSort.finding, until, why, matter="botst" if clash else "fout",
            severity=Severity.error,
        )  # fmt: skip


def lobby(asked: Asked) -> Iterator[Attention]:
    """Coming debates and other lobby moments that a rule warns about."""
    for finding in asked.findings:
        if finding.severity is not Severity.warning:
            continue
        moment = asked.records.get(finding.record)
        if not isinstance(moment, LobbyMoment):
            continue
        latest = moment.due.latest if moment.due else None
        if latest is None or not asked.day <= latest <= asked.day + HORIZON:
            continue
        why = f"{finding.sentence} Regel {finding.code}: {finding.rule}"
        yield need(moment, AttentionSort.lobby, safe_day(latest, NOTICE), why, deadline=latest)
