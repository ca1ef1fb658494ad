"""The erasures of an open folder: doing one, and finishing what was broken off.

Every folder that is opened has this; only who erases imports how that is done.
"""

from pathlib import Path

from m50core.errors import StoreError, reason_of, system_reason
from m50core.started import to_type
from m50core.store.erasure import todo
from m50core.store.files.disk import Disk
from m50core.store.files.layout import TODO
from m50core.store.files.log import Damage, Salt
from m50core.store.protocol import Commit, Edit
from m50core.store.upkeep_protocol import Forget


class Erasing:
    """Wipes people from one folder; ``forget`` is how, once somebody told."""

    def __init__(self, disk: Disk, folder: Path, salt: Salt) -> None:
        self._disk, self._folder, self._salt = disk, folder, salt
        self.forget: Forget | None = None
        self._tried: bytes | None = None

    def unfinished(self) -> dict[str, tuple[str, ...]]:
        """Return what has yet to be done, as Dutch sentences by the person's id."""
        try:
            return {job.subject: job.sentences() for job in todo.jobs(self._disk, self._folder)}
        except ValueError as error:
            return {
                "": ((f"{error}: een wissing kan nog niet af zijn. Kijk na: {to_type('doctor')}"),)
            }

    def finish(self) -> tuple[str, ...]:
        """Finish what was broken off; once for what is known to wait, until that changes.

        The lock is held. Returns sentences on it.
        """
        if self.forget is None or self._disk.stat(self._folder / TODO) is None:
            return ()
        from m50core.store.erasure.erasure import finish

        try:
            content = self._disk.read(self._folder / TODO)
            if content == self._tried:
                return ()
            self._tried = content
            return finish(self._disk, self._folder, self.forget, self._salt)
        except (OSError, ValueError, Damage) as error:
            reason = reason_of(error)
            return (f"Een afgebroken wissing kan nu niet worden afgemaakt ({reason}).",)

    def erase(self, edit: Edit, commit: Commit) -> tuple[str, ...]:
        """Wipe from everything; StoreError says what it means that it didn't succeed."""
        from m50core.store.erasure.erasure import erase_everywhere
        from m50core.store.files.masking import NotMasked
        from m50core.store.files.places import find_misplaced

        forget = self.forget or (lambda *_: edit)
        if in_the_way := [
            stray for stray in find_misplaced(self._disk, self._folder) if stray.movable
        ]:
            what = "; ".join(stray.text for stray in in_the_way)
            raise StoreError(
                f"Er is niets gewist. In {self._folder}: {what}. {in_the_way[0].advice}, en wis "
                "daarna opnieuw."
            )
        try:
            return erase_everywhere(self._disk, self._folder, commit, forget, self._salt)
        except NotMasked as wrong:
            raise StoreError(
                f"Er is niets gewist: wissen kan alleen weglaten, en hier {wrong}. "
                "Meld dit bij wie m50 voor u beheert."
            ) from wrong
        except OSError as error:
            raise StoreError(
                f"Het wissen is niet afgemaakt ({system_reason(error)}): er kunnen nog gewiste "
                "gegevens staan, ook in reservekopieën. Maak ruimte vrij of controleer de "
                "schijf; daarna maakt m50 het af zodra u weer iets opent."
            ) from error
