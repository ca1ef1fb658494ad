"""What the board registers."""

from pathlib import Path

import pytest

from m50core.board import plugin
from m50core.plan import packaged


def test_a_folder_named_after_a_year_belongs_to_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for folder in ("jaarplan_2025", "jaarplan_2026", "runbooks"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "deel.toml").write_text(folder)
    monkeypatch.setattr(packaged, "_files", lambda _: tmp_path)
    assert [(file.name, file.text) for file in plugin.m50_year_plans()] == [
        ("m50core/board/jaarplan_2025/deel.toml", "jaarplan_2025"),
        ("m50core/board/jaarplan_2026/deel.toml", "jaarplan_2026"),
    ]
