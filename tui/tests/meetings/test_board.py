"""A meeting of the board on its screen: who has a vote, and a choice between people."""

from datetime import date

from m50tui.app import M50App
from m50tui.forms.pick import PickScreen
from m50tui.meetings.roll import RollScreen
from m50tui.meetings.vote import VoteScreen

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network

DAY = date(2025, 5, 16)


def story() -> Network:
    """A board of two that meets today, with a guest."""
    people = [m50.Person(id=name, name=name.title()) for name in ("ans", "bob", "cor")]
    return network(
        *people,
        m50.Board(id="db", title="Dagelijks bestuur"),
        m50.Seat(id="z1", title="Voorzitter", organ="db"),
        m50.Seat(id="z2", title="Penningmeester", organ="db"),
        m50.Term(id="t1", post="z1", person="ans"),
        m50.Term(id="t2", post="z2", person="bob"),
        m50.Meeting(id="verg", title="DB mei", type="board", organ="db", due="2025-05-16"),
        today=DAY,
    )


async def test_the_roll_of_a_board_has_its_seats_first_and_others_without_a_vote(screen_text):
    net = story()
    app = M50App(net)
    async with app.run_test(size=(120, 36)) as pilot:
        await app.push_screen(RollScreen(net, "verg"))
        await pilot.pause()
        text = screen_text(app)
        assert text.index("Bestuur (2)") < text.index("Ans") < text.index("Anderen, zonder stem")
        await pilot.press(*"cor", "space", *"ans", "space")
        await pilot.pause()
        assert {one.person for one in net.collection("attendance")} == {"ans", "cor"}
        assert "1 van 2 leden aanwezig" in screen_text(app)


async def test_members_of_the_board_choose_between_people_by_key(screen_text):
    net = story()
    sitting = net.sitting("verg")
    sitting.attend("ans", "bob")
    vote = sitting.open_vote("Secretaris", candidates=["bob", "cor"])
    app = M50App(net)
    async with app.run_test(size=(120, 36)) as pilot:
        await app.push_screen(VoteScreen(net, "verg", vote.id))
        await pilot.pause()
        await pilot.press("v")
        await pilot.pause()
        assert isinstance(app.screen, PickScreen)
        assert "Ans" not in screen_text(app).split("Wie kiest")[1].split("\n", 1)[1]
        await pilot.press(*"cor", "enter")
        await pilot.pause()
        await pilot.press("o", "r", "t")
        await pilot.pause()
        ballots = {one.person: (one.answer, one.choice) for one in net.collection("ballot")}
        assert ballots == {"ans": ("for", "cor"), "bob": ("abstain", "")}
        assert "Bob 0, Cor 1, 1 onthouding" in screen_text(app)
        await pilot.press("s")
        await pilot.pause()
        assert net[vote.id].elected == "cor"
