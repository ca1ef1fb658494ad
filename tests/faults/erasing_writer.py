"""A process that tells secrets and erases them for ever, until it is killed; and who checks it."""

import contextlib
import gzip
import os
from pathlib import Path
from random import Random

import attrs

from m50core.errors import M50Error
from m50core.store.files.layout import TODO
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.store_contract import commit, forgetting

PERSON = "persoon-1"


def write(folder: Path, seed: int, pipe: int) -> None:
    """Tell secrets, in the log, in backups and in copies, and erase them; tell each erasure."""
    random, upkeep = Random(seed), FolderUpkeep(folder)
    erased = 0
    while True:
        store = FolderStore(folder)
        for _ in range(random.randint(1, 5)):
            with store.writing("schrijver"):
                number = store.head() + 1
                fields = {"name": f"geheim-{seed}-{erased}", "note": "x" * random.choice([1, 3000])}
                store.append(commit(number, Change("person", PERSON, None, fields)))
        older = folder / "backups" / "ouder"
        older.mkdir(parents=True, exist_ok=True)
        made = folder / "backups" / upkeep.backup().name
        with contextlib.suppress(FileExistsError):
            (older / made.name).write_bytes(made.read_bytes())
        (folder / "log-PC.jsonl").write_bytes((folder / "log.jsonl").read_bytes())
        with store.writing("schrijver"):
            gone = commit(store.head() + 1, Change("person", PERSON, None, None))
            store.erase(forgetting(PERSON), attrs.evolve(gone, erases=PERSON, why="gewist"))
        os.write(pipe, f"{erased}\n".encode())
        erased += 1


def check(folder: Path, seed: int, erased: int, pipe: int) -> None:
    """Open the folder as a command does; tell how many commits there are, or what is left."""
    begun = (folder / TODO).exists()
    try:
        store = FolderStore(folder)
        store.resume(lambda *_: forgetting(PERSON))
        answer = str(len(list(store.commits())))
        if store.unfinished():
            answer = f"not finished: {store.unfinished()}"
    except M50Error as error:
        answer = f"doesn't open: {error}"
    last = erased + 1 if begun else erased
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        left = [n for n in range(last + 1) if f'geheim-{seed}-{n}"'.encode() in content]
        if left:
            answer = f"{path.name} holds {left}, erased up to {erased}, begun: {begun}"
    os.write(pipe, answer.encode())
