"""The package that the guide for offices tells of can be made so, and tells whom to ask."""

import re
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from m50core.plugins.chapters import read_manual
from m50core.plugins.register import Register

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "office.md").read_text("utf-8")


def block(language: str) -> str:
    (code,) = re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    return code


def test_a_chapter_of_an_office_tells_whom_to_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    project = tomllib.loads(block("toml"))["project"]
    package = tmp_path / project["name"]
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "plugin.py").write_text(block("python"), "utf-8")
    (package / "hulp.md").write_text("# Hulp bij ons op kantoor\n\nBel Jan.\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = import_module(project["entry-points"]["m50.plugins"]["kantoor"])
    try:
        manual = read_manual(Register({package.name: module}))
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == package.name]:
            del sys.modules[name]
    assert module.m50_api == 1
    assert [topic.text.strip() for topic in manual.find("kantoor")] == ["Bel Jan."]
