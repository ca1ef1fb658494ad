"""Meaning is typed, never spelt: no code decides by the letters of a status."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    path
    for folder in (ROOT / "src", ROOT / "tui" / "src", *(ROOT / "plugins").glob("*/src"))
    for path in sorted(folder.rglob("*.py"))
]
_OTHER = {
    "cli/commands/plugins.py", "network/health.py", "plugins/missing.py", "plugins/state.py",
    "agenda/calendar_files/events.py",  # STATUS of a calendar file
}  # fmt: skip
"""Where ``status`` is no status of a record: its words are what JSON or a file says."""


def spelt(source: str) -> Iterator[str]:
    """Yield the code that compares a status with text, or makes text of it to compare."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(_is_status(one) for one in sides) and any(_is_text(one) for one in sides):
                yield ast.unparse(node)
        elif isinstance(node, ast.Call):
            named = {word.arg: word.value for word in node.keywords}
            asks = isinstance(node.func, ast.Attribute) and node.func.attr == "where"
            if asks and any(
                word and word.startswith("status") and _is_text(value)
                for word, value in named.items()
            ):
                yield ast.unparse(node)


def _is_status(node: ast.expr) -> bool:
    if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in ("str", "getattr"):
        return any(_is_status(one) or ast.unparse(one) == "'status'" for one in node.args)
    if isinstance(node, ast.Attribute) and node.attr == "value":
        return _is_status(node.value)
    return (isinstance(node, ast.Attribute) and node.attr == "status") or (
        isinstance(node, ast.Name) and node.id == "status"
    )


def _is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(_is_text(one) for one in node.elts)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_no_code_compares_how_a_status_is_spelt():
    found = {
        f"{path.relative_to(ROOT)}: {code}"
        for path in SOURCES
        if path.relative_to(ROOT).as_posix().removeprefix("src/m50core/") not in _OTHER
        for code in spelt(path.read_text("utf-8"))
    }
    assert found == set()


def test_the_look_finds_what_it_is_for():
    assert len(list(spelt('a = x.status == "done" or x.status.value in ("held", "minuted")'))) == 2
    assert list(spelt('if str(getattr(x, "status", "")) not in ("dropped",): pass'))
    assert list(spelt('records.collection(Goal).where(status="done")'))
    assert not list(spelt("x.status is GoalStatus.done or x.status.is_over"))
