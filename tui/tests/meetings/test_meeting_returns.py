"""A meeting stands where one left it: its lines, the list of who is there, a vote."""

from pathlib import Path

from m50tui.app import M50App
from m50tui.meetings.meeting import MeetingScreen
from m50tui.meetings.roll import RollScreen
from m50tui.meetings.vote import VoteScreen

import m50core as m50
from m50core.network.network import Network
from m50core.store.desk.desk import Desk
from m50core.testing.builders import network


def story() -> Network:
    """Three people that meet, with two points on the agenda."""
    return network(
        m50.Meeting(id="overleg", title="Overleg", due="2025-03-11", type="other"),
        *(m50.Person(id=name[:3].lower(), name=name) for name in ("Ans Bos", "Bea Cohen", "Cor X")),
        *(
            m50.AgendaItem(id=f"punt-{n}", title=title, meeting="overleg", order=n + 1)
            for n, title in enumerate(("Opening", "Sluiting"))
        ),
    )


def started(net: Network, folder: Path) -> Network:
    """Return the network as it is kept, with the desk of a computer."""
    again = network(store=net.store)
    again.desk = Desk.of(folder, "/net")
    return again


async def test_a_meeting_stands_where_one_left_it_also_after_a_restart(tmp_path: Path, rest):
    net = story()
    here = started(net, tmp_path)
    app = M50App(here)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(app)
        app.push_screen(MeetingScreen(here, "overleg"))
        await rest(app)
        while app.screen.line.key != "agenda/punt-1":
            await pilot.press("down")
        await pilot.press("escape")
        await rest(app)
        app.push_screen(MeetingScreen(here, "overleg"))
        await rest(app)
        assert app.screen.line.key == "agenda/punt-1"
    with net.commit("Weg") as c:
        c.remove("punt-1")
    here = started(net, tmp_path)
    app = M50App(here)
    async with app.run_test(size=(80, 24)):
        await rest(app)
        app.push_screen(MeetingScreen(here, "overleg"))
        await rest(app)
        assert app.screen.line.key == "agenda/punt-0", "the nearest one"


async def test_the_list_of_who_is_there_stands_at_the_same_person_until_they_are_erased(
    tmp_path: Path, rest
):
    net, desk = story(), tmp_path / "desk.json"
    here = started(net, tmp_path)
    app = M50App(here)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(app)
        app.push_screen(RollScreen(here, "overleg"))
        await rest(app)
        await pilot.press(*"bea", "space", "escape")
        await rest(app)
        app.push_screen(RollScreen(here, "overleg"))
        await rest(app)
        assert app.screen.lines.spot == m50.ListSpot("bea", place=2, beside=("cor", "ans"))
        app.push_screen(MeetingScreen(here, "overleg"))
        await rest(app)
        while app.screen.line.cells[2] != "Bea Cohen":
            await pilot.press("down")
        await rest(app)
    kept = desk.read_text("utf-8")
    assert "roll:overleg" in kept
    assert kept.count("bea") == 2, "it is the line of both lists"
    started(net, tmp_path).erase_person("bea")
    assert "bea" not in desk.read_text("utf-8")


async def test_a_vote_goes_on_where_one_left_it(rest):
    towns = (("Gouda", "GM0513"), ("Zeist", "GM0355"))
    net = network(
        m50.Meeting(id="alv", title="ALV", type="assembly", due="2025-03-11"),
        *(m50.Municipality(id=code, name=name, code=code) for name, code in towns),
        *(
            m50.Member(id=name.lower(), title=name, municipality=code, status="member")
            for name, code in towns
        ),
        m50.Vote(id="stem", title="Akkoord", meeting="alv"),
    )
    for who in ("gouda", "zeist"):
        net.sitting("alv").attend(who)
    net.sitting("alv").open_vote("stem")
    app = M50App(net)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(app)
        for presses in (("down", "escape"), ("slash", *"gou")):
            app.push_screen(VoteScreen(net, "alv", "stem"))
            await rest(app)
            await pilot.press(*presses)
            await rest(app)
        assert app.screen.lines.spot.words == "gou"
        assert net.spots.get("vote:stem") == m50.ListSpot("zeist", place=1, beside=("gouda",))
