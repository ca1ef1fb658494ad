"""A word of the command line: what it does, and what it gets to work with."""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any, Protocol, Self, TypeAlias

import attrs
import msgspec

from m50core.answers.schema import Schema
from m50core.pages import Digest as Digest
from m50core.pages import DigestPart as DigestPart
from m50core.pages import Shown
from m50core.pages import Table as Table
from m50core.pages import TextLine as TextLine
from m50core.values.choice import Choice
from m50core.values.looking import Looking
from m50core.values.period import Period


class FirstFrame(Protocol):
    """What a screen first showed, painted again at the next start before anything is loaded."""

    @property
    def shown(self) -> bool:
        """True when it is on the terminal's other screen now, and what is typed waits."""

    def hand_over(self) -> None:
        """Say that the screen works on it from now on, and gives the terminal back by itself."""

    def keep(self, lines: Iterable[Sequence[tuple[str, str]]]) -> bool:
        """Remember what is shown first: lines of texts, each after its look (numbers of SGR).

        False: it can't be, since the network is new, or something changed meanwhile.
        """

    def renew(self) -> bool:
        """Say, when the program is left, that what is shown anew now is kept; False: it can't."""


class CommandContext(Protocol):
    """What a command gets: the network, its arguments, and a way to answer."""

    @property
    def args(self) -> argparse.Namespace:
        """The parsed arguments."""

    @property
    def net(self) -> Any:
        """The opened Network (opened when first asked for)."""

    @property
    def register(self) -> Any:
        """What is installed: the Register, loaded when first asked for."""

    def answer(
        self,
        schema: str | Schema,
        items: Iterable[object],
        lines: Iterable[Shown],
        *,
        row_by_row: bool = False,
    ) -> None:
        """Give the answer: items as JSON with ``--json``, else lines, tables, digests for a person.

        Items are of the schema's class; without one they are mappings, of values as they are. They
        are asked for only when a program wants them, and the lines only when a person does.
        ``row_by_row``: each item goes out as it is made, for many that aren't kept in memory; an
        error among them leaves half an answer, and no exit code 0.
        """

    def say(self, sentence: str) -> None:
        """Tell the person something that isn't the answer (stderr)."""

    @property
    def can_ask(self) -> bool:
        """True when there is a person at a terminal, and no program wants the answer."""

    def ask(self, question: str, told: Iterable[str | Table] = ()) -> str | None:
        """Tell lines and tables, ask a question, and return what was typed.

        None when there is nobody to ask; what is told is told all the same.
        """

    @property
    def frame(self) -> FirstFrame | None:
        """What a screen first shows, when that may be remembered; ask for it before ``net``."""

    @property
    def light(self) -> bool:
        """True when whoever looks wants a screen to be light."""

    def lasting(self, word: str) -> None:
        """Say, before asking for ``net``, that the answer hangs on the network, the day and words.

        On nothing else, and that nothing is changed or written: then the answer may be remembered,
        and given again without running the command. ``word``: the command's own name.
        """

    def day(
        self, words: str, looking: Looking = Looking.near, seen_from: date | None = None
    ) -> date:
        """Return the day that was typed, and tell what was understood; UsageError when it is none.

        It is seen from ``seen_from``, or today; ``looking`` tells which year is meant without one.
        """

    def record(self, words: str) -> Any:
        """Return the record that was typed: by its id, else by its title or other name in full.

        Tells which it took for a name. Raises UnknownId, with what is nearest, for none; UsageError
        for a name of several, with their ids.
        """

    def period(self, words: str, looking: Looking = Looking.near) -> Period:
        """Return the period that was typed, and tell what was understood; UsageError for none."""


Example: TypeAlias = tuple[str, str]
"""A use of a word: what one types, from ``m50`` on, and in Dutch what that does."""

OF_PLUGINS = "uitbreidingen"
"""The heading of a word that says none."""


def is_all_asked(args: argparse.Namespace) -> bool:
    """Tell whether all of an answer is asked for: by ``--all``, or as a list in some form."""
    return bool(args.all) or getattr(args, "m50_wish", None) is not None


class Group(Choice):
    """The headings of the core, in the order in which a person meets them.

    A plugin may give a heading of its own, in Dutch: those follow.
    """

    day = "day", "elke dag"
    plan = "plan", "plan en doelen"
    meetings = "meetings", "vergaderen"
    data = "data", "gegevens"
    upkeep = "upkeep", "beheer"


def heading_of(group: str) -> str:
    """Return in Dutch what a group is called."""
    return Group(group).label if group in set(Group) else group


class Handler(msgspec.Struct, frozen=True):
    """What a word of the command line does: how its arguments are laid out, and its run."""

    run: Callable[[CommandContext], int]
    """Returns the exit code."""
    arguments: Callable[[argparse.ArgumentParser], None] | None = None
    answers: tuple[Schema, ...] = ()
    """What it answers a program with: ``m50 schema`` tells these."""
    lists: bool = False
    """True when it answers with a list: the word takes ``--sort``, ``--limit``, ``--columns``,
    ``--wide`` and ``--plain``, which are heeded where the answer is told."""


@attrs.frozen
class Command:
    """A word of the command line."""

    name: str
    help: str
    run: Callable[[CommandContext], int] = attrs.field(repr=False, eq=False)
    """Returns the exit code."""
    arguments: Callable[[argparse.ArgumentParser], None] | None = attrs.field(
        default=None, repr=False, eq=False
    )
    answers: Callable[[], tuple[Schema, ...]] = attrs.field(default=tuple, repr=False, eq=False)
    """What it answers a program with."""
    group: str = OF_PLUGINS
    """Under which heading it stands: a ``Group``, or a heading of the plugin's own in Dutch."""
    examples: Callable[[], tuple[Example, ...]] = attrs.field(default=tuple, repr=False, eq=False)
    """How it is used: at least two, the simplest first."""
    lists: Callable[[], bool] = attrs.field(default=bool, repr=False, eq=False)
    """Tells whether it answers with a list, as ``Handler.lists``."""
    module: str = attrs.field(default="", init=False, repr=False, eq=False)
    """Whose ``HANDLERS`` has it; empty: it isn't given by name alone."""

    @classmethod
    def lazy(cls, name: str, help: str, module: str, group: str = OF_PLUGINS) -> Self:
        """Return a word whose module is imported when it is used.

        The module's ``HANDLERS`` has a ``Handler`` by this name, and ``EXAMPLES`` in ``examples``
        beside it how it is used.
        """

        def handler() -> Handler:
            found_handler: Handler = import_module(module).HANDLERS[name]
            return found_handler

        def arguments(parser: argparse.ArgumentParser) -> None:
            if lay_out := handler().arguments:
                lay_out(parser)

        word = cls(
            name, help, lambda context: handler().run(context), arguments,
            lambda: handler().answers, group, lambda: _examples_beside(module).get(name, ()),
            lambda: handler().lists,
        )  # fmt: skip
        object.__setattr__(word, "module", module)
        return word


def _examples_beside(module: str) -> Mapping[str, tuple[Example, ...]]:
    from importlib.util import find_spec

    place = f"{module.partition('.commands')[0]}.examples"
    if find_spec(place) is None:
        return {}
    found: Mapping[str, tuple[Example, ...]] = import_module(place).EXAMPLES
    return found
