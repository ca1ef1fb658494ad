"""Forks writers and checkers, so that thousands of processes start without importing anything.

Run as a program with a folder as its argument. It reads a line of words and answers with a line:
``round SEED LIFE`` lets a writer live for LIFE seconds, kills it with -9, and lets a fresh process
check what is in the folder; ``pair SEED LIFE`` does so with two writers at once. Now and then a
writer puts a backup back, or loses the file of its lock while it writes. ``erase SEED LIFE`` has
one that erases, in a fresh folder.
"""

import contextlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import attrs
import erasing_writer

from m50core.errors import M50Error, StoreBusy
from m50core.store.files import log, snapshot
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change, Commit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.store_contract import commit

IMPORTED = (log, snapshot)


@attrs.frozen
class Writer:
    """A process that writes: where, by what name, and how it tells what was acknowledged."""

    folder: Path
    name: str
    random: Random
    pipe: int

    def tell(self, *words: object) -> None:
        """Write words on the pipe."""
        os.write(self.pipe, f"{' '.join(map(str, words))}\n".encode())

    def next(self, store: FolderStore) -> tuple[Commit, int]:
        """Return a commit that changes one record and adds another, and the number of that one."""
        number, given = store.head() + 1, store.last_number("signaal") + 1
        text = f"{number}:" + "x" * self.random.choice([1, 300, 3000, 30_000])
        changes = (
            Change("action_item", f"actie-{number % 7}", None, {"title": text}),
            Change("signal", f"signaal-{given}", None, {"title": self.name}),
        )
        return attrs.evolve(commit(number, *changes), who=self.name), given


def append(writer: Writer, store: FolderStore) -> None:
    """Add a commit, and tell that it was acknowledged."""
    with store.writing(writer.name):
        made, given = writer.next(store)
        store.append(made)
    writer.tell("commit", made.number, given, writer.name)


def lose_lock(writer: Writer, store: FolderStore) -> None:
    """Have the file of the lock taken away in the middle: then nothing may be written."""
    with store.writing(writer.name):
        made, _ = writer.next(store)
        (writer.folder / "m50.lock").unlink(missing_ok=True)
        try:
            store.append(made)
        except StoreBusy:
            return
    writer.tell("wrong", "a commit was written after its lock was gone")


def back_up(writer: Writer, _: FolderStore) -> None:
    """Make a backup."""
    with contextlib.suppress(M50Error):  # there may be nothing to keep yet
        FolderUpkeep(writer.folder).backup()


def restore(writer: Writer, _: FolderStore) -> None:
    """Put one of the backups back; tell when that begins, and what came of it."""
    upkeep = FolderUpkeep(writer.folder)
    if found := upkeep.backups():
        one = writer.random.choice(found)
        writer.tell("restore", one.head)
        upkeep.restore(one.name, lambda *_: lambda same: same)
        writer.tell("restored", FolderStore(writer.folder).head())


Deed = Callable[[Writer, FolderStore], None]
ALONE: Mapping[Deed, int] = {append: 60, lose_lock: 2, back_up: 1, restore: 1}
"""What a writer does, and how often each against the others."""
PAIRED: Mapping[Deed, int] = {append: 30, lose_lock: 2}


def write(folder: Path, seed: int, deeds: Mapping[Deed, int], pipe: int) -> None:
    """Write for ever; tell each commit that was acknowledged on the pipe."""
    writer = Writer(folder, f"schrijver-{seed}", Random(seed), pipe)
    while True:
        with contextlib.suppress(StoreBusy):  # the other had the lock that was taken away
            store = FolderStore(folder)
            for _ in range(writer.random.randint(1, 30)):
                (deed,) = writer.random.choices(list(deeds), list(deeds.values()))
                deed(writer, store)
            store.close()


@attrs.frozen
class Told:
    """What writers told before they died."""

    head: int = 0
    """Number of the last commit that must be there."""
    given: int = 0
    """Highest number that a record was given."""
    restoring: int = -1
    """Number of the last commit of a backup that was being put back; -1: none was."""
    by: Mapping[int, str] = {}
    """Who wrote which commit."""
    wrong: str = ""


def understood(before: Told, lines: list[str], floor: int) -> Told:
    """Return what is known after reading what one writer told.

    Every number that it was given must be past ``floor``, and past the one that it had before.
    """
    head, given, restoring = before.head, before.given, before.restoring
    by, wrong, last = dict(before.by), before.wrong, floor
    for what, *words in (line.split(" ", 3) for line in lines):
        if what == "commit":
            number, new = int(words[0]), int(words[1])
            if new <= last:
                wrong = f"signaal-{new} was given a second time"
            last = new
            head, given, by[number] = max(head, number), max(given, new), words[2]
        elif what == "restore":
            restoring = int(words[0])
        elif what == "restored":
            head, restoring, by = int(words[0]), -1, {}
        else:
            wrong = " ".join(words)
    return Told(head, given, restoring, by, wrong)


def check(folder: Path, told: Told, pipe: int) -> None:
    """Tell on the pipe how many commits there are, or what is wrong."""
    try:
        store = FolderStore(folder)
        commits = list(store.commits())
        with store.writing("controle"):
            pass
        answer = told.wrong or _compared(store, commits, told) or str(len(commits))
    except (M50Error, OSError) as error:
        answer = f"doesn't open: {error}"
    os.write(pipe, answer.encode())


def _compared(store: FolderStore, commits: list[Commit], told: Told) -> str:
    for place, one in enumerate(commits, 1):
        text = str((one.changes[0].after or {})["title"]) if one.changes else ""
        if not text.startswith(f"{place}:") and not one.supersedes.until:
            return "other commits than were written"
    if store.last_number("signaal") < told.given:
        return f"signaal-{told.given} can be given again"
    if told.restoring >= 0 and told.restoring <= len(commits) <= told.restoring + 1:
        return ""
    if len(commits) < told.head:
        return f"lost: {len(commits)} of {told.head}"
    lost = [n for n, name in told.by.items() if commits[n - 1].who != name]
    return f"lost: {lost} were acknowledged to another" if lost else ""


def _child(task: object, *arguments: object) -> tuple[int, int]:
    """Fork; return the child's id and the end of the pipe to read its answers from."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            task(*arguments, into)  # type: ignore[operator]
        finally:
            os._exit(0)
    os.close(into)
    return child, out


def _all(pipe: int) -> bytes:
    with os.fdopen(pipe, "rb") as answers:
        return answers.read()


def play_round(folder: Path, seed: int, life: float, before: Told, *, pair: bool) -> str:
    """Let writers live, kill them, check; return the commits and numbers, or what is wrong.

    In one round of three their life counts from the first commit that one acknowledged.
    """
    deeds = PAIRED if pair else ALONE
    writers = [_child(write, folder, seed + place, deeds) for place in range(1 + pair)]
    first = os.read(writers[0][1], 99) if seed % 3 == 0 else b""
    time.sleep(life)
    for writer, _ in writers:
        os.kill(writer, signal.SIGKILL)
    told = before
    for writer, pipe in writers:
        os.waitpid(writer, 0)
        whole, first = (first + _all(pipe)).decode().split("\n")[:-1], b""
        told = understood(told, whole, before.given)
    checker, pipe = _child(check, folder, told)
    answer = _all(pipe).decode()
    os.waitpid(checker, 0)
    return f"{answer or 'the checker died'} {told.given}"


def play_erasure(folder: Path, seed: int, life: float) -> str:
    """Let a writer that erases live, kill it, open the folder; return as ``play_round``."""
    shutil.rmtree(folder, ignore_errors=True)
    writer, told = _child(erasing_writer.write, folder, seed)
    time.sleep(life)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    numbers = _all(told).split(b"\n")[:-1]
    erased = int(numbers[-1]) if numbers else -1
    checker, told = _child(erasing_writer.check, folder, seed, erased)
    answer = _all(told).decode()
    os.waitpid(checker, 0)
    return answer or "the checker died"


def main(folder: Path) -> None:
    """Play the rounds that are asked for on standard input."""
    known = Told()
    for line in sys.stdin:
        kind, seed, life = line.split()
        if kind == "erase":
            sys.stdout.write(f"{play_erasure(folder / 'wissen', int(seed), float(life))}\n")
            sys.stdout.flush()
            continue
        answer = play_round(folder, int(seed), float(life), known, pair=kind == "pair")
        answer, _, given = answer.rpartition(" ")
        known = Told(int(answer), int(given)) if answer.isdigit() else known
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
        if known.head > 400:  # a new life, so that a round stays short
            shutil.rmtree(folder)
            known = Told()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]))
