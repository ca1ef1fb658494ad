"""Each rule of the pillar: a story that passes and one that fails."""

from datetime import date

import pytest
from pijler_ruimte.records import KINDS, FocusPeriod, MinistryQuestion
from pijler_ruimte.rules import RULES

import m50core as m50
from m50core.testing.builders import network, plugin

BZK = m50.Organisation(id="org-bzk", name="BZK")
TALKS = m50.Goal(id="ruimte-07", title="1:1-gesprekken", due="Q1 2025")


def question(**values):
    return MinistryQuestion(title="Woningbouw?", ministry="org-bzk", **values)


STORIES = {
    "RUI-001": (
        [FocusPeriod(title="OV", period="2025-H1"), FocusPeriod(title="RO", period="2025-H2")],
        [FocusPeriod(title="OV", period="2025-H1"), FocusPeriod(title="RO", period="2025-H1")],
    ),
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
}  # fmt: skip


def codes(records, today=date(2025, 3, 11)):
    kinds = plugin(record_kinds=lambda: KINDS)
    with network(*records, plugins={"ruimte": kinds}, today=today) as net:
        return [f.code for rule in RULES for f in rule.findings(net.records, today)]


@pytest.mark.parametrize("code", STORIES)
def test_a_rule_is_silent_when_its_promise_is_kept(code):
    assert code not in codes(STORIES[code][0])


@pytest.mark.parametrize("code", STORIES)
def test_a_rule_speaks_once_when_its_promise_is_broken(code):
    assert codes(STORIES[code][1]).count(code) == 1


def test_every_rule_has_its_stories():
    assert {rule.code for rule in RULES} == set(STORIES)


def test_the_talks_are_not_judged_early_in_the_quarter():
    assert "RUI-004" not in codes([TALKS], today=date(2025, 1, 20))


def test_a_question_goes_the_way_of_its_statuses():
    asked = question()
    with pytest.raises(m50.TransitionError, match="aangenomen"):
        asked.changed(status="answered")
    assert asked.changed(status="accepted").changed(status="with_members").status == "with_members"


def test_the_plan_holds_the_talks_with_spokespersons(m50_net):
    goal = m50_net.goals["ruimte-07"]
    assert goal.due.shown() == "Q1 2025"
    assert len([r for _, r in m50_net.records.pointing_at("ruimte-07")]) >= 2
