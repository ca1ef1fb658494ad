"""A process that is killed with -9 takes nothing with it that it had acknowledged."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from faults.conftest import Figure

SERVER = Path(__file__).with_name("fork_server.py")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a fork needs POSIX")


def play(folder: Path, rounds: int, seed: int) -> int:
    """Play the rounds; return how many commits were acknowledged or found in all."""
    random, commits, before = Random(seed), 0, 0
    with subprocess.Popen(
        [sys.executable, SERVER, folder],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    ) as server:  # fmt: skip
        assert server.stdin
        assert server.stdout
        for number in range(rounds):
            life = random.choice([0.0005, 0.004, 0.015, 0.03]) * random.uniform(0.5, 1.5)
            kind = "pair" if random.random() < 0.2 else "round"
            server.stdin.write(f"{kind} {seed + number} {life:.5f}\n")
            answer = server.stdout.readline().strip()
            assert answer.isdigit(), f"round {number}, {life * 1000:.2f} ms: {answer}"
            commits += max(0, int(answer) - before)
            before = int(answer) if int(answer) <= 400 else 0
        server.stdin.close()
        assert server.wait(10) == 0
    return commits


@pytest.mark.sweep
def test_sixty_writers_are_killed_and_nothing_acknowledged_is_lost(tmp_path: Path, figure: Figure):
    commits = play(tmp_path / "net", 60, 1)
    assert commits >= 20, "one round of three acknowledges at least one"
    figure("kill -9, short run", rounds=60, commits=commits, lost=0, not_opened=0)


@pytest.mark.slow
def test_ten_thousand_writers_are_killed_and_nothing_acknowledged_is_lost(
    tmp_path: Path, figure: Figure, scaled: Callable[[int], int], seed: int
):
    rounds = scaled(10_000)
    commits = play(tmp_path / "net", rounds, seed)
    figure(f"kill -9 (seed {seed})", rounds=rounds, commits=commits, lost=0, not_opened=0)


def erase(folder: Path, rounds: int, seed: int) -> None:
    """Play rounds in which the writer is killed among its erasures."""
    random = Random(seed)
    with subprocess.Popen(
        [sys.executable, SERVER, folder],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    ) as server:  # fmt: skip
        assert server.stdin
        assert server.stdout
        for number in range(rounds):
            life = random.uniform(0.01, 0.15)
            server.stdin.write(f"erase {seed + number} {life:.5f}\n")
            answer = server.stdout.readline().strip()
            assert answer.isdigit(), f"round {number}, {life * 1000:.2f} ms: {answer}"
        server.stdin.close()
        assert server.wait(10) == 0


@pytest.mark.sweep
def test_forty_writers_are_killed_in_erasures_and_nothing_erased_is_left(
    tmp_path: Path, figure: Figure
):
    erase(tmp_path, 40, 1)
    figure("kill -9 among erasures, short run", rounds=40, left=0, not_opened=0)


@pytest.mark.slow
def test_thousands_of_writers_are_killed_in_erasures_and_nothing_erased_is_left(
    tmp_path: Path, figure: Figure, scaled: Callable[[int], int], seed: int
):
    rounds = scaled(3_000)
    erase(tmp_path, rounds, seed)
    figure(f"kill -9 among erasures (seed {seed})", rounds=rounds, left=0, not_opened=0)
