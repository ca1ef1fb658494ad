"""A log of a gigabyte opens, grows and is examined within bounds of memory."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults.conftest import Figure

PROGRAM = Path(__file__).with_name("large_log.py")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as POSIX does")


def ask(folder: Path, what: str) -> dict[str, Any]:
    env = {**os.environ, "PYTHONPATH": str(PROGRAM.parents[1])}
    done = subprocess.run(
        [sys.executable, PROGRAM, folder, what], env=env, capture_output=True, text=True, check=True
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def live_with(folder: Path, size: int, figure: Figure) -> None:
    """Open, commit, snapshot, reopen, read and examine; each in a process of its own."""
    from faults.large_log import furnish

    head, mib = furnish(folder, size), size >> 20
    for what, answer in {
        "open": head,
        "commit": head + 1,
        "snapshot": head + 1,
        "open ": head + 1,
        "commit ": head + 2,
        "read": head + 2,
        "examine": 0,
    }.items():
        told = ask(folder, what.strip())
        assert told["answer"] == answer, what
        after = " (with snapshot)" if what.endswith(" ") else ""
        row = f"log of {mib:,} MiB: {what.strip()}{after}"
        figure(row, seconds=told["seconds"], MiB=told["MiB"])
        if after:
            assert told["MiB"] < 150, "what the snapshot holds needn't be read"


@pytest.mark.sweep
def test_a_log_far_larger_than_its_records_opens_from_its_snapshot(tmp_path: Path, figure: Figure):
    live_with(tmp_path / "net", 6 << 20, figure)


@pytest.mark.slow
def test_a_log_of_a_gigabyte_opens_grows_and_is_examined(
    tmp_path: Path, figure: Figure, scaled: Callable[[int], int]
):
    live_with(tmp_path / "net", scaled(1 << 30), figure)
