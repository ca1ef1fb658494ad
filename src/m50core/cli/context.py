"""What a command gets to work with."""

import argparse
import os
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from m50core.cli import output

if TYPE_CHECKING:
    from m50core.network import Network


class Context:
    """The arguments, the network (opened when first asked for), and ways to answer."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args

    @cached_property
    def today(self) -> date | None:
        """The day that was asked for, if any; UsageError when it isn't one."""
        given = self.args.today or os.environ.get("M50_TODAY")
        return day(given) if given else None

    @cached_property
    def net(self) -> "Network":
        """The network that was asked for."""
        from m50core.opening import open_network

        place = self.place
        who = self.args.who or os.environ.get("M50_WHO", "")
        net = open_network(place, today=self.today, who=who)
        for notice in net.store.notices:
            self.say(notice)
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
            output.answer_json(schema, items)
        else:
            output.lines(lines)

    def say(self, sentence: str) -> None:
        """Tell the person something that isn't the answer."""
        output.say(sentence)


def day(text: str) -> date:
    """Read a day that can be looked at; UsageError with the reason when it isn't one."""
    from m50core.services.span import looked_from

    return looked_from(text)
