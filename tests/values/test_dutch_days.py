"""How long there is, and when something is, in words that fit any number."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.testing.builders import DAY, network, plugin
from m50core.testing.core import CORE_RULES as RULES
from m50core.values import dutch


@pytest.mark.parametrize(
    ("days", "left", "away"),
    [
        (3, "nog 3 dagen", "over 3 dagen"), (1, "nog 1 dag", "over 1 dag"),
        (0, "vandaag", "vandaag"), (-1, "1 dag te laat", "1 dag geleden"),
        (-9, "9 dagen te laat", "9 dagen geleden"),
    ],
)  # fmt: skip
def test_days_are_told_in_singular_and_plural(days: int, left: str, away: str):
    assert (dutch.days_left(days), dutch.away(days)) == (left, away)


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("2025-03-25", "uiterlijk di 25 mrt 2025"), ("Q1 2025", "uiterlijk Q1 2025"),
        ("bij 1e ALV 2025", "bij 1e ALV 2025"), ("na 1e themasessie", "na 1e themasessie"),
        ("doorlopend", "doorlopend"), ("begin april 2025", "uiterlijk begin april 2025"),
    ],
)  # fmt: skip
def test_a_last_day_never_has_two_prepositions(words: str, by: str):
    assert m50.Period.parse(words).by() == by


@given(st.integers(-3, 40), st.sampled_from(["", "bij "]))
@pytest.mark.sweep
def test_what_the_check_says_of_days_fits_their_number(late: int, before: str):
    day = DAY - timedelta(days=late)
    net = network(
        m50.Meeting(id="alv", title="ALV", due=day.isoformat()),
        m50.ActionItem(title="Zaal", due="bij alv" if before else day.isoformat()),
        m50.Goal(title="Doel", due=day.isoformat(), status="active"),
        m50.LobbyMoment(id="debat", title="Debat", due=day.isoformat()),
        m50.Paper(title="Stuk", meeting="alv", status="requested", due=day.isoformat()),
        m50.Paper(title="Nota", meeting="debat", status="requested"),
        plugins={"regels": plugin(rules=lambda: RULES)},
    )
    said = [one.sentence for one in net.check()]
    said += [f"{one.words} {one.why}" for one in net.day().everything]
    said += [one.why for one in net.standings()]
    for sentence in said:
        assert not re.search(r"(?<!\d)1 dagen|(?<!\d)0 dagen|voor (bij|na|voor) ", sentence)
