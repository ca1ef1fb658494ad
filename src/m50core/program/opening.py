"""Opening a network: where it is kept, on which day, with which plugins, and for whom."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from m50core.errors import M50Error, UsageError
from m50core.network.network import Network
from m50core.plugins.register import Register
from m50core.program.chosen import system_user
from m50core.program.config import config_folder, take_over_plugins
from m50core.program.installed import installed_register, where_kept
from m50core.records.arguments import checked_as, show_argument
from m50core.store.desk.desk import Desk
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Store, is_practice
from m50core.values.clock import ZONE
from m50core.values.span import looked_from


@checked_as("open")
def open_network(
    place: str | Path | None = None,
    *,
    today: date | None = None,
    who: str | None = "",
    clock: Callable[[], datetime] | None = None,
    practice: bool = False,
    register: Register | None = None,
    desk: Desk | None = None,
) -> Network:
    """Open the network kept at ``place`` (a folder or URL; made on first use).

    ``today`` fixes the day everything is seen from, else it is the day that the clock tells each
    time; ``clock`` gives the time of commits (without a zone: by the clock here), else the
    computer's does. ``practice``: one that is made is for
    practice, for good: its clock goes by ``today``. ``register`` the plugins, ``desk`` what is
    kept of whoever sits here, as what was typed and not saved (else that in the settings folder).

    Raises StoreError when the place can't be used, UsageError for practice in what is kept for
    real, for a day that can't be looked from and for an argument of another type, FieldError when
    ``who`` isn't one line.
    """
    return _open(place, today, who, clock, practice=practice, register=register, desk=desk)


def open_to_look(
    place: str | Path | None = None,
    *,
    today: date | None = None,
    who: str = "",
    register: Register | None = None,
) -> Network:
    """Open the network as ``open_network`` does, for somebody who may only look around.

    Where there is nothing yet, nothing is made before the first commit.
    """
    return _open(place, today, who, None, register=register, make=False)


def _open(
    place: str | Path | None,
    today: date | None,
    who: str | None,
    clock: Callable[[], datetime] | None,
    *,
    practice: bool = False,
    register: Register | None,
    desk: Desk | None = None,
    make: bool = True,
) -> Network:
    today = None if today is None else looked_from(today)
    used_register = register or installed_register()
    where = where_kept(place)
    store = used_register.store(where, practice, make)
    if store is None:
        raise M50Error(f"Geen enkel geïnstalleerd deel van m50 kan “{where}” openen.")
    if practice and not is_practice(store):
        store.close()
        raise UsageError(
            f"“{where}” is geen oefennetwerk, en een echt netwerk wordt er nooit een. Er is niets "
            "gewijzigd. Oefen in een lege of nieuwe map."
        )
    pretended = today if is_practice(store) else None

    def now() -> datetime:
        present = datetime.now(ZONE).replace(microsecond=0)
        return present if pretended is None else datetime.combine(pretended, present.timetz())

    used_clock = now if clock is None else _telling(clock)
    return Network(
        store,
        used_register,
        today=today,
        who=who or system_user(),
        clock=used_clock,
        desk=desk or _desk(store),
    )


def _telling(clock: Callable[[], datetime]) -> Callable[[], datetime]:
    """Let a clock raise UsageError when it gives no moment."""

    def moment_now() -> datetime:
        try:
            moment: object = clock()
        except TypeError as error:
            raise UsageError(
                "open(clock=…): deze klok is niet af te lezen. Er is niets gewijzigd. Geef een "
                "functie zonder argumenten die een datetime geeft."
            ) from error
        if isinstance(moment, datetime):
            return moment
        raise UsageError(
            f"open(clock=…): de klok geeft {show_argument(moment)}, en dat is geen tijdstip. "
            "Er is niets gewijzigd. Geef een functie die een datetime geeft."
        )

    return moment_now


def _desk(store: Store) -> Desk:
    """Return the desk of this computer's user; for what vanishes, one that vanishes too."""
    if isinstance(store, MemoryStore):
        return Desk()
    desk = Desk.of(config_folder(), store.place)
    with suppress(M50Error):  # what was once kept is read as long as it is there
        take_over_plugins(desk)
    return desk
