"""Who decides: a meeting's own members, those of its own day, a board by its seats."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings.appointments import discharge
from m50core.meetings.minutes import attendance_lines, vote_notes
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


def two_of_the_board(**meeting: str) -> Network:
    """A board that meets today: Ans and Bob have a seat; Ans is discharged as from today."""
    net = board(m50.Decision(id="ontslag", title="Ontslag"), **meeting)
    net.sitting("verg").attend("Ans", "Bob")
    return net


def discharged(net: Network) -> None:
    net.decide(net["ontslag"], discharge(net.records, net["z1"], DAY), effective=DAY)


@pytest.mark.parametrize("organ", ["db", ""])
def test_who_has_no_seat_on_the_day_of_the_meeting_does_not_vote(organ: str):
    with two_of_the_board(organ=organ) as net:
        vote = net.sitting("verg").open_vote("Jaarkalender")
        discharged(net)
        with pytest.raises(m50.FieldError, match=r"Ans.* heeft op vr 16 mei 2025 geen zetel in"):
            net.sitting("verg").vote(vote.id, {"Ans": "for"})


@pytest.mark.parametrize("organ", ["db", ""])
def test_a_vote_of_who_turns_out_to_have_no_seat_is_left_out_and_told(organ: str):
    with two_of_the_board(organ=organ) as net:
        sitting = net.sitting("verg")
        vote = sitting.open_vote("Jaarkalender")
        sitting.vote(vote.id, {"Ans": "for", "Bob": "for"})
        discharged(net)
        closed = sitting.close(vote.id)
        assert (closed.in_favour, closed.represented, closed.members) == (1, 1, 1)
        told = "Telt niet mee: Ans heeft op vr 16 mei 2025 geen zetel in “Dagelijks bestuur” en"
        (polled,) = sitting.proceedings.votes
        assert any(told in note for note in vote_notes(sitting.proceedings, polled))
        assert told in sitting.draft_minutes().text


def test_who_acts_for_a_holder_votes_instead_of_them():
    with board() as net:
        with net.commit("Waarneming") as commit:
            commit.add(m50.Term(post="z2", person="dik", interim=True, start="2025-05-01"))
        sitting = net.sitting("verg")
        sitting.attend("Bob", "Dik")
        vote = sitting.open_vote("Jaarkalender")
        with pytest.raises(m50.FieldError, match="geen zetel"):
            sitting.vote(vote.id, {"Bob": "for"})
        assert len(sitting.vote(vote.id, {"Dik": "for"})) == 1


def test_a_vote_that_counts_is_not_left_out_by_hand():
    with board() as net:
        sitting = net.sitting("verg")
        sitting.attend("Ans")
        (kept,) = sitting.vote(sitting.open_vote("Jaarkalender").id, {"Ans": "for"})
        with pytest.raises(m50.FieldError, match="heeft een stem"), net.commit("x") as commit:
            commit.change(kept, left_out="zomaar")


@pytest.mark.parametrize("due", ["2025-05-17", "juni 2025"])
def test_nobody_votes_before_the_day_of_the_meeting(due: str):
    with board(due=due) as net:
        net.sitting("verg").attend("Ans", "Bob")
        with pytest.raises(m50.FieldError, match=r"is pas (op za 17 mei|in juni) 2025"):
            net.sitting("verg").open_vote("Jaarkalender")


def test_no_vote_is_closed_before_the_day_its_meeting_moved_to():
    with two_of_the_board() as net:
        vote = net.sitting("verg").open_vote("Jaarkalender")
        with net.commit("verzet") as commit:
            commit.change("verg", due="2025-06-20")
        with pytest.raises(m50.FieldError, match="is pas op vr 20 jun 2025"):
            net.sitting("verg").close(vote.id)


@pytest.mark.parametrize(("who", "proxy"), [("Ans", "Dik"), ("Dik", "Ans")])
def test_a_proxy_is_of_a_voter_to_a_voter(who: str, proxy: str):
    with board() as net, pytest.raises(m50.FieldError, match=r"“Dik” .*geen zetel"):
        net.sitting("verg").attend(who, proxy=proxy)


def test_a_proxy_to_someone_who_is_away_does_not_count_and_says_so():
    with board() as net:
        sitting = net.sitting("verg")
        sitting.attend("Ans", proxy="Bob")
        told = "Bob is niet aanwezig: de machtiging telt nog niet mee"
        assert told in list(attendance_lines(net.records, sitting.proceedings))
        sitting.attend("Bob")
        assert told not in list(attendance_lines(net.records, sitting.proceedings))


def test_a_result_without_a_quorum_says_of_how_many():
    with assembly(*map(member, range(1, 6))) as net:
        sitting = net.sitting("alv")
        sitting.attend("Stad 1", "Stad 2")
        vote = sitting.open_vote("Begroting")
        sitting.vote(vote.id, {"Stad 1": "for", "Stad 2": "for"})
        assert sitting.close(vote.id).outcome == "adopted"
        (polled,) = sitting.proceedings.votes
        assert list(vote_notes(sitting.proceedings, polled)) == [
            "Voor deze vergadering is geen quorum vastgelegd; er waren 2 van de 5 leden."
        ]


@pytest.mark.parametrize(
    ("values", "asked"),
    [({}, True), ({"quorum": 0}, False), ({"quorum": 50}, False), ({"type": "webinar"}, False)],
)
def test_an_assembly_without_a_quorum_is_asked_for_one(values: dict[str, object], asked: bool):
    with assembly(member(1), **values) as net:
        found = {need.sort.value for need in net.ready("alv").needs}
        assert ("quorum" in found) is asked
