"""A room says which rooms' verbs it knows."""

from collections.abc import Iterator

from m50core.testing.law.article import Article
from m50core.testing.law.room import CORE, Room, core_rooms

MOST = 5
"""Rooms that one may know without telling why."""


def _breaches(room: Room) -> Iterator[str]:
    declared = room.constant("m50_knows") or ()
    if not isinstance(declared, tuple) or not all(isinstance(name, str) for name in declared):
        yield "plugin.py: m50_knows is a tuple of names of rooms"
        return
    rooms, used = core_rooms() - {room.name if room.is_of_the_core else ""}, set[str]()
    for module in room.modules:
        for link in module.imports:
            parts = link.target.split(".")
            if parts[0] != CORE or parts[1:2] == [] or parts[1] not in rooms:
                continue
            if parts[2:3] == ["records"] or module.role == "records":
                continue
            used.add(parts[1])
            if parts[1] not in declared:
                yield f"{module.place(link.line)}: {parts[1]} isn't in m50_knows"
    for name in sorted(set(declared) - used):
        yield f"plugin.py: m50_knows names {name}, and no verb of it is used"
    if len(declared) > MOST and not room.constant("m50_knows_why"):
        yield f"plugin.py: m50_knows has more than {MOST} rooms, and no m50_knows_why"


ARTICLE = Article(
    "a room says which rooms it knows",
    "Which rooms a change can reach is then read in one line, and a room that comes to know "
    "everything tells why it stands above the others.",
    _breaches,
)
