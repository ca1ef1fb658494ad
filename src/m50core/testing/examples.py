"""The examples in the help of a kind, tried on a network as one would type them."""

from collections.abc import Iterator, Sequence

from m50core.errors import M50Error
from m50core.network.network import Network
from m50core.records.examples import ExampleIds, assignments, examples
from m50core.records.record import Record


def example_faults(net: Network, cls: type[Record], ground: Sequence[Record] = ()) -> Iterator[str]:
    """Yield each example command that can't be done, with the reason; nothing of it is kept.

    ``ground``: what must be there for it. What an example points at is added first.
    """
    head = net.store.head()
    for record in ground:
        with net.commit("Voorbeeld") as commit:
            commit.add(record)
    _add_targets(net, cls, (cls.spec.kind,))
    for values in examples(cls, ExampleIds(net.records)):
        try:
            with net.commit("Voorbeeld") as commit:
                commit.make(cls.spec.kind, values)
                commit.changes()
                commit.cancel()
        except M50Error as error:
            yield f"m50 add {cls.spec.kind} {assignments(values)}: {error.sentence}"
    while net.store.head() > head:
        net.undo()
        head += 2


def _add_targets(net: Network, cls: type[Record], way: Sequence[str]) -> None:
    """Add one record of each kind that a new record of this one points at, where none is."""
    for info in cls.spec.fields.values():
        kinds = [kind for kind in info.relation if kind in net.kinds and kind not in way]
        needed = info.required or info.name in cls.asks_for
        if not (needed and kinds) or any(len(net.collection(kind)) for kind in kinds):
            continue
        _add_targets(net, net.kinds[kinds[0]], (*way, kinds[0]))
        values, _ = examples(net.kinds[kinds[0]], ExampleIds(net.records))
        with net.commit("Voorbeeld") as commit:
            commit.make(kinds[0], values)
