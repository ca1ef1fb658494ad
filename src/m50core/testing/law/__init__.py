"""The law of a room: what holds in each of the core's rooms and in every pillar.

A check reads the source of a room; nothing of it is imported. Each article is a module of its own
and tells its reason.
"""

from m50core.testing.law import doors, file_names, kinds_below_verbs, known_rooms, size
from m50core.testing.law.article import Article
from m50core.testing.law.room import Room, read_room

LAW: tuple[Article, ...] = (
    file_names.ARTICLE,
    kinds_below_verbs.ARTICLE,
    known_rooms.ARTICLE,
    doors.ARTICLE,
    size.ARTICLE,
)

__all__ = ["LAW", "Article", "Room", "read_room"]
