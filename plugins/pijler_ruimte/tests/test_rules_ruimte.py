"""Each rule of the pillar: a story that passes and one that fails."""

from datetime import date

import pytest
from pijler_ruimte.records import KINDS, FocusPeriod, MinistryQuestion
from pijler_ruimte.rules import RULES

import m50core as m50
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

BZK = m50.Organisation(id="org-bzk", name="BZK")
SPACE = m50.Pillar(id="ruimte", title="Ruimte")
TALKS = m50.Goal(id="ruimte-07", title="1:1-gesprekken", due="Q1 2025")


def question(**values):
    return MinistryQuestion(title="Woningbouw?", ministry="org-bzk", **values)


STORIES = {
    "RUI-002": (
        [FocusPeriod(title="OV", period="2024-H2", evaluation="goed"),
         FocusPeriod(title="RO", period="2025-H1")],
        [FocusPeriod(title="OV", period="2024-H2")],
    ),
    "RUI-003": (
        [BZK, question(status="accepted", fits_focus=True, mid_size_value=True), question()],
        [BZK, question(status="accepted", fits_focus=True, mid_size_value=False)],
    ),
    "RUI-004": (
        [TALKS, m50.Progress(title="acht fracties", about="ruimte-07", percent=55)],
        [TALKS, m50.Progress(title="vier fracties", about="ruimte-07", percent=27)],
    ),
    "RUI-005": (
        [BZK, question(on="2025-02-20"), question(on="2025-01-09", status="answered")],
        [BZK, question(on="2025-02-08")],
    ),
    "RUI-007": (
        [SPACE, FocusPeriod(title="OV", period="2025-H1")],
        [SPACE, FocusPeriod(title="OV", period="2024-H2"),
         FocusPeriod(title="RO", period="2025-H2")],
    ),
    "RUI-006": (
        [BZK, question(status="declined", reason="past niet bij a"), question()],
        [BZK, question(status="declined")],
    ),
}  # fmt: skip


UNTOUCHED = {
    "RUI-002": Untouched([FocusPeriod(title="OV", period="2025-H1")], later=1),
    "RUI-003": RECORDED,
    "RUI-004": Untouched([TALKS], now=1, later=1),
    "RUI-005": Untouched([BZK, question(on="2025-03-01")], later=1),
    "RUI-006": RECORDED,
    "RUI-007": Untouched([SPACE], now=1, later=1),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    kinds = KINDS
    stories = STORIES
    untouched = UNTOUCHED


def test_the_talks_are_not_judged_early_in_the_quarter():
    assert "RUI-004" not in TestRules().codes([TALKS], today=date(2025, 1, 20))


def test_a_question_goes_the_way_of_its_statuses():
    asked = question()
    with pytest.raises(m50.TransitionError, match="aangenomen"):
        asked.changed(status="answered")
    assert asked.changed(status="accepted").changed(status="with_members").status == "with_members"


def test_the_plan_holds_the_talks_with_spokespersons(m50_net):
    goal = m50_net.goals["ruimte-07"]
    assert goal.due.shown() == "Q1 2025"
    assert len([r for _, r in m50_net.records.pointing_at("ruimte-07")]) >= 2
