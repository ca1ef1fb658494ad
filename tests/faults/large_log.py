"""Does one thing with a large network, and tells how long it took and how much memory.

``large_log.py FOLDER open|snapshot|commit|read|examine``; POSIX only.
"""

import json
import resource
import sys
from pathlib import Path
from time import perf_counter

from faults.workload import titled

from m50core.store.files.disk import RealDisk
from m50core.store.files.layout import HEAD, LOG, MARK, mark, write_witness
from m50core.store.files.log import Position, digest, header, write_line
from m50core.store.folder.folder import FolderStore
from m50core.store.upkeep.folder_upkeep import FolderUpkeep

NETWORK = "0123456789abcdef"
_TEXT = "Wat er is besproken, en wat er nu gebeurt. " * 230


def furnish(folder: Path, size: int) -> int:
    """Write a whole log of ``size`` bytes, much faster than commit by commit; return the head."""
    folder.mkdir()
    first = header(NETWORK)
    here, number, offset = digest(first), 0, len(first)
    with (folder / LOG).open("wb") as log:
        log.write(first)
        while offset < size:
            number += 1
            made = titled(number, number % 1000, None, f"{number} {_TEXT}")
            raw, here = write_line(here, made, f"{number:016x}")
            log.write(raw)
            offset += len(raw)
    write_witness(RealDisk(), folder / HEAD, Position(number, offset, here))
    (folder / MARK).write_bytes(mark(NETWORK))
    return number


def do(folder: Path, what: str) -> int:
    """Do it; return a number to check: the head, or how many signs aren't good."""
    if what == "examine":
        return sum(one.status == "wrong" for one in FolderUpkeep(folder).examine())
    store = FolderStore(folder)
    if what == "read":
        return sum(1 for _ in store.commits())
    if what in {"commit", "snapshot"}:
        with store.writing("proef"):
            if what == "snapshot":
                store.write_snapshot()
            else:
                store.append(titled(store.head() + 1, 7, None, "erbij"))
    return store.head()


def most_memory() -> int:
    """Return the most memory, in MiB, that this process has used."""
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage tells of a program on Linux starts at the size of the one that started it.
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    begin = perf_counter()
    answer = do(Path(sys.argv[1]), sys.argv[2])
    spent = perf_counter() - begin
    peak = most_memory()
    sys.stdout.write(json.dumps({"answer": answer, "seconds": round(spent, 2), "MiB": peak}))
