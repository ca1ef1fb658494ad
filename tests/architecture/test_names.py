"""A name stands for one thing: no two classes share one."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "src", ROOT / "tui" / "src", *sorted((ROOT / "plugins").glob("*/src"))]


def modules() -> Iterator[tuple[str, ast.Module]]:
    for folder in SOURCES:
        for path in sorted(folder.rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


def classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    """Yield classes, but those within a class: they are named with it (``Calendar.Picked``)."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield node
        elif not isinstance(node, ast.expr):
            yield from classes(node)


def test_no_class_name_stands_for_two_things():
    places: dict[str, list[str]] = defaultdict(list)
    for path, tree in modules():
        for node in classes(tree):
            places[node.name].append(path)
    assert len(places) > 300
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
