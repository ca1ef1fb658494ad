"""What a plugin reads outside its package is seen, unless it names it."""

import functools
import os
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import m50core as m50
from m50core.findings.findings import Rule, Severity
from m50core.plugins.register import Register
from m50core.program.order import ORDER
from m50core.program.rooms import BUILTINS
from m50core.testing.builders import DAY, definitions, network, plugin
from m50core.testing.opened import gather_opened, outside
from m50core.testing.plugin_contract import HeldPart, PluginContract


class Entry:
    """An entry point of a plugin that was made on the spot."""

    name, value, distribution, version = "stout", "stout", "", ""

    def __init__(self, **hooks: Any) -> None:
        self.module = plugin(**hooks)

    def load(self) -> ModuleType:
        return self.module


def hold(entry_point: str, **hooks: Any) -> None:
    """Hold a plugin to the one promise."""
    entry = Entry(**hooks)
    part = HeldPart("stout", entry.module, (entry,))  # type: ignore[arg-type]
    contract = PluginContract()
    contract.entry_point = entry_point
    register = Register(BUILTINS, order=ORDER, found=[entry])
    with contract._reading():
        net = m50.open("memory:", today=DAY, who="test", register=register)
    contract.test_it_reads_nothing_outside_its_package_but_what_it_names(part, net)


def rule(check: Any) -> Rule:
    return Rule("KW-1", "Tekst.", "Kop", Severity.note, ("*",), check, ("standing",))


def looks(path: Path, how: str) -> dict[str, Any]:
    """Return hooks of which one reads a file in its own way."""

    def agenda(records: object, start: date, end: date) -> list[Any]:
        path.read_bytes()
        return []

    def check(records: object, today: date) -> list[Any]:
        os.close(os.open(path, os.O_RDONLY))
        return []

    @functools.cache
    def plans() -> list[Any]:
        return [definitions("") for _ in os.listdir(path.parent)][:0]  # noqa: PTH208

    ways: dict[str, dict[str, Any]] = {
        "m50_agenda_items": {"agenda_items": agenda},
        "m50_rules": {"rules": lambda: [rule(check)]},
        "m50_year_plans": {"year_plans": plans},
    }
    return ways[how]


@pytest.mark.parametrize("hook", ["m50_agenda_items", "m50_rules", "m50_year_plans"])
def test_a_hook_that_reads_what_it_does_not_name_breaks_the_contract(tmp_path: Path, hook: str):
    (tmp_path / "tabel.csv").touch()
    with pytest.raises(AssertionError, match=str(tmp_path)):
        hold(f"zwijgt-{hook}", **looks(tmp_path / "tabel.csv", hook))
    named = looks(tmp_path / "tabel.csv", hook)
    hold(f"noemt-{hook}", reads=lambda: [tmp_path], **named)


def test_what_python_and_m50_bring_and_what_is_written_is_no_matter(tmp_path: Path):
    with gather_opened() as read:
        (tmp_path / "uit.txt").write_text("x")
        import wave  # noqa: F401

        with network() as net:
            net.check()
    assert outside(read) == []
    (tmp_path / "uit.txt").read_text()
    assert outside(read) == [], "after it, nothing is heard"
