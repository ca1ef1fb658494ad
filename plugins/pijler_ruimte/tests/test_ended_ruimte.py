"""A question of a ministry that is closed asks for nothing more."""

from datetime import date
from importlib.metadata import entry_points

import pytest
from pijler_ruimte.records import MinistryQuestion

import m50core as m50
from m50core.cli.main import main

QUESTION = "Vraag van BZK"


@pytest.mark.parametrize(
    "steps",
    [("accepted", "with_members", "bundled", "answered"), ("declined",)],
    ids=lambda steps: steps[-1],
)
def test_a_closed_question_cannot_be_left_until_later(tmp_path, capsys, monkeypatch, steps):
    assert any(entry.name == "pijler-ruimte" for entry in entry_points(group="m50.plugins"))
    monkeypatch.setenv("M50_CONFIG", str(tmp_path / "config"))
    place = tmp_path / "net"
    question = MinistryQuestion(
        title=QUESTION, ministry="org-bzk", fits_focus=True, mid_size_value=True, reason="dubbel"
    )
    with m50.open(place, today=date(2025, 3, 11), who="test") as net, net.commit("vraag") as commit:
        asked = commit.add(question)
        for step in steps:
            asked = commit.change(asked, status=step)
    leave = ["leave", asked.id, "--until", "2025-04-01", "--reason", "komt later"]
    assert main([*leave, "--network", str(place), "--today", "2025-03-11"]) == 2
    assert f"“{QUESTION}” is al afgerond of vervallen." in capsys.readouterr().err
