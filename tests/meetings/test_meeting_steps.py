"""What is done while a meeting is held, a commit each."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings.preparation import NeedSort, next_meeting
from m50core.network.network import Network
from m50core.testing.builders import network

NAMES = {"Almelo": "GM0141", "Borne": "GM0147"}
ON = date(2025, 3, 20)


def assembly(*more: m50.Record, today: date = ON) -> Network:
    """An assembly on 20 March of two members; Almelo is there."""
    towns = [m50.Municipality(id=code, name=n, code=code) for n, code in NAMES.items()]
    members = [
        m50.Member(id=f"lid-{n.lower()}", title=n, municipality=NAMES[n], status="member")
        for n in NAMES
    ]
    meeting = m50.Meeting(id="alv", title="1e ALV", type="assembly", due="2025-03-20")
    net = network(*towns, *members, meeting, *more, today=today)
    net.sitting("alv").attend("Almelo")
    return net


def test_a_person_is_on_the_list_by_id_and_again_changes_how_they_are_there():
    with assembly(m50.Person(id="jan", name="Jan")) as net:
        (made,) = net.sitting("alv").attend("jan")
        assert (made.person, made.member, made.title) == ("jan", "", "Jan")
        (again,) = net.sitting("alv").attend("jan", presence="apologies")
        assert (again.id, again.presence) == (made.id, "apologies")
        assert net.sitting("alv").proceedings.represented == ("lid-almelo",)


def test_an_answer_is_corrected_while_the_vote_is_open_and_counts_once():
    with assembly() as net:
        sitting = net.sitting("alv")
        vote = sitting.open_vote("Begroting")
        sitting.vote(vote.id, {"Almelo": "for"})
        sitting.correct(vote.id, "Almelo", "against")
        (polled,) = sitting.proceedings.votes
        assert (polled.tally.in_favour, polled.tally.against) == (0, 1)
        with pytest.raises(m50.UsageError, match="“Borne” heeft bij “Begroting” nog niet gestemd"):
            sitting.correct(vote.id, "Borne", "for")
        sitting.close(vote.id)
        with pytest.raises(m50.FieldError, match="is gesloten, niet geopend"):
            sitting.correct(vote.id, "Almelo", "for")


def test_minutes_of_a_meeting_that_is_still_to_come_are_refused():
    with assembly(today=date(2025, 3, 19)) as net:
        with pytest.raises(m50.UsageError, match="is pas op do 20 mrt 2025"):
            net.sitting("alv").draft_minutes()
        assert net["alv"].status == "planned"


def test_what_must_be_ready_says_what_is_to_be_done_about_it():
    point = m50.AgendaItem(id="punt", title="Begroting", meeting="alv")
    proposal = m50.Decision(id="b", title="Begroting", meeting="alv")
    with assembly(point, proposal, m50.ActionItem(id="zaal", title="Zaal", about=["alv"])) as net:
        found = {need.sort: need.record for need in net.ready("alv").needs}
    assert found == {
        NeedSort.details: "alv",
        NeedSort.quorum: "alv",
        NeedSort.room: "alv",
        NeedSort.speakers: "alv",
        NeedSort.invitation: "alv",
        NeedSort.owners: "punt",
        NeedSort.request: "b",
        NeedSort.action: "zaal",
    }


def test_the_next_meeting_has_a_day_and_is_no_debate():
    debate = m50.LobbyMoment(title="Debat", due="2025-03-20")
    undated = m50.Meeting(title="DB")
    with assembly(debate, undated, today=date(2025, 3, 19)) as net:
        assert next_meeting(net.records, net.today).id == "alv"
        with pytest.raises(m50.UsageError, match="geen vergadering aan met een datum"):
            next_meeting(net.records, date(2025, 3, 21))


def test_minutes_count_members_only_where_members_vote():
    board = m50.Meeting(id="db", title="DB", type="board", due="2025-03-20")
    with assembly(board, m50.Person(id="jan", name="Jan")) as net:
        net.sitting("db").attend("jan")
        assert "Jan" in net.sitting("db").draft_minutes().text
        assert "leden" not in net.sitting("db").proceedings.minutes[0].text
        assert "1 van 2 leden aanwezig" in net.sitting("alv").draft_minutes().text
