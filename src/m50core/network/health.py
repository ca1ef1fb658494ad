"""How an opened network is doing: its data, the plan, every plugin, and what is kept without one.

The store under it has signs of its own (``Upkeep.examine``); the command line and the screen tell
both, in these words.
"""

from collections.abc import Iterable, Iterator

from m50core.network.network import Network
from m50core.store.upkeep_protocol import Sign
from m50core.values import dutch
from m50core.values.dutch import PRACTICE


def examine(net: Network, store: Iterable[Sign] = ()) -> tuple[Sign, ...]:
    """Return every sign: those of the ``store``, then those of the network."""
    return (*store, *_signs(net))


def _signs(net: Network) -> Iterator[Sign]:
    mode = "alleen te lezen" if net.store.read_only else "te lezen en te schrijven"
    sort = f"{PRACTICE}, " if net.practice else ""
    text = f"{net.store.place}: {sort}{mode}, {dutch.commits(net.store.head())}"
    yield Sign("goed", "gegevens", text)
    net.register.ask_everything()
    parts, items = len(net.plan.parts), len(net.plan.records)
    plan = f"{dutch.number_of(parts, 'deel', 'delen')}, {dutch.number_of(items, 'item', 'items')}"
    yield Sign("goed", "jaarplan", plan)
    for state in net.register.states:
        if state.status == "ok":
            yield Sign("goed", "uitbreiding", f"{state.name} {state.version}")
        else:
            status = "fout" if state.status == "broken" else "let op"
            yield Sign(status, "uitbreiding", f"{state.name} {state.version}: {state.reason}")
    for orphan in net.orphans:
        yield Sign("let op", "bewaard", f"{orphan.document.id}: {orphan.reason}")
