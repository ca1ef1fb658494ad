"""What a package brings along is read wherever the package stands."""

import sys
import zipfile
from importlib import invalidate_caches
from pathlib import Path

import pytest

from m50core.plan.definitions import PlanFile
from m50core.plan.packaged import packaged_bytes, packaged_names
from m50core.reports.report import template

FILES = {
    "__init__.py": "",
    "plan/b.toml": "b = 1\n",
    "plan/a.toml": "a = 1\r\n",
    "plan/lees.md": "",
    "brief.md.j2": "Geachte\r\nlezer",
}


@pytest.fixture(params=["folder", "no module of its own", "archive"])
def package(request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return the name of a package that stands in a folder, or in an archive."""
    name, archive = "meegeleverd", tmp_path / "pakket.zip"
    files = dict(FILES)
    if request.param == "no module of its own":
        del files["__init__.py"]
    if request.param == "archive":
        with zipfile.ZipFile(archive, "w") as written:
            for path, text in files.items():
                written.writestr(f"{name}/{path}", text)
        monkeypatch.syspath_prepend(str(archive))
    else:
        for path, text in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_bytes(text.encode())
        monkeypatch.syspath_prepend(str(tmp_path))
    invalidate_caches()
    yield name
    sys.modules.pop(name, None)


def test_it_is_read_in_a_folder_and_in_an_archive(package: str):
    assert packaged_bytes(package, "plan/a.toml") == b"a = 1\r\n"
    assert packaged_names(package, "plan") == ["a.toml", "b.toml", "lees.md"]
    assert {"plan", "brief.md.j2"} <= set(packaged_names(package))
    assert [file.text for file in PlanFile.folder(package, "plan")] == ["a = 1\n", "b = 1\n"]
    assert template(package, "brief.md.j2") == "Geachte\nlezer"
    with pytest.raises(FileNotFoundError):
        packaged_bytes(package, "weg.toml")
