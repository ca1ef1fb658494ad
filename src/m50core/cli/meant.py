"""Which record a person means: by its id, else by what it is called."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from m50core.errors import UnknownId
from m50core.records.naming import find_meant, what_was_meant
from m50core.started import to_type

if TYPE_CHECKING:
    from m50core.network.network import Network
    from m50core.records.record import Record


def record_meant(net: "Network", words: str, say: Callable[[str], None]) -> "Record":
    """Return the record that words mean which aren't its id; ``say`` is told which that is.

    Raises UnknownId, with what is nearest or where it went; UsageError when it may be several.
    """
    if any(binned.id == words for binned in net.bin()):
        hint = f"Het ligt in de prullenbak. Terughalen: {to_type('bin --restore', words)}"
        raise UnknownId(words, hint)
    if any(orphan.document.id == words for orphan in net.orphans):
        return net[words]  # which says why it can't be shown
    record = find_meant(net.records, words)
    if told := what_was_meant(words, record):
        say(told)
    return record
