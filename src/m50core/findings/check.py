"""Hold the network against the rules, and run again only the rules that a change concerns."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

import attrs

from m50core.findings.findings import PLAN, STANDING, Finding, Refused, Rule, Severity
from m50core.findings.rule_choices import RuleSet, Suppression
from m50core.guard.calls import MOST, Allowance, Failed
from m50core.guard.watch import Watch
from m50core.records.collection import Records, Stamp
from m50core.records.reading import Reading


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


class RuleOwners(Protocol):
    """Who knows which plugin a rule is of; the register does."""

    seconds: float
    """The time that one rule may take."""

    def owner(self, noun: str, word: str) -> str:
        """Return the plugin of a ``rule`` by its code; empty when it is the core's own."""

    def report_problem(self, plugin: str, reason: str) -> None:
        """Note, in Dutch, that something of this plugin can't be used."""


class Findings:
    """What the rules found, remembered for as long as nothing changes that a rule read.

    What counts is what a rule really read, not what it declares: a rule that declares too little
    is still never out of date. The rule contract tells its author.

    A rule of a plugin runs under a time limit, and what it changes is put back. One that would end
    the program, takes too long or changes what it looks at is set aside for as long as this is.
    """

    def __init__(self, keeper: RuleOwners | None = None) -> None:
        self._keeper = keeper
        self._answers: dict[str, _Answer] = {}
        self._aside: dict[str, Finding] = {}

    def of(
        self, rule: Rule, records: Records, today: date, allowances: dict[str, Allowance]
    ) -> tuple[Finding, ...]:
        """Return what one rule finds on that day; ``allowances``: the time of each plugin."""
        if rule.code in self._aside:
            return (self._aside[rule.code],)
        known = self._answers.get(rule.code)
        if known is None or not known.holds(rule, records, today):
            owner = self._keeper.owner("rule", rule.code) if self._keeper else ""
            if self._keeper is None or not owner:
                reading = Reading(records)
                findings = rule.findings(reading, today)
            else:
                allowance = allowances.setdefault(owner, Allowance(self._keeper.seconds))
                reading = watch = Watch(records)
                findings = self._run_guarded(rule, owner, watch, today, allowance)
            stamps = {kind: records.stamp(kind) for kind in tuple(reading.read)}
            known = _Answer(rule, today, tuple(findings), stamps, frozenset(reading.missed))
            self._answers[rule.code] = known
        return known.findings

    def _run_guarded(
        self, rule: Rule, owner: str, watch: Watch, today: date, allowance: Allowance
    ) -> list[Finding]:
        """Return what a plugin's rule finds, or that it couldn't be held."""
        reason, ends = "", False
        try:
            findings = allowance.guard(lambda: rule.findings(watch, today, owner=owner, most=MOST))
        except Failed as failed:
            findings, reason, ends = [], failed.reason, failed.ends
        if watch.put_back():
            reason, ends = "zij wijzigde gegevens; die zijn teruggezet", True
        if reason:
            findings = [rule.failure(reason, owner)]
        if ends:
            self._aside[rule.code] = findings[0]
        if self._keeper and (wrong := next((f.problem for f in findings if f.problem), "")):
            self._keeper.report_problem(owner, wrong)
        return findings

    def check(
        self, rules: Iterable[Rule], records: Records, today: date, *, plan: bool = False
    ) -> tuple[Finding, ...]:
        """Return what the rules find, each thing once, worst first, then by code and record.

        ``plan``: by the rules about the plan itself. Findings that are set aside carry the id of
        their suppression.
        """
        asked = {PLAN} if plan else {STANDING, *sets_on(records)}
        allowances: dict[str, Allowance] = {}
        findings = [
            finding
            for rule in rules
            if not asked.isdisjoint(rule.groups)
            for finding in self.of(rule, records, today, allowances)
        ]
        findings = each_once(findings)
        findings.sort(key=lambda f: (f.severity.place, f.code, f.record))
        return tuple(_set_aside(findings, records, today))


def each_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without those that say what another says: one topic, one record.

    The most serious is kept; of equals the one that covers more records, then the one of the rule
    that came last, since a plugin knows more of its own than the core. It names the other's code.
    """
    every = list(findings)
    places = sorted(
        (n for n, finding in enumerate(every) if finding.topic and finding.record),
        key=lambda n: (every[n].severity.place, not every[n].covers, -n),
    )
    told: dict[tuple[str, str], int] = {}
    folded: dict[int, list[str]] = {}
    gone: set[int] = set()
    for place in places:
        finding = every[place]
        first = told.setdefault((finding.topic, finding.record), place)
        if first != place and every[first].code != finding.code:
            folded.setdefault(first, []).append(finding.code)
            gone.add(place)
            continue
        for record_id in finding.covers:
            told.setdefault((finding.topic, record_id), place)
    return [
        attrs.evolve(finding, also=tuple(dict.fromkeys(folded[n]))) if n in folded else finding
        for n, finding in enumerate(every)
        if n not in gone
    ]


def sets_on(records: Records) -> list[str]:
    """Return the names of the optional sets of rules that are turned on."""
    if RuleSet.spec.kind not in records.kinds:
        return []
    return [chosen.title for chosen in records.collection(RuleSet)]


def _set_aside(findings: Iterable[Finding], records: Records, today: date) -> Iterable[Finding]:
    """Mark what a suppression covers that has not ended; never that a rule couldn't be run."""
    known = Suppression.spec.kind in records.kinds
    covers = {
        (suppression.code, suppression.about): suppression.id
        for suppression in (records.collection(Suppression) if known else ())
        if suppression.until >= today
    }
    for finding in findings:
        by = covers.get((finding.code, finding.record)) or covers.get((finding.code, ""))
        yield attrs.evolve(finding, suppression=by) if by and finding.record else finding


def refusals(rules: Iterable[Refused]) -> tuple[Finding, ...]:
    """Return a finding of each rule that a plugin gave and that can't be held."""
    return tuple(
        Finding(
            rule.code,
            Severity.error,
            "",
            f"Van de uitbreiding {rule.plugin} is een regel niet gebruikt: {rule.reason}.",
            "Elke regel van een uitbreiding kan worden uitgevoerd.",
            "",
        )
        for rule in rules
    )
