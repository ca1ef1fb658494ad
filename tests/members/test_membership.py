"""Who is a member on a day: one count, wherever it is told."""

from datetime import date

import pytest

import m50core as m50
from m50core.members.membership import members_on
from m50core.testing.builders import network

DAY = date(2025, 6, 2)


def member(number: int, **values: str) -> m50.Member:
    given = {"status": "member", "municipality": f"GM{number:04}", **values}
    return m50.Member(id=f"lid-{number}", title=f"Stad {number}", **given)


@pytest.mark.parametrize(
    ("values", "reads"),
    [
        ({}, ""),
        ({"since": "2025-06-02"}, ""),
        ({"since": "2025-07-01"}, "lid vanaf di 1 jul 2025"),
        ({"until": "2025-05-31"}, "lid t/m za 31 mei 2025"),
        ({"status": "prospect"}, ""),
    ],
)
def test_a_list_says_of_a_member_that_is_none_today_from_when(values: dict[str, str], reads: str):
    assert member(1, **values).shown_on("status", DAY) == reads


def test_the_list_counts_the_members_of_today_as_everything_else_does():
    some = [member(1), member(2), member(3, since="2025-07-01"), member(4, status="prospect")]
    towns = [m50.Municipality(id=f"GM{n:04}", name=f"S{n}", code=f"GM{n:04}") for n in range(1, 5)]
    with network(*towns, *some, today=DAY) as net:
        counted = m50.Member.counted_on(net.members, DAY)
        assert counted == "2 leden op ma 2 jun 2025; 2 gemeenten hier zijn dan geen lid"
        assert len(members_on(net.records, DAY)) == 2
        assert net.day().affairs.members == 2


def test_a_second_municipality_of_a_name_is_refused_whatever_its_code():
    with (
        network(m50.Municipality(id="GM0193", name="Zwolle", code="GM0193")) as net,
        pytest.raises(m50.FieldError, match=r"dit is er al: “Zwolle” \(GM0193\)"),
        net.commit("Tweede") as commit,
    ):
        commit.add(m50.Municipality(name="zwolle", code="GM9999"))
