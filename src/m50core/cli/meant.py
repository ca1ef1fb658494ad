"""Which record a person means: by its id, else by what it is called."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from m50core.errors import UnknownId, UsageError
from m50core.records.naming import find_meant, what_was_meant
from m50core.started import to_type

if TYPE_CHECKING:
    from m50core.network.network import Network
    from m50core.records.record import Record


def record_meant(net: "Network", words: str, say: Callable[[str], None]) -> "Record":
    """Return the record that words mean which aren't its id; ``say`` is told which that is.

    Raises UnknownId, with what is nearest or where it went; UsageError when it may be
    several, or a kind is meant.
    """
    if any(binned.id == words for binned in net.bin()):
        hint = f"Het ligt in de prullenbak. Terughalen: {to_type('bin --restore', words)}"
        raise UnknownId(words, hint)
    if any(orphan.document.id == words for orphan in net.orphans):
        return net[words]  # which says why it can't be shown
    try:
        record = find_meant(net.records, words)
    except (UnknownId, UsageError) as error:
        raise _of_kind(net, words) or error from None
    if told := what_was_meant(words, record):
        say(told)
    return record


def _of_kind(net: "Network", words: str) -> UsageError | None:
    """Return what is told of words that call a kind; None when they don't."""
    from m50core.records.called import kind_or_none

    kind = kind_or_none(net.kinds, words)
    if kind is None:
        return None
    return UsageError(
        f"“{words}” is een soort ({kind.spec.label.lower()}), geen nummer. Kijk welke er zijn: "
        f"{to_type('list', words)}"
    )
