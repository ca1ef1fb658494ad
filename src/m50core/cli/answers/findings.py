"""What the words on what isn't as promised answer a program with."""

from collections.abc import Mapping
from datetime import date
from typing import Self

import attrs

from m50core.findings.findings import Finding, FindingNature, Rule, Severity


@attrs.frozen
class FindingAnswer:
    """One thing to know, with why it is said."""

    code: str
    severity: Severity
    record: str
    sentence: str
    rule: str
    clause: str
    inputs: Mapping[str, str]
    suppression: str
    by: date | None
    rule_clause: str
    nature: FindingNature
    advice: str
    many: str
    topic: str
    covers: tuple[str, ...]
    also: tuple[str, ...]
    clash: tuple[date, date] | None
    moment: date | None

    @classmethod
    def of(cls, found: Finding) -> Self:
        """Return it of a finding."""
        return cls(
            found.code, found.severity, found.record, found.sentence, found.rule, found.clause,
            {name: str(value) for name, value in found.inputs.items()}, found.suppression,
            found.by, found.rule_clause, found.nature, found.advice, found.many, found.topic,
            found.covers, found.also, found.clash, found.moment,
        )  # fmt: skip


@attrs.frozen
class RuleAnswer:
    """A rule: what it promises, and which kinds it looks at."""

    code: str
    text: str
    severity: Severity
    clause: str
    reads: tuple[str, ...]
    groups: tuple[str, ...]

    @classmethod
    def of(cls, rule: Rule) -> Self:
        """Return it of a rule."""
        return cls(rule.code, rule.text, rule.severity, rule.clause, rule.reads, rule.groups)


@attrs.frozen
class RuleSetAnswer:
    """A set of rules, and whether it is held."""

    set: str
    on: bool
