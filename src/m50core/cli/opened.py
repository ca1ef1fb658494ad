"""What is told of a network when it is opened, and when that was the first that was made of it."""

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from m50core.values.capital import with_capital

if TYPE_CHECKING:
    from m50core.cli.context import Context
    from m50core.cli.drawing import Surface
    from m50core.network.network import Network

Say = Callable[[str], None]
_PRACTICE = "Dit is een oefennetwerk: de dag die u opgeeft, is hier ook de klok."


class Opened:
    """A network that was opened for a word."""

    def __init__(self, net: "Network") -> None:
        self._net, self._to_be_made = net, net.to_be_made
        self._told = net.store.notices

    def tell(self, say: Say, place: str | None) -> None:
        """Tell what one should know; ``place``: where it is, when that isn't the usual place."""
        net = self._net
        if self._to_be_made and _is_elsewhere(place):
            from m50core.program.places import told_to_be

            say(told_to_be(net.store.place, read_only=net.store.read_only))
        tell_opened(say, net)

    def close(self, say: Say, place: str | None) -> None:
        """Close it, and tell when it was made meanwhile."""
        net, store = self._net, self._net.store
        is_made = self._to_be_made and not net.to_be_made
        net.close()
        if is_made and _is_elsewhere(place):
            from m50core.program.places import told_made

            say(told_made(store.place))
        for notice in store.notices if is_made else ():
            if notice not in self._told:
                say(notice)


def _is_elsewhere(place: str | None) -> bool:
    """Tell whether a place was named that may be mistyped, or away: the usual one is neither."""
    from m50core.program.config import usual_place

    return place is not None and place != str(usual_place())


def looking_back(context: "Context", net: "Network") -> "Network":
    """Return the network as ``--as-of`` and ``--known-on`` ask for it, and tell which that is."""
    if known_on := context.clocks.get("known_on"):
        net = net.as_of(known_on)
    if as_of := context.clocks.get("as_of"):
        net = net.on_day(as_of)
    if words := net.looks_back:
        context.say(f"{with_capital(words)}.")
    return net


def tell_opened(say: Say, net: "Network") -> None:
    """Tell what one should know of a network that was just opened.

    That it is for practice stands in JSON, and in what ``today`` and ``doctor`` answer; a person
    at a terminal is told with every command.
    """
    if net.practice and sys.stderr.isatty():
        say(_PRACTICE)
    for notice in (*net.store.notices, *net.desk.notices):
        say(notice)


def surface_after(
    told: Iterable[tuple[str, str]], lines: Iterable[object], net: "Network | None"
) -> "Surface | None":
    """Return how a digest among ``lines`` is drawn, with room for what is told around it.

    None without a digest. ``told``: what was told before it, and where. Which of it is shown is the
    same wherever stderr goes.
    """
    from m50core.pages.digest import Digest

    if not any(isinstance(line, Digest) for line in lines):
        return None
    from m50core.cli.digest_lines import lines_told
    from m50core.cli.drawing import surface

    sentences = [text.rstrip("\n") for _, text in told]
    if net is not None:
        if net.practice and _PRACTICE not in sentences:
            sentences.append(_PRACTICE)
        if net.incomplete:
            from m50core.plugins import missing

            sentences.append(missing.describe(net.incomplete))
    return surface()._replace(told=lines_told(sentences))
