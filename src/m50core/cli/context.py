"""What a command gets to work with."""

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from m50core.cli import output
from m50core.errors import UsageError

if TYPE_CHECKING:
    from m50core.network import Network
    from m50core.plugins.extensions import CommandContext

_YEARS = range(1900, 2200)
"""What can be the day that it is: on either side there is room to look back and ahead."""


class Context:
    """The arguments, the network (opened when first asked for), and ways to answer."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args

    @cached_property
    def today(self) -> date | None:
        """The day that was asked for, if any; UsageError when it isn't one."""
        given = self.args.today or os.environ.get("M50_TODAY")
        if not given:
            return None
        today = day(given)
        if today.year not in _YEARS:
            raise UsageError(
                f"“{given}” is te ver weg om vanaf te kijken. Kies een dag van {_YEARS[0]} tot en "
                f"met {_YEARS[-1]}."
            )
        return today

    @cached_property
    def net(self) -> "Network":
        """The network that was asked for."""
        from m50core.opening import open_network

        place = self.place
        who = self.args.who or os.environ.get("M50_WHO", "")
        net = open_network(place, today=self.today, who=who)
        tell_opened(self, net)
        return net

    @property
    def place(self) -> str | None:
        """Where the network is kept that was asked for; None: the usual place."""
        return self.args.network or os.environ.get("M50_NETWORK") or None

    def close(self) -> None:
        """Close the network if it was opened."""
        if "net" in self.__dict__:
            self.net.close()

    def answer(self, schema: str, items: Iterable[Mapping[str, Any]], lines: Iterable[str]) -> None:
        """Give the answer: items as JSON with ``--json``, else lines."""
        if self.args.json:
            practice = "net" in self.__dict__ and self.net.practice
            output.answer_json(schema, items, practice=practice)
        else:
            output.lines(lines)

    def say(self, sentence: str) -> None:
        """Tell the person something that isn't the answer."""
        output.say(sentence)


def tell_opened(context: "CommandContext", net: "Network") -> None:
    """Tell what one should know of a network that was just opened.

    That it is for practice stands in JSON, and in what ``today`` and ``doctor`` answer; a person
    at a terminal is told with every command.
    """
    if net.practice and sys.stderr.isatty():
        context.say("Dit is een oefennetwerk: de dag die u opgeeft, is hier ook de klok.")
    for notice in net.store.notices:
        context.say(notice)


def day(text: str) -> date:
    """Read a day; UsageError with the reason when it isn't one."""
    from m50core.domain.period import Period

    try:
        period = Period.parse(text)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if not period.exact or period.latest is None:
        raise UsageError(f"“{text}” is geen dag. Schrijf bijvoorbeeld 2025-03-11.")
    return period.latest
