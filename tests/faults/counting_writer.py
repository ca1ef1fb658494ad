"""Adds to counters in a network, next to other processes that do the same.

``counting_writer.py FOLDER NAME COMMITS``: writes the ids that it was given, one a line.
``counting_writer.py FOLDER hold``: takes the right to write, says so, and keeps it.
"""

import sys
import time
from pathlib import Path
from random import Random

import m50core as m50
from m50core.errors import ConflictError
from m50core.store.folder.folder import FolderStore
from m50core.testing.builders import network


def count(folder: Path, name: str, commits: int) -> None:
    """Raise one of two counters, and give and use up an id, in each commit."""
    random = Random(name)
    net = network(store=FolderStore(folder, patience=120), who=name)
    ids = []
    for _ in range(commits):
        done = False
        while not done:
            counter = net[random.choice(["actie-1", "actie-2"])]
            try:
                with net.commit("telt") as commit:
                    commit.change(counter, title=str(int(counter.title) + 1))
                    ids.append(commit.add(m50.ActionItem(title=name)).id)
                    if len(ids) > 1:
                        commit.remove(ids[-2])
                done = True
            except ConflictError:
                pass
    net.close()
    sys.stdout.write("\n".join(ids))


def hold(folder: Path) -> None:
    """Keep the right to write until killed."""
    with FolderStore(folder).writing("houder"):
        sys.stdout.write("held\n")
        sys.stdout.flush()
        time.sleep(600)


if __name__ == "__main__":
    if sys.argv[2] == "hold":
        hold(Path(sys.argv[1]))
    else:
        count(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
