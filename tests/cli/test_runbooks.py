"""``m50 runbook`` on the plan itself."""

import json
from pathlib import Path

import pytest

from m50core.cli.main import main

PLACE = ("--today", "2025-03-11", "--who", "secretariaat", "--network")


def test_an_assembly_is_laid_out_and_taken_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def answer(*words: str) -> tuple[str, str]:
        assert main([*PLACE, str(tmp_path), *words]) == 0
        told = capsys.readouterr()
        return told.out, told.err

    out, _ = answer("runbook", "--json")
    assert [item["name"] for item in json.loads(out)["items"]] == [
        "alv", "jaarrekening", "new-member", "position-paper", "vacancy",
    ]  # fmt: skip
    out, talk = answer("runbook", "alv", "--on", "2025-05-16", "--about", "alv-2025-1")
    assert "do 1 mei 2025   Stukken aan de leden sturen (1e ALV 2025 (voorjaar))" in out
    assert "2 van deze acties hadden vandaag al klaar moeten zijn" in talk
    answer("undo")
    out, _ = answer("list", "action_item", "--json")
    assert json.loads(out)["items"] == []
