"""The screen follows the core's nouns, and knows the core by a few doors only."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "src" / "m50core"
SCREEN = ROOT / "tui" / "src" / "m50tui"
OWN = {
    "terminal": "keys, text and turns: what lies between the terminal and the screens",
    "widgets": "what the screens are made of",
    "forms": "what things are filled in with",
}
"""Folders of the screen that no folder of the core answers to, and why they are there."""
DOORS = ("values", "records", "pages", "meetings", "agenda", "today")
"""Packages of the core that whoever shows m50 may name, besides its face and the hooks."""
WHOLE = {"m50core", "m50core.plugins", *(f"m50core.{door}" for door in DOORS)}
CONTRACT = "The screen knows the core by its face, the hooks and six doors"


def folders(place: Path) -> set[str]:
    return {path.parent.name for path in place.glob("*/__init__.py")}


def imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield what is taken from the core: the module, and the name (empty: the module itself)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((one.name, "") for one in node.names if one.name.startswith("m50core"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("m50core"):
            yield from ((node.module or "", one.name) for one in node.names)


def refused(tree: ast.AST) -> Iterator[str]:
    """Yield each import of the core that goes by no door, or by a name that is on none."""
    for module, name in imports(tree):
        if module not in WHOLE or (name and name not in import_module(module).__all__):
            yield f"{module} {name}".strip()


def declared(package: str) -> set[str]:
    """Return the names that a door gives to who reads its types."""
    text = (ROOT / "src" / package.replace(".", "/") / "__init__.py").read_text("utf-8")
    (block,) = [
        node
        for node in ast.parse(text).body
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        if any(isinstance(one, ast.ImportFrom) for one in node.body)
    ]
    found = [one for one in block.body if isinstance(one, ast.ImportFrom)]
    return {one.asname or one.name for node in found for one in node.names}


def test_each_folder_of_the_screen_is_a_noun_of_the_core():
    assert folders(SCREEN) - set(OWN) <= folders(CORE)
    assert set(OWN) <= folders(SCREEN) - folders(CORE)


def test_few_files_of_the_screen_lie_loose():
    loose = {path.name for path in SCREEN.iterdir() if path.is_file()}
    assert loose == {"__init__.py", "app.py", "plugin.py", "m50.tcss", "py.typed"}


def test_the_tests_of_the_screen_stand_in_the_same_folders():
    tests = ROOT / "tui" / "tests"
    assert {path.name for path in tests.glob("*.py")} == {"conftest.py"}
    assert {path.parent.name for path in tests.glob("*/test_*.py")} <= folders(SCREEN)


def test_the_screen_names_the_core_by_its_doors_only():
    found = {
        str(path.relative_to(SCREEN)): names
        for path in sorted(SCREEN.rglob("*.py"))
        if (names := list(refused(ast.parse(path.read_text("utf-8")))))
    }
    assert found == {}


def test_the_look_finds_what_it_is_for():
    tree = ast.parse(
        "import m50core.store\nfrom m50core import Network, nothing\n"
        "from m50core.values.text import visible\nfrom m50core.values import dutch, text"
    )
    assert list(refused(tree)) == [
        "m50core.store", "m50core nothing", "m50core.values.text visible", "m50core.values text",
    ]  # fmt: skip


def test_the_contract_names_the_same_doors():
    kept = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = kept["tool"]["importlinter"]["contracts"]
    (contract,) = [one for one in contracts if one["name"] == CONTRACT]
    closed = {name.removeprefix("m50core.") for name in contract["forbidden_modules"]}
    assert closed == (folders(CORE) | {"errors"}) - {"plugins", *DOORS}


@pytest.mark.parametrize("package", ["m50core", *(f"m50core.{door}" for door in DOORS)])
def test_a_door_gives_what_it_declares(package: str):
    door = import_module(package)
    names = set(door.__all__) - {"__version__"}
    assert declared(package) == names <= set(dir(door))
    folder = Path(str(door.__file__)).parent
    beside = {path.stem for path in folder.glob("*.py")} | folders(folder)
    for name in names:
        value = getattr(door, name)
        # A name that is a module's too gives that module, once somebody has imported it.
        assert name not in beside or value is sys.modules[f"{package}.{name}"], name


@pytest.mark.parametrize("door", DOORS)
def test_a_door_imports_nothing_before_it_is_asked(door: str):
    code = f"import sys, m50core.{door}; print(*sorted(m for m in sys.modules if 'm50core' in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(re.findall(r"\S+", done.stdout))
    assert loaded == {"m50core", "m50core.values", "m50core.values.lazy", f"m50core.{door}"}
