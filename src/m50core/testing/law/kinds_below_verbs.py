"""A room's kinds know only kinds."""

from collections.abc import Iterator

from m50core.testing.law.article import Article
from m50core.testing.law.room import CORE, Room, core_rooms


def _breaches(room: Room) -> Iterator[str]:
    own = f"{room.package}."
    for module in room.of("records"):
        for link in module.imports:
            inner = link.target.removeprefix(own)
            if link.target.startswith(own) and inner.partition(".")[0] != "records":
                yield f"{module.place(link.line)}: a record imports the room's {inner}"
            parts = link.target.split(".")
            other = parts[0] == CORE and parts[1:2] and parts[1] in core_rooms()
            if other and not link.target.startswith(own) and parts[2:3] != ["records"]:
                yield f"{module.place(link.line)}: a record imports {link.target}"


ARTICLE = Article(
    "kinds stand below verbs",
    "What a thing is doesn't change with what is done with it. Rules, verbs and reports may look "
    "at the kinds of any room; that makes no circle only while kinds look at nothing but kinds.",
    _breaches,
)
