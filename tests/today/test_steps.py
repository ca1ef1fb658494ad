"""Steps towards meetings and debates on the day: one line each, done where it stands."""

from datetime import date

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network
from m50core.today import deeds
from m50core.today.attention import Attention
from m50core.today.deeds import Deed, possible

ALV = m50.Meeting(id="alv", title="ALV", type="assembly", due="2025-05-15", start="13:00")
SPRING = date(2025, 4, 9)


def lines(net: Network) -> dict[str, Attention]:
    return {line.record: line for line in net.day().everything}


def test_what_is_done_with_one_meeting_is_one_line_by_its_first_day():
    with network(ALV, today=SPRING) as net:
        line = lines(net)["alv"]
        assert line.title == (
            "Zaal vastleggen, sprekers vragen, agenda maken, vastleggen: plaats en uitnodiging "
            "versturen: ALV"
        )
        assert (line.until, len(line.reasons)) == (date(2025, 2, 17), 5)


def test_the_step_on_a_line_is_done_there_and_undo_takes_it_back():
    with network(ALV, today=SPRING) as net:
        line = lines(net)["alv"]
        assert Deed.done in possible(net["alv"], SPRING, line)
        net.carry_out(deeds.mark_done(net.records, "alv", SPRING))
        assert (net["alv"].room_on, lines(net)["alv"].step) == (SPRING, "speakers")
        net.undo()
        assert lines(net)["alv"].step == "room"


def test_what_is_late_for_a_meeting_to_come_can_still_be_done():
    with network(ALV, today=date(2025, 5, 8)) as net:
        assert "alv" in lines(net)
        assert net.day().missed == ()


def test_a_step_that_waits_and_one_for_what_is_off_do_not_ask():
    one = m50.ActionItem(id="een", title="Een", due="2025-04-01", about="ao")
    two = m50.ActionItem(id="twee", title="Twee", due="2025-04-02", after="een", about="ao")
    debate = m50.LobbyMoment(id="ao", title="AO", due="2025-05-15")
    with network(debate, one, two, today=SPRING) as net:
        assert set(lines(net)) == {"een"}
        net.carry_out(deeds.mark_done(net.records, "een", SPRING))
        assert set(lines(net)) == {"twee"}
        net.cancel("ao", "van de agenda")
        assert set(lines(net)) == {"ao"}
