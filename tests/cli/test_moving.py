"""The case of the year plan: a debate is moved, and all that hangs on it moves along."""

import json
from pathlib import Path
from typing import Any

import pytest

from m50core.cli.main import main

DEBATE, PAPER = "financien-m02", "financien-s01"


@pytest.fixture
def someone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def does(day: str, *words: str, code: int = 0) -> Any:
        start = ("--today", day, "--who", "secretariaat", "--network", str(tmp_path))
        assert main([*start, *words]) == code
        told = capsys.readouterr()
        if "--json" in words:
            return json.loads(told.out)["items"]
        return told.out + told.err

    return does


@pytest.mark.sweep
def test_a_debate_goes_from_9_to_16_april_and_its_steps_and_paper_go_along(someone: Any) -> None:
    someone("2025-03-03", "move", DEBATE, "2025-04-09", "--reason", "uitgesteld")
    steps = someone("2025-03-03", "runbook", "position-paper", "--about", DEBATE, "--json")
    before = [step["due"]["latest"] for step in steps]
    assert (len(steps), before[-2:]) == (8, ["2025-04-04", "2025-04-11"])
    someone("2025-03-12", "done", steps[0]["id"])

    out = someone("2025-03-13", "move", DEBATE, "2025-04-16", "--reason", "nog eens uitgesteld")
    assert "Schuift mee (8)" in out  # seven of the runbook and the paper
    after = {item["id"]: item for item in someone("2025-03-13", "list", "action_item", "--json")}
    agenda = someone("2025-03-13", "agenda", "--from", "2025-03-01", "--to", "2025-06-30", "--json")
    days = {item["id"]: item["start"] for item in agenda}
    assert days[steps[0]["id"]] == before[0]
    assert (days[steps[-2]["id"]], days[steps[-1]["id"]]) == ("2025-04-11", "2025-04-22")
    assert days[PAPER] == "2025-04-15"
    assert after[steps[0]["id"]]["done_on"] == "2025-03-12"
    told = someone(
        "2025-03-13", "runbook", "position-paper", "--about", DEBATE, code=2
    )  # fmt: skip
    assert "al uitgezet" in told

    out = someone("2025-03-14", "cancel", DEBATE, "--reason", "van de agenda")
    assert "Daaraan hangt nog (8)" in out
    out = someone("2025-03-14", "cancel", DEBATE, "--drop")
    assert "wat eraan hing vervalt" in out


def test_an_assembly_on_15_may_says_in_april_that_its_invitation_must_go(someone: Any) -> None:
    someone("2025-02-03", "set", "alv-2025-1", "due=2025-05-15")
    (line,) = [
        item
        for item in someone("2025-04-09", "today", "--all", "--json")
        if item["section"] == "attention" and item["id"] == "alv-2025-1"
    ]
    assert "Uitnodiging versturen: uiterlijk wo 23 apr 2025, nog 14 dagen." in line["why"]
    someone("2025-04-10", "ready", "ALV", "--done", "invitation", "--on", "2025-04-09")
    needs = someone("2025-04-10", "ready", "ALV", "--json")
    assert next(n["state"] for n in needs if n["sort"] == "invitation") == "done"
    later = [i["id"] for i in someone("2025-03-11", "agenda", "--json") if i["ahead"]]
    assert "alv-2025-1" in later
