"""Who one is, where the data are, light or dark: changed on the screen as at the first start."""

from datetime import date
from pathlib import Path

import pytest
from m50tui.app import M50App
from textual.widgets import Input, Static

import m50core as m50
from m50core.cli.context import Context
from m50core.cli.main import main
from m50core.network.network import Network
from m50core.program.opening import open_to_look
from m50core.store.desk.desk import Desk

DAY = date(2025, 3, 11)


@pytest.fixture
def here(net: Network, tmp_path: Path) -> Network:
    """A network with a desk on which who one is was set before."""
    net.desk = Desk(tmp_path / "settings")
    m50.change_settings(net.desk, {"who": "Eva"}, net.register)
    return net


def hear(app: M50App) -> list[str]:
    told: list[str] = []
    app.tell = lambda sentence, severity="information": told.append(sentence)  # type: ignore
    return told


async def test_they_stand_there_as_they_were_set_and_a_light_screen_is_light_at_once(here, rest):
    app = M50App(here)
    async with app.run_test(size=(80, 24)) as pilot:
        told = hear(app)
        app.screen.action_settings()
        await rest(app)
        boxes = {box.id: box for box in app.screen.query(Input)}
        assert [box.value for box in boxes.values()] == ["Eva", "", ""]
        assert app.current_theme.dark
        boxes["ask-theme"].value = "licht"
        await pilot.press("ctrl+s")
        assert (app.current_theme.dark, told) == (False, ["Bewaard."])
    kept = m50.read_settings(here.desk)
    assert (kept.who, kept.network, kept.theme) == ("Eva", "", m50.Look.light)


async def test_what_cannot_be_is_told_where_one_types_and_nothing_is_set(here, rest, tmp_path):
    app = M50App(here)
    (tmp_path / "brief.txt").write_text("x")
    async with app.run_test(size=(80, 24)) as pilot:
        told = hear(app)
        app.screen.action_settings()
        await rest(app)
        app.screen.query_one("#ask-who", Input).value = "Anders"
        app.screen.query_one("#ask-network", Input).value = str(tmp_path / "brief.txt")
        await pilot.press("ctrl+s")
        assert "is een bestand, geen map" in str(
            app.screen.query_one("#ask-wrong", Static).render()
        )
        assert m50.read_settings(here.desk).who == "Eva"
        app.screen.query_one("#ask-network", Input).value = str(tmp_path / "nieuw")
        await pilot.press("ctrl+s")
    assert told[-1] == (
        "Bewaard. Wie u bent en waar de gegevens staan, geldt vanaf de volgende start."
    )
    assert m50.read_settings(here.desk).network == str(tmp_path / "nieuw")
    assert not (tmp_path / "nieuw").exists()


async def test_they_are_found_under_meer(here, rest):
    app = M50App(here)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("6")
        page = app.screen.list.page
        place = next(n for n, row in enumerate(page.rows) if row.page == "settings")
        app.screen.list.cursor = place
        await pilot.press("enter")
        await rest(app)
        assert app.screen.id == "ask"


async def test_whoever_looks_around_in_a_new_place_makes_nothing_until_the_first_change(
    tmp_path: Path, rest
):
    place = tmp_path / "netwerk"
    with open_to_look(place, today=DAY, who="an") as net:
        app = M50App(net)
        told = hear(app)
        async with app.run_test(size=(80, 24)) as pilot:
            await rest(app)
            assert any(f"In {place} staat nog niets" in sentence for sentence in told)
            for key in ("2", "enter", "escape", "5", "6"):
                await pilot.press(key)
            assert not place.exists()
            with net.commit("Actie") as commit:
                commit.add(m50.ActionItem(title="Zaal"))
            app._look()
            await rest(app)
        assert (place / "log.jsonl").exists()


@pytest.mark.parametrize(
    ("variables", "light"),
    [
        ({}, False), ({"M50_THEME": "light"}, True), ({"M50_THEME": "donker"}, False),
        ({"M50_THEME": "terminal"}, False),
        ({"M50_THEME": "terminal", "COLORFGBG": "0;15"}, True),
        ({"M50_THEME": "terminal", "COLORFGBG": "15;0"}, False),
    ],
)  # fmt: skip
def test_the_screen_is_light_or_dark_as_was_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variables: dict[str, str], light: bool
):
    started: list[bool] = []
    monkeypatch.delenv("COLORFGBG", raising=False)
    monkeypatch.setattr(M50App, "run", lambda app: started.append(not app.current_theme.dark) or 0)
    words = ["--network", str(tmp_path / "netwerk"), "tui"]
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert main(words) == 0
    monkeypatch.delenv("M50_THEME", raising=False)
    main(["settings", "theme=light"])
    assert main(words) == 0
    assert started == [light, True]


def test_a_variable_that_is_no_look_is_told(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(Context, "frame", None)
    monkeypatch.setenv("M50_THEME", "paars")
    assert main(["--network", str(tmp_path / "netwerk"), "tui"]) == 2
    assert "M50_THEME: “paars” is geen keuze" in capsys.readouterr().err
