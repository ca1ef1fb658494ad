"""What records of many kinds share is asked for in one place, by a function, not by its letters."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = "src/m50core/records/traits.py"
TRAITS = {
    "due", "anchor", "on", "effective", "status", "owner", "unit", "year", "continues",
    "continued_by",
}  # fmt: skip


def asked_by_name(source: str) -> Iterator[str]:
    """Yield the calls that look for a trait by the name of its field."""
    asks = "getattr" in source or "hasattr" in source
    for node in ast.walk(ast.parse(source)) if asks else ():
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if called and node.func.id in ("getattr", "hasattr"):
            name = node.args[1]
            if isinstance(name, ast.Constant) and name.value in TRAITS:
                yield ast.unparse(node)


def test_only_the_home_of_the_traits_looks_for_them_by_name():
    folders = (ROOT / "src", ROOT / "tui" / "src", *(ROOT / "plugins").glob("*/src"))
    found = {
        path.relative_to(ROOT).as_posix(): calls
        for folder in folders
        for path in folder.rglob("*.py")
        if (calls := list(asked_by_name(path.read_text("utf-8"))))
    }
    assert found.keys() == {HOME}, found


def test_the_look_finds_what_it_is_for():
    assert list(asked_by_name("x = getattr(record, 'status', None)"))
    assert not list(asked_by_name("x = getattr(record, name); y = getattr(record, 'uses', ())"))
