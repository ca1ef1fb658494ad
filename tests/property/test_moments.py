"""Whatever the clocks said: days never fall, what fits together is believed, nothing is lost."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from m50core.network.history.entries import between, until
from m50core.network.history.moments import days
from m50core.store.protocol import Commit
from m50core.values.clock import local_day

WHENS = st.lists(
    st.datetimes(timezones=st.sampled_from([UTC]) | st.timezones(), allow_imaginary=False)
    | st.integers(0, 40).map(lambda n: datetime(2025, 3, 1, tzinfo=UTC) + timedelta(hours=n * 9)),
    max_size=30,
)
NOW = st.none() | st.integers(0, 60).map(
    lambda n: datetime(2025, 3, 1, tzinfo=UTC) + timedelta(hours=n * 9)
)


def made(whens: list[datetime]) -> list[Commit]:
    return [Commit(n, when, "x", "y", ()) for n, when in enumerate(whens, 1)]


@given(WHENS, NOW)
def test_days_never_fall_and_each_is_that_of_some_commit(
    whens: list[datetime], now: datetime | None
):
    found = days(made(whens), now)
    assert len(found) == len(whens)
    assert found == sorted(found)
    assert set(found) <= {local_day(when) for when in whens}


@given(WHENS, NOW)
def test_every_commit_is_in_exactly_one_of_the_windows_that_follow_each_other(
    whens: list[datetime], now: datetime | None
):
    commits = made(whens)
    bounds = sorted({date.min, *days(commits, now)})
    ends = [day - timedelta(days=1) for day in bounds[1:]] + [date.max]
    windows = [
        one
        for start, end in zip(bounds, ends, strict=True)
        for one in between(commits, start, end, now)
    ]
    assert windows == commits
    for day in bounds:
        past = until(commits, day, now)
        assert past == commits[: len(past)]


@given(
    st.lists(st.integers(0, 300), min_size=2, max_size=20).map(sorted),
    st.integers(0, 20),
    st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30)),
)
def test_one_clock_that_was_wrong_moves_no_other_commit(
    hours: list[int], place: int, wrong: datetime
):
    whens = [datetime(2025, 3, 1, tzinfo=UTC) + timedelta(hours=n) for n in hours]
    right = [local_day(when) for when in whens]
    place = min(place, len(whens))
    off = [*whens[:place], wrong.replace(tzinfo=UTC), *whens[place:]]
    found = days(made(off), whens[-1])
    if whens[0] <= off[place] <= whens[-1]:
        return  # it may well be right, and another wrong
    found.pop(place)
    assert found == right or off[place] < whens[0]
    if off[place] < whens[0] and place > 0 and len(whens) > 1:
        assert found[1:] == right[1:]
