"""A budget is there once a year, however its year was filled in."""

import pytest

import m50core as m50
from m50core.testing.builders import network


def story() -> m50.Network:
    return network(m50.Budget(id="bg", title="Begroting 2025", for_year=2025))


def test_a_second_budget_over_a_year_is_refused_by_the_year_that_was_given():
    with (
        story() as net,
        pytest.raises(m50.FieldError, match=r"dit is er al: “Begroting 2025” \(bg\)"),
        net.commit("Tweede") as commit,
    ):
        commit.add(m50.Budget(title="Begroting 2025", year=2025))


def test_a_budget_is_over_the_year_that_was_given():
    with story() as net:
        with net.commit("Volgend jaar") as commit:
            made = commit.add(m50.Budget(title="Begroting 2026", year=2026))
        assert net[made.id].for_year == 2026


def test_of_accounts_the_year_they_are_over_is_asked():
    with (
        story() as net,
        pytest.raises(m50.FieldError, match="over welk jaar gaat het"),
        net.commit("Jaarrekening") as commit,
    ):
        commit.add(m50.Budget(title="Jaarrekening", type="accounts", year=2025))
