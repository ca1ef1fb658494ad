"""Findings by their cause: many that one rule finds are one line, which opens into each of them."""

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from m50core.findings.findings import Finding, FindingNature, Rule, Severity
from m50core.records.collection import Records
from m50core.values import dutch

_NAMED = 3


@attrs.frozen
class Cause:
    """What one line tells: a finding, or all that one rule finds."""

    findings: tuple[Finding, ...]
    """At least one, all of one rule."""
    sentence: str
    short: str
    """The same without names: ``82 doelen zonder trekker``; the sentence when it is but one."""
    advice: str
    """What one can do about it, in Dutch."""

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.findings[0].code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.findings[0].severity

    @property
    def nature(self) -> FindingNature:
        """Under which heading it is read."""
        return self.findings[0].nature

    @property
    def by(self) -> date | None:
        """The first of the last days on which something can still be done about one of them."""
        days = [finding.by for finding in self.findings if finding.by is not None]
        return min(days) if days else None


def causes(
    findings: Iterable[Finding], rules: Iterable[Rule], records: Records
) -> tuple[Cause, ...]:
    """Return the findings by cause, in the order in which a person reads them.

    First what is wrong, then what is missing, then what the plan itself leaves open; within those
    the most serious first, then what must be done soonest. That a rule couldn't be held is a cause
    of its own.
    """
    known = {rule.code: rule for rule in rules}
    groups: dict[tuple[str, int], list[Finding]] = {}
    for number, finding in enumerate(findings):
        groups.setdefault((finding.code, 0 if finding.record else number + 1), []).append(finding)
    found = [_cause(some, known, records) for some in groups.values()]
    return tuple(sorted(found, key=_order))


def _order(cause: Cause) -> tuple[int, int, date, str]:
    nature = list(FindingNature).index(cause.nature)
    return nature, cause.severity.place, cause.by or date.max, cause.code


def _cause(findings: list[Finding], rules: Mapping[str, Rule], records: Records) -> Cause:
    first, *others = findings
    if not others:
        return Cause((first,), first.sentence, first.sentence, first.advice)
    rule = rules.get(first.code)
    what = f"{len(findings)} {first.many}" if first.many else _in_general(findings)
    titles = [f"“{records.title(finding.record)}”" for finding in findings]
    if len(titles) > _NAMED:
        titles = [*titles[: _NAMED - 1], f"nog {len(titles) - _NAMED + 1}"]
    advice = rule.advise() if rule else ""
    return Cause(tuple(findings), f"{what}: {dutch.list_words(titles)}.", what, advice)


def _in_general(findings: list[Finding]) -> str:
    promise = findings[0].rule.rstrip(".")
    return f"{len(findings)} keer is niet zo wat moet ({promise[:1].lower()}{promise[1:]})"
