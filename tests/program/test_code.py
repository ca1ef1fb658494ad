"""The key of the code changes with any file of a plugin, any version, and what is installed."""

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from m50core.plugins.loader import PluginState
from m50core.program import code
from m50core.program.code import code_key
from m50core.program.installed import installed_register
from m50core.store.files.remembered import Key

STATE = PluginState("stout", "stout", "1.0", "ok")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of a package that is imported, ``stoutpakket``."""
    folder = tmp_path / "stoutpakket"
    (folder / "data").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "plugin.py").write_text("x = 1\n")
    (folder / "data" / "tabel.csv").write_text("a,b\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.import_module("stoutpakket.plugin")
    yield folder
    for name in [name for name in sys.modules if name.startswith("stoutpakket")]:
        del sys.modules[name]


def key(state: PluginState = STATE) -> Key | None:
    return code_key({"stout": sys.modules["stoutpakket.plugin"]}, [state])


def swap(path: Path) -> None:
    """Put something else of the same length in a file, with the times that it had."""
    before = path.stat()
    path.write_text(path.read_text()[::-1])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter": lambda folder: (folder / "plugin.py").write_text("x = 2\n"),
    "a letter, with the time of before": lambda folder: swap(folder / "plugin.py"),
    "its data": lambda folder: (folder / "data" / "tabel.csv").write_text("a,c\n"),
    "a file more": lambda folder: (folder / "data" / "meer.csv").write_text(""),
    "a file less": lambda folder: (folder / "data" / "tabel.csv").unlink(),
    "another name": lambda folder: (folder / "plugin.py").rename(folder / "anders.py"),
    "a distribution more": lambda folder: (folder.parent / "meer-1.0.dist-info").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_key_changes_with(change: str, package: Path) -> None:
    before = key()
    assert before == key() is not None
    CHANGES[change](package)
    assert key() != before


@pytest.mark.parametrize(
    "state", [PluginState("stout", "stout", "1.1", "ok"), PluginState("stout", "x", "1.0", "ok")]
)
def test_the_key_changes_with_a_version(state: PluginState, package: Path) -> None:
    assert key(state) != key()


def test_the_key_changes_with_who_is_there(package: Path) -> None:
    assert code_key({}, []) != key()


def test_what_python_compiles_is_no_change(package: Path) -> None:
    before = key()
    (package / "__pycache__").mkdir(exist_ok=True)
    (package / "__pycache__" / "plugin.cpython-399.pyc").write_bytes(b"x")
    assert key() == before


def test_of_what_is_no_module_or_far_too_large_it_cannot_be_told(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert code_key({"stout": object()}, [STATE]) is None
    assert code_key({"stout": ModuleType("nergens")}, [STATE]) is None
    monkeypatch.setattr(code, "_MOST_FILES", 2)
    assert key() is None


def test_a_module_of_one_file_is_looked_at_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stoutmodule.py").write_text("x = 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = importlib.import_module("stoutmodule")
    before = code_key({"stout": module}, [])
    (tmp_path / "ander.txt").write_text("x")
    assert code_key({"stout": module}, []) == before
    (tmp_path / "stoutmodule.py").write_text("x = 2\n")
    assert code_key({"stout": module}, []) != before
    del sys.modules["stoutmodule"]


def test_the_core_is_in_it_by_its_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = code_key({}, [])
    (tmp_path / "plugin.py").write_text("x = 1\n")
    monkeypatch.setattr(code.m50core, "__path__", [str(tmp_path)])
    first = code_key({}, [])
    (tmp_path / "plugin.py").write_text("x = 2\n")
    second = code_key({}, [])
    assert before != first != second
    monkeypatch.setattr(code.m50core, "__version__", "9.9")
    assert code_key({}, []) != second


def test_what_is_installed_has_one_and_what_looks_afresh_has_none() -> None:
    assert installed_register().code is not None
    assert installed_register(fresh=True).code is None
