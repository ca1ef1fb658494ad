"""What plugins give by name is known without importing them, and each is imported when asked."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import m50core as m50
from m50core.plugins import Command, Kind, PlanFile
from m50core.plugins.contents import Contents, read_contents
from m50core.plugins.register import Register
from m50core.program.config import disable_plugin
from m50core.program.installed import installed_register
from m50core.testing.builders import plugin


@m50.record(label="Zaal", plural="Zalen", prefix="zaal")
class Hall(m50.Record):
    """A hall."""


@m50.record(label="Sleutel", plural="Sleutels", prefix="sleutel")
class HallKey(m50.Record):
    """A key of a hall."""


@pytest.fixture(autouse=True)
def _records(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the module of the kinds be there: what can't be made isn't remembered."""
    module = ModuleType("zalen.records")
    module.KINDS = (Hall, HallKey)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "zalen", ModuleType("zalen"))
    monkeypatch.setitem(sys.modules, "zalen.records", module)


def kinds() -> tuple[Kind, ...]:
    return Kind.lazy("zalen.records", "hall", "hall_key")


def words() -> list[Command]:
    return [Command.lazy("halls", "welke zalen er zijn", "zalen.commands")]


def plans() -> list[PlanFile]:
    return [PlanFile.packaged("pijler_ruimte", "jaarplan_2025.toml")]


class Entry:
    """An entry point that notes each time that it is loaded."""

    value, distribution, version = "zalen.plugin", "zalen", "1.0"

    def __init__(self, name: str = "zalen", **hooks: Callable[..., object]) -> None:
        self.name, self._hooks, self.loaded = name, hooks, 0
        self.fails = False

    def load(self) -> ModuleType:
        self.loaded += 1
        if self.fails:
            raise ImportError("de sleutel is zoek")
        return plugin(**self._hooks)


@pytest.fixture(name="entry")
def _entry() -> Entry:
    return Entry(record_kinds=kinds, commands=words, year_plans=plans, screens=list)


def register(entry: Entry, contents: Contents | None = None) -> Register:
    return Register({}, found=[entry], contents=contents)


def contents_of(entry: Entry) -> Contents:
    """Return what there is to know of it, as it is read back at a next start."""
    told = register(entry).contents()
    assert told is not None
    read = read_contents(json.loads(json.dumps(told.plain())))
    assert read is not None
    entry.loaded = 0
    return read


def test_what_is_given_by_name_is_known_without_importing_the_plugin(entry: Entry):
    at_once, later = register(entry), register(entry, contents_of(entry))
    assert list(later.record_kinds()) == list(at_once.record_kinds()) == ["hall", "hall_key"]
    assert later.commands() == at_once.commands()
    assert later.year_plans() == at_once.year_plans()
    assert later.owner("kind", "hall") == "zalen"
    assert later.states == at_once.states
    assert not later.is_answered_outside("m50_rules")
    assert later.is_answered_outside("m50_year_plans")
    assert later.rules() == []
    assert entry.loaded == 0


def test_a_plugin_is_imported_once_it_is_asked_for_more_than_names(entry: Entry):
    later = register(entry, contents_of(entry))
    assert later.screens() == {}
    assert later.screens() == {}
    assert entry.loaded == 1


def test_one_that_can_no_longer_be_imported_is_broken_from_then_on(entry: Entry):
    later = register(entry, contents_of(entry))
    entry.fails = True
    assert later.screens() == {}
    (state,) = later.states
    assert state.is_broken
    assert "de sleutel is zoek" in state.reason
    assert later.screens() == {}
    assert entry.loaded == 1


@pytest.mark.parametrize(
    "hooks",
    [
        {"record_kinds": lambda: [m50.ActionItem, *kinds()]},
        {"commands": lambda: [*words(), Command("open", "doe open", lambda _: 0)]},
        {"commands": lambda: [attrs.evolve(words()[0], run=lambda _: 1)]},
        {"year_plans": lambda: [PlanFile("zalen.toml", "year = 2025\n")]},
    ],
    ids=["a class", "a word of its own", "a word with another run", "a file from elsewhere"],
)
def test_a_plugin_that_gives_more_than_names_is_asked_each_time(
    hooks: dict[str, Callable[..., object]],
):
    entry = Entry(**hooks)
    later = register(entry, contents_of(entry))
    assert entry.loaded == 0
    ask: dict[str, Callable[[], object]] = {
        "record_kinds": later.record_kinds, "commands": later.commands,
        "year_plans": later.year_plans,
    }  # fmt: skip
    ask[next(iter(hooks))]()
    assert entry.loaded == 1


def refuses() -> Iterator[Kind]:
    raise RuntimeError("kapot")


@pytest.mark.parametrize(
    "hooks",
    [
        {"record_kinds": refuses}, {"commands": lambda: [7]},
        {"record_kinds": lambda: [Kind("A", "")]},
    ],
    ids=["fails", "no word", "a name that can't be"],
)  # fmt: skip
def test_of_a_plugin_that_is_broken_nothing_is_remembered(hooks: dict[str, Callable[..., object]]):
    assert register(Entry(**hooks)).contents() is None


def test_one_that_is_off_is_told_as_off_and_gives_nothing(entry: Entry):
    told = Register({}, found=[entry], disabled=["zalen"]).contents()
    assert told is not None
    later = register(entry, told)
    assert [state.status for state in later.states] == ["disabled"]
    assert list(later.record_kinds()) == []
    assert entry.loaded == 0


NOTHING: dict[str, object] = {"m50_record_kinds": {}, "m50_commands": {}, "m50_year_plans": {}}


@pytest.mark.parametrize(
    "plain",
    [
        None, 7, [], [[], {}], [[], {}, {}], [[["zalen"]], {}, {}],
        [[], {}, {**NOTHING, "m50_record_kinds": {"zalen": [[1, 2]]}}],
        [[], {"zalen": [5]}, NOTHING],
    ],
)  # fmt: skip
def test_what_m50_did_not_write_is_no_contents(plain: object):
    assert read_contents(plain) is None


@pytest.fixture(name="cache")
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("M50_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("M50_CONFIG", str(tmp_path / "settings"))
    return tmp_path / "cache"


def manager_of(asked: Register) -> bool:
    """Tell whether any part was loaded."""
    return "_manager" in vars(asked._parts)


def test_a_next_start_knows_all_kinds_and_words_and_imports_no_part(cache: Path):
    first = installed_register()
    second = installed_register()
    assert [*second.record_kinds()] == [*first.record_kinds()]
    assert [*second.commands()][:3] == [*first.commands()][:3]
    assert (manager_of(first), manager_of(second)) == (True, True)  # the screen's word is its own
    third = installed_register()
    assert [*third.record_kinds()] == [*first.record_kinds()]
    assert len(third.year_plans()) == len(first.year_plans()) > 0
    assert not manager_of(third)


def test_of_other_plugins_than_those_that_are_found_nothing_is_gone_by(
    cache: Path, monkeypatch: pytest.MonkeyPatch
):
    installed_register()
    entry = Entry(commands=words)
    monkeypatch.setattr("m50core.program.installed.installed_plugins", lambda **_: [entry])
    assert "halls" in installed_register().commands()
    assert entry.loaded == 1
    monkeypatch.setattr("m50core.program.installed.installed_plugins", lambda **_: [])
    assert "halls" not in installed_register().commands()


def test_it_is_looked_up_anew_when_it_is_damaged_or_something_is_turned_off(cache: Path):
    installed_register()
    assert not manager_of(installed_register())
    (kept,) = cache.glob("contents-*")
    kept.write_bytes(kept.read_bytes()[:-1])
    assert manager_of(installed_register())
    assert not manager_of(installed_register())
    disable_plugin("pijler-ruimte")
    without = installed_register()
    assert manager_of(without)
    assert "focus_period" not in without.record_kinds()
    assert "focus_period" not in installed_register().record_kinds()
