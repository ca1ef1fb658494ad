"""What a word of the command line imports before it answers: a budget, and what is banned.

Most of the time that a word takes goes to importing. Each is a process of its own here, on a
network in a folder, with what m50 remembers between starts in place (the plan, what is installed),
as on every start but the first.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest

import m50core as m50

BANNED = (
    "asyncio", "babel", "cattrs", "difflib", "email", "icalendar", "importlib.metadata", "jinja2",
    "multiprocessing", "rich", "secrets", "sqlite3", "textual",
    "tinydb", "unittest",
)  # fmt: skip
"""What is dear to import: only within a function of whoever needs it."""


@attrs.frozen
class Budget:
    """What one start may import."""

    words: tuple[str, ...]
    own: int
    """Modules of m50 and its plugins."""
    every: int
    """Modules of all; what Python itself brings differs a little with its version."""
    built: int
    """Classes of attrs in modules of m50: each takes as long to make as four modules to import."""
    but: Mapping[str, str] = {}
    """What is banned and needed here all the same, with the reason."""


BUDGETS = (
    Budget(("--version",), own=8, every=60, built=0),
    Budget(("today",), own=20, every=110, built=0),
    Budget(("check",), own=20, every=110, built=0),
    Budget(("list",), own=20, every=110, built=0),
    Budget(("show", "ruimte-07"), own=256, every=438, built=92),
    Budget(("list", "action_item"), own=208, every=390, built=41),
    Budget(("list", "goal"), own=221, every=403, built=62),
    Budget(("add", "action_item", "title=Zaal"), own=218, every=400, built=36),
)
"""The words that one waits for. Past it? Import what is new where it is used, or tell why not.

``today``, ``check`` and ``list`` are asked again here: what they answer is remembered.
"""

RUN = """
import atexit, sys
def tell():
    own = [m for name, m in [*sys.modules.items()] if name.startswith(("m50", "pijler_"))]
    named = [vars(module).values() for module in own]
    classes = {each for values in named for each in values if isinstance(each, type)}
    built = sum("__attrs_attrs__" in vars(each) for each in classes)
    print(built, *sys.modules, file=sys.__stderr__)
atexit.register(tell)
from m50core.cli.main import run
run()
"""


@pytest.fixture(scope="module", name="env")
def _env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("start")
    env = {
        **os.environ, "M50_NETWORK": str(folder / "net"), "M50_CONFIG": str(folder / "settings"),
        "M50_CACHE": str(folder / "cache"), "M50_TODAY": "2025-03-11",
    }  # fmt: skip
    for name in ("net", "other"):
        with m50.open(folder / name):
            pass
    # The first start remembers what is installed and the plan; and today, and check.
    for word in ("list", "today", "check", "list"):
        imported((word,), env)
    return env


def imported(words: tuple[str, ...], env: Mapping[str, str]) -> tuple[int, set[str]]:
    """Return how many classes were built, and the modules."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=False, env=env
    )
    assert done.returncode in (0, 1), done.stderr
    built, *modules = done.stderr.splitlines()[-1].split()
    return int(built), set(modules)


@pytest.mark.parametrize("budget", BUDGETS, ids=lambda budget: " ".join(budget.words[:2]))
def test_a_word_imports_no_more_than_it_needs(budget: Budget, env: dict[str, str]):
    built, modules = imported(budget.words, env)
    roots = ("m50core", "m50tui", "pijler_")
    own = {name for name in modules if name.startswith(roots)}
    assert modules & set(BANNED) == set(budget.but)
    assert len(own) <= budget.own, sorted(own)
    assert len(modules) <= budget.every, sorted(modules - own)
    assert built <= budget.built


def test_a_day_that_is_worked_out_anew_imports_no_more_than_it_needs(env: dict[str, str]):
    other = {**env, "M50_NETWORK": env["M50_NETWORK"].removesuffix("net") + "other"}
    _, modules = imported(("today",), other)
    own = {name for name in modules if name.startswith(("m50core", "m50tui", "pijler_"))}
    assert not modules & set(BANNED)
    assert len(own) <= 367, sorted(own)
    assert len(modules) <= 545, sorted(modules - own)


def test_what_is_banned_is_something_that_there_is():
    """A misspelt name would ban nothing."""
    code = f"import importlib.util as u; print([n for n in {BANNED!r} if u.find_spec(n) is None])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_kind_that_is_said_in_dutch_makes_no_kinds_that_its_name_does_not(env: dict[str, str]):
    imported(("list", "actiepunten", "titel=x"), env)  # from here on it is remembered
    built, modules = imported(("list", "actiepunten", "titel=y"), env)
    plain, others = imported(("list", "action_item", "title=z"), env)
    named = {"m50core.records.called", "m50core.nearest", "m50core.values.called"}
    assert modules - others <= named
    assert built == plain
