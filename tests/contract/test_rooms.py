"""Every room of the core keeps the promises of a plugin, as a pillar does."""

from pathlib import Path
from typing import ClassVar

import pytest

import m50core as m50
from m50core.network.network import Network
from m50core.program.rooms import BUILTINS, core_register
from m50core.testing.builders import DAY
from m50core.testing.law import LAW
from m50core.testing.law.room import core_rooms
from m50core.testing.plugin_contract import HeldPart, PluginContract


class TestRooms(PluginContract):
    example_ground: ClassVar = {
        "ballot": (
            m50.Meeting(id="verg-x", title="ALV", due=DAY, type="assembly", status="held"),
            m50.Attendance(title="x", meeting="verg-x", member="lid-gm1959", presence="present"),
            m50.Vote(id="stem-x", title="x", meeting="verg-x", status="open"),
        )
    }  # fmt: skip
    """A vote is cast where one is open, by who is there."""
    shared_ids = r"(persoon|org|thema|bestuur|kanaal|alv|event)-"

    @pytest.fixture(name="part", params=[name for name in BUILTINS if name != "m50"])
    def _part(self, request: pytest.FixtureRequest) -> HeldPart:
        return HeldPart(request.param, BUILTINS[request.param])

    @pytest.mark.sweep
    def test_its_examples_do_what_they_tell(
        self, part: HeldPart, net: Network, m50_practice: Path, tmp_path: Path
    ) -> None:
        super().test_its_examples_do_what_they_tell(part, net, m50_practice, tmp_path)


def test_every_room_is_registered_and_knows_only_rooms_before_it():
    rooms = {n.removeprefix("m50."): module for n, module in BUILTINS.items() if n != "m50"}
    assert set(rooms) == core_rooms()
    names = list(rooms)
    for number, module in enumerate(rooms.values()):
        assert set(module.m50_knows) <= set(names[:number])


def test_every_article_tells_its_reason_and_has_a_name_of_its_own():
    assert len({article.name for article in LAW}) == len(LAW)
    assert all(article.reason.endswith(".") for article in LAW)


def test_every_rule_of_the_core_has_its_stories_in_the_tests_of_its_room():
    register = core_register()
    rooms = {register.giver("rule", rule.code) for rule in register.rules()}
    tests = Path(__file__).parents[1]
    for name in rooms:
        # What no room owns stands with the rules themselves.
        room = "findings" if name == "m50" else name.removeprefix("m50.")
        stories = tests / room / "test_rules.py"
        assert "RuleContract" in stories.read_text("utf-8"), name
