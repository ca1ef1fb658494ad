"""Properties that hold for every value: text in, the same value out."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.records.record import kept_record
from m50core.values.text import clean, visible

cents = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
entered = st.text(min_size=1, max_size=80).filter(lambda t: _cleanable(t))


def _cleanable(text: str) -> bool:
    try:
        return bool(clean(text))
    except ValueError:
        return False


@given(cents)
def test_money_reads_back_what_it_writes(amount: Decimal):
    money = m50.Money(amount)
    assert m50.Money.parse(str(money)) == money
    assert m50.Money.parse(money.shown()) == money


@given(days)
def test_a_day_reads_back_what_it_shows(day: date):
    period = m50.Period.on(day)
    assert m50.Period.parse(str(period)) == period
    assert m50.Period.parse(period.shown()).latest == day


@given(days, st.sampled_from(["maart 2025", "Q3 2025", "1e helft 2026", "2025", "doorlopend"]))
def test_a_period_overlaps_just_the_days_between_its_ends(day: date, words: str):
    period = m50.Period.parse(words)
    inside = period.earliest is not None and period.earliest <= day <= period.latest
    assert period.overlaps(day, day) is inside


@given(entered, entered, st.none() | days, st.integers(0, 3000))
def test_a_record_reads_back_from_plain_data(title: str, ask: str, day: date | None, year: int):
    line = m50.LobbyLine(title=title, ask=ask, rank=year, year=year, targets=("org-rijk",))
    item = m50.ActionItem(title=title, due=day)
    assert kept_record(m50.LobbyLine, line.plain()) == line
    assert kept_record(m50.ActionItem, item.plain()) == item


@given(st.text(alphabet=st.characters(), max_size=200))
def test_shown_text_holds_nothing_that_a_terminal_acts_upon(text: str):
    shown = visible(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) <= 0x9F for c in shown)
    shown.encode()
    assert visible(shown) == shown


@given(entered)
def test_cleaning_twice_changes_nothing(text: str):
    assert clean(clean(text)) == clean(text)
