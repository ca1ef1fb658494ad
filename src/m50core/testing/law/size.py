"""A module is about one thing, and says which."""

import ast
from collections.abc import Iterator

from m50core.testing.law.article import Article
from m50core.testing.law.room import Room

MOST = 350
"""Lines of a module; around 300 is a good place to look for a second thing in it."""


def _breaches(room: Room) -> Iterator[str]:
    for module in room.modules:
        lines = module.path.read_bytes().count(b"\n")
        if lines > MOST:
            yield f"{module.path}: {lines} lines, more than {MOST}"
        if not ast.get_docstring(module.tree):
            yield f"{module.place(1)}: no docstring says what the module is about"


ARTICLE = Article(
    "a module is about one thing",
    "It is found by its name, read in one sitting, and its first line says whether it is the "
    "one that was looked for.",
    _breaches,
)
