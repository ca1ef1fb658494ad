"""A chapter of the manual that a package brings along."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import msgspec

from m50core.errors import M50Error
from m50core.pages.manual import ChapterText, Manual
from m50core.plan.packaged import packaged_bytes

if TYPE_CHECKING:
    from m50core.plugins.register import Register


class Chapter(msgspec.Struct, frozen=True):
    """A chapter of the manual: Markdown, in Dutch, of which each heading is a topic."""

    name: str
    """By which one asks for it: ``m50 help NAME``."""
    file: str
    """By which other chapters link to it."""
    read: Callable[[], str]
    looked_up: bool = False
    """True for a list in which one looks something up: its topics aren't told one by one."""

    @classmethod
    def packaged(cls, name: str, package: str, file: str) -> Self:
        """Return the chapter in the file ``file`` of an installed package."""
        return cls(name, f"{name}/{file}", lambda: packaged_bytes(package, file).decode("utf-8"))

    def to_source(self) -> ChapterText:
        """Return the chapter as it was written; OSError or UnicodeError when it can't be read."""
        return ChapterText(self.name, self.file, self.read(), self.looked_up)


def read_manual(register: Register) -> Manual:
    """Return the manual that all parts make together; what can't be read is told, and left out."""
    sources = []
    for name, chapter in register.chapters().items():
        what = f"het hoofdstuk “{name}”"
        with suppress(M50Error):
            sources.append(register.call(register.owner("chapter", name), what, chapter.to_source))
    return Manual.of(sources)
