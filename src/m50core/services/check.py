"""Hold the network against the rules."""

from collections.abc import Iterable
from datetime import date

from m50core.domain.collection import Records
from m50core.domain.findings import Finding, Rule, Severity

_ORDER = {Severity.error: 0, Severity.warning: 1, Severity.note: 2}


def check(rules: Iterable[Rule], records: Records, today: date) -> tuple[Finding, ...]:
    """Return what the rules find on that day, worst first, then by code and record."""
    found = [finding for rule in rules for finding in rule.findings(records, today)]
    return tuple(sorted(found, key=lambda f: (_ORDER[f.severity], f.code, f.record)))
