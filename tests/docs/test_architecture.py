"""The drawing of the house is true: every name in it exists, in the order of imports."""

import re
import tomllib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "architecture.md").read_text("utf-8")
CORE = {p.name for p in (ROOT / "src/m50core").iterdir() if (p / "__init__.py").exists()}
DOTTED = sorted(set(re.findall(r"`([a-z_0-9]+(?:\.\w+)+)`", TEXT)))
PATHS = sorted(set(re.findall(r"`(m50core/[\w./]+)`", TEXT)))


def resolve(name: str) -> object:
    package, *rest = name.split(".")
    names = ["m50core", package, *rest] if package in CORE else [package, *rest]
    for cut in range(len(names), 0, -1):
        try:
            found = find_spec(".".join(names[:cut]))
        except ModuleNotFoundError:
            found = None
        if found is not None:
            thing: object = import_module(".".join(names[:cut]))
            for part in names[cut:]:
                thing = getattr(thing, part)
            return thing
    raise ModuleNotFoundError(name)


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in DOTTED
        if name.split(".")[0] in {*CORE, "m50core", "m50tui"}
        and not name.endswith((".json", ".py"))
    ],
)
def test_every_module_that_it_names_exists(name: str):
    assert resolve(name) is not None


@pytest.mark.parametrize("path", PATHS)
def test_every_file_that_it_names_exists(path: str):
    assert (ROOT / "src" / path).exists()


def test_the_picture_has_every_folder_in_the_order_in_which_imports_run():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    order = [name.removesuffix(".py") for layer in layers for name in layer.split(" : ")]
    picture = re.search(r"```\n(.*?)```", TEXT, re.DOTALL)[1]
    names = (name for line in picture.splitlines() for name in line[11:].split("  ")[0].split())
    drawn = [name.removesuffix("/").removesuffix(".py") for name in names]
    assert {"m50core.cli", "m50core.testing"} <= set(picture.split())
    assert [name for name in drawn if name in order] == order[2:]
    assert set(order) == CORE | {"errors", "same_reason", "nearest", "started"}
