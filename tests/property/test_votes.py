"""Votes are counted as an assembly expects, whatever the numbers."""

from hypothesis import given
from hypothesis import strategies as st

from m50core.meetings.records.attendance import quorate
from m50core.meetings.records.tallies import Majority, Tally

COUNT = st.integers(0, 200)


@given(COUNT, COUNT, COUNT)
def test_a_simple_majority_is_more_in_favour_than_against(favour: int, against: int, abstain: int):
    assert Tally(favour, against, abstain).is_carried(Majority.simple) == (favour > against)


@given(COUNT, COUNT, COUNT)
def test_two_thirds_are_at_least_twice_as_many_as_against(favour: int, against: int, abstain: int):
    carried = Tally(favour, against, abstain).is_carried(Majority.two_thirds)
    assert carried == (favour > 0 and favour >= 2 * against)


@given(COUNT, COUNT, COUNT)
def test_a_stricter_majority_never_carries_what_a_milder_one_turns_down(
    favour: int, against: int, abstain: int
):
    tally = Tally(favour, against, abstain)
    strict = [
        tally.is_carried(m) for m in (Majority.simple, Majority.two_thirds, Majority.unanimous)
    ]
    assert strict == sorted(strict, reverse=True)


@given(COUNT, COUNT, COUNT, st.sampled_from(list(Majority)))
def test_one_more_in_favour_never_loses_and_an_abstention_changes_nothing(
    favour: int, against: int, abstain: int, majority: Majority
):
    carried = Tally(favour, against, abstain).is_carried(majority)
    assert Tally(favour + 1, against, abstain).is_carried(majority) >= carried
    assert Tally(favour, against, abstain + 1).is_carried(majority) == carried


@given(COUNT, COUNT, st.sampled_from(list(Majority)))
def test_what_is_needed_is_the_very_edge(cast: int, abstain: int, majority: Majority):
    needed = Tally(0, cast, abstain).votes_needed(majority)
    for favour in range(cast + 1):
        assert Tally(favour, cast - favour, abstain).is_carried(majority) == (favour >= needed)


@given(COUNT, COUNT, st.integers(0, 100))
def test_a_quorum_is_never_lost_when_one_more_comes(present: int, members: int, percent: int):
    reached = quorate(present, members, percent)
    assert reached == (present / members >= percent / 100 if members else True)
    assert quorate(present + 1, members, percent) >= reached
    assert quorate(present, members, None)
