"""What can be saved of a damaged log: with the help of its backups often all of it."""

from collections.abc import Iterable

import attrs

from m50core.domain import dutch
from m50core.store.log import Damage, Newer, Position, Reader, lines, read_all, start


@attrs.frozen
class Rescue:
    """A sound log, how many commits it holds, and how it was come by (Dutch)."""

    content: bytes
    number: int
    how: str
    loss: bool
    """True when commits may be missing that the damaged log once held."""


def good_start(content: bytes) -> tuple[bytes, Position] | None:
    """Return the part before the first damage, and where it ends; None when even that is gone."""
    rows = lines(content)
    try:
        begin, _, _ = start(next(rows, b""))
    except Damage:
        return None
    reader = Reader(begin)
    try:
        for raw in rows:
            reader.read(raw)
    except Damage:
        pass
    return content[: reader.position.offset], reader.position


def joined(content: bytes, backup: bytes) -> Rescue | None:
    """Return the backup with the commits that the damaged log has behind it; None if none fit."""
    try:
        _, known, _ = read_all(backup)
    except (Damage, Newer):
        return None
    pieces = [backup]
    reader = Reader(known.position)
    for raw in lines(content):
        try:
            reader.read(raw)
        except Damage:
            continue
        pieces.append(raw)
    made = b"".join(pieces)
    try:
        read_all(made)
    except Damage:
        return None
    return Rescue(made, reader.position.number, "", loss=False)


def rescue(content: bytes, backups: Iterable[tuple[str, bytes]], known: int) -> Rescue | None:
    """Return the best that can be made of a damaged log and its backups (name, content).

    ``known``: number of the last commit that was surely there. None when nothing can be saved.
    """
    found: list[Rescue] = []
    if (begin := good_start(content)) is not None:
        kept, at = begin
        how = f"houd de eerste {dutch.commits(at.number)}; de rest komt apart te staan"
        found.append(Rescue(kept, at.number, how, loss=True))
    for name, backup in backups:
        if made := joined(content, backup):
            how = f"vul het logboek aan uit reservekopie {name}: {dutch.commits(made.number)}"
            found.append(attrs.evolve(made, how=how, loss=made.number < max(known, _last(content))))
    return max(found, key=lambda one: (one.number, not one.loss), default=None)


def _last(content: bytes) -> int:
    """Return how many lines with a line end the log has after its header."""
    return max(0, content.count(b"\n") - 1)
