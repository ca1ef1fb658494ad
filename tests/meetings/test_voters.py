"""Who decides: a meeting's own members, those of its own day, a board by its seats."""

from datetime import date

import pytest

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network

DAY = date(2025, 5, 16)


def assembly(*members: m50.Member, **meeting: object) -> Network:
    towns = [m50.Municipality(id=one.municipality, name=one.title, code=one.municipality)
             for one in members]  # fmt: skip
    values = {"type": "assembly", "due": DAY.isoformat(), **meeting}
    return network(*towns, *members, m50.Meeting(id="alv", title="1e ALV", **values), today=DAY)


def member(number: int, status: str = "member", **values: object) -> m50.Member:
    code = f"GM{number:04}"
    return m50.Member(
        id=f"lid-{number}", title=f"Stad {number}", municipality=code, status=status, **values
    )


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({}, True),
        ({"since": "2025-07-01"}, False),
        ({"since": "2025-05-16"}, True),
        ({"until": "2025-05-15"}, False),
        ({"until": "2025-05-16"}, True),
        ({"status": "former", "until": "2025-12-31"}, True),
        ({"status": "former", "until": "2025-05-15"}, False),
        ({"status": "former"}, False),
        ({"status": "deciding"}, False),
    ],
)
def test_a_meeting_counts_the_members_of_its_own_day(values: dict[str, str], counts: bool):
    with assembly(member(1), member(2, **values)) as net:
        assert net.sitting("alv").proceedings.members == 1 + counts


def test_who_joins_after_the_assembly_has_no_vote_in_it():
    with assembly(member(1), member(2, since="2025-07-01"), quorum=50) as net:
        sitting = net.sitting("alv")
        sitting.attend("Stad 1", "Stad 2")
        assert sitting.proceedings.represented == ("lid-1",)
        vote = sitting.open_vote("Begroting")
        with pytest.raises(m50.FieldError, match="op vr 16 mei 2025 geen lid"):
            sitting.vote(vote.id, {"Stad 2": "for"})
        sitting.vote(vote.id, {"Stad 1": "for"})
        closed = sitting.close(vote.id)
        assert (closed.represented, closed.members, closed.outcome) == (1, 1, "adopted")


def board(*more: m50.Record, **meeting: object) -> Network:
    """A board of three, of whom one only joins in June, among two members of the network."""
    people = [m50.Person(id=name, name=name.title()) for name in ("ans", "bob", "cor", "dik")]
    seats = [
        m50.Seat(id=f"z{n}", title=f"Post {n}", organ="db")
        for n in (1, 2, 3)
    ]  # fmt: skip
    terms = [
        m50.Term(id="t1", post="z1", person="ans"),
        m50.Term(id="t2", post="z2", person="bob", start="2025-01-01"),
        m50.Term(id="t3", post="z3", person="cor", start="2025-06-01"),
    ]
    values = {"type": "board", "organ": "org-db", "due": DAY.isoformat(), "quorum": 50, **meeting}
    towns = [m50.Municipality(id=f"GM000{n}", name=f"Stad {n}", code=f"GM000{n}") for n in (1, 2)]
    return network(
        m50.Organisation(id="org-db", name="Dagelijks bestuur"),
        m50.Board(id="db", title="Dagelijks bestuur", organisation="org-db"),
        *people, *seats, *terms, *towns, member(1), member(2),
        m50.Meeting(id="verg", title="DB mei", **values), *more, today=DAY,
    )  # fmt: skip


def voters(net: Network) -> list[str]:
    return [voter.id for voter in net.sitting("verg").proceedings.voters]


@pytest.mark.parametrize("organ", ["org-db", "db", ""])
def test_a_board_decides_by_its_seats_on_that_day(organ: str):
    with board(organ=organ) as net:
        assert voters(net) == ["ans", "bob"]
        with net.commit("later") as commit:
            commit.change("verg", due="2025-06-20")
        assert voters(net) == ["ans", "bob", "cor"]


def test_a_vote_of_the_board_goes_by_its_people():
    with board() as net:
        sitting = net.sitting("verg")
        sitting.attend("Ans", "Bob", "Dik")
        vote = sitting.open_vote("Jaarkalender")
        assert next(iter(sitting.proceedings.votes)).waiting == ("ans", "bob")
        with pytest.raises(m50.FieldError, match="geen zetel"):
            sitting.vote(vote.id, {"Dik": "for"})
        with pytest.raises(m50.FieldError, match="hier stemt “Dagelijks bestuur”"):
            sitting.vote(vote.id, {"Stad 1": "for"})
        with pytest.raises(m50.FieldError, match="geen zetel"):
            sitting.vote(vote.id, {"Cor": "for"})
        sitting.vote(vote.id, {"Ans": "for", "Bob": "against"})
        closed = sitting.close(vote.id)
        assert (closed.represented, closed.members, closed.outcome) == (2, 2, "rejected")


def test_half_of_the_board_is_a_quorum_and_its_guests_do_not_count():
    with board(quorum=60) as net:
        sitting = net.sitting("verg")
        sitting.attend("Ans", "Dik", "Cor")
        assert not sitting.proceedings.quorate
        sitting.attend("Bob")
        assert sitting.proceedings.quorate


def test_someone_of_the_board_votes_for_another():
    with board() as net:
        sitting = net.sitting("verg")
        sitting.attend("Ans")
        sitting.attend("Bob", proxy="Ans")
        assert set(sitting.proceedings.represented) == {"ans", "bob"}
        with pytest.raises(m50.FieldError, match="zichzelf"):
            sitting.attend("Bob", proxy="Bob")


def test_minutes_tell_who_was_there_with_and_without_a_vote():
    with board() as net:
        sitting = net.sitting("verg")
        sitting.attend("Ans", "Dik")
        text = sitting.draft_minutes().text
        assert "Aanwezig (2): Ans, Dik" in text
        assert "1 van 2 leden aanwezig of vertegenwoordigd; nodig 50%" in text


def test_a_board_that_nobody_knows_has_no_voters():
    with network(m50.Meeting(id="verg", title="DB", type="board", due="2025-05-16")) as net:
        assert voters(net) == []
