"""A list is made once, in its room; the command line and the screen only draw it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from m50core.network.face.lists import Lists

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "src" / "m50core"
SCREEN = ROOT / "tui" / "src" / "m50tui"
MADE = {"Table", "ListRow", "LazyRows"}
"""What only a maker puts together."""
DRAWN = ("goals/lists.py", "findings/lists.py", "network/bin.py", "records/lists.py")
"""Modules of the screen that show a list of the core, and no line of their own."""


def faces() -> Iterator[Path]:
    """Yield the modules that draw: the words of the command line, and the screen."""
    commands = (path for path in CORE.rglob("*.py") if "commands" in path.relative_to(CORE).parts)
    yield from (*commands, *CORE.rglob("commands.py"), *(CORE / "cli").rglob("*.py"))
    yield from SCREEN.rglob("*.py")


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def made(source: str, names: set[str]) -> Iterator[str]:
    """Yield what is put together by one of these names."""
    for node in ast.walk(ast.parse(source)) if any(name in source for name in names) else ():
        if isinstance(node, ast.Call) and called(node) in names:
            yield ast.unparse(node)


def titles_of_relations(source: str) -> Iterator[str]:
    """Yield each function that looks whether a field is a relation, and tells a title then."""
    for node in ast.walk(ast.parse(source)) if "relation" in source else ():
        if isinstance(node, ast.FunctionDef):
            within = list(ast.walk(node))
            asked = {one.attr for one in within if isinstance(one, ast.Attribute)}
            calls = {called(one) for one in within if isinstance(one, ast.Call)}
            if "relation" in asked and calls & {"title", "title_text"}:
                yield node.name


def test_no_face_makes_a_table_or_a_row_of_one():
    found = {
        str(path.relative_to(ROOT)): calls
        for path in set(faces())
        if (calls := list(made(path.read_text("utf-8"), MADE)))
    }
    assert found == {}


def test_what_the_screen_draws_of_the_core_has_no_line_of_its_own():
    found = {
        name: calls
        for name in DRAWN
        if (calls := list(made((SCREEN / name).read_text("utf-8"), {"Row", "FindingRow"})))
    }
    assert found == {}


def test_every_list_that_a_face_asks_for_has_its_maker():
    makers = {name for name in vars(Lists) if not name.startswith("_")}
    asked = set()
    for path in set(faces()):
        source = path.read_text("utf-8")
        for node in ast.walk(ast.parse(source)) if "lists" in source else ():
            if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("net.lists"):
                asked.add(node.attr)
    assert asked == makers


def test_what_a_relation_reads_as_is_told_in_one_place():
    sources = [*CORE.rglob("*.py"), *SCREEN.rglob("*.py")]
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources
        for name in titles_of_relations(path.read_text("utf-8"))
    }
    assert found == {
        "src/m50core/records/relation_words.py: field_words",
        # The reason of a commit names what a record without a title of its own points at.
        "src/m50core/records/reasons.py: why_added",
        # Plain data of a field that nobody here may know: not only a relation.
        "src/m50core/privacy/dossier.py: _plain_lines",
    }


def test_the_looks_find_what_they_are_for():
    assert list(made("pages.Table([Row()], head=())", MADE)) == ["pages.Table([Row()], head=())"]
    source = "def f(i, v):\n    return title(v) if i.relation else v\ndef g(i):\n    i.relation"
    assert list(titles_of_relations(source)) == ["f"]
