"""Undo, redo, the bin, and two people at one record, on the screen."""

import pytest
from m50tui.app import M50App
from m50tui.forms.form import FormScreen
from m50tui.network.conflict import ConflictScreen
from m50tui.program.main import MainScreen
from m50tui.records.detail import DetailScreen
from textual.widgets import Input, Select

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network
from m50core.testing.plugin_contract import HOSTILE

SIZE = (120, 36)


def shared(title: str = "Zaal") -> tuple[Network, Network]:
    """Return one network as the secretariat and as Piet see it, with one action."""
    mine = network(m50.ActionItem(title=title, description="oud", due="2025-04-01"))
    return mine, network(store=mine.store, who="Piet")


async def test_undo_and_redo_are_keys_of_the_list_and_of_the_detail(net: Network, screen_text):
    app = M50App(net)
    with net.commit("Begonnen") as commit:
        commit.change("ruimte-01", status="active")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("2", "slash", *"ruimte woordv", "enter", "u")
        assert net.goals["ruimte-01"].status == "not_started"
        await pilot.press("U")
        assert net.goals["ruimte-01"].status == "active"
        await pilot.press("U")
        await pilot.pause(0.3)
        assert "niets om opnieuw te doen" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        lines = [line.strip() for line in screen_text(app).splitlines()]
        begun = next(place for place, line in enumerate(lines) if line.endswith("  Begonnen"))
        assert lines[begun + 1] == "Status: niet gestart → bezig"
        await pilot.press("u")
        assert net.goals["ruimte-01"].status == "not_started"
        await pilot.press("U")
        assert net.goals["ruimte-01"].status == "active"


async def test_undo_never_takes_back_a_colleagues_change(screen_text):
    mine, piets = shared()
    with piets.commit("Van Piet") as commit:
        commit.change("actie-1", title="Grote zaal")
    app = M50App(network(store=mine.store, who="Els"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("u")
        await pilot.pause(0.3)
        assert "niets om ongedaan" in screen_text(app)
        assert mine["actie-1"].title == "Grote zaal"


async def test_what_was_removed_is_in_the_bin_and_enter_brings_it_back(
    net: Network, check_snapshot, screen_text
):
    with net.commit("Erbij") as commit:
        commit.add(m50.ActionItem(title="Zaal reserveren"))
        commit.add(m50.Progress(title="gebeld", about="actie-1"))
    with net.commit("Weg") as commit:
        commit.remove("actie-1")
        commit.remove("voortgang-1")
    app = M50App(net)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("6", "slash", *"prullenbak", "enter", "enter")
        await pilot.pause()
        check_snapshot(app, "bin-120x36")
        await pilot.press("slash", *"gebeld", "enter", "enter", "escape")
        await pilot.pause()
        assert {"actie-1", "voortgang-1"} <= {r.id for r in net.records}
        assert "De prullenbak is leeg" in screen_text(app)
        assert "Prullenbak (0)" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert "De prullenbak is leeg" not in screen_text(app)


async def test_what_one_removes_is_gone_at_once_and_undone_with_one_key(screen_text):
    net, _ = shared(HOSTILE)
    with net.commit("Erbij") as commit:
        commit.add(m50.Progress(title="gebeld", about="actie-1"))
    app = M50App(net)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.screen.open_record("actie-1")
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause(0.3)
        assert isinstance(app.screen, DetailScreen), "something still points at it"
        assert "voortgang-1" in screen_text(app)
        with net.commit("Weg") as commit:
            commit.remove("voortgang-1")
        await pilot.press("d")
        await pilot.pause(0.3)
        assert isinstance(app.screen, MainScreen)
        assert "actie-1" not in net.records
        assert "Prullenbak" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert "actie-1" in net.records


async def test_a_part_of_the_plan_cant_be_removed_and_that_is_told(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("2", "d")
        await pilot.pause(0.3)
        (told,) = app._notifications
        assert "staat in het jaarplan" in told.message
        assert "(“Status”) (vervallen)" in told.message
        assert net.log() == ()


async def form_of(app: M50App, pilot) -> FormScreen:
    """Open the form of the one action."""
    screen = app.screen
    assert isinstance(screen, MainScreen)
    screen.open_record("actie-1")
    await pilot.pause()
    await pilot.press("e")
    await pilot.pause()
    assert isinstance(app.screen, FormScreen)
    return app.screen


@pytest.mark.parametrize(("place", "kept"), [(0, "Mijn zaal"), (1, "Piets zaal")])
@pytest.mark.sweep
async def test_when_two_change_one_field_both_values_are_shown_and_one_is_chosen(
    place: int, kept: str, check_snapshot
):
    mine, piets = shared()
    app = M50App(mine)
    async with app.run_test(size=SIZE) as pilot:
        form = await form_of(app, pilot)
        form.query_one("#field-title", Input).value = "Mijn zaal"
        form.query_one("#field-due", Input).value = "2025-06-01"
        with piets.commit("Van Piet") as commit:
            commit.change("actie-1", title="Piets zaal", remark="let op")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ConflictScreen)
        if place == 0:
            check_snapshot(app, "conflict-120x36")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ConflictScreen), "nothing is chosen unseen"
        await pilot.press("enter", *["down"] * (place + 1), "enter", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        item = mine["actie-1"]
        assert (item.title, item.due.shown(), item.remark) == (kept, "zo 1 jun 2025", "let op")


async def test_what_both_want_alike_is_saved_without_a_question():
    mine, piets = shared()
    app = M50App(mine)
    async with app.run_test(size=SIZE) as pilot:
        form = await form_of(app, pilot)
        form.query_one("#field-title", Input).value = "Grote zaal"
        form.query_one("#field-due", Input).value = "2025-06-01"
        with piets.commit("Van Piet") as commit:
            commit.change("actie-1", title="Grote zaal", remark="let op")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        item = mine["actie-1"]
        assert (item.title, item.due.shown(), item.remark) == (
            "Grote zaal", "zo 1 jun 2025", "let op",
        )  # fmt: skip


async def test_changes_of_different_fields_are_saved_without_a_question():
    mine, piets = shared()
    app = M50App(mine)
    async with app.run_test(size=SIZE) as pilot:
        form = await form_of(app, pilot)
        form.query_one("#field-title", Input).value = "Mijn zaal"
        with piets.commit("Van Piet") as commit:
            commit.change("actie-1", remark="let op")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        assert (mine["actie-1"].title, mine["actie-1"].remark) == ("Mijn zaal", "let op")


@pytest.mark.sweep
async def test_leaving_the_choice_keeps_what_was_typed_and_asks_again_later():
    mine, piets = shared()
    app = M50App(mine)
    async with app.run_test(size=SIZE) as pilot:
        form = await form_of(app, pilot)
        form.query_one("#field-title", Input).value = "Mijn zaal"
        with piets.commit("Van Piet") as commit:
            commit.change("actie-1", title="Piets zaal", remark="let op")
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is form
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        again = app.screen
        assert again.query_one("#field-title", Input).value == "Mijn zaal"
        assert mine["actie-1"].title == "Piets zaal"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ConflictScreen), "a draft overwrites nobody"
        await pilot.press("enter", "down", "enter", "ctrl+s")
        await pilot.pause()
        assert (mine["actie-1"].title, mine["actie-1"].remark) == ("Mijn zaal", "let op")


async def test_a_record_that_was_removed_meanwhile_says_so_and_keeps_what_was_typed(screen_text):
    mine, piets = shared()
    app = M50App(mine)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        form = await form_of(app, pilot)
        form.query_one("#field-title", Input).value = "Mijn zaal"
        with piets.commit("Weg") as commit:
            commit.remove("actie-1")
        await pilot.press("ctrl+s")
        await pilot.pause(0.3)
        assert app.screen is form
        assert "verwijderd door Piet" in screen_text(app).replace("\n", " ")
        assert form.query_one("#field-title", Input).value == "Mijn zaal"


@pytest.mark.painted
async def test_hostile_values_are_shown_literally_in_the_choice_and_the_bin(screen_text):
    mine, piets = shared(HOSTILE)
    app = M50App(mine)
    async with app.run_test(size=SIZE) as pilot:
        form = await form_of(app, pilot)
        form.query_one("#field-due", Input).value = "2025-06-01"
        form.query_one("#field-title", Input).value = f"mijn {HOSTILE}"
        with piets.commit(HOSTILE) as commit:
            commit.change("actie-1", title=f"piets {HOSTILE}")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen.query(Select)
        text = screen_text(app)
        assert f"mijn {HOSTILE[:24]}" in text
        assert f"piets {HOSTILE[:24]}" in text
        await pilot.press("escape", "escape")
        with piets.commit(HOSTILE) as commit:
            commit.remove("actie-1")
        await pilot.pause()
        await pilot.press("escape", "6", "slash", *"prullenbak", "enter", "enter")
        await pilot.pause()
        text += screen_text(app)
        assert f"piets {HOSTILE[:24]}" in text.split("Prullenbak (")[-1]
        assert "\u202e" not in text
        assert "\x1b" not in text
        assert app.is_running
