"""The key of the code changes with any file of a plugin or of m50, and with what is installed."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from m50core.program import code
from m50core.program.code import code_key
from m50core.program.installed import installed_register


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a plugin in it, and m50 beside it, that is all that Python looks in."""
    folder = tmp_path / "site"
    (folder / "pijler_proef" / "data").mkdir(parents=True)
    (folder / "pijler_proef" / "plugin.py").write_text("x = 1\n")
    (folder / "pijler_proef" / "data" / "tabel.csv").write_text("a,b\n")
    install(folder, "proef = pijler_proef.plugin")
    own = tmp_path / "m50core"
    own.mkdir()
    (own / "today.py").write_text("MOST = 7\n")
    monkeypatch.setattr(code, "OWN_CODE", str(own))
    monkeypatch.setattr(sys, "path", [str(folder)])
    monkeypatch.setenv("M50_CACHE", str(tmp_path / "cache"))
    return folder


def install(folder: Path, line: str) -> None:
    info = folder / "pijler_proef-1.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text("Name: pijler-proef\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[m50.plugins]\n{line}\n")


def swap(path: Path) -> None:
    """Put something else of the same length in a file, with the times that it had."""
    before = path.stat()
    path.write_text(path.read_text()[::-1])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter": lambda site: (site / "pijler_proef" / "plugin.py").write_text("x = 2\n"),
    "a letter, with the times of before": lambda site: swap(site / "pijler_proef" / "plugin.py"),
    "its data": lambda site: (site / "pijler_proef" / "data" / "tabel.csv").write_text("a,c\n"),
    "a file more": lambda site: (site / "pijler_proef" / "data" / "meer.csv").write_text(""),
    "a file less": lambda site: (site / "pijler_proef" / "data" / "tabel.csv").unlink(),
    "another name": lambda site: (site / "pijler_proef" / "plugin.py").rename(
        site / "pijler_proef" / "anders.py"
    ),
    "a version": lambda site: (site / "pijler_proef-1.0.dist-info" / "METADATA").write_text(
        "Name: pijler-proef\nVersion: 1.0.1\n"
    ),
    "a distribution more": lambda site: (site / "meer-1.0.dist-info").mkdir(),
    "a distribution of another version": lambda site: (site / "pijler_proef-1.0.dist-info").rename(
        site / "pijler_proef-1.1.dist-info"
    ),
    "another place": lambda site: (
        (site / "elders" / "meer-1.0.dist-info").mkdir(parents=True),
        sys.path.append(str(site / "elders")),
    ),
    "m50 itself": lambda site: (site.parent / "m50core" / "today.py").write_text("MOST = 8\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_key_changes_with(change: str, site: Path) -> None:
    before = code_key()
    assert before == code_key() is not None
    CHANGES[change](site)
    assert code_key() not in (before, None)


def test_the_folder_that_one_works_in_is_no_change(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sys.path.insert(0, "")
    keys = []
    for name in ("hier", "daar"):
        (site / name).mkdir()
        monkeypatch.chdir(site / name)
        keys.append(code_key())
    assert keys[0] == keys[1] is not None


def test_what_python_compiles_is_no_change(site: Path) -> None:
    before = code_key()
    (site / "pijler_proef" / "__pycache__").mkdir()
    (site / "pijler_proef" / "__pycache__" / "plugin.cpython-399.pyc").write_bytes(b"x")
    assert code_key() == before


def test_of_what_is_not_found_or_far_too_large_it_cannot_be_told(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert code_key() is not None
    install(site, "proef = nergens.plugin")
    assert code_key() is None
    install(site, "proef = pijler_proef.plugin")
    monkeypatch.setattr(code, "_MOST_FILES", 2)
    assert code_key() is None


def test_a_module_of_one_file_is_looked_at_alone(site: Path) -> None:
    install(site, "proef = stoutmodule")
    (site / "stoutmodule.py").write_text("x = 1\n")
    before = code_key()
    assert before is not None
    (site / "ander.txt").write_text("x")
    assert code_key() == before
    (site / "stoutmodule.py").write_text("x = 2\n")
    assert code_key() != before


def test_a_list_that_cannot_be_read_is_no_reason_to_remember_nothing(site: Path) -> None:
    install(site, "geen gelijkteken")
    assert code_key() is not None


def test_nothing_is_imported_to_look(site: Path) -> None:
    (site / "pijler_proef" / "__init__.py").write_text("raise SystemExit")
    assert code_key() is not None


def test_what_is_installed_has_one_and_what_looks_afresh_has_none() -> None:
    assert installed_register().code is not None
    assert installed_register(fresh=True).code is None
