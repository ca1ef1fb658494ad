"""Several processes write at once: nothing is lost, nobody waits for ever, no id comes twice."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.conftest import Figure

import m50core as m50
from m50core.errors import StoreBusy
from m50core.store.folder.folder import FolderStore
from m50core.testing.builders import network

WRITER = Path(__file__).with_name("counting_writer.py")


def write_at_once(folder: Path, processes: int, commits: int) -> None:
    """Let processes raise the same counters; fail when a commit or an id got lost."""
    with network(store=FolderStore(folder)) as net:
        with net.commit("Tellers") as commit:
            commit.add(m50.ActionItem(title="0"))
            commit.add(m50.ActionItem(title="0"))
        running = [
            subprocess.Popen(
                [sys.executable, WRITER, folder, f"schrijver-{n}", str(commits)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for n in range(processes)
        ]  # fmt: skip
        ids: list[str] = []
        for process in running:
            out, wrong = process.communicate(timeout=1800)
            assert process.returncode == 0, wrong
            ids += out.split()
        made = processes * commits
        assert sum(int(net[f"actie-{n}"].title) for n in (1, 2)) == made
        assert len(ids) == len(set(ids)) == made
        assert [one.number for one in net.log()] == list(range(1, made + 2))
        by_writer = {one.who for one in net.log()[1:]}
        assert len(by_writer) == processes


@pytest.mark.sweep
def test_four_processes_write_at_once_and_nothing_is_lost(tmp_path: Path, figure: Figure):
    write_at_once(tmp_path / "net", 4, 25)
    figure("4 processes, short run", commits=100, lost=0, ids_twice=0)


@pytest.mark.slow
def test_eight_processes_write_at_once_and_nothing_is_lost(
    tmp_path: Path, figure: Figure, scaled: Callable[[int], int]
):
    commits = scaled(500)
    write_at_once(tmp_path / "net", 8, commits)
    figure("8 processes at once", commits=8 * commits, lost=0, deadlocks=0, ids_twice=0)


def test_a_killed_holder_lets_the_next_writer_in_at_once(tmp_path: Path):
    folder = tmp_path / "net"
    store = FolderStore(folder, patience=0)
    with subprocess.Popen(
        [sys.executable, WRITER, folder, "hold"], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreBusy, match="houder") as told, store.writing("wachter"):
            pass
        assert str(holder.pid) in str(told.value)
        holder.kill()
    with store.writing("wachter"):  # with no patience at all: the first try must succeed
        pass
