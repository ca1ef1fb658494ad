"""A choice between people on the screen of a meeting: from the form to whoever is appointed."""

from datetime import date

import pytest
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen
from m50tui.forms.form import FormScreen
from m50tui.forms.pick import PickScreen
from m50tui.meetings.decision import DecisionScreen
from m50tui.meetings.effects import APPOINT, PlannedEffect, titles
from m50tui.meetings.meeting import MeetingScreen
from m50tui.meetings.vote import VoteScreen
from m50tui.widgets.record_list import RecordList
from textual.pilot import Pilot
from textual.widgets import Input, Static

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network

DAY = date(2025, 5, 16)


def story() -> Network:
    """A board of three that is to choose who chairs a pillar, now chaired by Ans."""
    people = [m50.Person(id=name, name=name.title()) for name in ("ans", "bob", "cor")]
    return network(
        *people,
        m50.Board(id="db", title="Dagelijks bestuur"),
        *(m50.Seat(id=f"z{n}", title=f"Lid {n}", organ="db") for n in (1, 2, 3)),
        *(m50.Term(id=f"t{n}", post=f"z{n}", person=who.id) for n, who in enumerate(people, 1)),
        m50.Seat(id="stoel", title="Voorzitter Ruimte"),
        m50.Term(id="nu", post="stoel", person="ans"),
        m50.Meeting(id="verg", title="DB mei", type="board", organ="db", due="2025-05-16"),
        m50.Decision(id="besluit", title="Voorzitter kiezen", meeting="verg", about=["stoel"]),
        today=DAY,
    )  # fmt: skip


async def to(pilot: Pilot[int], words: str) -> None:
    await pilot.press("home")
    for _ in range(60):
        row = pilot.app.screen.query_one(RecordList).current
        if row and words in " ".join(row.cells):
            await pilot.pause()
            return
        await pilot.press("down")
    raise AssertionError(words)


def row_of(app: M50App, vote: str) -> tuple[str, ...]:
    rows = app.screen.query_one(RecordList).page.rows
    return next(row.cells for row in rows if row.record == vote)


@pytest.mark.sweep
async def test_one_chooses_between_people_from_the_form_to_the_appointment(screen_text):
    net = story()
    net.sitting("verg").attend("ans", "bob", "cor")
    app = M50App(net)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.open_record("verg")
        await pilot.pause()
        await to(pilot, "Voorzitter kiezen")
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        candidates = app.screen.query_one("#field-candidates", Input)
        app.screen.set_focus(candidates)
        for name in ("bob", "cor"):
            await pilot.press("f4")
            await pilot.pause()
            await pilot.press(*name, "enter")
            await pilot.pause()
        assert candidates.value == "bob, cor"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, VoteScreen)
        assert "op wie" in screen_text(app).splitlines()[-1]
        assert "tegen" not in screen_text(app).splitlines()[-1]
        await pilot.press("escape")
        await pilot.pause()
        # Wherever the cursor is, s goes on with the vote that runs.
        for words in (
            "Stuk bij",
            "nog leeg",
            "Cor",
            "n maakt een actiepunt",
            "m maakt een concept",
        ):
            await to(pilot, words)
            await pilot.press("s")
            await pilot.pause()
            assert isinstance(app.screen, VoteScreen)
            await pilot.press("escape")
            await pilot.pause()
        (vote,) = net.collection("vote")
        net.sitting("verg").vote(vote.id, {"ans": "bob", "bob": "bob", "cor": "cor"})
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        assert row_of(app, vote.id)[3:] == ("gekozen: Bob", "Bob 2, Cor 1, 0o")
        rows = app.screen.query_one(RecordList).page.rows
        each = [row.cells[2:] for row in rows if row.record in ("bob", "cor")]
        assert each == [("  Bob", "gekozen", "2 stemmen"), ("  Cor", "", "1 stem")]
        await to(pilot, "gekozen: Bob")
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, DecisionScreen)
        await to(pilot, "Bob (gekozen)")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        assert "Deze post heeft nu Ans" in screen_text(app)
        await pilot.press(*"31 dec", "ctrl+s")
        await pilot.pause()
        (planned,) = app.screen.chosen
        assert planned == PlannedEffect(
            APPOINT, ("stoel", "bob"), {"until": "2025-12-31", "interim": "nee"}
        )
        assert "Bob (gekozen)" not in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert net["stoel"].person == "bob"


async def test_a_tie_elects_nobody_and_asks_for_a_next_round_between_the_same(screen_text):
    net = story()
    sitting = net.sitting("verg")
    sitting.attend("ans", "bob", "cor")
    vote = sitting.open_vote(
        "Voorzitter", candidates=["ans", "bob", "cor"], decision="besluit", secrecy="secret"
    )
    sitting.close(vote.id, m50.Tally(0, 0, 1), per_candidate=[1, 0, 1])
    app = M50App(net)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.open_record("verg")
        await pilot.pause()
        assert row_of(app, vote.id)[3:] == ("niemand gekozen", "Ans 1, Bob 0, Cor 1, 1o")
        await to(pilot, "niemand gekozen")
        assert "stem opnieuw, bijvoorbeeld tussen Ans en Cor" in app.screen.line.text
        assert "step" not in app.screen.line.deeds
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert app.screen.query_one("#field-candidates", Input).value == "ans, cor"
        assert app.screen.given["secrecy"] == "secret"


async def test_a_vote_begins_with_its_candidates_from_n_as_well():
    net = story()
    app = M50App(net)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.open_record("verg")
        await pilot.pause()
        await to(pilot, "s begint een stemming")
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.query("#field-candidates")


def test_who_is_appointed_shows_until_when_for_whom_and_instead_of_whom():
    net = story()
    planned = PlannedEffect(APPOINT, ("stoel", "bob"), {"until": "2025-12-31", "interim": "ja"})
    assert titles(net, planned, DAY) == [
        "Voorzitter Ruimte: Bob wordt benoemd (waarnemend), t/m wo 31 dec 2025 (nu Ans)"
    ]


async def test_the_days_of_a_decision_are_told_back_as_they_are_understood(screen_text):
    net = story()
    app = M50App(net)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(DecisionScreen(net, "besluit"))
        await pilot.pause()
        box = app.screen.query_one("#field-effective", Input)
        box.value = "1 juni"
        await pilot.pause()
        assert "begrepen als zo 1 jun 2025" in screen_text(app)
        assert app.screen.query_one("#meant-effective", Static).display


async def test_the_list_of_posts_tells_who_holds_each(screen_text):
    net = story()
    app = M50App(net)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(DecisionScreen(net, "besluit"))
        await pilot.pause()
        await to(pilot, "benoemen op een post")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PickScreen)
        assert "nu Ans" in screen_text(app)
