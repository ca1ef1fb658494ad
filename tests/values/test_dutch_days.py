"""How long there is, and when something is, in words that fit any number."""

import re
from datetime import date, timedelta

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
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


def test_a_day_is_written_as_cldr_has_it():
    for number in range(400):
        day = date(2024, 12, 1) + timedelta(days=number)
        short, long = (format_date(day, form, locale="nl").replace(".", "")
                       for form in ("EEE d MMM y", "EEEE d MMMM y"))  # fmt: skip
        assert (dutch.day(day), dutch.long_day(day)) == (short, long)
        assert dutch.short_day(day) == short.removesuffix(f" {day.year}")


def test_a_span_of_days_tells_once_what_both_have():
    def told(last: date) -> str:
        return dutch.days(date(2025, 3, 25), last)

    assert told(date(2025, 3, 25)) == "di 25 mrt 2025"
    assert told(date(2025, 3, 27)) == "di 25 t/m do 27 mrt 2025"
    assert told(date(2025, 5, 1)) == "di 25 mrt t/m do 1 mei 2025"
    assert told(date(2026, 3, 27)) == "di 25 mrt 2025 t/m vr 27 mrt 2026"


@given(st.integers(-(10**9), 10**9))
def test_a_count_is_written_as_cldr_has_it(count: int):
    assert dutch.number(count) == format_decimal(count, locale="nl")
