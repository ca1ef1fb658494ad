"""The lines of a meeting: the part that each is in, and what one can do about it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import attrs

from m50core import Choice, Meeting, NeedSort, Period
from m50core.meetings import day_of
from m50core.values import dutch
from m50tui.terminal.keys import MEETING_KEYS, WHY, Key
from m50tui.widgets.page import Row

COLUMNS = ("", "Wanneer", "Wat", "Stand", "Wie")


class Section(Choice):
    """A part of the screen, in the order in which they stand."""

    ready = "ready", "Klaarzetten"
    agenda = "agenda", "Agenda"
    attendance = "attendance", "Aanwezigheid"
    votes = "votes", "Stemmingen"
    decisions = "decisions", "Besluiten"
    actions = "actions", "Actiepunten"
    carried = "carried", "Nog open van eerder"
    minutes = "minutes", "Verslag"


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


def when(day: date | Period | None, year: int) -> str:
    """``di 25 mrt``; in another year than the meeting ``25 mrt 2026``; vague, the plan's words."""
    if isinstance(day, Period):
        if not day.exact or day.latest is None:
            return day.shown()
        day = day.latest
    if day is None:
        return ""
    return dutch.short_day(day) if day.year == year else dutch.bare_day(day)


def year_of(meeting: Meeting, today: date) -> int:
    """Return the year that stands above the lines: that of the meeting, else this one."""
    return (day_of(meeting) or today).year


def nothing(part: Section, words: str, text: str, deeds: Mapping[str, str]) -> Line:
    """Return the line of a part in which there is nothing yet."""
    return Line(
        ("", "", words, "", ""), part=part, subject="nothing", text=text, deeds=deeds, nothing=True
    )
