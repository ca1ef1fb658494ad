"""A name stands for one thing, and a function is named after what it does or gives."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "src", ROOT / "tui" / "src", *sorted((ROOT / "plugins").glob("*/src"))]


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    paths = [path for folder in SOURCES for path in sorted(folder.rglob("*.py"))]
    return tuple((str(path.relative_to(ROOT)), ast.parse(path.read_bytes())) for path in paths)


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


IRREGULAR = """
begun beaten born bound broken brought built caught chosen done drawn driven felt found frozen given
gone grown heard held hidden kept known laid left lent lost made meant met overtaken paid proven
redone said seen sent shaken shot shown slept sold sought spent spoken stood stuck sworn taken
taught thought thrown told torn undone understood woken won worn written
"""
NO_PARTICIPLES = "between embed even feed happen listen need open reopen screen seed then when"
SEEN_BY_OTHERS = {
    "shown": "scripts call Period.shown() and Money.shown()",
    "packaged": "plugins call PlanFile.packaged()",
    "changed": "scripts and plugins' tests call Record.changed()",
    "kept": "who keeps text about people gives a Keeper",
    "unfinished": "a store of a plugin is asked for it by Resuming",
    "told": "the kit's RuleContract has it for plugins' tests",
    "undeclared": "the kit's RuleContract has it for plugins' tests",
}
"""Methods that stay as they are called, and why; a function has no such excuse."""


def is_participle(name: str) -> bool:
    word = name.strip("_")
    if name.startswith("__") or "_" in word or word in NO_PARTICIPLES.split():
        return False
    return word in IRREGULAR.split() or word.endswith(("ed", "en"))


def is_question_or_handler(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A property says how a thing is, a handler of the screen what happened."""
    names = {ast.unparse(one).partition("(")[0] for one in node.decorator_list}
    return bool(names & {"property", "cached_property", "on"})


def is_decorator(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """What makes of a function a function says how that is: ``@checked``."""
    return node.returns is not None and ast.unparse(node.returns).startswith("Callable[P,")


def participles(tree: ast.Module) -> Iterator[str]:
    nodes = list(ast.walk(tree))
    methods = {id(child) for node in nodes if isinstance(node, ast.ClassDef) for child in node.body}
    for node in nodes:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        excused = id(node) in methods and node.name in SEEN_BY_OTHERS
        if is_participle(node.name) and not (
            excused or is_question_or_handler(node) or is_decorator(node)
        ):
            yield node.name


def test_no_function_is_named_by_a_bare_participle():
    found = {path: names for path, tree in modules() if (names := list(participles(tree)))}
    assert found == {}


def test_the_look_finds_participles_and_nothing_else():
    code = """
def told(): ...
def _named(): ...
def overlay(): ...
def list_kept(): ...
def open(): ...
class Period:
    def shown(self): ...
    def laid(self): ...
    @property
    def carried(self): ...
"""
    assert sorted(participles(ast.parse(code))) == ["_named", "laid", "told"]


SAY_NOTHING = ("one", "found", "made", "told", "some")
MOST = 0.025
"""Of all names that are bound: that which is so short-lived that any noun says less."""


def test_a_variable_is_named_by_its_noun():
    bound = Counter(
        node.id
        for _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    share = sum(bound[name] for name in SAY_NOTHING) / bound.total()
    assert share < MOST, {name: bound[name] for name in SAY_NOTHING}
