"""Files that are handed out, in a folder where others may write too: whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from m50core.errors import M50Error, system_reason
from m50core.store.files.disk import RealDisk, replace


class _SharedDisk(RealDisk):
    """The disk where a name may be somebody else's: what is written is a new file, for anyone."""

    mode = 0o666
    more_flags = os.O_EXCL  # a name that is taken, also by a link, is refused

    def sync_folder(self, folder: Path) -> None:
        """Make names durable, where the system lets us: the file itself is there already."""
        with suppress(OSError):
            super().sync_folder(folder)


def write_whole(path: Path, content: bytes) -> Path:
    """Write ``content`` to ``path``, durably and at once; M50Error when that fails."""
    try:
        replace(_SharedDisk(), path, content, path.with_name(f".{path.name}.{_make_token()}.tmp"))
    except OSError as error:
        raise M50Error(
            f"{path} kan niet worden geschreven ({system_reason(error)}). Kies een andere plaats."
        ) from error
    return path


def _make_token() -> str:
    return os.urandom(6).hex()
