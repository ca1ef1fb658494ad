"""What a command gets to work with."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TextIO, cast

from m50core.cli import output, terminal
from m50core.cli.again import OUT, TALK, is_safe
from m50core.cli.choices import Choices
from m50core.cli.opened import Opened, looking_back, surface_after
from m50core.errors import PluginError

if TYPE_CHECKING:
    from m50core.answers.schema import Schema
    from m50core.cli.frame import Frame
    from m50core.cli.list_options import Wish
    from m50core.network.network import Network
    from m50core.pages import Shown
    from m50core.plugins.extensions import FirstFrame
    from m50core.plugins.missing import Missing
    from m50core.plugins.register import Register
    from m50core.program.asked import AskedBefore
    from m50core.records.record import Record
    from m50core.values.looking import Looking
    from m50core.values.period import Period

_ABOUT_PLUGINS = ("plugins", "doctor")
"""Answers that tell themselves which plugins are broken or off."""
_ABOUT_INSTALLED = ("plan_check",)
"""Answers over what is installed, for which no network is opened."""
_MOST_HEARD = 500_000
"""A longer answer isn't remembered: it is told while it is read, and held nowhere."""


class Context:
    """The arguments, the network (opened when first asked for), and ways to answer."""

    def __init__(
        self,
        args: argparse.Namespace,
        asked: "AskedBefore | None" = None,
        frame: "Frame | None" = None,
    ) -> None:
        """``asked``: where the answer may be remembered; ``frame``: what a screen first shows."""
        self.args = args
        self._frame = frame
        self._choices = Choices(args, lambda: self.register, frame)
        self._asked, self._may_last = asked, False
        self._look: list[int] = []
        """How stdout was, when the answer hangs on that."""
        self._told: list[tuple[str, str]] = []
        self._heard = 0
        self._head = 0
        self._opened: Opened | None = None
        self._wanting = False
        """True when the answer was made without a plugin that is broken, and nothing was kept."""

    @cached_property
    def today(self) -> date | None:
        """The day that was asked for, if any; UsageError when it isn't one."""
        given = self.args.today or os.environ.get("M50_TODAY")
        if not given:
            return None
        from m50core.values.looking import Looking

        return self._day(given, self._clock_day(), Looking.near)

    @staticmethod
    def _clock_day() -> date:
        from m50core.values.clock import ZONE, local_day

        return local_day(datetime.now(ZONE))

    @cached_property
    def clocks(self) -> Mapping[str, date]:
        """The days of ``--as-of`` and ``--known-on``, those that were given."""
        from m50core.values.looking import Looking

        ways = {"as_of": Looking.near, "known_on": Looking.back}
        today = self.today or self._clock_day()
        return {
            name: self._day(words, today, looking)
            for name, looking in ways.items()
            if (words := getattr(self.args, name, None))
        }

    @cached_property
    def register(self) -> "Register":
        """What is installed, loaded once."""
        from m50core.program.installed import installed_register

        fresh = getattr(self.args, "m50_word", None) in _ABOUT_PLUGINS
        return getattr(self.args, "register", None) or installed_register(fresh=fresh)

    @cached_property
    def net(self) -> "Network":
        """The network that was asked for."""
        from m50core.program.opening import open_to_look

        day, _, place, who = self.today, self.clocks, self.place, self._choices.who
        net = open_to_look(place, today=day, who=who, register=self.register)
        self._opened = Opened(net)
        self._opened.tell(self.say, place)
        shown = looking_back(self, net)
        self._head = shown.store.head()
        return shown

    @property
    def place(self) -> str | None:
        """Where the network is kept that was asked for; None: the usual place."""
        return self._choices.place

    @property
    def light(self) -> bool:
        """True when a screen is to be light; UsageError when ``M50_THEME`` is no choice."""
        return self._choices.light

    def close(self) -> None:
        """Close the network if it was opened, and tell when it was made meanwhile."""
        if self._opened is not None:
            self._opened.close(self.say, self.place)

    def answer(
        self,
        schema: "str | Schema",
        items: Iterable[object],
        lines: "Iterable[Shown]",
        *,
        row_by_row: bool = False,
    ) -> None:
        """Give the answer: items as JSON with ``--json``, else lines and tables.

        ``row_by_row``: the items go out as they are made.
        """
        wish: Wish | None = getattr(self.args, "m50_wish", None)
        if wish is not None and self.args.json and wish.arranges:
            from m50core.cli.wished import items_as_wished

            items = items_as_wished(items, lines, wish, self.say)
        given = items if row_by_row else tuple(items) if self.args.json else ()
        told = [] if self.args.json else list(lines)
        lacking: tuple[Missing, ...] = ()
        name = schema if isinstance(schema, str) else schema.name

        def when_made() -> "tuple[Missing, ...]":
            nonlocal lacking
            lacking = self._lacks(name)
            return lacking

        try:
            if self.args.json:
                from m50core.cli.answering import answer_json

                net = self.net if "net" in self.__dict__ else None
                answer_json(
                    schema, given, when_made, row_by_row=row_by_row,
                    practice=net is not None and net.practice,
                    to_be_made=net is not None and net.to_be_made, clocks=self.clocks,
                    stream=self._hearing(),
                )  # fmt: skip
            else:
                self._draw(told, wish, when_made)
        finally:
            if lacking and name not in _ABOUT_PLUGINS:
                from m50core.plugins import missing

                self.say(missing.describe(lacking))

    def _draw(
        self, told: "Sequence[Shown]", wish: "Wish | None", when_made: Callable[[], object]
    ) -> None:
        if not all(isinstance(line, str) for line in told):
            self._look = terminal.look_of_stdout()
        how = surface_after(self._told, told, self.__dict__.get("net"))
        if wish:
            from m50core.cli.wished import lines_as_wished

            changed = "net" in self.__dict__ and self.net.store.head() != self._head
            told, how = lines_as_wished(told, wish, self.say, changed=changed)
        try:
            # The rows of a table are made while it is drawn.
            output.lines(told, self._hearing(), how)
        finally:
            when_made()

    def _lacks(self, name: str) -> "tuple[Missing, ...]":
        """Return what an answer was made without, and note what follows from it.

        Asked when all is made: a plugin may fail while the answer is put together.
        """
        net = self.net if "net" in self.__dict__ else None
        lacking = net.incomplete if net else self._lacking(name)
        if any(gap.broken for gap in lacking):
            self._wanting = net is None or net.store.head() == self._head
            self._may_last = False
        # What is told once must not be told all day.
        if net is None or net.store.notices or net.desk.told:
            self._may_last = False
        return lacking

    def _lacking(self, name: str) -> "tuple[Missing, ...]":
        if name not in _ABOUT_INSTALLED:
            return ()
        from m50core.plugins.missing import missing

        return missing(self.register.states, {})

    def exit_code(self, code: int) -> int:
        """Return the exit code, given the command's own: 5 for an answer that wasn't whole.

        What was kept is kept: a command that changed something succeeded, and doesn't ask to be
        done again. Findings, and what went wrong, are told by their own codes.
        """
        return PluginError.exit_code if self._wanting and not code else code

    def day(
        self, words: str, looking: "Looking | None" = None, seen_from: date | None = None
    ) -> date:
        """Return the day that was typed, and tell what was understood; UsageError when it is none.

        It is seen from ``seen_from``, or today; ``looking`` tells which year is meant without one.
        """
        from m50core.values.looking import Looking

        return self._day(words, seen_from or self.net.today, looking or Looking.near)

    def record(self, words: str) -> "Record":
        """Return the record that was typed, and tell which it took for a name; see ``meant``."""
        if (record := self.net.records.get(words)) is None:
            from m50core.cli.meant import record_meant

            record = record_meant(self.net, words, self.say)
        return record

    def period(self, words: str, looking: "Looking | None" = None) -> "Period":
        """Return the period that was typed, and tell what was understood; UsageError for none."""
        from m50core.errors import UsageError
        from m50core.values.looking import Looking
        from m50core.values.spoken import told_back, understand

        try:
            period = understand(words, self.net.today, looking or Looking.near)
        except ValueError as error:
            raise UsageError(str(error)) from None
        if back := told_back(words, period):
            self.say(f"“{words}” is begrepen als {back}.")
        return period

    def _day(self, words: str, today: date, looking: "Looking") -> date:
        from m50core.values.span import looked_from

        day = looked_from(words, today, looking)
        if words == day.isoformat():
            return day
        from m50core.values.period import Period
        from m50core.values.spoken import told_back

        if back := told_back(words, Period.on(day)):
            self.say(f"“{words}” is begrepen als {back}.")
        return day

    def say(self, sentence: str) -> None:
        """Tell the person something that isn't the answer."""
        text = f"{output.safe(sentence)}\n"
        if self._frame is not None and self._frame.shown:
            self._frame.tell_later(text)
            return
        # Remembered as it is: another time the terminal may be wider.
        self._hear(TALK, text)
        output.say(sentence)

    @property
    def can_ask(self) -> bool:
        """True when there is a person at a terminal, and no program wants the answer."""
        return not self.args.json and sys.stdin.isatty() and sys.stderr.isatty()

    def ask(self, question: str, told: "Iterable[Shown]" = ()) -> str | None:
        """Tell lines and tables, ask a question, and return what was typed; None: ask nobody."""
        output.lines(told, sys.stderr)
        if not self.can_ask:
            return None
        return output.ask(question)

    def _hearing(self) -> TextIO:
        """Return where the answer is told, which is heard when it may be remembered."""
        if not self._may_last:
            return sys.stdout
        return cast("TextIO", _Heard(sys.stdout, OUT, self._hear))

    def _hear(self, where: str, text: str) -> None:
        self._heard += len(text)
        if self._heard <= _MOST_HEARD:
            self._told.append((where, text))
        else:
            self._told.clear()

    @cached_property
    def frame(self) -> "FirstFrame | None":
        """What a screen first shows, when that may be remembered."""
        if self._frame is None or "net" in self.__dict__ or self.clocks:
            return None
        from m50core.program.installed import where_kept

        self._frame.begin(where_kept(self.place), self.register.beside)
        return self._frame

    def lasting(self, word: str) -> None:
        """Say, before the network is opened, that the answer hangs on it, the day and words alone.

        Then it may be remembered. ``word``: the command that says so; not one that calls it.
        """
        asks = self.args.m50_word or "today"
        if self._asked is None or asks != word or "net" in self.__dict__ or self.clocks:
            return
        from m50core.program.installed import where_kept

        self._may_last = self._asked.begin(where_kept(self.place))

    def remember(self, code: int) -> None:
        """Remember the answer, once everything is closed, when it was whole and nothing changed."""
        if self._asked is None or not self._may_last or code not in (0, 1):
            return
        if self._heard > _MOST_HEARD:
            return
        parts = [
            (where, "".join(text for _, text in texts))
            for where, texts in groupby(self._told, key=itemgetter(0))
        ]
        reads = self.register.beside()
        if reads is not None and all(is_safe(terminal.bare(text)) for _, text in parts):
            self._asked.keep([code, self._look, parts], reads)


class _Heard:
    """A stream of which one knows afterwards what went to it."""

    def __init__(self, stream: TextIO, where: str, hear: Callable[[str, str], None]) -> None:
        self._stream, self._where, self._hear = stream, where, hear

    def write(self, text: str) -> int:
        self._hear(self._where, text)
        return self._stream.write(text)
