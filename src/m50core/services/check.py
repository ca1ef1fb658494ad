"""Hold the network against the rules, and run again only the rules that a change concerns."""

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from m50core.domain.collection import Records, Stamp
from m50core.domain.findings import PLAN, STANDING, Finding, Rule
from m50core.domain.reading import Reading
from m50core.domain.rule_choices import RuleSet, Suppression


@attrs.frozen
class _Answer:
    """What a rule found on a day, and what that hangs on."""

    rule: Rule
    today: date
    findings: tuple[Finding, ...]
    stamps: Mapping[str, Stamp]
    missed: frozenset[str]

    def holds(self, rule: Rule, records: Records, today: date) -> bool:
        """Tell whether the rule would find the same in these records."""
        return (
            rule is self.rule
            and today == self.today
            and all(records.stamp(kind) is stamp for kind, stamp in self.stamps.items())
            and not any(name in records for name in self.missed)
        )


class Findings:
    """What the rules found, remembered for as long as nothing changes that a rule read.

    What counts is what a rule really read, not what it declares: a rule that declares too little
    is still never out of date. The rule contract tells its author.
    """

    def __init__(self) -> None:
        self._answers: dict[str, _Answer] = {}

    def of(self, rule: Rule, records: Records, today: date) -> tuple[Finding, ...]:
        """Return what one rule finds on that day."""
        known = self._answers.get(rule.code)
        if known is None or not known.holds(rule, records, today):
            reading = Reading(records)
            found = tuple(rule.findings(reading, today))
            stamps = {kind: records.stamp(kind) for kind in reading.read}
            known = _Answer(rule, today, found, stamps, frozenset(reading.missed))
            self._answers[rule.code] = known
        return known.findings

    def check(
        self, rules: Iterable[Rule], records: Records, today: date, *, plan: bool = False
    ) -> tuple[Finding, ...]:
        """Return what the rules find, worst first, then by code and record.

        ``plan``: by the rules about the plan itself. Findings that are set aside carry the id of
        their suppression.
        """
        asked = {PLAN} if plan else {STANDING, *sets_on(records)}
        found = [
            finding
            for rule in rules
            if not asked.isdisjoint(rule.groups)
            for finding in self.of(rule, records, today)
        ]
        found.sort(key=lambda f: (f.severity.place, f.code, f.record))
        return tuple(_set_aside(found, records, today))


def sets_on(records: Records) -> list[str]:
    """Return the names of the optional sets of rules that are turned on."""
    if RuleSet.spec.kind not in records.kinds:
        return []
    return [chosen.title for chosen in records.collection(RuleSet)]


def _set_aside(findings: Iterable[Finding], records: Records, today: date) -> Iterable[Finding]:
    """Mark what a suppression covers that has not ended; never that a rule couldn't be run."""
    known = Suppression.spec.kind in records.kinds
    covers = {
        (one.code, one.about): one.id
        for one in (records.collection(Suppression) if known else ())
        if one.until >= today
    }
    for finding in findings:
        by = covers.get((finding.code, finding.record)) or covers.get((finding.code, ""))
        yield attrs.evolve(finding, suppression=by) if by and finding.record else finding
