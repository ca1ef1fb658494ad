"""What the core registers of itself."""

from pathlib import Path

import pytest

from m50core.program import plugin


def test_a_folder_named_after_a_year_belongs_to_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for folder in ("2025", "2026", "runbooks"):
        (tmp_path / "data" / folder).mkdir(parents=True)
        (tmp_path / "data" / folder / "deel.toml").write_text(folder)
    monkeypatch.setattr(plugin, "files", lambda _: tmp_path)
    found = [(file.name, file.text) for file in plugin.m50_year_plans()]
    assert found == [("m50core/2025/deel.toml", "2025"), ("m50core/2026/deel.toml", "2026")]
