"""What a plugin can add, as values. Hook implementations return these."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Any, Self

import attrs
import msgspec

from m50core.answers.schema import Schema as Schema
from m50core.pages import Table as Table
from m50core.plan.definitions import PlanFile as PlanFile
from m50core.plan.packaged import packaged_bytes
from m50core.plugins.commands import Command as Command
from m50core.plugins.commands import CommandContext as CommandContext
from m50core.plugins.commands import FirstFrame as FirstFrame
from m50core.plugins.commands import Handler as Handler
from m50core.plugins.kinds import Kind as Kind
from m50core.records.collection import Records
from m50core.values.choice import Choice


class EntrySort(Choice):
    """What sort of thing stands in the agenda."""

    moment = "moment", "moment"
    """It takes place."""
    deadline = "deadline", "uiterste dag"
    step = "step", "stap"
    """It must be done by then, to have something else ready."""
    rhythm = "rhythm", "ritme"
    """It must have happened again by then."""


@attrs.frozen
class AgendaEntry:
    """Something with a date. ``exact`` is false for "Q1" and the like; ``words`` says it so.

    ``record`` is the id of the record that it is about, or empty.
    """

    start: date
    end: date
    title: str
    record: str
    label: str
    exact: bool
    words: str
    time: str = ""
    until: str = ""
    """Time at which it ends, as ``time``."""
    place: str = ""
    claims: tuple[str, ...] = ()
    """Ids of the people and organs that must be there; none for a mere deadline."""
    cancelled: bool = False
    uid: str = ""
    """What other programs know it by; empty: made of its title and day."""
    occurrence: str = ""
    """Which of a series it is, as RECURRENCE-ID says it: 20250610, or 20250610T120000Z."""
    sequence: int | None = None
    """The number that the calendar it comes from gave it; None: it is of m50 itself."""
    version: int = 0
    """Number of the last commit that may have changed it; 0: none has."""
    changed: datetime | None = None
    """When that commit was made."""
    sort: EntrySort = EntrySort.moment
    description: str = ""
    """What is told of it besides, for the calendar that it goes to."""
    tentative: bool = False
    """True: it isn't sure yet."""
    free: bool | None = None
    """Whether it keeps nobody busy; None: only what has a time does."""
    openness: str = ""
    """Who may see it there, as CLASS says it: PRIVATE or CONFIDENTIAL; empty: everybody."""

    @property
    def title_text(self) -> str:
        """The title for a person, with that it is off when it is."""
        return f"{self.title} (gaat niet door)" if self.cancelled else self.title


@attrs.frozen
class Report:
    """A report: a Jinja template that writes Markdown, and the data it is given.

    ``data`` is pure: records, the day and what is asked → what the template tells: an attrs class
    of values as they are (days, amounts, periods, choices), or a mapping. What is asked
    is a period ("2025-H1"), for a report about one thing its id, or empty. The template also has
    ``today``, and ``changed(start, end)``: by record id, the lines that tell what those days
    (both included) changed.
    """

    name: str
    title: str
    help: str
    template: str = attrs.field(repr=False)
    data: Callable[[Records, date, str], object] = attrs.field(repr=False, eq=False)

    @classmethod
    def lazy(cls, name: str, title: str, help: str, template: str, data: str) -> Self:
        """Return a report whose ``data``, ``package.module:function``, is imported when written."""
        module, _, function = data.partition(":")

        def work_out(records: Records, today: date, asked: str) -> object:
            found: Callable[[Records, date, str], object] = getattr(import_module(module), function)
            return found(records, today, asked)

        return cls(name, title, help, template, work_out)


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


@attrs.frozen
class Screen:
    """A list that the TUI shows under Meer: a kind, with conditions as in ``where``."""

    name: str
    title: str
    kind: str
    where: Mapping[str, Any] = attrs.field(factory=dict)
    help: str = ""


@attrs.frozen
class Incoming:
    """One thing that a file holds, as field values of a kind of record.

    With an ``id`` among its values that is in use, it changes that record; else it is new.
    """

    kind: str
    values: Mapping[str, Any]
    place: str = ""
    """Where it stands in the file, in Dutch: ``regel 12``."""
    left_out: str = ""
    """Why it isn't taken over, in Dutch; empty: it is. ``title`` then says what it is."""
    title: str = ""
    notes: tuple[str, ...] = ()
    """What a person must know of it, in Dutch."""


@attrs.frozen
class Importer:
    """Reads a file of one format; writes nothing itself.

    Give ``read``, or ``survey`` when what is taken over hangs on what is there already, or on the
    day. Both raise an M50Error with the place of a mistake.
    """

    name: str
    help: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Iterable[tuple[str, Mapping[str, Any]]]] | None = attrs.field(
        default=None, repr=False, eq=False
    )
    """(content, file name) → (kind, values by field name) per record."""
    keys: tuple[str, ...] = ()
    """Fields that tell a record that was taken in before, so that it comes only once."""
    survey: Callable[[bytes, str, Records, date], Iterable[Incoming]] | None = attrs.field(
        default=None, repr=False, eq=False
    )
    """(content, file name, records, today) → what the file holds, seen from there."""
    kept: bool = False
    """True: values are as m50 keeps them, ``1.125`` is one and a bit. False: as a person types
    them, and an empty one leaves a new record as usual and clears the field of one that is there.
    """

    def __attrs_post_init__(self) -> None:
        if (self.read is None) is (self.survey is None):
            raise TypeError(f"importer {self.name}: give either read or survey")

    def incoming(
        self, content: bytes, name: str, records: Records, today: date
    ) -> Iterable[Incoming]:
        """Return what the file holds; M50Error with the place of a mistake."""
        if self.survey is not None:
            return self.survey(content, name, records, today)
        pairs = self.read(content, name) if self.read is not None else ()
        return (
            Incoming(kind, values, f"gegeven {number}")
            for number, (kind, values) in enumerate(pairs, 1)
        )
