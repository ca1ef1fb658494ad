"""Opening a network: where it is kept, on which day, with which plugins, and for whom."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from m50core.config import config_folder
from m50core.domain.clock import ZONE
from m50core.drafts import Drafts
from m50core.errors import M50Error
from m50core.installed import installed_register, where_kept
from m50core.network import Network
from m50core.plugins.register import Register
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Store


def open_network(
    place: str | Path | None = None,
    *,
    today: date | None = None,
    who: str = "",
    clock: Callable[[], datetime] | None = None,
    register: Register | None = None,
    drafts: Drafts | None = None,
) -> Network:
    """Open the network kept at ``place`` (a folder or URL; made on first use).

    ``today`` fixes the day everything is seen from; ``clock`` gives the time of commits;
    ``register`` the plugins, ``drafts`` what was typed and not saved (else as this computer's
    settings folder has it). Raises StoreError when the place can't be used.
    """

    def now() -> datetime:
        present = datetime.now(ZONE)
        return present if today is None else datetime.combine(today, _time(present), ZONE)

    used_clock = clock or now
    used_register = register or installed_register()
    where = where_kept(place)
    store = used_register.store(where)
    if store is None:
        raise M50Error(f"Geen enkel geïnstalleerd deel van m50 kan “{where}” openen.")
    return Network(
        store,
        used_register,
        today=today or used_clock().date(),
        who=who or _login(),
        clock=used_clock,
        drafts=drafts or _drafts(store),
    )


def _drafts(store: Store) -> Drafts:
    """Return the drafts of this computer's user; of what vanishes, they vanish too."""
    return Drafts() if isinstance(store, MemoryStore) else Drafts.of(config_folder(), store.place)


def _time(moment: datetime) -> time:
    return moment.time().replace(microsecond=0)


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "onbekend"
