"""What is installed on this computer, and where it keeps the network."""

from functools import cached_property
from pathlib import Path

from m50core.errors import UsageError
from m50core.network.laid_plan import lay_plan
from m50core.plugins.distributions import installed_plugins
from m50core.plugins.register import Register
from m50core.program.code import code_here
from m50core.program.config import data_folder, disabled_plugins
from m50core.program.order import ORDER
from m50core.program.rooms import BUILTINS
from m50core.store.files.remembered import Key
from m50core.store.upkeep_protocol import Forget, Upkeep


def installed_register(*, fresh: bool = False) -> Register:
    """Return the core's parts and every installed plugin that is on.

    ``fresh``: go by nothing that is remembered of what is installed.
    """
    kind = Register if fresh else _Installed
    found = installed_plugins(fresh=fresh)
    return kind(BUILTINS, order=ORDER, disabled=disabled_plugins(), found=found)


class _Installed(Register):
    """What is installed, of which what it gives may be remembered."""

    @cached_property
    def code(self) -> Key | None:
        """What changes with the code of everything in use, and with what is."""
        looked = code_here()
        return None if looked is None else [self.names, looked]


def where_kept(place: str | Path | None) -> str:
    """Return the folder or URL that ``place`` means; None: the usual folder."""
    return str(place) if place is not None else str(data_folder())


def open_upkeep(
    place: str | Path | None = None, *, register: Register | None = None
) -> tuple[Upkeep, Forget]:
    """Return what looks after the store at ``place``, and how a person is wiped from its commits.

    Works also when the store can't be opened. Raises UsageError when nothing installed does so for
    this sort of place.
    """
    from m50core.privacy.forgetting import forget

    where, used = where_kept(place), register or installed_register()
    upkeep = used.upkeep(where)
    if upkeep is None:
        raise UsageError(
            f"Voor “{where}” zijn er geen reservekopieën en valt er niets te herstellen."
        )
    kinds = used.record_kinds()
    return upkeep, forget(kinds, lay_plan(used, kinds, None).records)
