"""A step towards a meeting or an event is done where it is shown, and undo takes it back."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings.preparation import State
from m50core.testing.builders import network

ALV = m50.Meeting(id="alv", title="1e ALV", type="assembly", due="2025-05-15")


def state(net: m50.Network, what: str, about: str = "alv") -> State:
    return next(need.state for need in net.ready(about).needs if need.what == what)


@pytest.mark.parametrize(
    ("step", "what"),
    [("room", "Zaal vastleggen"), ("sprekers vragen", "Sprekers vragen"),
     ("invitation", "Uitnodiging versturen")],
)  # fmt: skip
def test_a_step_that_has_no_record_of_its_own_is_kept_with_its_day(step, what):
    with network(ALV) as net:
        net.mark_ready("ALV", step, date(2025, 3, 10))
        assert state(net, what) is State.done
        assert date(2025, 3, 10) in (
            net["alv"].room_on, net["alv"].speakers_on, net["alv"].invited_on
        )  # fmt: skip
        net.undo()
        assert state(net, what) is not State.done


def test_who_are_invited_and_when_is_one_fact_however_it_is_told():
    with network(ALV) as net:
        net.mark_ready("alv", "invitation")
        assert (net["alv"].status, net["alv"].invited_on) == ("convened", net.today)
        net.undo()
        with net.commit("Weg") as commit:
            commit.change("alv", status="convened")
        assert net["alv"].invited_on == net.today


def test_the_action_of_a_runbook_that_is_the_same_step_is_done_with_it():
    action = m50.ActionItem(id="zaal", title="Zaal", about="alv", prepares="room", due="2025-03-20")
    with network(ALV, action) as net:
        net.mark_ready("alv", "room", date(2025, 3, 7))
        assert (net["zaal"].status, net["zaal"].done_on) == ("done", date(2025, 3, 7))
        net.undo()
        assert net["zaal"].status == "open"


@pytest.mark.parametrize(
    ("about", "step", "on", "told"),
    [
        ("alv", "zaaltje", None, "“zaaltje” is geen stap. Kies uit: zaal vastleggen"),
        ("alv", "paper", None, "legt u niet zo vast: kijk met m50 ready alv"),
        ("ao", "room", None, "Bij lobbymoment “AO” hoort geen stap"),
        ("alv", "room", date(2025, 3, 12), "ligt in de toekomst"),
        ("borrel", "invitation", None, "heeft nog geen dag"),
        ("weg", "room", None, "gaat niet door"),
    ],
)
def test_what_can_not_be_ready_is_refused_and_nothing_is_kept(about, step, on, told):
    others = (
        m50.LobbyMoment(id="ao", title="AO", due="2025-03-25"),
        m50.Event(id="borrel", title="Borrel"),
        m50.Event(id="weg", title="Weg", due="2025-06-01", status="cancelled"),
    )
    with network(ALV, *others) as net:
        with pytest.raises(m50.UsageError, match=told):
            net.mark_ready(about, step, on)
        assert len(net.log()) == 1
