"""What one asks of the network about one record."""

from datetime import date

import pytest

import m50core as m50
from m50core.testing.builders import DAY, ONE_GOAL, network


def test_how_one_goal_stands_is_what_the_standings_say_of_it():
    net = network(m50.Goal(id="doel-a", title="A", due="Q1 2025"), today=DAY)
    (listed,) = net.standings()
    assert net.standing("doel-a") == net.standing(net.goals["doel-a"]) == listed


def test_only_a_goal_has_a_standing():
    net = network(m50.ActionItem(id="actie-1", title="Zaal reserveren"))
    with pytest.raises(m50.UsageError, match="“Zaal reserveren” is geen doel"):
        net.standing("actie-1")


def test_a_note_of_a_hundred_percent_proposes_to_finish():
    net = network(
        m50.Goal(id="doel-a", title="A"),
        m50.Progress(id="klaar", title="Rond", about="doel-a", percent=100),
        m50.Progress(id="half", title="Op weg", about="doel-a", percent=50),
    )
    assert "Zet de status op afgerond" in net.proposal("klaar")
    assert net.proposal("half") == ""


def test_free_days_are_working_days_without_a_meeting():
    taken = date(2025, 3, 20)
    net = network(m50.Meeting(title="Overleg", due=taken.isoformat()), today=date(2025, 3, 11))
    free = net.free_days(date(2025, 3, 21))
    assert free
    assert taken not in free
    assert all(date(2025, 3, 11) < day <= date(2025, 3, 21) for day in free)
    assert all(day.weekday() < 5 for day in free)


def test_what_the_plan_lays_down_is_told_from_what_was_added():
    net = network(m50.Goal(id="doel-a", title="A"), plan=[ONE_GOAL])
    (planned,) = (goal for goal in net.goals if goal.id != "doel-a")
    assert net.is_laid_down(planned)
    assert not net.is_laid_down("doel-a")
