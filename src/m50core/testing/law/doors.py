"""A pillar outside comes in by the doors."""

from collections.abc import Iterator
from importlib.metadata import entry_points

from m50core.plugins.hookspecs import ENTRY_POINTS
from m50core.testing.law.article import Article
from m50core.testing.law.room import CORE, Room, core_rooms

DOORS = ("plugins", "values", "exchange", "testing")
"""Packages of the core that others import from, beside its face."""
_SCREENS = ("textual", "m50tui")


def _breaches(room: Room) -> Iterator[str]:
    pillars = {entry.value.partition(".")[0] for entry in entry_points(group=ENTRY_POINTS)}
    others = pillars - {room.package.partition(".")[0]} | set(_SCREENS)
    inside = {*core_rooms(), "network", "program", "cli"}
    for module in room.modules:
        for link in module.imports:
            parts = link.target.split(".")
            place = module.place(link.line)
            if parts[0] in others:
                yield f"{place}: {link.target} is another plugin's, or the screen's"
            elif parts[0] != CORE or len(parts) < 3:
                continue
            elif room.is_of_the_core and parts[1] in ("network", "program", "cli"):
                yield f"{place}: {link.target} stands above the rooms; take it as a type"
            elif not room.is_of_the_core and parts[1] not in DOORS:
                where = "a room" if parts[1] in inside else "machinery"
                yield f"{place}: {link.target} is inside {where}; ask m50core or m50core.plugins"


ARTICLE = Article(
    "one comes in by the doors",
    "What is behind a door may move without anybody outside noticing, and a plugin works where "
    "no screen and no other plugin is.",
    _breaches,
)
