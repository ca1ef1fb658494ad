"""Forks writers and checkers, so that thousands of processes start without importing anything.

Run as a program with a folder as its argument. It reads a word a line and answers with a line:
``round SEED LIFE`` lets a writer live for LIFE seconds, kills it with -9, and lets a fresh process
check what is in the folder; ``erase SEED LIFE`` does so with one that erases, in a fresh folder.
"""

import contextlib
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from random import Random

import erasing_writer

from m50core.errors import M50Error
from m50core.store import log, snapshot
from m50core.store.folder import FolderStore
from m50core.store.protocol import Change
from m50core.testing.store_contract import commit

IMPORTED = (log, snapshot)


def write(folder: Path, seed: int, pipe: int) -> None:
    """Write commits for ever; tell each number that was acknowledged on the pipe."""
    random = Random(seed)
    while True:
        store = FolderStore(folder)
        for _ in range(random.randint(1, 30)):
            with store.writing("schrijver"):
                number = store.head() + 1
                text = f"{number}:" + "x" * random.choice([1, 300, 3000, 30_000])
                record = f"actie-{number % 7}"
                store.append(commit(number, Change("action_item", record, None, {"title": text})))
            os.write(pipe, f"{number}\n".encode())
        store.close()


def check(folder: Path, acknowledged: int, pipe: int) -> None:
    """Tell on the pipe how many commits there are, or what is wrong."""
    try:
        store = FolderStore(folder)
        commits = list(store.commits())
        whole = all(
            str((one.changes[0].after or {})["title"]).startswith(f"{place}:")
            for place, one in enumerate(commits, 1)
        )
        with store.writing("controle"):
            pass
        answer = str(len(commits)) if whole else "other commits than were written"
        if len(commits) < acknowledged:
            answer = f"lost: {len(commits)} of {acknowledged}"
    except (M50Error, OSError) as error:
        answer = f"doesn't open: {error}"
    os.write(pipe, answer.encode())


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


def play_round(folder: Path, seed: int, life: float, floor: int) -> str:
    """Let a writer live, kill it, check; return the number of commits, or what is wrong.

    In one round of three its life counts from the first commit that it acknowledged.
    """
    writer, told = _child(write, folder, seed)
    first = os.read(told, 99) if seed % 3 == 0 else b""
    time.sleep(life)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    numbers = (first + _all(told)).split(b"\n")[:-1]
    acknowledged = max(floor, int(numbers[-1]) if numbers else 0)
    checker, told = _child(check, folder, acknowledged)
    answer = _all(told).decode()
    os.waitpid(checker, 0)
    return answer or "the checker died"


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
    count = 0
    for line in sys.stdin:
        word, seed, life = line.split()
        if word == "erase":
            sys.stdout.write(f"{play_erasure(folder / 'wissen', int(seed), float(life))}\n")
            sys.stdout.flush()
            continue
        answer = play_round(folder, int(seed), float(life), count)
        count = int(answer) if answer.isdigit() else count
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
        if count > 400:  # a new life, so that a round stays short
            shutil.rmtree(folder)
            count = 0


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]))
