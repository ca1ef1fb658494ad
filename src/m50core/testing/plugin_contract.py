"""The promises that every plugin keeps.

In a plugin's tests::

from m50core.testing.plugin_contract import PluginContract

class TestContract(PluginContract):
    entry_point = "pijler-ruimte"
"""

import re
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from m50core.guard.watch import Watch
from m50core.network.network import ZONE, Network
from m50core.plan.runbooks import read_runbooks
from m50core.plugins.loader import installed_plugins
from m50core.plugins.register import Register
from m50core.program.rooms import BUILTINS
from m50core.records.record import ANY, Record, kept_record
from m50core.reports.report import write_report
from m50core.store.memory import MemoryStore
from m50core.testing.builders import DAY, network
from m50core.testing.statuses import status_faults

HOSTILE = "[/] [@click=app.quit]x[/] {{ 7*7 }} <script> =1+1 café 🎉 \u202eomgekeerd"
"""Text that must come through everything unchanged, and start nothing."""


class PluginContract:
    """Subclass with the name of the plugin's entry point; pytest runs the promises."""

    entry_point: str = ""

    @pytest.fixture(name="entry")
    def _entry(self) -> EntryPoint:
        found = [entry for entry in installed_plugins() if entry.name == self.entry_point]
        assert len(found) == 1, f"{self.entry_point} is not installed once"
        return found[0]

    @pytest.fixture(name="net")
    def _net(self, entry: EntryPoint) -> Network:
        """Return the core with this plugin alone."""
        from datetime import datetime, time

        register = Register(BUILTINS, found=[entry])
        clock = datetime.combine(DAY, time(9, 41), ZONE)
        return Network(MemoryStore(), register, today=DAY, who="test", clock=lambda: clock)

    def own(self, net: Network) -> list[Record]:
        """Return the records that the plugin's part of the plan lays down."""
        parts = [p for p in net.plan.parts if net.plan.keepers[p.file] == self.entry_point]
        return [record for part in parts for record in part.records]

    def own_kinds(self, net: Network) -> list[type[Record]]:
        """Return the kinds that the core alone doesn't have."""
        with network() as bare:
            return [cls for kind, cls in net.kinds.items() if kind not in bare.kinds]

    def test_it_loads_with_the_core_alone_and_has_nothing_to_report(self, net: Network) -> None:
        """Every hook answers, and nothing was set aside."""
        register = net.register
        asked = (register.rules, register.reports, register.runbooks,
                 register.commands, register.importers, register.screens)  # fmt: skip
        for ask in asked:
            ask()
        net.agenda(DAY.replace(month=1, day=1), DAY.replace(month=12, day=31))
        assert [(s.status, s.reason) for s in register.states] == [("ok", "")]
        assert net.definition_errors == ()

    def test_its_runbooks_can_be_read(self, net: Network) -> None:
        """Each file is whole, and its name is free."""
        assert read_runbooks(net.register.runbooks())[1] == []

    def test_every_item_of_its_plan_has_a_source_and_an_id_of_its_own(self, net: Network) -> None:
        """Ids begin with the unit, or with the sort for people and organisations."""
        for part in net.plan.parts:
            if net.plan.keepers[part.file] != self.entry_point:
                continue
            for record in part.records:
                assert record.source in part.headings
                own = record.id == part.unit or record.id.startswith(f"{part.unit}-")
                assert own or re.match(r"(persoon|org|thema)-", record.id), record.id

    def test_every_record_reads_back_from_plain_data(self, net: Network) -> None:
        """What the plan lays down survives export and import."""
        for record in self.own(net):
            assert kept_record(type(record), record.plain()) == record

    def test_its_kinds_explain_themselves_in_words(self, net: Network) -> None:
        """Labels for people, something to show in a list and to search."""
        for cls in self.own_kinds(net):
            assert cls.spec.label
            assert cls.spec.plural
            assert cls.spec.prefix
            assert all(info.label for info in cls.spec.fields.values())
            assert any(info.in_list for info in cls.spec.fields.values())
            assert any(info.searchable for info in cls.spec.fields.values())

    def test_its_statuses_say_what_is_over(self, net: Network) -> None:
        """By a stage of each member, so that what is done is never late for ever."""
        assert [fault for cls in self.own_kinds(net) for fault in status_faults(cls)] == []

    def test_its_rules_name_a_clause_of_its_plan_and_never_raise(self, net: Network) -> None:
        """On the plan and on nothing at all."""
        headings = {heading for part in net.plan.parts for heading in part.headings}
        with network() as empty:
            for rule in net.register.rules():
                assert rule.clause in headings, (rule.code, rule.clause)
                assert rule.text.endswith(".")
                assert set(rule.reads) <= {*net.kinds, ANY}, rule.code
                for finding in rule.findings(net.records, DAY):
                    assert "kon niet worden uitgevoerd" not in finding.sentence, finding.sentence
                if set(rule.reads) <= {*empty.kinds, ANY}:
                    rule.findings(empty.records, DAY)

    def test_its_rules_change_nothing(self, net: Network) -> None:
        """A rule looks, and leaves every record as it was."""
        for rule in net.register.rules():
            if net.register.owner("rule", rule.code) == self.entry_point:
                watch = Watch(net.records)
                rule.findings(watch, DAY)
                assert not watch.put_back(), rule.code

    def test_everything_it_gives_is_of_the_right_sort(self, net: Network) -> None:
        """Nothing was set aside, and every record of its plan has a title."""
        net.register.ask_everything()
        assert net.incomplete == ()
        assert net.register.refused_rules == ()
        assert all(record.title_text for record in self.own(net))

    def test_its_reports_can_be_written(self, net: Network, tmp_path: Path) -> None:
        """As Markdown and as HTML."""
        for report in net.register.reports().values():
            written = write_report(report, net.records, DAY)
            assert written.markdown.startswith("# ")
            assert written.write(tmp_path / f"{report.name}.html").exists()

    def test_hostile_text_comes_through_as_it_is(self, net: Network) -> None:
        """No template, markup or formula is started by what people type."""
        with net.commit("vijandig") as commit:
            commit.make("goal", {"title": HOSTILE})
        (goal,) = [g for g in net.goals if g.id not in net.planned]
        assert goal.title == HOSTILE
        page = net.report("voortgang").html()
        assert "<script>" not in page
        assert "{{ 7*7 }}" in page
