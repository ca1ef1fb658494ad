"""Whole processes: each word of the command line, and the screen's first frame.

python3 run.py python benchmarks/start.py [--records N] [--rounds N]

Each runs in turns with ``python -c pass``, an empty Textual app for the screen. Taskwarrior and
hledger have a row of their own where they are installed, with 10,000 tasks and transactions.
"""

import argparse
import compileall
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
from harness import Row, pairs, table
from records import documents

import m50core as m50
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change, Commit

PASS = (sys.executable, "-c", "pass")
M50 = str(Path(sys.executable).with_name("m50.exe" if os.name == "nt" else "m50"))
ROOT = Path(__file__).resolve().parents[1]
WHEN = datetime(2025, 3, 10, 9, 41, tzinfo=UTC)
DAY = date(2025, 3, 11)
FIRST = 50
SHOWN = "ruimte-07"
NOTHING = {"owner": "", "meeting": "", "themes": []}
"""What the made-up items point at isn't there."""
GOALS = {
    "--version": 3, "add": 10, "show, something changed": 10, "show, nothing changed": 10,
    "list, its first 50 lines, something changed": 10,
    "today, something changed": 20, "today, nothing changed": 8,
}  # fmt: skip


def compiled() -> None:
    """Compile what is installed and what is here, as setting up does."""
    own = (ROOT / "src", ROOT / "tui" / "src", ROOT / "plugins")
    for folder in (sysconfig.get_path("purelib"), *map(str, own)):
        compileall.compile_dir(folder, quiet=2)


@attrs.frozen
class Place:
    """A network to ask, by processes of which each starts anew."""

    folder: Path
    env: Mapping[str, str]

    def run(self, *words: str) -> Callable[[], None]:
        """Return what runs the program with these words to its end; findings are no fault."""

        def go() -> None:
            command = (M50, "--network", str(self.folder), *words)
            done = subprocess.run(command, env=self.env, capture_output=True, check=False)
            if done.returncode not in (0, 1):
                raise SystemExit(done.stderr.decode())

        return go

    def first_lines(self, count: int, *words: str) -> Callable[[], None]:
        """Return what runs the program until so many lines are there, and then stops reading."""

        def go() -> None:
            command = (M50, "--network", str(self.folder), *words)
            with subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE) as process:
                assert process.stdout is not None
                for _, _ in zip(range(count), process.stdout, strict=False):
                    pass
                process.stdout.close()
                process.kill()

        return go

    def change(self) -> None:
        """Change something, so that nothing that was remembered still holds."""
        self.run("add", "action_item", "title=Zaal reserveren")()


def laid_out(folder: Path, size: int) -> Path:
    """Return a network with so many action items, and a snapshot of them."""
    with m50.open(folder, today=DAY, who="meting"):
        pass
    store = FolderStore(folder)
    rows = list(documents(size))
    for start in range(0, size, 1000):
        changes = tuple(
            Change("action_item", record_id, None, fields | NOTHING)
            for record_id, _, fields in rows[start : start + 1000]
        )
        with store.writing():
            store.append(Commit(store.head() + 1, WHEN, "meting", "import", changes))
    with store.writing():
        store.write_snapshot()
    store.close()
    return folder


def words_of(place: Place, about: str, rounds: int) -> Iterator[Row]:
    """Yield a row a word, on one network."""
    asked: list[tuple[str, Callable[[], None], Callable[[], None] | None]] = [
        ("today, something changed", place.run("today"), place.change),
        ("today, nothing changed", place.run("today"), None),
        ("check, something changed", place.run("check"), place.change),
        ("check, nothing changed", place.run("check"), None),
        ("add", place.run("add", "action_item", "title=Zaal reserveren"), None),
        ("show, something changed", place.run("show", SHOWN), place.change),
        ("show, nothing changed", place.run("show", SHOWN), None),
        ("list of the goals, something changed", place.run("list", "goal"), place.change),
        ("list of the goals, nothing changed", place.run("list", "goal"), None),
        (
            "list, its first 50 lines, something changed",
            place.first_lines(FIRST, "list", "action_item"),
            place.change,
        ),
    ]
    for what, ours, before in asked:
        goal = GOALS.get(what)
        yield against_pass(f"m50 {what}; {about}", ours, rounds, goal, before)


def against_pass(
    what: str,
    ours: Callable[[], Any],
    rounds: int,
    goal: float | None = None,
    before: Callable[[], None] | None = None,
) -> Row:
    """Return the row of something against an empty Python."""
    return pairs(
        what, ours, "python -c pass", quietly(PASS),
        rounds=rounds, goal=goal, collect=False, before=before,
    )  # fmt: skip


def quietly(command: Iterable[str], env: Mapping[str, str] | None = None) -> Callable[[], None]:
    """Return what runs a command to its end, unheard."""
    words = tuple(command)
    return lambda: subprocess.run(words, env=env, capture_output=True, check=True) and None


def others(place: Path, rounds: int) -> Iterator[Row]:
    """Yield a row a word of the programs that people know, where they are installed."""
    if task := shutil.which("task"):
        (place / "taskrc").write_text("confirmation=off\nverbose=nothing\n", "utf-8")
        env = {**os.environ, "TASKRC": str(place / "taskrc"), "TASKDATA": str(place / "task")}
        (place / "task").mkdir()
        tasks = "\n".join(f'{{"description": "taak {n}"}}' for n in range(10_000))
        subprocess.run(
            (task, "import", "-"), input=tasks.encode(), env=env, capture_output=True, check=True
        )
        for word in (("add", "Zaal reserveren"), ("list",), ("1", "info")):
            yield against_pass(
                f"task {word[-1] if word[0] == '1' else word[0]}; 10,000 tasks",
                quietly((task, *word), env), rounds,
            )  # fmt: skip
    if hledger := shutil.which("hledger"):
        journal = place / "meting.journal"
        journal.write_text(
            "".join(f"2025-03-11 zaal {n}\n  uitgaven  1\n  bank\n\n" for n in range(10_000)),
            "utf-8",
        )
        for one in ("balance", "register"):
            yield against_pass(
                f"hledger {one}; 10,000 transactions",
                quietly((hledger, "-f", str(journal), one)), rounds,
            )  # fmt: skip


def screen(place: Place, about: str, rounds: int) -> Row:
    """Return the row of the screen's first frame against that of an empty Textual app."""
    # Windows has no such terminals.
    from terminal import EMPTY_APP, until_painted

    ours = (M50, "--network", str(place.folder), "tui")
    return pairs(
        f"the screen's first frame; {about}",
        lambda: until_painted(ours, "Vandaag", place.env),
        "an empty Textual app",
        lambda: until_painted((sys.executable, "-c", EMPTY_APP), "leeg", place.env),
        rounds=rounds, goal=1.5, collect=False,
    )  # fmt: skip


def rows(size: int, rounds: int) -> Iterator[Row]:
    """Yield every row."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        unset = ("PYTHONDONTWRITEBYTECODE", "M50_NETWORK")
        env = {name: value for name, value in os.environ.items() if name not in unset}
        env |= {"M50_CONFIG": str(root / "settings"), "M50_TODAY": DAY.isoformat(), "TERM": "xterm"}
        env |= {"M50_WHO": "meting", "M50_THEME": "dark"}  # so that nothing is asked
        os.environ["M50_CONFIG"] = env["M50_CONFIG"]
        empty = Place(laid_out(root / "empty", 0), env)
        full = Place(laid_out(root / "full", size), env)
        version = quietly((M50, "--version"), env)
        yield against_pass("m50 --version", version, rounds, GOALS["--version"])
        yield from words_of(empty, "an empty network", rounds)
        yield from words_of(full, f"{size} records", max(3, rounds // 3))
        yield from others(root, rounds)
        if os.name != "nt":
            yield screen(empty, "an empty network", rounds)
            yield screen(full, f"{size} records", max(3, rounds // 3))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    args = parser.parse_args()
    compiled()
    table(rows(args.records, args.rounds))


if __name__ == "__main__":
    main()
