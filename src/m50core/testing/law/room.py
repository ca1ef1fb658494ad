"""A room as its source tells it: modules, what they import while they run, what they define."""

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import attrs

CORE = "m50core"


@attrs.frozen
class Import:
    """Something that a module imports when it runs; what is a type only doesn't count."""

    target: str
    """Dotted, with the name that is taken from it: ``m50core.board.units.find_unit``."""
    line: int


@attrs.frozen
class RoomModule:
    """One module of a room."""

    name: str
    """Dotted, within the room: ``rules.decisions``; empty for the room's own ``__init__``."""
    path: Path
    tree: ast.Module = attrs.field(repr=False, eq=False)
    imports: tuple[Import, ...] = attrs.field(repr=False)

    @property
    def role(self) -> str:
        """The file or folder of the room that it is, or stands in: ``rules``."""
        return self.name.partition(".")[0]

    def place(self, line: int) -> str:
        """Return file and line, as an editor opens it."""
        return f"{self.path}:{line}"


@attrs.frozen
class Room:
    """A package that a plugin module speaks for: a room of the core, or a pillar outside."""

    package: str
    folder: Path
    modules: tuple[RoomModule, ...] = attrs.field(repr=False)

    @property
    def name(self) -> str:
        """The last part of its package: ``meetings``."""
        return self.package.rpartition(".")[2]

    @property
    def is_of_the_core(self) -> bool:
        """True for a room of m50core itself."""
        return self.package.startswith(f"{CORE}.")

    def of(self, role: str) -> tuple[RoomModule, ...]:
        """Return the modules of a role, which is one file or the files in one folder."""
        return tuple(module for module in self.modules if module.role == role)

    def constant(self, name: str) -> object:
        """Return what ``plugin.py`` says under a name, as a literal; None when it doesn't."""
        for module in self.of("plugin"):
            for node in module.tree.body:
                if isinstance(node, ast.Assign | ast.AnnAssign) and name in _targets(node):
                    return _literal(node.value)
        return None

    @property
    def hooks(self) -> frozenset[str]:
        """Names of the hooks that ``plugin.py`` implements."""
        nodes = (node for module in self.of("plugin") for node in module.tree.body)
        return frozenset(node.name for node in nodes if isinstance(node, ast.FunctionDef))


def core_rooms() -> frozenset[str]:
    """Return the names of the core's rooms: its folders with a plugin, but the program's own."""
    names = {path.parent.name for path in _folder(CORE).glob("*/plugin.py")}
    return frozenset(names - {"program"})


def core_packages() -> frozenset[str]:
    """Return the names of all packages in the core, rooms and machinery."""
    return frozenset(path.parent.name for path in _folder(CORE).glob("*/__init__.py"))


def read_room(package: str) -> Room:
    """Read the source of an installed package without importing it.

    Raises ModuleNotFoundError when there is none, SyntaxError when it can't be read.
    """
    folder = _folder(package)
    hidden = ("__pycache__", ".")
    paths = sorted(
        path
        for path in folder.rglob("*.py")
        if path.is_file() and not any(p.startswith(hidden) for p in path.relative_to(folder).parts)
    )
    return Room(package, folder, tuple(_module(package, folder, path) for path in paths))


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is no package")
    return Path(spec.submodule_search_locations[0])


def _module(package: str, folder: Path, path: Path) -> RoomModule:
    parts = path.relative_to(folder).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    tree = ast.parse(path.read_bytes(), str(path))
    inside = f"{package}.{name}".rstrip(".")
    inside = inside if path.name == "__init__.py" else inside.rpartition(".")[0]
    return RoomModule(name, path, tree, tuple(_imports(tree, inside)))


def _imports(node: ast.AST, inside: str) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test).split(".")[-1] == "TYPE_CHECKING":
            for other in child.orelse:
                yield from _imports(ast.Module([other], []), inside)
        elif isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            start = inside.split(".")[: len(inside.split(".")) - child.level + 1]
            base = [*(start if child.level else ()), *filter(None, [child.module])]
            for alias in child.names:
                yield Import(".".join((*base, alias.name)), child.lineno)
        else:
            yield from _imports(child, inside)


def _targets(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _literal(node: ast.expr | None) -> object:
    try:
        return None if node is None else ast.literal_eval(node)
    except ValueError:
        return ast.unparse(node) if node is not None else None
