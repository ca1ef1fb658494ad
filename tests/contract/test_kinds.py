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
        assert names == [cls.spec.kind for cls in import_module(module).KINDS], module


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
        with pytest.raises(m50.UnknownKind):
            net.collection("hall")
    (state,) = register.states
    assert state.status == "broken"
    assert "de soort “hall” is niet te gebruiken: " in state.reason


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
