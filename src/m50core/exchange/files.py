"""Files for other programs: written whole or not at all, read within limits."""

from pathlib import Path

from m50core.errors import M50Error, system_reason

LIMIT = 50 * 1024 * 1024
"""Largest file that is read, in bytes."""


def write_whole(path: Path, content: bytes) -> Path:
    """Write ``content`` to ``path`` by way of a temporary file; M50Error when that fails."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise M50Error(
            f"{path} kan niet worden geschreven ({system_reason(error)}). Kies een andere plaats."
        ) from error
    return path


def read_limited(path: Path) -> bytes:
    """Return the content of a file; M50Error when it can't be read or is too large."""
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise M50Error(f"{path} is te groot: {size} bytes, hooguit {LIMIT} mag.")
        return path.read_bytes()
    except OSError as error:
        raise M50Error(f"{path} kan niet worden gelezen ({system_reason(error)}).") from error
