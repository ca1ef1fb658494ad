"""The manual as all parts make it together."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from m50core.errors import M50Error
from m50core.pages.manual import ChapterText, Manual

if TYPE_CHECKING:
    from m50core.plugins.register import Register


def read_manual(register: Register) -> Manual:
    """Return the manual that all parts make together; what can't be read is told, and left out."""
    sources = []
    for name, chapter in register.chapters().items():
        what = f"het hoofdstuk “{name}”"
        with suppress(M50Error):
            text = register.call(register.owner("chapter", name), what, chapter.read)
            sources.append(ChapterText(name, chapter.file, text, chapter.looked_up))
    return Manual.of(sources)
