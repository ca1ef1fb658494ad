"""The kinds of record by name: a room's module is imported when one of its kinds is used."""

import subprocess
import sys
from importlib import import_module
from types import ModuleType

import pytest

import m50core as m50
from m50core.plugins import Kind
from m50core.plugins.register import Register
from m50core.program.installed import installed_register
from m50core.program.rooms import BUILTINS
from m50core.testing.builders import DAY, plugin
from m50core.testing.said import faults_in_words

USED = """
import sys
from m50core.program.rooms import core_register
kinds = core_register().record_kinds()
assert "goal" in kinds and len(kinds) > 40 and list(kinds)[0] == "portfolio"
print(*[m for m in sys.modules if ".records" in m and m.count(".") > 1 and "core.records" not in m])
kinds["theme"]
print(*[m for m in sys.modules if ".records" in m and m.count(".") > 1 and "core.records" not in m])
"""


def test_knowing_which_kinds_there_are_imports_none_and_using_one_imports_its_room():
    done = subprocess.run([sys.executable, "-c", USED], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["", "m50core.people.records"]


@pytest.mark.parametrize("register", [installed_register(fresh=True)], ids=["installed"])
def test_every_room_and_pillar_names_the_kinds_that_its_table_has(register):
    given: dict[str, list[str]] = {}
    for name in register.names:
        give = getattr(register._parts._manager.get_plugin(name), "m50_record_kinds", list)
        for kind in give():
            given.setdefault(kind.module, []).append(kind.name)
    assert len(given) > len(BUILTINS) - 6
    for module, names in given.items():
        assert sorted(names) == sorted(cls.spec.kind for cls in kinds_in(import_module(module)))


def test_what_people_say_for_any_kind_field_or_choice_that_is_here_means_just_that():
    kinds = installed_register(fresh=True).record_kinds()
    assert len(kinds) > 50
    assert [fault for cls in kinds.values() for fault in faults_in_words(kinds, cls)] == []


def kinds_in(module: ModuleType) -> list[type[m50.Record]]:
    """Return those in its table; of a package that is a door to them, those behind it."""
    behind = [getattr(module, name) for name in getattr(module, "__all__", ())]
    kinds = [each for each in behind if isinstance(each, type) and issubclass(each, m50.Record)]
    return getattr(module, "KINDS", kinds)


class Entry:
    """The entry point of a plugin with a kind whose module isn't there."""

    name, value, distribution, version = "zalen", "zalen", "", ""

    def load(self) -> ModuleType:
        return plugin(record_kinds=lambda: Kind.lazy("nergens.te.vinden", "hall"))


def test_a_kind_of_a_plugin_that_cannot_be_loaded_is_left_out_and_told():
    register = Register(BUILTINS, found=[Entry()])
    with m50.open("memory:", today=DAY, who="test", register=register) as net:
        assert "hall" not in net.kinds
        assert "hall" not in dict(net.kinds)
        assert "goal" in net.kinds
        # Also in the answers to what asks nothing of it.
    (state,) = register.states
    assert state.status == "broken"
    assert "de soort “hall” is niet te gebruiken: " in state.reason


def _add(net: m50.Network) -> None:
    with net.commit("Zaal") as c:
        c.make("hall", {"title": "x"})


@pytest.mark.parametrize(
    "ask",
    [
        lambda net: net.collection("hall"),
        lambda net: net.lists.records("hall"),
        lambda net: net.lookalikes("hall", {"title": "x"}),
        _add,
    ],
    ids=["collection", "list", "lookalikes", "add"],
)
def test_who_asks_for_a_kind_that_is_of_no_use_is_told_of_its_plugin_each_time(ask):
    with m50.open("memory:", today=DAY, register=Register(BUILTINS, found=[Entry()])) as net:
        for _ in range(2):
            with pytest.raises(
                m50.PluginError, match=r"“hall” is van de uitbreiding zalen, .*nergens"
            ):
                ask(net)
        with pytest.raises(m50.UnknownKind, match="Misschien hoort die hierbij: zalen ontbreekt"):
            net.collection("hal")


def test_an_answer_tells_of_a_broken_kind_also_when_it_asks_nothing_of_it():
    with m50.open("memory:", today=DAY, register=Register(BUILTINS, found=[Entry()])) as net:
        assert len(net.goals)
        (gap,) = net.incomplete
    assert (gap.plugin, gap.status) == ("zalen", "broken")
    assert "“hall”" in gap.reason


def test_what_is_installed_is_not_known_to_be_sound_before_its_kinds_are_made():
    assert Register(BUILTINS, found=()).contents() is not None
    assert Register(BUILTINS, found=[Entry()]).contents() is None


def test_kinds_without_names_are_refused_where_they_are_given():
    with pytest.raises(ValueError, match=r"mijn\.records.*geef hun namen"):
        Kind.lazy("mijn.records")


def test_a_kind_that_its_table_does_not_have_is_told_by_name():
    with pytest.raises(LookupError, match="“hall”"):
        Kind("hall", "m50core.people.records").load()


def test_the_name_of_a_kind_is_read_and_shown_before_anyone_used_the_kind():
    code = (
        "from m50core.program.rooms import core_register\n"
        "kinds = core_register().record_kinds()\n"
        "from m50core.records.fields import show_value\n"
        "rhythm = kinds['rhythm'](title='x', cadence='jaarlijks', counts='vergaderingen')\n"
        "info = rhythm.spec.fields['counts']\n"
        "print(rhythm.counts, show_value(info, 'publication'))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("meeting publicaties\n", "")
