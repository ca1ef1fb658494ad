"""The key of the code changes with any file of a plugin or of m50, and with what is installed."""

import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from m50core.program import code
from m50core.program.code import code_here, code_key
from m50core.program.installed import installed_register
from m50core.store.files import plain
from m50core.store.files.plain import look_of


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
        (site.parent / name).mkdir()
        (site.parent / name / "notulen.txt").touch()
        monkeypatch.chdir(site.parent / name)
        keys.append(code_key())
    assert keys[0] == keys[1] is not None


def test_where_one_worked_at_the_first_look_says_nothing_of_the_code_elsewhere(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``python -c`` and ``-m`` look for modules in the folder that one works in."""
    monkeypatch.setattr(sys, "path", ["", str(site)])
    monkeypatch.setattr(code, "_looked", {})
    for name in ("een", "twee"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.py").write_text("")
        monkeypatch.chdir(folder)
        assert code_here() == code_key()


def test_a_first_look_that_failed_is_looked_once_more(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code, "_looked", {})
    with monkeypatch.context() as trouble:
        trouble.setattr(code, "distributions_key", lambda: None)
        assert code_here() is None
    assert code_here() == code_key() is not None


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
    monkeypatch.setattr(plain, "_MOST_FILES", 2)
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


def reinstall(site: Path) -> None:
    """Write the list of files of a helper anew, as an installer does for the same version."""
    record = site / "hulp-1.0.dist-info" / "RECORD"
    content = record.read_text()
    record.unlink()
    (record.parent / "other").write_text("keeps the place on the disk")
    record.write_text(content)


def shadow(site: Path) -> None:
    (site.parent / "eerst" / "hulp.py").write_text("A = 2\n")


def link(site: Path) -> None:
    """Point at a package elsewhere in another way, as who moves a checkout does."""
    (site / "elders.pth").write_text("/daar\n")


ELSEWHERE: dict[str, Callable[[Path], object]] = {
    "another build of the same version": reinstall,
    "a module that stands in the way": shadow,
    "the order in which Python looks": lambda _: sys.path.reverse(),
    "a link to where packages stand": link,
    "a link to one package": lambda site: (site / "een.egg-link").write_text("/daar\n."),
}


@pytest.mark.parametrize("change", ELSEWHERE)
def test_the_key_changes_with_what_plugins_may_build_on(change: str, site: Path) -> None:
    (site / "hulp-1.0.dist-info").mkdir()
    (site / "hulp-1.0.dist-info" / "RECORD").write_text("hulp/__init__.py,,\n")
    (site / "elders.pth").write_text("/hier\n")
    (site / "een.egg-link").write_text("/hier\n.")
    for name in ("eerst", "dan"):
        (site.parent / name).mkdir()
        (site.parent / name / "ander.py").touch()
    sys.path[:0] = [str(site.parent / "eerst"), str(site.parent / "dan")]
    before = code_key()
    assert before == code_key() is not None
    ELSEWHERE[change](site)
    assert code_key() not in (before, None)


def test_what_is_no_module_stands_in_no_way(site: Path) -> None:
    sys.path.insert(0, str(site.parent / "eerst"))
    (site.parent / "eerst").mkdir()
    before = code_key()
    (site.parent / "eerst" / "notulen.txt").touch()
    (site.parent / "eerst" / "LEESMIJ").touch()
    assert code_key() == before


def test_a_hidden_file_of_a_plugin_is_looked_at_and_the_folders_of_tools_are_not(
    site: Path,
) -> None:
    package = site / "pijler_proef"
    before = code_key()
    (package / ".git").mkdir()
    (package / ".git" / "index").touch()
    assert code_key() == before
    (package / ".tabel").mkdir()
    (package / ".tabel" / "data.csv").touch()
    after = code_key()
    assert after not in (before, None)
    (package / ".#plugin.py").symlink_to("nergens")
    assert code_key() not in (after, None)


def test_a_package_beside_is_looked_at_whole_and_a_module_by_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "hulppakket"
    (package / "onder").mkdir(parents=True)
    for path in (package / "__init__.py", package / "onder" / "deel.py", tmp_path / "los.py"):
        path.touch()
    (package / "onder" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("hulppakket", "hulppakket.onder", "hulppakket.onder.deel", "los"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    importlib.import_module("hulppakket.onder.deel")
    importlib.import_module("los")
    found = code.written_beside()
    assert [place for place in found if place.startswith(str(tmp_path))] == [
        str(package), str(tmp_path / "los.py")
    ]  # fmt: skip
    before = look_of(str(package))
    (package / "onder" / "tabel.csv").touch()
    assert look_of(str(package)) != before


def test_the_code_of_plugins_is_not_looked_at_twice(site: Path) -> None:
    monkeyed = ModuleType("pijler_proef")
    monkeyed.__file__ = str(site / "pijler_proef" / "plugin.py")
    monkeyed.__path__ = [str(site / "pijler_proef")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "pijler_proef", monkeyed)
        assert str(site / "pijler_proef") in code.written_beside()
        code_key()
        assert str(site / "pijler_proef") not in code.written_beside()
