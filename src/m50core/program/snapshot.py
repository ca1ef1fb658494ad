"""The TinyDB of a network: what it holds now, read-only, for questions of one's own."""

from pathlib import Path

from tinydb import TinyDB

from m50core.errors import M50Error, UsageError
from m50core.plugins.register import Register
from m50core.program.installed import installed_register, where_kept
from m50core.program.places import beside, is_new
from m50core.records.arguments import checked_as
from m50core.store.database import StoreDatabase


@checked_as("snapshot")
def snapshot(place: str | Path | None = None, *, register: Register | None = None) -> TinyDB:
    """Return what the network at ``place`` holds as a TinyDB: a table per kind of record.

    Each row has the ``id`` of a record, the ``version`` (commit) that wrote it last, and its
    ``fields`` as plain data; ``overlay`` where those are only the state of what the plan lays
    down. Each question sees all commits up to then. Use it in a ``with``, or close it:
    from then on it raises ClosedError.

    Writing in it raises ReadOnlyError. Raises UsageError where there is no network, StoreError when
    the place can't be used; nothing is made there. What TinyDB and its queries can do, its own
    manual tells.
    """
    where = where_kept(place)
    if where == "memory:":
        raise UsageError(
            "“memory:” bestaat alleen zolang een programma het open heeft, dus er is niets om te "
            "lezen. Geef de map van een netwerk, of stel uw vraag aan het open netwerk (net)."
        )
    if is_new(where):
        folder = Path(where).expanduser()
        raise UsageError(
            f"In {folder} staat geen netwerk. Er is niets gemaakt. Geef de map van een netwerk."
            f"{beside(folder)}"
        )
    store = (register or installed_register()).store(where, False)
    if store is None:
        raise M50Error(f"Geen enkel geïnstalleerd deel van m50 kan “{where}” openen.")
    return StoreDatabase(store)
