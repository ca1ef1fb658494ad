"""What one is told to type hangs on how m50 was started: ``to_type`` tells it, and nothing else.

Whoever runs m50 from its folder has no command ``m50``; an advice that names it can't be followed.
"""

import ast
import re
import shlex
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from m50core.cli.words import build_parser
from m50core.errors import M50Error
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


PROSE = ("log noemt ze", "genoeg")
"""What goes on as a sentence after the name of a command."""
STANDS_FOR = re.compile(r"^“(x|NUMMER)” (kan niet|is geen)")
"""What is told of a word that stands for a choice or a number."""


def advised(source: str) -> Iterator[str]:
    """Yield the commands that a module tells one to type, ``x`` for what isn't known before."""
    if not any(sign in source for sign in ("to_type(", "in_help(", "{m50}")):
        return
    tree = ast.parse(source)
    known = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("to_type", "in_help"):
            if any(isinstance(part, ast.Starred) for part in node.args):
                continue
            first, *values = [_said(part, known) for part in node.args]
            yield " ".join([first, *map(shlex.quote, values)])
    for said in texts(tree):
        for hole in re.findall(r"\{m50\} ((?:(?![.,:;)](?: |$)|\)|$).)+)", said):
            yield re.sub(r"\{\w+\}", "x", hole)


def _said(part: ast.expr, known: Mapping[str, str]) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    if isinstance(part, ast.JoinedStr):
        return "".join(_said(value, known) for value in part.values)
    return known.get(part.id, "x") if isinstance(part, ast.Name) else "x"


def refused(command: str) -> str:
    """Return why a command can't be typed so; empty when it can, or only its word is told."""
    first, *words = shlex.split(command)
    if first in ("x", "OPDRACHT") or first.startswith("-") or command in PROSE:
        return ""
    if first not in {*installed.core_words(), "spuk", "tui"}:
        return f"{command}: no command"
    if not words or "--x" in words:
        return ""
    try:
        build_parser([first, *words]).parse_args([first, *words])
    except M50Error as error:
        return "" if STANDS_FOR.search(str(error)) else f"{command}: {error}"
    if first == "set" and not any("=" in word or word == "x" for word in words[1:]):
        return f"{command}: nothing to become"
    return ""


def test_what_one_is_told_to_type_can_be_typed():
    every = {one for path in SOURCES for one in advised(path.read_text("utf-8"))}
    assert len(every) > 100
    assert [told for told in map(refused, sorted(every)) if told] == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("to_type('leave', record.id)", "--until"),
        ("to_type('weg', record.id)", "no command"),
        ("_SET = 'set action_item --weg'\nto_type(_SET)", "--weg"),
        ("rule(advice='Leg de dag vast: {m50} set {id}.')", "nothing to become"),
        ("rule(advice='Doe het ({m50} done {id}), of niet: {m50} missed {id}.')", "--reason"),
        ("to_type('set', record.id, f'status={step}')", ""),
        ("to_type('leave')", ""),
    ],
)
def test_an_advice_that_cannot_be_typed_is_seen(source: str, told: str):
    refusals = [why for one in advised(source) if (why := refused(one))]
    assert [told in why for why in refusals] == [True] * bool(told)
