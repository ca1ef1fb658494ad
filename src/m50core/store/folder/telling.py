"""What goes wrong with the disk or the log, told as sentences."""

import errno
from pathlib import Path

from m50core.errors import StoreBusy, StoreError, system_reason
from m50core.started import to_type
from m50core.store.files import backups, forks
from m50core.store.files.disk import Disk
from m50core.store.files.forks import Fork
from m50core.store.files.layout import LOG
from m50core.store.files.log import Damage, Resaved
from m50core.store.files.log_file import Overtaken, SyncFailed
from m50core.store.files.places import explain
from m50core.store.folder.carried import network_in

_FULL = (errno.ENOSPC, errno.EDQUOT)


class Telling:
    """A block in which faults become StoreErrors; remembers why nothing may be written.

    After a failed sync nothing may: a next one that succeeds says nothing of what went before.
    """

    def __init__(self, disk: Disk, folder: Path) -> None:
        self._disk, self._folder = disk, folder
        self.stopped = ""
        """Dutch: why nothing may be written; empty when it may."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, Fork):
            raise StoreError(forks.describe(self._disk, self._folder, error)) from None
        if isinstance(error, Resaved):
            raise StoreError(
                f"{self._folder / LOG} is zo niet te lezen: {error}. Er is niets gewijzigd. "
                "Er gaat niets verloren: zet het terug zoals het was met: "
                f"{to_type('doctor --repair')}"
            ) from None
        if isinstance(error, Damage):
            raise self._damage_error(error) from None
        if isinstance(error, Overtaken):
            raise StoreBusy(
                f"Een ander programma heeft tussendoor opgeslagen in {self._folder}. Wat u "
                "opsloeg, is niet bewaard; wat de ander opsloeg wel. Probeer het opnieuw."
            ) from None
        if isinstance(error, SyncFailed):
            raise self._unconfirmed_error(error) from error
        if isinstance(error, OSError):
            raise self._failure(error) from error

    def _damage_error(self, damage: Damage) -> StoreError:
        stopped = f" {self.stopped}" if self.stopped else ""
        return StoreError(
            f"{self._folder / LOG} is beschadigd: {damage}. Er is niets gewijzigd.{stopped} "
            f"{backups.advice(self._disk, self._folder, network_in(self._disk, self._folder))}"
        )

    def _unconfirmed_error(self, error: SyncFailed) -> StoreError:
        self.stopped = (
            "De schijf bevestigde een wijziging niet, en m50 schrijft nu niets meer. Laat de "
            "schijf nakijken en start m50 daarna opnieuw; maak eerst een kopie van de map."
        )
        reason = system_reason(error)
        return StoreError(f"De wijziging is niet bewaard ({reason}). {self.stopped}")

    def _failure(self, error: OSError) -> StoreError:
        what = (
            "De schijf is vol" if error.errno in _FULL else f"{self._folder} is niet te gebruiken"
        )
        advice = (
            "Maak ruimte vrij of controleer de schijf of de verbinding, en probeer het opnieuw."
        )
        advice = explain(self._disk, self._folder, advice)
        return StoreError(f"{what} ({system_reason(error)}). Er is niets gewijzigd. {advice}")
