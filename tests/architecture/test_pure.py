"""What a plan and its records are knows nothing of how it is kept."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PURE = ("values", "records", "findings", "plan")
MAKES_A_CLASS = {"Struct", "field", "structs"}
"""Of msgspec, which makes a small class thirty times as fast as attrs: not to read or write."""


def taken(source: str) -> Iterator[str]:
    """Yield what a module takes of msgspec."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "msgspec":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (n.name for n in node.names if n.name.startswith("msgspec."))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield from (node.attr,) if node.value.id == "msgspec" else ()


@pytest.mark.parametrize("package", PURE)
def test_it_makes_classes_with_msgspec_and_reads_and_writes_nothing(package: str):
    found = {
        (path.name, name)
        for path in (ROOT / "src" / "m50core" / package).rglob("*.py")
        for name in taken(path.read_text("utf-8"))
        if name not in MAKES_A_CLASS
    }
    assert found == set()


def test_the_look_finds_what_it_is_for():
    source = "import msgspec.json\nfrom msgspec import convert\nmsgspec.to_builtins(1)"
    assert list(taken(source)) == ["msgspec.json", "convert", "to_builtins"]
