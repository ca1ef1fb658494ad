"""Meaning is typed, never spelt: no code decides by the letters of a status, or of a sentence."""

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
    for node in ast.walk(ast.parse(source)) if "status" in source else ():
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


_CUTS = {
    "startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition", "split",
    "rsplit", "index", "find", "count", "match", "fullmatch", "search",
}  # fmt: skip
_READ = {
    "sentence", "label", "title_text", "reason", "advice", "remedy", "headline", "texts", "help",
    "shown", "told", "why",
}  # fmt: skip
"""What a person reads."""
_FROM_PEOPLE = {
    "meetings/moving.py": "the day in a title that people gave moves along",
    "network/refusals.py": "what has no title is called by its id",
    "plan_check/rules/wholeness.py": "how names are spelt is what it looks at",
    "privacy/dossier.py": "a name that is typed",
    "records/asked.py": "what was typed is held against what is told back",
    "records/naming.py": "a name that is typed",
    "values/choice.py": "a label that is typed",
    "today/sources/findings.py": "no full stop stands behind the title of a line",
    "app.py": "what was told just now isn't told twice",
}
"""Where words that people type are read, each with the reason."""


def cut(source: str) -> Iterator[str]:
    """Yield the code that cuts, seeks in or compares what a person reads."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            sides = [node.func.value, *node.args]
            is_cut = node.func.attr in _CUTS and bool(node.args)
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            is_cut = not any(isinstance(one, ast.Constant) and not one.value for one in sides)
        else:
            continue
        if is_cut and any(map(_is_read, sides)):
            yield ast.unparse(node)


def _is_read(node: ast.expr) -> bool:
    if isinstance(node, ast.BoolOp):
        return any(map(_is_read, node.values))
    if isinstance(node, ast.Subscript):
        return _is_read(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr in _READ
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute):
        of_days = isinstance(node.func.value, ast.Name) and node.func.value.id == "dutch"
        plain = node.func.attr in ("casefold", "lower", "strip") and _is_read(node.func.value)
        return of_days or plain or node.func.attr in _READ
    return ast.unparse(node) in ("str(error)", "str(exc)")


def test_no_code_decides_by_what_a_person_reads():
    found = {
        f"{path.relative_to(ROOT)}: {code}"
        for path in SOURCES
        if not any(path.as_posix().endswith(f"/{name}") for name in _FROM_PEOPLE)
        for code in cut(path.read_text("utf-8"))
    }
    assert found == set()


def test_the_look_at_sentences_finds_what_it_is_for():
    for code in (
        "error.sentence.removeprefix(name)", "'botst' in str(error)", "dutch.day(one).partition(x)",
        "row.texts[0].startswith('Ter info')", "status.label.casefold() == 'klaar'",
        "(one.headline or one.sentence).partition('. ')",
    ):  # fmt: skip
        assert list(cut(code)), code
    for code in (
        "status.label == ''",
        "error.file == name",
        "text.split('.')",
        "one.label.upper()",
    ):
        assert not list(cut(code)), code
