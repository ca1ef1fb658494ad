"""The promises that every set of rules keeps.

Each rule has a story that passes, one that fails, and one of a network in which nothing is done.

In the tests of a plugin::

    from m50core.testing.rule_contract import RuleContract

    class TestRules(RuleContract):
        rules = RULES
        kinds = KINDS
        stories = {"RUI-001": ([records that are right], [records with one thing wrong])}
        untouched = {"RUI-001": Untouched([what the plan lays down], now=0, later=1)}

A rule that only looks at what people record never sees what they didn't. So each tells what it
finds when nobody does anything: on the first day, and a year later. On an empty network every rule
is silent.

What only a definition file can tell, such as a date that it leaves empty, is told by one.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

import attrs
import pytest

from m50core.findings.findings import Finding, Rule
from m50core.network.network import Network
from m50core.plan.definitions import PlanFile
from m50core.records.reading import Reading
from m50core.records.record import ANY, Record, evolve
from m50core.records.traits import is_off, status_of
from m50core.testing.builders import DAY, network, plugin
from m50core.testing.counts import one_of_many

Told = Record | PlanFile


@attrs.frozen
class Untouched:
    """A network in which nothing is done: what is there, and how often a rule speaks.

    ``later``: a year after ``now``. Silence then needs a reason, ``why``.
    """

    records: Sequence[Told] = ()
    now: int = 0
    later: int = 0
    why: str = ""


RECORDED = Untouched(why="It speaks of what people recorded; that it is missing, others say.")
"""For a rule that looks at nothing but what people put in."""


def _off(record: Record) -> Record:
    """Return the record as one that won't happen; itself when it has no status for that."""
    status = status_of(record)
    if status is None or not (off := [member for member in type(status) if member.is_off]):
        return record
    return evolve(record, status=off[0])


class RuleContract:
    """Subclass with ``rules``, ``stories``, ``untouched`` and the plugin's own ``kinds``."""

    rules: Sequence[Rule] = ()
    kinds: Sequence[type[Record]] = ()
    stories: ClassVar[Mapping[str, tuple[Sequence[Told], Sequence[Told]]]] = {}
    untouched: ClassVar[Mapping[str, Untouched]] = {}

    def told(self, story: Sequence[Told], today: date) -> Network:
        """Return a network of just these records and definition files."""
        own = plugin(record_kinds=lambda: self.kinds)
        records = [one for one in story if isinstance(one, Record)]
        files = [one for one in story if isinstance(one, PlanFile)]
        return network(*records, plan=files, plugins={"verhaal": own}, today=today)

    def findings(self, records: Sequence[Told], today: date = DAY) -> list[Finding]:
        """Return every finding on a network of just these records."""
        with self.told(records, today) as net:
            return [f for rule in self.rules for f in rule.findings(net.records, today)]

    def codes(self, records: Sequence[Told], today: date = DAY) -> list[str]:
        """Return the code of every finding on a network of just these records."""
        return [finding.code for finding in self.findings(records, today)]

    def undeclared(self, code: str, records: Sequence[Told], today: date = DAY) -> set[str]:
        """Return the kinds that a rule reads and doesn't declare, on a network of these records."""
        (rule,) = (rule for rule in self.rules if rule.code == code)
        with self.told(records, today) as net:
            reading = Reading(net.records)
            rule.findings(reading, today)
        return set() if ANY in rule.reads else reading.read - set(rule.reads)

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Make a test of each story."""
        if "code" in metafunc.fixturenames:
            metafunc.parametrize("code", list(self.stories))

    def test_a_rule_is_silent_when_its_promise_is_kept(self, code: str) -> None:
        """The first records of a story give no finding of its rule."""
        assert code not in self.codes(self.stories[code][0])

    def test_a_rule_speaks_once_when_its_promise_is_broken(self, code: str) -> None:
        """The second records of a story give one, in good Dutch: “1 lid”, not “1 leden”."""
        found = self.findings(self.stories[code][1])
        assert [finding.code for finding in found].count(code) == 1
        assert [odd for f in found for odd in one_of_many(f.sentence, self.kinds)] == []

    def test_a_rule_asks_nothing_of_what_is_off(self, code: str) -> None:
        """Of what was cancelled, dropped or withdrawn nothing is asked any more."""
        story = self.stories[code][1]
        (rule,) = (rule for rule in self.rules if rule.code == code)
        with self.told(story, DAY) as net:
            names = {f.record for f in rule.findings(net.records, DAY) if f.record}
            asked = {(net[name].kind, net[name].title_text) for name in names}
        off = [
            _off(one) if isinstance(one, Record) and (one.kind, one.title_text) in asked else one
            for one in story
        ]
        with self.told(off, DAY) as net:
            still = [f for f in rule.findings(net.records, DAY) if f.record]
            about_off = [f.sentence for f in still if is_off(net[f.record])]
        assert rule.even_off or about_off == []

    def test_a_rule_sees_what_is_not_done(self, code: str) -> None:
        """On the first day, and a year later."""
        story = self.untouched[code]
        later = DAY.replace(year=DAY.year + 1)
        with self.told(story.records, DAY) as net:
            (rule,) = (rule for rule in self.rules if rule.code == code)
            found = [len(rule.findings(net.records, day)) for day in (DAY, later)]
        assert found == [story.now, story.later]
        assert story.later or story.why, "silence after a year needs a reason"

    def test_every_rule_is_silent_on_an_empty_network(self) -> None:
        """Of nothing there is nothing to say."""
        assert self.codes(()) == []

    def test_a_rule_reads_no_more_than_it_declares(self, code: str) -> None:
        """``reads`` tells what a rule hangs on; ``*`` in it says everything."""
        for records in self.stories[code]:
            assert self.undeclared(code, records) == set(), code

    def test_every_rule_has_its_stories(self) -> None:
        """No rule without a story, no story without a rule."""
        codes = {rule.code for rule in self.rules}
        assert codes == set(self.stories)
        assert codes == set(self.untouched), "each tells what it finds when nothing is done"
