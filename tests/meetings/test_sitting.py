"""A meeting while it is held: each step is kept once, whole, and refused when it can't be."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings import appointments, resolutions
from m50core.meetings.records.tallies import Tally
from m50core.meetings.sitting import Sitting
from m50core.network.network import Network
from m50core.testing.builders import network

TOWNS = ("Almelo", "Borne", "Gouda", "Goes", "Heerde")


def assembly(*more: m50.Record, **meeting: object) -> Network:
    """Five members and an assembly today."""
    towns = [
        m50.Municipality(id=f"GM000{n}", name=name, code=f"GM000{n}")
        for n, name in enumerate(TOWNS, 1)
    ]
    members = [
        m50.Member(id=f"lid-{n}", title=name, municipality=f"GM000{n}", status="member")
        for n, name in enumerate(TOWNS, 1)
    ]
    values = {"type": "assembly", "due": "2025-03-11", "start": "13:00", **meeting}
    return network(*towns, *members, m50.Meeting(id="alv", title="1e ALV", **values), *more)


def tallied(sitting: Sitting, vote: str, *, against: tuple[str, ...] = ()) -> m50.Vote:
    waiting = next(p.waiting for p in sitting.proceedings.votes if p.vote.id == vote)
    names = {one: "against" if one in against else "for" for one in waiting}
    sitting.vote(vote, names)
    return sitting.close(vote)


def test_attendance_is_one_line_a_member_and_can_be_mended():
    with assembly() as net:
        sitting = net.sitting("alv")
        sitting.attend("Almelo", "Borne")
        sitting.attend("Gouda", proxy="Almelo")
        sitting.attend("Borne", presence="apologies")
        sitting.attend("Gouda", presence="online")
        listed = {a.title: (a.presence, a.proxy) for a in sitting.proceedings.attendance}
        assert listed == {
            "Almelo": ("present", ""), "Borne": ("apologies", ""), "Gouda": ("online", ""),
        }  # fmt: skip
        assert sitting.proceedings.represented == ("lid-1", "lid-3")


def test_a_name_that_nobody_or_more_than_one_has_changes_nothing():
    with assembly() as net:
        before = net.store.head()
        with pytest.raises(m50.UsageError, match="geen lid “Zeist”"):
            net.sitting("alv").attend("Almelo", "Zeist")
        with pytest.raises(m50.UsageError, match=r"Gouda \(lid-3\), Goes \(lid-4\)"):
            net.sitting("alv").attend("Go")
        assert net.store.head() == before


def test_a_vote_is_counted_from_its_ballots_and_closed_with_its_outcome():
    with assembly(quorum=60) as net:
        sitting = net.sitting("alv")
        sitting.attend("Almelo", "Borne", "Gouda")
        vote = sitting.open_vote("Begroting")
        (polled,) = sitting.proceedings.votes
        assert polled.waiting == ("lid-1", "lid-2", "lid-3")
        sitting.vote("Begroting", {"Almelo": "against"})
        assert sitting.proceedings.votes[0].tally == Tally(0, 1, 0)
        closed = tallied(sitting, vote.id)
        assert (closed.in_favour, closed.against, closed.represented, closed.members) == (
            2,
            1,
            3,
            5,
        )
        assert closed.outcome == "adopted"


def test_two_thirds_and_a_quorum_decide_as_they_say():
    with assembly(quorum=60) as net:
        sitting = net.sitting("alv")
        sitting.attend("Almelo", "Borne", "Gouda")
        wide = sitting.open_vote("Statuten", majority="two_thirds")
        assert tallied(sitting, wide.id, against=("lid-1",)).outcome == "adopted"
        narrow = sitting.open_vote("Naam", majority="unanimous")
        assert tallied(sitting, narrow.id, against=("lid-1",)).outcome == "rejected"
        sitting.attend("Gouda", presence="absent")
        few = sitting.open_vote("Te weinig")
        assert tallied(sitting, few.id).outcome == "no_quorum"


def test_a_prepared_vote_is_opened_and_not_made_again():
    with assembly(m50.Vote(id="v", title="Begroting", meeting="alv", majority="two_thirds")) as net:
        vote = net.sitting("alv").open_vote("Begroting")
        assert (vote.id, vote.status, vote.majority) == ("v", "open", "two_thirds")


def test_a_secret_vote_is_closed_by_counts_and_an_open_one_never():
    with assembly() as net:
        sitting = net.sitting("alv")
        sitting.attend(*TOWNS)
        sitting.open_vote("Wie", secrecy="secret")
        with pytest.raises(m50.UsageError, match="is geheim"):
            sitting.close("Wie")
        closed = sitting.close("Wie", Tally(3, 1, 1))
        assert (closed.outcome, closed.in_favour) == ("adopted", 3)
        sitting.open_vote("Wat")
        with pytest.raises(m50.UsageError, match="is open"):
            sitting.close("Wat", Tally(5, 0, 0))
        with pytest.raises(m50.UsageError, match="geen stemming van deze vergadering"):
            sitting.close("Waar")


def test_a_meeting_without_a_day_is_not_convened():
    with assembly(due="april 2025") as net, pytest.raises(m50.UsageError, match="geen dag"):
        net.sitting("alv").convene()


def test_minutes_are_drafted_once_shared_and_adopted_with_the_meeting():
    with assembly(m50.AgendaItem(title="Opening", meeting="alv", minutes=10),
                  m50.AgendaItem(title="Begroting", meeting="alv")) as net:  # fmt: skip
        sitting = net.sitting("alv")
        with pytest.raises(m50.UsageError, match="nog geen verslag"):
            sitting.share_minutes()
        sitting.attend("Almelo")
        sitting.attend("Borne", proxy="Almelo")
        text = sitting.draft_minutes().text
        assert "Met machtiging (1): Borne (stem bij Almelo)" in text
        assert "2. Begroting" in text
        assert sitting.meeting.status == "held"
        with pytest.raises(m50.UsageError, match="al een verslag"):
            sitting.draft_minutes()
        sitting.share_minutes()
        assert sitting.adopt_minutes().adopted_on == net.today
        assert net["alv"].status == "minuted"


def test_points_of_the_agenda_get_their_time_from_what_goes_before():
    items = [
        m50.AgendaItem(title="Derde", meeting="alv", order=3),
        m50.AgendaItem(title="Opening", meeting="alv", order=1, minutes=15),
        m50.AgendaItem(title="Begroting", meeting="alv", order=2),
        m50.AgendaItem(title="Borrel", meeting="alv", order=4, start="16:30"),
    ]
    with assembly(*items) as net:
        points = net.sitting("alv").proceedings.points
        assert [(p.item.title, p.start) for p in points] == [
            ("Opening", "13:00"), ("Begroting", "13:15"), ("Derde", ""), ("Borrel", "16:30"),
        ]  # fmt: skip


def test_a_decision_is_of_the_day_of_its_meeting_and_holds_from_then():
    decision = m50.Decision(id="b", title="Reglement", meeting="alv")
    with assembly(decision, due="2025-03-06") as net:
        taken = net.decide(net["b"])
        assert (taken.taken_on, taken.effective) == (date(2025, 3, 6), date(2025, 3, 6))
        assert net["b"].status == "effective"


def test_whoever_is_appointed_holds_the_post_until_discharged():
    seat = m50.Seat(id="z", title="Penningmeester", status="vacant")
    jan = m50.Person(id="jan", name="Jan")
    decisions = [m50.Decision(id=n, title=n) for n in ("benoemd", "ontslag")]
    with assembly(seat, jan, *decisions) as net:
        net.decide(net["benoemd"], appointments.appointment(net["z"], net["jan"]))
        held = net["z"]
        assert (held.person, held.status, held.start.latest) == ("jan", "filled", net.today)
        later = date(2025, 4, 1)
        net.decide(
            net["ontslag"], appointments.discharge(net.records, held, later), effective=later
        )
        assert (net["z"].person, net["z"].status) == ("jan", "leaving")
        assert list(appointments.holder_lines(net.records, "z")) == [
            "Jan (vanaf di 11 mrt 2025 t/m ma 31 mrt 2025, benoemd, ontslag)  [termijn-1]"
        ]
        then = net.as_of(later)["z"]
        assert (then.person, then.status) == ("", "vacant")


def test_what_would_stay_as_it_is_is_no_amendment():
    with assembly(m50.Budget(id="oud", title="2024", status="adopted")) as net:
        assert resolutions.adoption(net["oud"]) == ()
        made = resolutions.admission(net["lid-1"], net.today)
        assert [one.field_name for one in made] == ["since"]


def test_who_is_no_member_makes_no_quorum():
    town = m50.Municipality(id="GM0009", name="Zeist", code="GM0009")
    guest = m50.Member(id="lid-9", title="Zeist", municipality="GM0009", status="in_talks")
    with assembly(town, guest, quorum=40) as net:
        sitting = net.sitting("alv")
        sitting.attend("Almelo", "Zeist")
        assert (sitting.proceedings.represented, sitting.proceedings.quorate) == (("lid-1",), False)
        sitting.open_vote("Zaal")
        sitting.vote("Zaal", {"Almelo": "for"})
        assert sitting.close("Zaal").outcome == "no_quorum"


def test_a_vote_of_someone_who_left_after_it_counts_and_can_be_closed():
    with assembly(quorum=40) as net:
        sitting = net.sitting("alv")
        sitting.attend("Almelo", "Borne")
        sitting.open_vote("Zaal")
        sitting.vote("Zaal", {"Almelo": "for", "Borne": "against"})
        sitting.attend("Borne", presence="absent")
        closed = sitting.close("Zaal")
        assert (closed.represented, closed.outcome) == (2, "rejected")
