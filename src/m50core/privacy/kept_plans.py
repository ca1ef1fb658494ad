"""The plan as it is remembered on this computer: a copy of its packages, which may name people."""

from m50core.errors import system_reason
from m50core.privacy.keepers import KeptText, Wanted
from m50core.store.files.remembered import cache_folder, forget


class KeptPlans:
    """Takes it away when it names a person; it is laid anew from the packages as they are then."""

    def kept(self) -> tuple[KeptText, ...]:
        """Return nothing: the plan itself is shown."""
        return ()

    def wipe(self, wanted: Wanted) -> tuple[str, ...]:
        """Take away what names the person."""
        mark = f'"{wanted.id}"'

        def names(content: bytes) -> bool:
            text = content.decode("utf-8", "replace")
            return mark in text or wanted.masked(text) != text

        folder = cache_folder()
        try:
            if folder:
                forget(folder, names)
        except OSError as error:
            return (
                f"Wat m50 in {folder} onthoudt van het jaarplan, is niet weg te halen "
                f"({system_reason(error)}). Haal die map zelf weg; m50 maakt haar opnieuw.",
            )
        return ()
