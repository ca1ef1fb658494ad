from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from m50core.values.period import Anchor, Period, Precision, span_end


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "precision"),
    [
        ("2025-03-25", date(2025, 3, 25), date(2025, 3, 25), Precision.day),
        ("di 25 mrt 2025", date(2025, 3, 25), date(2025, 3, 25), Precision.day),
        ("25/3/2025", date(2025, 3, 25), date(2025, 3, 25), Precision.day),
        ("begin april 2025", date(2025, 4, 1), date(2025, 4, 10), Precision.part),
        ("maart 2025", date(2025, 3, 1), date(2025, 3, 31), Precision.month),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.month),
        ("Q1 2025", date(2025, 1, 1), date(2025, 3, 31), Precision.quarter),
        ("voorjaar 2025", date(2025, 3, 1), date(2025, 5, 31), Precision.quarter),
        ("najaar van 2025", date(2025, 9, 1), date(2025, 11, 30), Precision.quarter),
        ("2e helft 2025", date(2025, 7, 1), date(2025, 12, 31), Precision.half),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30), Precision.half),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), Precision.year),
        ("2025 en 2026", date(2025, 1, 1), date(2026, 12, 31), Precision.range),
        ("einde termijn [2026-01-01..2026-03-18]", date(2026, 1, 1), date(2026, 3, 18), "range"),
        ("doorlopend", None, None, Precision.open),
    ],
)
def test_words_keep_their_earliest_and_latest_day(words, earliest, latest, precision):
    period = Period.parse(words)
    assert (period.words, period.earliest, period.latest) == (words, earliest, latest)
    assert period.precision == precision


def test_a_deadline_on_another_thing_keeps_what_it_hangs_on():
    period = Period.parse("10 werkdagen voor DB")
    assert period.latest is None
    assert period.anchor is not None
    assert (period.anchor.offset, period.anchor.unit, period.anchor.side, period.anchor.target) == (
        10, "werkdagen", "voor", "DB",
    )  # fmt: skip


def test_words_may_name_a_period_and_another_thing():
    period = Period.parse("Q1 2025 en na de 1e themasessie")
    assert (period.earliest, period.latest) == (date(2025, 1, 1), date(2025, 3, 31))
    assert period.anchor is not None
    assert (period.anchor.side, period.anchor.target) == ("na", "1e themasessie")
    plain = Period.parse("bij beraad en bij DB")
    assert (plain.latest, plain.anchor.target) == (None, "beraad en bij DB")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("31 juni 2025", "31 juni 2025 bestaat niet"),
        ("2025-02-30", "30 februari 2025 bestaat niet"),
        ("2025-13-01", "bestaat niet"),
        ("25 maart", "ontbreekt het jaar"),
        ("ooit eens", "geen datum of periode"),
        ("", "geen datum of periode"),
        ("2025-04-02..2025-04-01", "begin ligt na het einde"),
        ("0000-01-01", "bestaat niet"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(words, reason):
    with pytest.raises(ValueError, match=reason):
        Period.parse(words)


def test_a_quarter_is_shown_in_words_and_never_as_its_first_day():
    assert Period.parse("Q1 2025").shown() == "Q1 2025"
    assert Period.parse("2025-03-25").shown() == "di 25 mrt 2025"
    assert Period.parse("later [2025-01-01..2025-02-01]").shown() == "later"


def test_working_days_skip_the_weekend():
    friday = date(2025, 3, 14)
    assert span_end(friday, 1, "werkdagen") == date(2025, 3, 17)
    assert span_end(friday, -5, "werkdagen") == date(2025, 3, 7)
    assert span_end(date(2025, 1, 31), 1, "maanden") == date(2025, 2, 28)


periods = st.one_of(
    st.sampled_from(
        ["Q1 2025", "maart 2025", "2025-03-31", "31 maart 2025", "2025-03-31..2025-03-31",
         "bij DB", "eind maart 2025", "1e helft 2025", "doorlopend", "bij 2e ALV", "week 14 2025",
         "Q1 2025 en na DB", "einde [2025-01-01..2025-03-31]", "later [2025-01-01..2025-03-31]"]
    ).map(Period.kept),
    st.dates(date(2025, 3, 29), date(2025, 4, 2)).map(Period.on),
    st.builds(
        Period, st.sampled_from("ab"), st.none() | st.dates(date(2025, 3, 30), date(2025, 4, 1)),
        st.none() | st.dates(date(2025, 3, 30), date(2025, 4, 1)), st.sampled_from(Precision),
        st.none() | st.builds(Anchor, st.just("bij"), st.sampled_from(["DB", "ALV"])),
    ),
)  # fmt: skip


@given(periods, periods, periods)
def test_periods_have_one_order_that_equality_and_hash_agree_with(one, two, three):
    assert [one < two, one == two, one > two].count(True) == 1
    assert (one <= two) is (one < two or one == two)
    assert (one >= two) is not (one < two)
    if one == two:
        assert hash(one) == hash(two)
        assert (one < three) is (two < three)
    if one < two and two < three:
        assert one < three


@given(st.lists(periods, max_size=8))
def test_periods_sort_by_their_latest_day_and_without_one_they_come_last(some):
    ordered, turned = sorted(some), some[::-1]
    assert ordered == sorted(turned)
    days = [period.latest or date.max for period in ordered]
    assert days == sorted(days)


def test_a_quarter_comes_where_it_ends_and_a_day_is_itself_in_whatever_words():
    quarter, day = Period.kept("Q1 2025"), Period.kept("2025-03-30")
    assert day < quarter < Period.kept("2025-04-01") < Period.kept("doorlopend")
    assert Period.kept("31 maart 2025") == Period.kept("2025-03-31")
    with pytest.raises(TypeError):
        _ = quarter < date(2025, 1, 1)
