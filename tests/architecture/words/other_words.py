"""Imports m50 with other words: behind every Dutch text that it owns stands a mark of that place.

No two places have the same mark, so that whoever compares a text with a text, cuts something off
it or looks for a word in it no longer finds it. What is no text for people stays as it is: names,
keys, patterns, and the words in which people themselves say days, amounts and names (``INPUT``).
"""

import ast
import re
import sys
import zlib
from collections.abc import Iterator
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType

ROOTS = ("m50core", "m50tui", "pijler_")
INPUT = {
    "m50core.values": "how people say days, amounts, numbers and names",
    "m50core.testing": "stories for whoever makes a plugin",
    "m50core.program.order": "names of kinds, words and reports",
    "m50core.records.anchors": "articles before what a deadline hangs on",
    "m50core.agenda.calendar_files.zone_names": "names that other programs give to time zones",
    "m50core.cli.argparse_dutch": "the sentences of argparse, by which it is asked for another",
    "m50core.exchange.csv_data": "how other programs head a column",
}
"""Modules whose words are read, not shown, each with the reason."""
KEYS = {
    "called_elsewhere": "how other programs head a column",
    "metavar": "one word of a usage",
    "prefix": "how ids begin",
    "id": "an id",
    "code_lines": "code that is written out",
    "topic": "what two rules share",
    "_PREVIOUS": "what who writes a runbook calls the step before",
    "_THE_DAY": "what who writes a runbook calls the day",
}
_WORD = re.compile(r"[a-zà-ÿ]{4,}")
_ANY_WORD = re.compile(r"[A-Za-zÀ-ÿ]{4,}")
_LABEL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+")
_PROSE = re.compile(r"[A-Za-zÀ-ÿ]{2,}[^A-Za-z]* [^A-Za-z]*[A-Za-zÀ-ÿ]{2,}")
_CODE = re.compile(r"\\|\||\[|\(\?|\[\^|\]\+|\*\)|[{}]|://|^--|^#|::|->|;$|%[(sr]|/>|</")
MARK = "°"
FOREIGN = {"ignore", "surrogateescape", "backslashreplace", "deterministic", "revoke"}
"""Words of Python's own, of libraries and of options that no name in the code is like."""


class Words:
    """The names in the code: a word that is one of them is no text."""

    def __init__(self, folders: list[Path]) -> None:
        self.names: set[str] = set(FOREIGN)
        for folder in folders:
            for path in folder.rglob("*.py"):
                self.names |= set(re.findall(r"[a-z]{4,}", path.stem))
                self.names |= set(_names(path.read_text("utf-8")))

    def is_text(self, value: str) -> bool:
        """Tell whether a literal is Dutch for people."""
        if _CODE.search(value):
            return False
        if _PROSE.search(value):
            return any(word not in self.names for word in _ANY_WORD.findall(value))
        if _LABEL.fullmatch(value):
            return value not in self.names
        return bool(_WORD.fullmatch(value)) and value not in self.names


_CODE_WORD = re.compile(r"[a-z]{4,}|\b[A-Z][A-Za-z]+")
_STRINGS = re.compile(r"\"\"\".*?\"\"\"|\"[^\"\n]*\"|#[^\n]*", re.DOTALL)


def _names(source: str) -> Iterator[str]:
    for name in _CODE_WORD.findall(_STRINGS.sub(" ", source)):
        yield name
        yield name.lower()  # a kind is called as its class is


class Marking(ast.NodeTransformer):
    """Puts a mark behind each text, but for the ones that explain the code."""

    def __init__(self, module: str, words: Words) -> None:
        self._module, self._words = module, words

    def _mark(self, node: ast.AST) -> str:
        place = f"{self._module}:{node.lineno}:{node.col_offset}"  # type: ignore[attr-defined]
        return f"{MARK}{zlib.crc32(place.encode()):08x}"

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        return node if isinstance(node.value, ast.Constant) else self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str) and self._words.is_text(node.value):
            return ast.copy_location(ast.Constant(node.value + self._mark(node)), node)
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        said = "".join(
            str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values
        )
        plain = ast.JoinedStr(
            [part if isinstance(part, ast.Constant) else self.visit(part) for part in node.values]
        )
        if _PROSE.search(said) and not _CODE.search(said):
            plain.values.append(ast.Constant(self._mark(node)))
        return ast.copy_location(plain, node)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        node.value = self.visit(node.value)  # how it is formatted is no text
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        first = node.args[0] if node.args else None
        named = any(part[:1].isupper() for part in ast.unparse(node.func).split("."))
        node.func = self.visit(node.func)
        node.keywords = [self.visit(one) for one in node.keywords]
        node.args = [
            one if one is first and named and _is_name(one) else self.visit(one)
            for one in node.args
        ]
        return node

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        return node if node.arg in KEYS else self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if isinstance(node.target, ast.Name) and node.target.id in KEYS:
            return node
        node.value = self.visit(node.value) if node.value else None
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        if any(isinstance(one, ast.Name) and one.id in {*KEYS, "__all__"} for one in node.targets):
            return node
        node.value = self.visit(node.value)
        return node


def _is_name(node: ast.expr) -> bool:
    """A lone word that something is made with first is its name: ``Command("vote", …)``."""
    return isinstance(node, ast.Constant) and bool(_WORD.fullmatch(str(node.value)))


class Loader(SourceFileLoader):
    """Loads a module with its texts marked; never from byte code, and leaves none."""

    words: Words
    marked = 0

    def get_code(self, fullname: str) -> CodeType:
        tree = ast.parse(self.get_data(self.path))
        if not any(fullname == name or fullname.startswith(f"{name}.") for name in INPUT):
            tree = ast.fix_missing_locations(Marking(fullname, self.words).visit(tree))
            Loader.marked += 1
        return compile(tree, self.path, "exec", dont_inherit=True)


class Finder:
    """Finds the modules of m50, its screen and its pillars."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        del target
        if not name.startswith(ROOTS):
            return None
        spec = PathFinder.find_spec(name, path)  # type: ignore[arg-type]
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = Loader(spec.loader.name, spec.loader.path)
        return spec


def install() -> None:
    """From here on, import m50 with other words."""
    found = [PathFinder.find_spec(name) for name in ("m50core", "m50tui")]
    folders = [Path(str(spec.origin)).parent for spec in found if spec is not None]
    Loader.words = Words([*folders, folders[0].parents[1] / "plugins"])
    sys.meta_path.insert(0, Finder)  # type: ignore[arg-type]
