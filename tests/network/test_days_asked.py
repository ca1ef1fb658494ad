"""The days that a script asks about: read alike everywhere, or refused in a sentence."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

import m50core as m50
from m50core.network.network import Network

DAY = date(2025, 3, 11)
SPANS: dict[str, Callable[[Network, object, object], object]] = {
    "agenda": lambda net, start, end: net.agenda(start, end),
    "log": lambda net, start, end: net.log(start, end),
    "changes": lambda net, start, end: net.changes(start, end),
}


@pytest.fixture
def net():
    with m50.open("memory:", today=DAY, who="Jan", practice=True) as opened:
        with opened.commit("Actie") as c:
            c.add(m50.ActionItem(title="Zaal", due="2025-03-25"))
        yield opened


@pytest.mark.parametrize("ask", SPANS.values(), ids=SPANS)
def test_the_end_before_the_begin_is_refused(net: Network, ask):
    with pytest.raises(m50.UsageError, match="ligt voor het begin"):
        ask(net, date(2025, 3, 2), date(2025, 3, 1))


@pytest.mark.parametrize("ask", SPANS.values(), ids=SPANS)
def test_a_day_may_be_told_in_words_or_as_a_moment(net: Network, ask):
    first, last = date(2025, 3, 1), date(2025, 3, 31)
    told = ask(net, first, last)
    assert told
    assert ask(net, "1 maart 2025", "2025-03-31") == told
    assert ask(net, datetime(2025, 3, 1, 12), datetime(2025, 3, 31, 12, tzinfo=UTC)) == told
    assert ask(net, date.min, date.max)


@pytest.mark.parametrize("ask", SPANS.values(), ids=SPANS)
@pytest.mark.parametrize("bad", ["", "Q1 2025", "doorlopend", "30 februari 2025", 5, object()])
def test_what_is_no_day_is_refused(net: Network, ask, bad):
    with pytest.raises(m50.UsageError):
        ask(net, bad, DAY)
    with pytest.raises(m50.UsageError):
        net.as_of(bad)
    with pytest.raises(m50.UsageError):
        m50.open("memory:", today=bad)


@pytest.mark.parametrize("far", [date.min, date.max, date(1899, 12, 31), date(2200, 1, 1)])
def test_one_cannot_look_from_a_day_that_has_no_room_around_it(net: Network, far: date):
    with pytest.raises(m50.UsageError, match="te ver weg"):
        net.as_of(far)
    with pytest.raises(m50.UsageError, match="te ver weg"):
        m50.open("memory:", today=far)


def test_today_may_be_a_moment():
    with m50.open("memory:", today=datetime(2025, 3, 11, 23, 30, tzinfo=UTC)) as opened:
        assert opened.today == date(2025, 3, 12)
        assert opened.day().everything


@pytest.mark.parametrize("period", ["x", "doorlopend", "2025-06-01..2025-01-01", "  "])
def test_a_report_over_what_is_no_time_is_refused(net: Network, period: str):
    for name in net.register.reports():
        with pytest.raises(m50.M50Error):
            net.report(name, period=period)


def test_how_many_commits_is_not_less_than_none(net: Network):
    with pytest.raises(m50.UsageError, match="-1"):
        net.log(limit=-1)


def test_no_words_find_nothing(net: Network):
    assert net.search("") == net.search("  ") == ()
