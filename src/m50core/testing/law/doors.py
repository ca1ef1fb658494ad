"""A pillar outside comes in by the doors."""

from collections.abc import Iterator
from importlib.metadata import entry_points

from m50core.plugins.distributions import ENTRY_POINTS
from m50core.testing.law.article import Article
from m50core.testing.law.room import CORE, Room, core_packages, core_rooms

DOORS = ("plugins", "values", "exchange", "testing")
"""Packages of the core that others import from, beside its face."""
_SCREENS = ("textual", "m50tui")
_ABOVE = frozenset({"network", "program", "cli", "testing"})


def _breaches(room: Room) -> Iterator[str]:
    pillars = {entry.value.partition(".")[0] for entry in entry_points(group=ENTRY_POINTS)}
    others = pillars - {room.package.partition(".")[0]} | set(_SCREENS)
    shut = _ABOVE if room.is_of_the_core else core_packages() - set(DOORS) | {"errors"}
    for module in room.modules:
        for found in module.imports:
            first, _, rest = found.target.partition(".")
            second = rest.partition(".")[0]
            place = module.place(found.line)
            if first in others:
                yield f"{place}: {found.target} is another plugin's, or the screen's"
            elif first == CORE and second in shut and room.is_of_the_core:
                yield f"{place}: {found.target} stands above the rooms; take it as a type"
            elif first == CORE and second in shut:
                where = "a room" if second in core_rooms() else "machinery"
                yield f"{place}: {found.target} is inside {where}; ask m50core or m50core.plugins"


ARTICLE = Article(
    "one comes in by the doors",
    "What is behind a door may move without anybody outside noticing, and a plugin works where "
    "no screen and no other plugin is.",
    _breaches,
)
