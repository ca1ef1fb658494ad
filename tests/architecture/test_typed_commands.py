"""What one is told to type hangs on how m50 was started: ``to_type`` tells it, and nothing else.

Whoever runs m50 from its folder has no command ``m50``; an advice that names it can't be followed.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from m50core.program import installed

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for folder in ("src", "tui/src", *(f"plugins/{one.name}/src" for one in ROOT.glob("plugins/*")))
    for path in (ROOT / folder).rglob("*.py")
)
EXAMPLES = "an example of the help: `as_typed` gives its first word when it is told"
LEFT = (
    (r"(.*/)?examples\.py|tui/src/m50tui/plugin\.py", r"m50 [^{}]*", EXAMPLES),
    (
        r".*/folder_upkeep\.py",
        "Hersteld met m50 doctor --repair",
        "kept in the log, for others too",
    ),
    (r".*/cli/(main|words)\.py", "m50 \0\n?", "the version"),
    (r".*/pages/manual\.py", ".*", "the manual is written for who installed it"),
    (r".*/testing/practice\.py", "m50 ", "an example is run by what comes after it"),
)
"""Where the bare name of a command may stand: the module, what it says, and why."""


def words() -> str:
    return "|".join(sorted({*installed.core_words(), "spuk", "tui"}, key=len, reverse=True))


@cache
def bare_command() -> re.Pattern[str]:
    """Return what finds a command that is named as it is where m50 is installed."""
    return re.compile(
        rf"(?<![\w./-])m50(?= (?:{words()})\b| --| \[|, een | OPDRACHT\b| \0| $)"
        r"|(?:typ|schrijf|gebruik:) `?m50\b",
        re.IGNORECASE,
    )


def texts(tree: ast.Module) -> Iterator[str]:
    """Yield what the strings of a module say, docstrings left out; NUL for what is filled in."""
    left_out = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) or _is_docstring(node)
        for part in ast.walk(node)
        if part is not node and not isinstance(part, ast.FormattedValue)
        if isinstance(part, ast.Constant)
        if not isinstance(node, ast.JoinedStr) or part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said = (v.value if isinstance(v, ast.Constant) else "\0" for v in node.values)
            yield "".join(map(str, said))
        elif _is_text(node) and id(node) not in left_out:
            yield str(node.value)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


NAMED = re.compile(r"\bm50(?![\w.])", re.IGNORECASE)


def found_in(source: str) -> list[str]:
    if not NAMED.search(source):
        return []  # most modules speak of no command; to read their strings takes long
    finds = bare_command()
    return [said for said in texts(ast.parse(source)) if finds.search(said)]


def found() -> list[tuple[str, str]]:
    return [
        (str(path.relative_to(ROOT)), said)
        for path in SOURCES
        for said in found_in(path.read_text("utf-8"))
    ]


def is_left(named: tuple[str, str], place: str, said: str) -> bool:
    return bool(re.fullmatch(place, named[0]) and re.fullmatch(said, named[1]))


def test_no_sentence_names_a_command_but_by_how_m50_was_started():
    assert len(SOURCES) > 500
    every = found()
    assert [one for one in every if not any(is_left(one, *left[:2]) for left in LEFT)] == []
    assert [left for left in LEFT if not any(is_left(one, *left[:2]) for one in every)] == []


@pytest.mark.parametrize(
    ("source", "is_bare"),
    [
        ("say('Terughalen: m50 bin --restore')", True),
        ("say(f'Terughalen: m50 bin --restore {id}')", True),
        ("say('Haal het terug met m50 ' 'undo.')", True),
        ("say(f'Typ m50 {word}.')", True),
        ("parser = Parser(usage='gebruik: m50')", True),
        ("say(f\"Terughalen: {to_type('bin --restore', id)}\")", False),
        ("rule(advice='Wijs een trekker aan: {m50} assign {id} WIE.')", False),
        ("def run():\n    '''Do what m50 bin does.'''", False),
        ("say('m50 kan dit niet; sluit m50 en open het opnieuw.')", False),
    ],
)
def test_a_bare_command_is_seen(source: str, is_bare: bool):
    assert bool(found_in(source)) is is_bare
