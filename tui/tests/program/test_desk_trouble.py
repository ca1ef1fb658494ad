"""What this computer keeps is damaged or can't be written: told once, and one works on."""

from pathlib import Path

import pytest
from m50tui.app import M50App
from textual import events
from textual.widgets import Input

import m50core as m50
from m50core.network.network import Network
from m50core.store.desk.desk import Desk
from m50core.testing.builders import network


def story(folder: Path) -> Network:
    net = network(
        *(m50.Goal(id=f"doel-{n}", title=f"Doel {n}") for n in range(4)),
        m50.ActionItem(id="zaal", title="Zaal", due="2025-03-12"),
    )
    net.desk = Desk.of(folder, "/net")
    return net


def hear(app: M50App) -> list[str]:
    """Return what is told from now on."""
    told: list[str] = []
    app.tell = lambda sentence, severity="information": told.append(sentence)  # type: ignore
    return told


def press(app: M50App, *keys: str) -> None:
    for key in keys:
        app._driver.process_message(events.Key(key, key if len(key) == 1 else None))


async def test_a_folder_that_cant_be_written_is_told_once_and_tried_again(tmp_path: Path, rest):
    folder = tmp_path / "settings"
    folder.write_text("hier staat een bestand")
    app = M50App(story(folder))
    async with app.run_test(size=(80, 24)):
        await rest(app)
        told = hear(app)
        press(app, "2", "down", "down")
        await rest(app)
        for _ in range(4):
            app._from_time_to_time()
        (sentence,) = told
        assert "niet bij te werken" in sentence
        assert "waar u was in lijsten" in sentence
        folder.unlink()
        app._from_time_to_time()
    assert Desk.of(folder, "/net").holds("lists")
    assert len(told) == 1


async def test_another_window_that_is_at_it_for_a_moment_is_not_told(tmp_path: Path, rest):
    app = M50App(story(tmp_path))
    async with app.run_test(size=(80, 24)):
        await rest(app)
        told = hear(app)
        press(app, "2", "down")
        await rest(app)
        with Desk.of(tmp_path, "/net").writing("lists"):
            app._from_time_to_time()
        app._from_time_to_time()
    assert told == []
    assert Desk.of(tmp_path, "/net").holds("lists")


async def test_a_file_that_is_damaged_meanwhile_is_told_and_what_is_typed_is_written_anew(
    tmp_path: Path, rest
):
    net = story(tmp_path)
    app = M50App(net)
    async with app.run_test(size=(80, 24)):
        await rest(app)
        press(app, "2", "down", "down", "n", *"Meer")
        await rest(app)
        app._from_time_to_time()
        assert [draft.typed["title"] for draft in net.drafts.all()] == ["Meer"]
        (tmp_path / "desk.json").write_text("{half")
        told = hear(app)
        net.spots.note("lobby", m50.ListSpot("lijn-1"))
        for _ in range(3):
            app._from_time_to_time()
        (sentence,) = told
        assert "apart gezet" in sentence
        assert app.screen.query_one(Input).value == "Meer"
    again = story(tmp_path)
    assert [draft.typed["title"] for draft in again.drafts.all()] == ["Meer"]
    assert again.spots.get("goals").record.startswith("doel-")
    assert again.spots.get("lobby").record == "lijn-1"
    assert [aside.read_text() for aside in tmp_path.glob("desk.onleesbaar-*")] == ["{half"]


@pytest.mark.sweep
async def test_two_windows_at_once_keep_what_each_has(tmp_path: Path, rest):
    first, second = M50App(story(tmp_path)), M50App(story(tmp_path))
    async with first.run_test(size=(80, 24)), second.run_test(size=(80, 24)):
        for app, keys in ((first, "2"), (second, "1")):
            await rest(app)
            press(app, keys)
            await rest(app)
        press(first, "down", "down", "n", *"Een")
        press(second, "n", *"Twee")
        await rest(first)
        await rest(second)
        second.net.spots.note("lobby", m50.ListSpot("lijn-1"))
        for app in (first, second):
            app._from_time_to_time()
    again = story(tmp_path)
    kept = {(draft.kind, draft.typed["title"]) for draft in again.drafts.all()}
    assert kept == {("goal", "Een"), ("action_item", "Twee")}
    assert again.spots.get("goals").place == 2
    assert again.spots.get("lobby").record == "lijn-1"


async def test_who_was_erased_elsewhere_goes_from_every_draft_that_points_at_them(
    tmp_path: Path, rest
):
    net = story(tmp_path)
    with net.commit("Nieuw") as c:
        c.add(m50.Person(id="jan", name="Jan de Vries"))
    for kind, about, typed in (
        ("question/effect/appoint", "zetel+jan", {"until": "x"}),
        ("action_item", "zaal", {"partners": "eva, jan"}),
        ("goal", "doel-1", {"title": "janneke"}),
    ):
        net.drafts.keep(m50.StoredDraft(kind, about, typed, net.clock()))
    app = M50App(net)
    async with app.run_test(size=(80, 24)):
        await rest(app)
        network(store=net.store).erase_person("jan")
        app._look()
        await rest(app)
        assert [draft.kind for draft in net.drafts.all()] == ["goal"]
