"""Bringing an older folder up to date, one numbered step at a time; the old log is kept."""

from collections.abc import Callable, Mapping
from pathlib import Path

from m50core.errors import StoreError
from m50core.store.converter import commit_from_json
from m50core.store.files.disk import Disk, replace
from m50core.store.files.layout import ASIDE, HEAD, LOG, MARK, SNAPSHOT, Witness, mark, mark_schema
from m50core.store.files.log import (
    SCHEMA,
    Salt,
    digest,
    header,
    is_practice_log,
    lines,
    start,
    write_line,
)
from m50core.store.files.resaved import unix_ends

Step = Callable[[bytes, Salt], bytes]
"""The log of one schema → that of the next."""


def to_2(content: bytes, salt: Salt) -> bytes:
    """From bare commits to a header and chained lines with their sums."""
    network = salt()
    first = header(network)
    contents, previous = [first], digest(first)
    for number, raw in enumerate(lines(unix_ends(content)), 1):
        if not raw.endswith(b"\n"):
            break
        try:
            commit = commit_from_json(raw)
        except ValueError as error:
            raise ValueError(f"wijziging {number}: {error}") from None
        if commit.number != number:
            raise ValueError(f"verwacht nummer {number}, gevonden {commit.number}")
        line, previous = write_line(previous, commit, salt())
        contents.append(line)
    return b"".join(contents)


def to_3(content: bytes, _: Salt) -> bytes:
    """Leave the lines as they are: those of before have no sums of their words."""
    return content


STEPS: Mapping[int, Step] = {1: to_2, 2: to_3}
"""By the schema that a step starts from."""


def migrate(disk: Disk, folder: Path, salt: Salt) -> tuple[str, ...]:
    """Bring the folder to the present schema; return sentences on what was done.

    The lock is held. The new log replaces the old in one step, after a copy of the old one is safe
    in ``aside/``; breaking off at any moment leaves the one or the other.
    """
    schema = mark_schema(disk.read(folder / MARK))
    if schema is None or schema >= SCHEMA:
        return ()
    content = disk.read(folder / LOG)
    if not content.startswith(b'{"m50":"log"'):
        content = _lines_anew(disk, folder, schema, content, salt)
    first = next(lines(content))
    begin, _, network = start(first)
    if schema == 1:
        replace(disk, folder / HEAD, Witness(0, begin.hash).content)
    replace(disk, folder / MARK, mark(network, practice=is_practice_log(first)))
    done = f"De gegevens zijn bijgewerkt van indeling {schema} naar {SCHEMA}. "
    if schema > 1:
        return (f"{done}Een oudere m50 kan er niet meer in schrijven.",)
    return (f"{done}Het oude logboek staat in {ASIDE}.",)


def _lines_anew(disk: Disk, folder: Path, schema: int, old: bytes, salt: Salt) -> bytes:
    """Put a log of the present schema in the place of an older one; return it."""
    content = old
    try:
        for step in range(schema, SCHEMA):
            content = STEPS[step](content, salt)
    except ValueError as error:
        raise StoreError(
            f"{folder / LOG} is van een oudere m50 en kan niet worden bijgewerkt: {error}. "
            "Er is niets gewijzigd. Zet het bestand terug uit een reservekopie."
        ) from None
    disk.make_folder(folder / ASIDE)
    disk.sync_folder(folder)
    replace(disk, folder / ASIDE / f"log-indeling-{schema}.jsonl", old)
    disk.remove(folder / SNAPSHOT)
    replace(disk, folder / LOG, content)
    return content
