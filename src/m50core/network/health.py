"""How an opened network is doing: its data, the plan, every plugin, and what is kept without one.

The store under it has signs of its own (``Upkeep.examine``); the command line and the screen tell
both, in these words.
"""

from collections.abc import Iterable, Iterator

from m50core.network.network import Network
from m50core.store.upkeep_protocol import Sign, SignStatus
from m50core.values import dutch
from m50core.values.choice import Choice
from m50core.values.dutch import PRACTICE


class HealthSubject(Choice):
    """What of an opened network was looked at."""

    data = "data", "gegevens"
    plan = "plan", "jaarplan"
    plugin = "plugin", "uitbreiding"
    kept = "kept", "bewaard"


def examine(net: Network, store: Iterable[Sign] = ()) -> tuple[Sign, ...]:
    """Return every sign: those of the ``store``, then those of the network."""
    return (*store, *_signs(net))


def _signs(net: Network) -> Iterator[Sign]:
    mode = "alleen te lezen" if net.store.read_only else "te lezen en te schrijven"
    sort = f"{PRACTICE}, " if net.practice else ""
    text = f"{net.store.place}: {sort}{mode}, {dutch.commits(net.store.head())}"
    yield Sign(SignStatus.good, HealthSubject.data, text)
    net.register.ask_everything()
    parts, items = len(net.plan.parts), len(net.plan.records)
    plan = f"{dutch.number_of(parts, 'deel', 'delen')}, {dutch.number_of(items, 'item', 'items')}"
    yield Sign(SignStatus.good, HealthSubject.plan, plan)
    for state in net.register.states:
        if state.status == "ok":
            text = f"{state.name} {state.version}"
            yield Sign(SignStatus.good, HealthSubject.plugin, text)
        else:
            status = SignStatus.wrong if state.status == "broken" else SignStatus.attention
            text = f"{state.name} {state.version}: {state.reason}"
            yield Sign(status, HealthSubject.plugin, text)
    for orphan in net.orphans:
        text = f"{orphan.document.id}: {orphan.reason}"
        yield Sign(SignStatus.attention, HealthSubject.kept, text)
