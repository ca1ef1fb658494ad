"""Files for other programs: written whole or not at all, read within limits."""

import codecs
from collections.abc import Mapping
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


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files that aren't there yet, all of them or none; M50Error names the one that fails."""
    for path in files:
        if path.exists():
            raise M50Error(f"{path} bestaat al en blijft zoals het is. Er is niets geschreven.")
    made: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            made.append(write_whole(path, content))
    except (OSError, M50Error) as error:
        for path in made:
            path.unlink(missing_ok=True)
        if isinstance(error, M50Error):
            raise
        raise M50Error(
            f"{path} kan niet worden geschreven ({system_reason(error)}). Kies een andere plaats."
        ) from error


def read_limited(path: Path) -> bytes:
    """Return the content of a file; M50Error when it can't be read or is too large."""
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise _too_large(path, f"{size} bytes")
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except OSError as error:
        raise M50Error(f"{path} kan niet worden gelezen ({system_reason(error)}).") from error
    if len(content) > LIMIT:
        # A device or pipe doesn't tell its size beforehand.
        raise _too_large(path, "het houdt niet op")
    return content


def _too_large(path: Path, size: str) -> M50Error:
    return M50Error(
        f"{path} is te groot: {size}, hooguit {LIMIT} bytes mag. Er is niets ingelezen. Splits het "
        "bestand, of bewaar in het andere programma een kortere tijd."
    )


def in_utf8(content: bytes, name: str) -> bytes:
    """Return text that begins as UTF-16 in UTF-8, and other text as it is, without its mark.

    Raises M50Error when it holds a NUL: then it is no text.
    """
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            content = content.decode("utf-16").encode()
        elif content[1:2] == b"\x00" or content[:1] == b"\x00":
            content = content.decode(
                "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
            ).encode()
    except UnicodeError:
        raise M50Error(f"{name} is geen tekstbestand, of het is niet heel (UTF-16).") from None
    if b"\x00" in content:
        raise M50Error(f"{name} bevat een NUL-teken: dit is geen tekstbestand.")
    return content.removeprefix(codecs.BOM_UTF8)


def decoded(content: bytes, name: str) -> str:
    """Return text that is UTF-8, UTF-16 or Windows' own (cp1252); M50Error when it is neither."""
    content = in_utf8(content, name)
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise M50Error(f"{name} heeft een onbekende tekenset. Bewaar het opnieuw, als UTF-8.")
