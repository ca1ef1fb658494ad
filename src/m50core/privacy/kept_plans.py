"""The plan as it is remembered on this computer: a copy of its packages, which may name people."""

from m50core.errors import system_reason
from m50core.privacy.keepers import KeptText, Wanted
from m50core.store.files.remembered import cache_folder, forget


class KeptPlans:
    """Takes it away, whoever it names; it is laid anew from the packages as they are then."""

    def kept(self) -> tuple[KeptText, ...]:
        """Return nothing: the plan itself is shown."""
        return ()

    def wipe(self, wanted: Wanted) -> tuple[str, ...]:  # noqa: ARG002 - as keepers are asked
        """Take it away: looking through a whole plan for a name takes longer than laying it."""
        folder = cache_folder()
        try:
            if folder:
                forget(folder)
        except OSError as error:
            return (
                f"Wat m50 in {folder} onthoudt van het jaarplan, is niet weg te halen "
                f"({system_reason(error)}). Haal die map zelf weg; m50 maakt haar opnieuw.",
            )
        return ()
