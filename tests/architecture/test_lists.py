"""A list is made once, in its room; the command line and the screen only draw it."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from m50core.network.face import lists
from m50core.network.face.lists import Lists

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "src" / "m50core"
SCREEN = ROOT / "tui" / "src" / "m50tui"
MADE = {"Table", "ListRow", "LazyRows"}
"""What only a maker puts together."""


def faces() -> Iterator[Path]:
    """Yield the modules that draw: the words of the command line, and the screen."""
    commands = (path for path in CORE.rglob("*.py") if "commands" in path.relative_to(CORE).parts)
    yield from (*commands, *CORE.rglob("commands.py"), *(CORE / "cli").rglob("*.py"))
    yield CORE / "plugins" / "many.py"  # what several words share
    yield from SCREEN.rglob("*.py")


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def made(source: str, names: set[str]) -> Iterator[str]:
    """Yield what is put together by one of these names."""
    for node in ast.walk(ast.parse(source)) if any(name in source for name in names) else ():
        if isinstance(node, ast.Call) and called(node) in names:
            yield ast.unparse(node)


def within(source: str, sought: Callable[[ast.AST], bool]) -> Iterator[str]:
    """Yield the name of each function or class in which something stands that is sought."""

    def look(node: ast.AST, name: str) -> Iterator[str]:
        for child in ast.iter_child_nodes(node):
            if sought(child):
                yield name
            named = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            yield from look(child, child.name if named else name)

    yield from look(ast.parse(source), "")


def is_column(node: ast.AST) -> bool:
    """Tell whether text is made as wide as a column: ``{one.id:20}``, ``{a:<{b}}``, ``ljust``."""
    if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        spec = ast.unparse(node.format_spec).strip("f'\"")
        return bool(re.match(r"(.?[<>^])?[1-9{]", spec))
    if not isinstance(node, ast.Call):
        return False
    text, _, name = ast.unparse(node.func).rpartition(".")
    return name in {"ljust", "rjust", "center"} or (name == "format" and "{:" in text)


def is_call(node: ast.AST, names: set[str]) -> bool:
    """Tell whether something of these names is put together here."""
    return isinstance(node, ast.Call) and called(node) in names


def line_classes(sources: Iterable[str]) -> set[str]:
    """Return the names of the classes of which a line of the screen's lists is made."""
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for source in sources for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    }  # fmt: skip
    names = {"Row"}
    while more := {name for name, of in bases.items() if of & names} - names:
        names |= more
    return names


def titles_of_relations(source: str) -> Iterator[str]:
    """Yield each function that looks whether a field is a relation, and tells a title then."""
    for node in ast.walk(ast.parse(source)) if "relation" in source else ():
        if isinstance(node, ast.FunctionDef):
            parts = list(ast.walk(node))
            asked = {one.attr for one in parts if isinstance(one, ast.Attribute)}
            calls = {called(one) for one in parts if isinstance(one, ast.Call)}
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


def test_no_face_puts_text_in_columns_of_its_own():
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in set(faces())
        for name in within(path.read_text("utf-8"), is_column)
    }
    assert found == COLUMNS.keys()


def test_the_screen_makes_no_line_of_a_list_but_those_that_are_only_its_own():
    sources = {path: path.read_text("utf-8") for path in SCREEN.rglob("*.py")}
    names = line_classes(sources.values())
    assert {"Row", "Line", "FindingRow"} <= names
    found = {
        f"{path.relative_to(SCREEN)}: {name}"
        for path, source in sources.items()
        for name in within(source, lambda node: is_call(node, names))
    }
    assert found == LINES.keys()


def test_every_list_that_a_face_asks_for_has_its_maker():
    makers = {name for name in vars(Lists) if not name.startswith("_")}
    asked = set()
    made_of_lists = Path(lists.__file__)  # a sheet is
    for path in {*faces(), made_of_lists}:
        asker, source = "self" if path == made_of_lists else "net.lists", path.read_text("utf-8")
        for node in ast.walk(ast.parse(source)) if "lists" in source else ():
            if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith(asker):
                asked |= {node.attr} - {"_net", "_collection"}
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


COLUMNS = {
    "src/m50core/cli/commands/records.py: _beside": "draws a sheet",
    "src/m50core/cli/commands/records.py: _related_line": "draws a sheet",
    "src/m50core/cli/findings_page.py: apart": "draws findings, each whole on a line of its own",
    "src/m50core/cli/commands/doctor.py: _lines": "draws signs, each text whole",
    "src/m50core/today/commands/today.py: _day_and_words": "draws the day, folded in its room",
    "tui/src/m50tui/records/describe.py: _field": "draws a sheet",
    # Nothing of the network: what there is to choose, or keys.
    "src/m50core/cli/commands/report.py: _run": "names of reports, which only words ask for",
    "src/m50core/cli/help_page.py: overview": "words of the command line",
    "src/m50core/cli/help_page.py: _more": "what one types, and what that tells",
    "src/m50core/cli/help_page.py: _examples": "examples of a word",
    "src/m50core/cli/commands/transfer.py: _lines": "what an import did, told once",
    "tui/src/m50tui/forms/leaving.py: _choice_text": "answers to a question",
    "tui/src/m50tui/widgets/help.py: _key_lines": "keys",
    "tui/src/m50tui/program/manual_text.py: _rows": "a table within the text of the manual",
    # A drawing, no list.
    "tui/src/m50tui/agenda/days.py: _block": "the hours of a day",
    "tui/src/m50tui/agenda/days.py: _head": "the hours of a day",
    "tui/src/m50tui/agenda/month.py: month": "a calendar",
    "tui/src/m50tui/agenda/weeks.py: _week": "a calendar",
    "tui/src/m50tui/today/why.py: compose": "why one thing asks for attention",
    "tui/src/m50tui/meetings/lines.py: explained": "what a key does at a line",
}
"""Where a face makes columns, each with what it draws or why that is no list."""
LINES = {
    # Draw what was made, in the room there is.
    "widgets/drawn.py: brief_rows": "any table in short",
    "widgets/drawn.py: empty_row": "what an empty table says",
    "widgets/page.py: head": "a heading",
    "agenda/rows.py: _row": "an entry of the agenda, with the hours that a day shows",
    "meetings/lines.py: line": "any line of a meeting, with what a key does there",
    "today/panels.py: _goal_row": "a goal of the day",
    "today/panels.py: _missed_rows": "what was missed",
    "today/panels.py: _needs": "what needs attention",
    "today/panels.py: attention_page": "what needs attention",
    "today/panels.py: changes_page": "what changed",
    "today/panels.py: week_page": "the week",
    "today/panels.py: _nothing": "what an empty table says",
    # Only a screen has them: what Enter or a key does there.
    "agenda/proposal.py: on_mount": "days to choose from",
    "agenda/rows.py: day_page": "that a day is empty, and what one can do",
    "forms/pick.py: on_mount": "records to choose from",
    "meetings/decision.py: reload": "a decision that isn't taken yet, being filled in",
    "meetings/effect_rows.py: chosen_people": "whom one chooses for a post",
    "meetings/lines.py: nothing": "that a part is empty, and what one can do",
    "meetings/meeting.py: action_add": "a line that is being added",
    "meetings/meeting.py: line": "no line: none is chosen",
    "meetings/roll.py: reload": "who may be there, to be ticked",
    "meetings/vote.py: reload": "who may vote, to be asked",
    "program/lists.py: more_page": "where one can go",
    "program/manual.py: topics_page": "topics of the manual, folded under its chapters",
    "program/manual.py: _row": "a topic of the manual",
    "records/preview.py: __init__": "no line: none is shown",
    "store/signs.py: _unkept": "what this screen couldn't keep",
    "store/signs.py: health_page": "what this screen couldn't keep; how a backup is made",
    "store/signs.py: waiting_page": "that it is being looked at",
}
"""Where the screen makes lines, each with why no other face has them."""


def test_the_looks_find_what_they_are_for():
    columns = (
        "def f(x): return f'{x.id:20} {x.title}'", "def f(x): return f'{x:<{wide}}'",
        "def f(x): return f'{x.id:>8}'", "def f(x): return x.ljust(8)",
        "def f(x): return '{:20}'.format(x)",
    )  # fmt: skip
    for source in columns:
        assert list(within(source, is_column)) == ["f"], source
    for source in ("def f(x): return f'{x:%H:%M} {x:.0%} {x!r} {x:02d}'", "def f(x): return x"):
        assert list(within(source, is_column)) == [], source
    lines = line_classes(["class A(Row): pass", "class B(A): pass", "class C: pass"])
    assert lines == {"Row", "A", "B"}
    line = "class S:\n  def g(self): self.add(Row(()))"
    assert list(within(line, lambda node: is_call(node, {"Row"}))) == ["g"]
    assert list(made("pages.Table([Row()], head=())", MADE)) == ["pages.Table([Row()], head=())"]
    source = "def f(i, v):\n    return title(v) if i.relation else v\ndef g(i):\n    i.relation"
    assert list(titles_of_relations(source)) == ["f"]
    assert list(bare_ids('f"van {a.owner} ({a.owner}), m50 show {a.owner}"', {"owner"})) == [
        "a.owner"
    ]
