"""What is installed on this computer, and where it keeps the network."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from m50core.errors import UsageError
from m50core.plugins.commands import Command
from m50core.plugins.contents import Contents, read_contents
from m50core.plugins.distributions import installed_plugins
from m50core.plugins.kinds import Kinds
from m50core.plugins.register import Register
from m50core.program.code import code_here, code_key, written_beside
from m50core.program.config import data_folder, disabled_plugins
from m50core.program.order import ORDER
from m50core.program.rooms import BUILTINS, core_register
from m50core.store.files.plain import look_of, still_so
from m50core.store.files.remembered import Key, cache_folder, recall, remember, way_in

if TYPE_CHECKING:
    from m50core.store.upkeep_protocol import Forget, Upkeep


def installed_register(*, fresh: bool = False) -> Register:
    """Return the core's parts and every installed plugin that is on.

    ``fresh``: go by nothing that is remembered of what is installed.
    """
    off, found = disabled_plugins(), installed_plugins(fresh=fresh)
    if fresh:
        return Register(BUILTINS, order=ORDER, disabled=off, found=found)
    kept = _KeptContents(off)
    contents = kept.recall()
    if contents is not None and not contents.are_of(found):
        contents = None
    register = _Installed(BUILTINS, order=ORDER, disabled=off, found=found, contents=contents)
    if contents is None:
        kept.remember(register)
    return register


def core_words() -> Mapping[str, Command]:
    """Return the words that come with the core; nothing installed is loaded for it."""
    contents = _KeptContents(disabled_plugins()).recall()
    if contents is None:
        return core_register().commands()
    return Register(BUILTINS, order=ORDER, found=(), contents=contents.of_the_core).commands()


class _KeptContents:
    """What is remembered of what plugins give: for one code, and those that are off."""

    def __init__(self, off: Collection[str]) -> None:
        code = code_here()
        self._key: Key | None = None if code is None else [sorted(off), code]
        self._name = f"contents-{way_in()}"

    def recall(self) -> Contents | None:
        kept = None if self._key is None else recall(cache_folder(), self._name, self._key)
        try:
            beside, contents = kept or ((), None)
            same = still_so(beside)
        except (OSError, TypeError, ValueError):
            return None
        return read_contents(contents) if same else None

    def remember(self, register: Register) -> None:
        contents = None if self._key is None else register.contents()
        places = None if contents is None else register.beside()
        if self._key is None or contents is None or places is None or code_key() != code_here():
            return
        with suppress(OSError, ValueError):
            beside = [(path, look_of(path)) for path in places]
            remember(cache_folder(), self._name, self._key, [beside, contents.plain()])


class _Installed(Register):
    """What is installed, of which what it gives may be remembered."""

    @cached_property
    def code(self) -> Key | None:
        """What changes with the code of everything in use, and with what is."""
        looked = code_here()
        return None if looked is None else [self.names, looked]

    def said_of_kinds(self, kinds: Kinds) -> Mapping[str, Sequence[str]]:
        """What people say for each kind: as it is remembered, so that none has to be made."""
        names, key, where = list(kinds), self.code, f"said-of-kinds-{way_in()}"
        kept = None if key is None else recall(cache_folder(), where, key)
        with suppress(TypeError, ValueError):
            pairs = [(name, (str(several), str(one))) for name, (several, one) in kept or ()]
            if [name for name, _ in pairs] == names:
                return dict(pairs)
        said = super().said_of_kinds(kinds)
        if key is not None and list(said) == names and self.beside() is not None:
            remember(cache_folder(), where, key, list(said.items()))
        return said

    def beside(self) -> Collection[str] | None:
        """Where code in use stands elsewhere, too."""
        read = super().beside()
        return None if read is None else {*read, *written_beside()}


def where_kept(place: str | Path | None) -> str:
    """Return the folder or URL that ``place`` means; None: the usual folder."""
    return str(place) if place is not None else str(data_folder())


def open_upkeep(
    place: str | Path | None = None, *, register: Register | None = None
) -> "tuple[Upkeep, Forget]":
    """Return what looks after the store at ``place``, and how a person is wiped from its commits.

    Works also when the store can't be opened. Raises UsageError when nothing installed does so for
    this sort of place.
    """
    from m50core.network.laid_plan import lay_plan
    from m50core.privacy.forgetting import forget

    where, used = where_kept(place), register or installed_register()
    upkeep = used.upkeep(where)
    if upkeep is None:
        raise UsageError(
            f"Voor “{where}” zijn er geen reservekopieën en valt er niets te herstellen."
        )
    kinds = used.record_kinds()
    return upkeep, forget(kinds, lay_plan(used, kinds, None).records)
