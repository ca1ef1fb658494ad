"""The lines of a meeting: the part that each is in, and what one can do about it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

from m50core import NeedSort
from m50core.meetings import Placed, Section
from m50core.pages import ListRow
from m50tui.terminal.keys import MEETING_KEYS, WHY, Key
from m50tui.widgets.page import Row


@attrs.frozen
class Line(Row):
    """A line in a part; ``deeds``: what each key does here, by the action of the key."""

    part: Section = Section.ready
    subject: str = ""
    """Tells the line from others of its part, also after it was changed."""
    deeds: Mapping[str, str] = MappingProxyType({})
    sort: NeedSort | None = None
    """What must be done to have it ready."""
    ids: tuple[str, ...] = ()
    """What else the line is about, for what is done there: a point of the agenda, a decision."""

    @property
    def key(self) -> str:
        """The part and what the line is about."""
        return f"{self.part.value}/{self.subject or self.record}"

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that do something here, in their usual order."""
        return tuple(key for key in MEETING_KEYS if key.action in self.deeds)

    @property
    def explained(self) -> str:
        """Why the line stands here, and what one can do about it."""
        can = [f"  {key.name:<7} {self.deeds[key.action]}" for key in self.keys]
        if self.record:
            can.append(f"  {'enter':<7} openen")
        can.append(f"  {WHY.name:<7} {WHY.help}")
        return "\n".join([self.text, "", "Wat kunt u hier doen?", *can]).strip()


def line(told: ListRow, *, text: str, deeds: Mapping[str, str], **more: Any) -> Line:
    """Return a line as it was made, with what there is to tell of it and to do about it here."""
    placed = told.about
    part = placed.section if isinstance(placed, Placed) else Section.ready
    return Line(told.brief, record=told.id, part=part, text=text, deeds=deeds, **more)


def nothing(part: Section, words: str, text: str, deeds: Mapping[str, str]) -> Line:
    """Return the line of a part in which there is nothing yet."""
    return Line(
        ("", "", words, "", ""), part=part, subject="nothing", text=text, deeds=deeds, nothing=True
    )
