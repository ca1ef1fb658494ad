"""What a person is told of a network that was just opened, and from which day it is seen."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from m50core.cli.context import Context
    from m50core.network.network import Network
    from m50core.plugins.extensions import CommandContext


def looking_back(context: "Context", net: "Network") -> "Network":
    """Return the network as ``--as-of`` and ``--known-on`` ask for it, and tell which that is."""
    if known_on := context.clocks.get("known_on"):
        net = net.as_of(known_on)
    if as_of := context.clocks.get("as_of"):
        net = net.on_day(as_of)
    if words := net.looks_back:
        context.say(f"{words[0].upper()}{words[1:]}.")
    return net


def tell_opened(context: "CommandContext", net: "Network") -> None:
    """Tell what one should know of a network that was just opened.

    That it is for practice stands in JSON, and in what ``today`` and ``doctor`` answer; a person
    at a terminal is told with every command.
    """
    if net.practice and sys.stderr.isatty():
        context.say("Dit is een oefennetwerk: de dag die u opgeeft, is hier ook de klok.")
    for notice in (*net.store.notices, *net.desk.notices):
        context.say(notice)
