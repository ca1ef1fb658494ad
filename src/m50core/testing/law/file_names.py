"""File names are the interface: found by name, the same in each room."""

import ast
from collections.abc import Iterator, Mapping

from m50core.testing.law.article import Article
from m50core.testing.law.room import Room, RoomModule

TABLES: Mapping[str, tuple[str, str]] = {
    "records": ("KINDS", "m50_record_kinds"),
    "rules": ("RULES", "m50_rules"),
    "reports": ("REPORTS", "m50_reports"),
    "commands": ("", "m50_commands"),
    "agenda": ("", "m50_agenda_items"),
    "importers": ("IMPORTERS", "m50_importers"),
    "screens": ("SCREENS", "m50_screens"),
    "reference": ("", "m50_reference"),
}
"""By file or folder: the table that it keeps, and the hook through which ``plugin.py`` gives it."""
_ELSEWHERE = {"record": "records", "rule": "rules"}
"""By decorator: the only file in which it stands."""


def _breaches(room: Room) -> Iterator[str]:
    for role, (table, hook) in TABLES.items():
        modules = room.of(role)
        if not modules:
            if hook in room.hooks:
                yield f"{room.folder}: plugin.py gives {role}, and no file {role} keeps them"
            continue
        if table and not any(table in _defined_names(m) or _is_door(m) for m in modules):
            yield f"{modules[0].path}: {role} keeps no table {table}"
        if hook not in room.hooks:
            yield f"{modules[0].path}: plugin.py gives nothing of it through {hook}"
    has_runbooks = (room.folder / "runbooks").is_dir()
    if has_runbooks is not ("m50_runbooks" in room.hooks):
        yield f"{room.folder}: a folder runbooks and the hook m50_runbooks go together"
    for module in room.modules:
        for name, line in _decorated_functions(module):
            role = _ELSEWHERE.get(name, module.role)
            if module.role != role:
                yield f"{module.place(line)}: @{name} stands in {role} only"


def _is_door(module: RoomModule) -> bool:
    """Tell whether it is a package that imports what stands in it when that is asked for."""
    nodes = ast.walk(module.tree)
    return any(isinstance(node, ast.Name) and node.id == "lazily" for node in nodes)


def _defined_names(module: RoomModule) -> set[str]:
    nodes = [target for node in module.tree.body for target in _targets(node)]
    return {node.id for node in nodes if isinstance(node, ast.Name)}


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def _decorated_functions(module: RoomModule) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            for decorator in node.decorator_list:
                called = decorator.func if isinstance(decorator, ast.Call) else decorator
                yield ast.unparse(called).rpartition(".")[2], node.lineno


ARTICLE = Article(
    "file names are the interface",
    "Who has seen one room finds the rules, kinds and reports of any other by name, and what "
    "stands in such a file is also registered.",
    _breaches,
)
