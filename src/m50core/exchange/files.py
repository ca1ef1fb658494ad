"""Files for other programs: written whole or not at all, read within limits."""

from collections.abc import Mapping
from pathlib import Path

from m50core.errors import FileError, M50Error, system_reason
from m50core.store.files.handed import write_whole as write_whole
from m50core.values.dutch import number_of

LIMIT = 50 * 1024 * 1024
"""Largest file that is read, in bytes."""


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files that aren't there yet, all of them or none; M50Error names the one that fails."""
    for path in files:
        if path.exists():
            raise M50Error(f"{path} bestaat al en blijft zoals het is. Er is niets geschreven.")
    paths: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            paths.append(write_whole(path, content))
    except (OSError, M50Error) as error:
        for path in paths:
            path.unlink(missing_ok=True)
        if isinstance(error, M50Error):
            raise
        raise M50Error(
            f"{path} kan niet worden geschreven ({system_reason(error)}). Kies een andere plaats."
        ) from error


def read_limited(path: Path) -> bytes:
    """Return the content of a file; FileError when it can't be read or is too large."""
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise _too_large(path, number_of(size, "byte", "bytes"))
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except OSError as error:
        reason = f"kan niet worden gelezen ({system_reason(error)})"
        raise FileError(str(path), reason) from error
    if len(content) > LIMIT:
        # A device or pipe doesn't tell its size beforehand.
        raise _too_large(path, "het houdt niet op")
    return content


def _too_large(path: Path, size: str) -> FileError:
    return FileError(
        str(path),
        f"is te groot: {size}, hooguit {LIMIT} bytes mag. Er is niets ingelezen. Splits het "
        "bestand, of bewaar in het andere programma een kortere tijd",
    )
