"""What can be saved of a damaged log: with the help of its backups often all of it."""

from collections.abc import Iterable
from contextlib import suppress

import attrs

from m50core.store.files.forks import list_commits
from m50core.store.files.layout import Witness
from m50core.store.files.log import Damage, LogReader, Newer, Position, lines, read_all, start
from m50core.store.folder.carried import added_up, whole_lines
from m50core.store.protocol import Commit
from m50core.values import dutch


@attrs.frozen
class Rescue:
    """A sound log, how many commits it holds, how it was come by, and what it lacks (Dutch)."""

    content: bytes
    number: int
    how: str
    loses: str = ""
    """Commits that were there and wouldn't be any more; empty when none are lost."""


def good_start(content: bytes) -> tuple[bytes, Position] | None:
    """Return the part before the first damage, and where it ends; None when even that is gone."""
    rows = lines(content)
    try:
        begin, _, _ = start(next(rows, b""))
    except Damage:
        return None
    reader = LogReader(begin)
    try:
        for raw in rows:
            reader.read(raw)
    except Damage:
        pass
    return content[: reader.position.offset], reader.position


def join(content: bytes, backup: bytes) -> bytes | None:
    """Return the backup with the commits that the damaged log has behind it; None if none fit."""
    try:
        _, known, _ = read_all(backup)
    except (Damage, Newer):
        return None
    pieces = [backup]
    reader = LogReader(known.position)
    for raw in lines(content):
        try:
            reader.read(raw)
        except Damage:
            continue
        pieces.append(raw)
    new_content = b"".join(pieces)
    try:
        read_all(new_content)
    except Damage:
        return None
    return new_content


@attrs.frozen
class _RescueChoice:
    rescue: Rescue
    lost: int
    witnessed: bool
    restores: int

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """What makes one better than another: what it vouches for, then what it keeps."""
        return self.witnessed, -self.lost, self.restores, self.rescue.number


def rescue(
    content: bytes, backups: Iterable[tuple[str, bytes]], witness: Witness | None
) -> Rescue | None:
    """Return the best that can be made of a damaged log and its backups (name, content).

    ``witness``: the last commit that was surely there. None when nothing can be saved.
    """
    choices: list[_RescueChoice] = []
    if (begin := good_start(content)) is not None:
        kept, at = begin
        how = f"houd de eerste {dutch.commits(at.number)}; de rest komt apart te staan"
        with suppress(Damage):  # what wiped one of its lines may be behind the damage
            choices.append(_choice(kept, how, content, witness))
    for name, backup in backups:
        if new_content := join(content, backup):
            number = new_content.count(b"\n") - 1
            how = f"vul het logboek aan uit reservekopie {name}: {dutch.commits(number)}"
            choices.append(_choice(new_content, how, content, witness))
    best = max(choices, key=lambda one: one.rank, default=None)
    return best.rescue if best else None


def _choice(made: bytes, how: str, content: bytes, witness: Witness | None) -> _RescueChoice:
    kept = whole_lines(made)
    lost = [commit for body, commit in whole_lines(content).items() if body not in kept]
    number = made.count(b"\n") - 1
    last = max(witness.number if witness else 0, _last(content))
    unread = [n for n in range(number + 1, last + 1) if n not in {commit.number for commit in lost}]
    sound, _, _ = read_all(made)
    return _RescueChoice(
        Rescue(made, number, how, _loses(lost, unread)),
        len(lost) + len(unread),
        witness is None or f'{{"hash":"{witness.hash}",'.encode() in made,
        added_up(sound).superseded.times,
    )


def _loses(lost: list[Commit], unread: list[int]) -> str:
    parts = [list_commits(lost)] if lost else []
    if unread:
        some = str(unread[0]) if len(unread) == 1 else f"{unread[0]} tot en met {unread[-1]}"
        parts.append(f"wijziging {some} (niet meer te lezen)")
    return "; ".join(parts)


def _last(content: bytes) -> int:
    """Return how many lines with a line end the log has after its header."""
    return max(0, content.count(b"\n") - 1)
