"""A list is made once, in its room; the command line and the screen only draw it."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
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


def relation_fields() -> set[str]:
    """Return the names of the fields that hold ids of records, of the core and the pillars."""
    names: set[str] = set()
    for path in (*CORE.rglob("records.py"), *CORE.glob("*/records/*.py")):
        source = path.read_text("utf-8")
        if "relation=" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if (
                isinstance(node, ast.AnnAssign)
                and isinstance(node.value, ast.Call)
                and any(given.arg == "relation" for given in node.value.keywords)
            ):
                names.add(ast.unparse(node.target))
    return names - {"after", "line", "parent"}  # Words for other things too.


BEHIND = re.compile(r"[(\[]$|m50 [a-z ]+$|--[a-z]+ (ZETEL )?$")
"""What stands before an id: its title does already, or it is part of a command."""


def bare_ids(source: str, fields: set[str]) -> Iterator[str]:
    """Yield each id of another record that a text tells without its title."""
    if not re.search(rf"\{{[\w.]+\.({'|'.join(sorted(fields))})\}}", source):
        return
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        for before, part in pairwise([ast.Constant(""), *node.values]):
            told = part.value if isinstance(part, ast.FormattedValue) else None
            if isinstance(told, ast.Attribute) and told.attr in fields:
                words = before.value if isinstance(before, ast.Constant) else ""
                if not BEHIND.search(str(words)):
                    yield ast.unparse(told)


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


def test_a_field_is_put_in_words_with_the_title_of_what_it_points_at():
    """``show_value`` knows no records: of a relation it tells the bare id."""
    asked = {
        str(path.relative_to(ROOT))
        for path in (*CORE.rglob("*.py"), *SCREEN.rglob("*.py"))
        if "show_value" in (source := path.read_text("utf-8"))
        and list(made(source, {"show_value"}))
    }
    assert asked == {"src/m50core/records/relation_words.py"}


def test_no_sentence_tells_the_bare_id_of_another_record():
    fields = relation_fields()
    assert {"about", "owner", "person"} <= fields
    found = {
        f"{path.relative_to(ROOT)}: {told}"
        for root in (CORE, SCREEN, ROOT / "plugins")
        for path in root.rglob("*.py")
        for told in bare_ids(path.read_text("utf-8"), fields)
    }
    assert found == BARE


BARE = {
    # A title: a record knows no other, and what shows it stands beside what it is about.
    "src/m50core/accountability/records/judgements.py: self.about",
    "src/m50core/accountability/records/measurements.py: self.indicator",
    "src/m50core/today/records.py: self.about",
    # What isn't here has no title.
    "src/m50core/meetings/effects.py: amendment.about",
    "src/m50core/meetings/records/decisions.py: decision.meeting",
    # A name already.
    "src/m50core/meetings/minutes.py: polled.elected",
    "src/m50core/today/commands/today.py: deferral.by",
    "tui/src/m50tui/meetings/effect_rows.py: polled.elected",
    "tui/src/m50tui/network/conflict.py: self.error.by",
}


def test_the_looks_find_what_they_are_for():
    assert list(made("pages.Table([Row()], head=())", MADE)) == ["pages.Table([Row()], head=())"]
    source = "def f(i, v):\n    return title(v) if i.relation else v\ndef g(i):\n    i.relation"
    assert list(titles_of_relations(source)) == ["f"]
    assert list(bare_ids('f"van {a.owner} ({a.owner}), m50 show {a.owner}"', {"owner"})) == [
        "a.owner"
    ]
