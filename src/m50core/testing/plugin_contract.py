"""The promises that every plugin keeps.

In a plugin's tests::

    from m50core.testing.plugin_contract import PluginContract

    class TestContract(PluginContract):
        entry_point = "pijler-ruimte"
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import attrs
import pytest

from m50core.answers.converter import to_json
from m50core.answers.json_schema import Schemas
from m50core.findings.findings import Rule
from m50core.guard.watch import Watch
from m50core.network.network import ZONE, Network
from m50core.plan.runbooks import read_runbooks
from m50core.plugins.chapters import read_manual
from m50core.plugins.commands import OF_PLUGINS, Command
from m50core.plugins.distributions import FoundPlugin, installed_plugins
from m50core.plugins.register import Register
from m50core.program.order import ORDER
from m50core.program.rooms import BUILTINS
from m50core.program.schemas import json_schema
from m50core.records.doubles import groups_of_doubles
from m50core.records.record import ANY, Record, kept_record
from m50core.reports.report import write_report
from m50core.store.memory import MemoryStore
from m50core.testing.answers import schema_mistakes
from m50core.testing.builders import DAY, network
from m50core.testing.examples import example_faults
from m50core.testing.law import LAW, Article, read_room
from m50core.testing.opened import gather_opened, outside
from m50core.testing.practice import codes_of
from m50core.testing.said import faults_in_words
from m50core.testing.statuses import day_faults, status_faults

HOSTILE = "[/] [@click=app.quit]x[/] {{ 7*7 }} <script> =1+1 café 🎉 \u202eomgekeerd"
"""Text that must come through everything unchanged, and start nothing."""
_LINE = 80
"""Columns that a word may take among all of them."""
_LEAST = 2
_READ: dict[str, set[str]] = {}
"""By entry point, what was read of the disk while it was asked."""


@attrs.frozen
class HeldPart:
    """What is held to the contract: a plugin's module, and where it was found."""

    name: str
    """As it is registered."""
    module: ModuleType
    found: tuple[FoundPlugin, ...] = ()
    """Empty for a room of the core, which comes along."""

    @property
    def package(self) -> str:
        """The package that the module speaks for; empty when it stands by itself."""
        return self.module.__name__.rpartition(".")[0]

    @property
    def plan_files(self) -> set[str]:
        """Names of its definition files."""
        give = getattr(self.module, "m50_year_plans", list)
        return {file.name for file in give()}


class PluginContract:
    """Subclass with the name of the plugin's entry point; pytest runs the promises."""

    entry_point: str = ""
    example_ground: Mapping[str, Sequence[Record]] = {}
    """By kind: the records that must be there before one can be added."""
    shared_ids: str = r"(persoon|org|thema)-"
    """What the id of a record begins with that is of no unit in particular."""

    @pytest.fixture(name="part")
    def _part(self) -> HeldPart:
        entry_points = [
            entry for entry in installed_plugins(fresh=True) if entry.name == self.entry_point
        ]
        assert len(entry_points) == 1, f"{self.entry_point} is not installed once"
        with self._reading():
            return HeldPart(self.entry_point, entry_points[0].load(), tuple(entry_points))

    @pytest.fixture(name="net")
    def _net(self, part: HeldPart) -> Network:
        """Return the core with this plugin alone."""
        from datetime import datetime, time

        register = Register(BUILTINS, order=ORDER, found=part.found)
        clock = datetime.combine(DAY, time(9, 41), ZONE)
        with self._reading():
            return Network(MemoryStore(), register, today=DAY, who="test", clock=lambda: clock)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Gather what is read meanwhile: what a plugin holds on to is read the first time only."""
        with gather_opened() as read:
            yield
        _READ.setdefault(self.entry_point, set()).update(read)

    def own(self, part: HeldPart, net: Network) -> list[Record]:
        """Return the records that the plugin's part of the plan lays down."""
        return [r for p in net.plan.parts if p.file in part.plan_files for r in p.records]

    def own_kinds(self, part: HeldPart, net: Network) -> list[type[Record]]:
        """Return the kinds that the plugin gives."""
        giver = net.register.giver
        return [cls for kind, cls in net.kinds.items() if giver("kind", kind) == part.name]

    def own_rules(self, part: HeldPart, net: Network) -> list[Rule]:
        """Return the rules that the plugin gives."""
        giver = net.register.giver
        return [rule for rule in net.register.rules() if giver("rule", rule.code) == part.name]

    @pytest.mark.parametrize("article", LAW, ids=lambda article: article.name)
    def test_it_keeps_the_law_of_a_room(self, part: HeldPart, article: Article) -> None:
        """Each breach tells its place; the article tells the reason."""
        if part.package:
            assert list(article.breaches(read_room(part.package))) == [], article.reason

    def test_it_loads_with_the_core_alone_and_has_nothing_to_report(
        self, part: HeldPart, net: Network
    ) -> None:
        """Every hook answers, and nothing was set aside."""
        register = net.register
        asked = (register.rules, register.reports, register.runbooks,
                 register.commands, register.importers, register.screens)  # fmt: skip
        for ask in asked:
            ask()
        net.agenda(DAY.replace(month=1, day=1), DAY.replace(month=12, day=31))
        assert [(s.status, s.reason) for s in register.states] == [("ok", "")] * len(part.found)
        assert net.definition_errors == ()

    def test_what_its_words_answer_a_program_has_a_schema(
        self, part: HeldPart, net: Network
    ) -> None:
        """Its class is there, and made of values that JSON can say."""
        giver = net.register.giver
        for word, command in net.register.commands().items():
            for schema in command.answers() if giver("command", word) == part.name else ():
                assert json_schema(schema, net.register)["title"] == str(schema)

    def own_words(self, part: HeldPart, net: Network) -> list[Command]:
        """Return the words of the command line that the plugin gives."""
        giver = net.register.giver
        commands = net.register.commands().values()
        return [each for each in commands if giver("command", each.name) == part.name]

    def test_its_words_stand_under_a_heading_and_have_two_examples(
        self, part: HeldPart, net: Network
    ) -> None:
        """Each tells what it does in one line, and its examples use nothing but the word."""
        for word in self.own_words(part, net):
            assert word.group != OF_PLUGINS, word.name
            assert len(f"  {word.name:<12}{word.help}") <= _LINE, word.name
            assert len(word.examples()) >= _LEAST, word.name
            for example, does in word.examples():
                assert example.split()[:2] == ["m50", word.name], example
                assert does
                assert not does.endswith("."), does

    def test_its_examples_do_what_they_tell(
        self, part: HeldPart, net: Network, m50_practice: Path, tmp_path: Path
    ) -> None:
        """Each is run as it stands, in a network for practice of its own."""
        for word in self.own_words(part, net):
            for example, code in codes_of(word, m50_practice, tmp_path):
                assert code in (0, 1), example

    def test_its_chapters_of_the_manual_can_be_read(self, part: HeldPart, net: Network) -> None:
        """Each has a title, and its links within the manual lead somewhere."""
        giver, manual = net.register.giver, read_manual(net.register)
        own = [name for name in net.register.chapters() if giver("chapter", name) == part.name]
        for name in own:
            first, *_ = manual.chapters[name]
            assert first.level == 1, name
            for topic in manual.chapters[name]:
                for href in re.findall(r"\]\((#[^)\s]+|[a-z-]+\.md[^)\s]*)\)", topic.text):
                    assert manual.destination(topic, href), (topic.name, href)

    def test_its_runbooks_can_be_read(self, net: Network) -> None:
        """Each file is whole, and its name is free."""
        assert read_runbooks(net.register.runbooks())[1] == []

    def test_every_item_of_its_plan_has_a_source_and_an_id_of_its_own(
        self, part: HeldPart, net: Network
    ) -> None:
        """Ids begin with the unit, or with the sort for people and organisations."""
        for chapter in net.plan.parts:
            if chapter.file not in part.plan_files:
                continue
            for record in chapter.records:
                assert record.source in chapter.headings
                own = record.id == chapter.unit or record.id.startswith(f"{chapter.unit}-")
                assert own or re.match(self.shared_ids, record.id), record.id

    def test_every_record_reads_back_from_plain_data(self, part: HeldPart, net: Network) -> None:
        """What the plan lays down survives export and import."""
        for record in self.own(part, net):
            assert kept_record(type(record), record.plain()) == record

    def test_its_kinds_explain_themselves_in_words(self, part: HeldPart, net: Network) -> None:
        """Labels for people, something to show in a list and to search."""
        for cls in self.own_kinds(part, net):
            assert cls.spec.label
            assert cls.spec.plural
            assert cls.spec.prefix
            assert all(info.label for info in cls.spec.fields.values())
            assert any(info.in_list for info in cls.spec.fields.values())
            assert any(info.searchable for info in cls.spec.fields.values())

    def test_the_examples_in_the_help_of_its_kinds_work(self, part: HeldPart, net: Network) -> None:
        """A field whose value can't be told from its type has an ``example``."""
        for cls in self.own_kinds(part, net):
            ground = self.example_ground.get(cls.spec.kind, ())
            assert list(example_faults(net, cls, ground)) == []

    def test_what_people_say_for_its_kinds_fields_and_choices_means_just_that(
        self, part: HeldPart, net: Network
    ) -> None:
        """Label and plural, however they are written: no word means two fields of a kind."""
        own = self.own_kinds(part, net)
        assert [fault for cls in own for fault in faults_in_words(net.kinds, cls)] == []

    def test_its_statuses_say_what_is_over(self, part: HeldPart, net: Network) -> None:
        """By a stage of each member, so that what is done is never late for ever."""
        assert [fault for cls in self.own_kinds(part, net) for fault in status_faults(cls)] == []

    def test_its_kinds_say_when_something_really_happened(
        self, part: HeldPart, net: Network
    ) -> None:
        """By a field that holds a day, and stamps of steps that its status has."""
        assert [fault for cls in self.own_kinds(part, net) for fault in day_faults(cls)] == []

    def test_what_its_kinds_declare_unique_stands_in_its_plan_once(
        self, part: HeldPart, net: Network
    ) -> None:
        """And each says, as a part of a sentence, what one can do about a double."""
        advice = [unique.advice for cls in self.own_kinds(part, net) for unique in cls.unique]
        assert not [words for words in advice if not words or words.endswith(".")]
        own = {record.id: record for record in self.own(part, net)}
        assert list(groups_of_doubles(own.values())) == []

    def test_its_rules_name_a_clause_of_its_plan_and_never_raise(
        self, part: HeldPart, net: Network
    ) -> None:
        """On the plan and on nothing at all."""
        headings = {heading for part in net.plan.parts for heading in part.headings}
        with network() as empty:
            for rule in self.own_rules(part, net):
                assert rule.clause in headings, (rule.code, rule.clause)
                assert rule.text.endswith(".")
                assert set(rule.reads) <= {*net.kinds, ANY}, rule.code
                for finding in rule.findings(net.records, DAY):
                    assert not finding.problem, finding.sentence
                if set(rule.reads) <= {*empty.kinds, ANY}:
                    rule.findings(empty.records, DAY)

    def test_its_rules_change_nothing(self, part: HeldPart, net: Network) -> None:
        """A rule looks, and leaves every record as it was."""
        for rule in self.own_rules(part, net):
            watch = Watch(net.records)
            rule.findings(watch, DAY)
            assert not watch.put_back(), rule.code

    def test_it_reads_nothing_outside_its_package_but_what_it_names(
        self, part: HeldPart, net: Network
    ) -> None:
        """In ``m50_reads``: answers are remembered, and nothing tells that such a file changed."""
        register = Register(BUILTINS, order=ORDER, found=part.found)
        with self._reading():
            register.ask_everything()
            register.year_plans(), register.reference()
            register.agenda_items(net.records, DAY.replace(month=1, day=1), DAY)
            for rule in self.own_rules(part, net):
                list(rule.findings(net.records, DAY))
        named = register.beside()
        assert named is not None
        assert outside(_READ[self.entry_point], *named) == []

    def test_everything_it_gives_is_of_the_right_sort(self, part: HeldPart, net: Network) -> None:
        """Nothing was set aside, and every record of its plan has a title."""
        net.register.ask_everything()
        assert net.incomplete == ()
        assert net.register.refused_rules == ()
        assert all(record.title_text for record in self.own(part, net))

    def test_its_reports_can_be_written(self, net: Network, tmp_path: Path) -> None:
        """As Markdown and as HTML; what a class of values tells is as its JSON schema says."""
        for report in net.register.reports().values():
            written = write_report(report, net.records, DAY)
            if written.data is not None:
                schemas = Schemas(net.kinds)
                schema = {**schemas.of(type(written.data)), "$defs": schemas.defs}
                assert schema_mistakes(to_json(written.data), schema) == [], report.name
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
