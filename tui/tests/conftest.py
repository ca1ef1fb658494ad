"""Networks of the tests' own, so that a change in the plan changes no picture."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from m50tui.app import M50App
from m50tui.terminal.turns import PATIENCE, SPINS, Turns, _busy
from m50tui.widgets.footer import M50Footer
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

import m50core as m50
from m50core.network.network import Network
from m50core.plan.definitions import PlanFile
from m50core.testing.builders import network
from m50core.testing.plugin_contract import HOSTILE

DAY = date(2025, 3, 11)
SNAPSHOTS = Path(__file__).parent / "snapshots"

_PART = """
[plan]
year = 2025
unit = "{unit}"
unit_kind = "pillar"
order = {order}
headings = ["Pijler {title}"]

[[pillar]]
id = "{unit}"
title = "{title}"
source = "Pijler {title}"

[[goal]]
id = "{unit}-01"
title = "Gesprekken met woordvoerders van alle fracties"
due = "Q1 2025"
source = "Pijler {title}"

[[goal]]
id = "{unit}-02"
title = "Handboek afronden"
description = "Voor alle leden."
source = "Pijler {title}"

[[lobby_moment]]
id = "{unit}-m01"
title = "Debat gemeentefinanciën"
due = "2025-03-25"
source = "Pijler {title}"
"""


def part(unit: str, title: str, order: int) -> PlanFile:
    return PlanFile(f"{unit}.toml", _PART.format(unit=unit, title=title, order=order))


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("M50_CONFIG", str(tmp_path / "settings"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    # Who runs the tests in several processes is given columns.
    monkeypatch.delenv("COLUMNS", raising=False)


async def _rest(app: App[Any], more: Callable[[], bool] = lambda: False) -> None:
    turns = app.turns if isinstance(app, M50App) else Turns(app, lambda turn: None)
    for _ in range(2):
        await asyncio.sleep(0.001)
        for n in range(PATIENCE):
            if not app.is_running or turns.at_rest or more():
                break
            screens = app.screen_stack
            # Not before all else is done: each call may lay out the whole screen.
            if screens and not any(map(_busy, turns._pumps(screens))):
                app.screen._on_timer_update()
            await asyncio.sleep(0 if n < SPINS else 0.001)


@pytest.fixture
def rest() -> Callable[[Any], Awaitable[None]]:
    """Wait until all that was typed and clicked has had its effect, and has its place."""
    return _rest


@pytest.fixture(autouse=True)
def no_idling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a pilot wait until the app is at rest, as the app itself knows it.

    The toolkit waits until the processor has little to do: 20 ms at least, twice a key, and longer
    when others keep it busy.
    """

    async def wait(least: float = 0, most: float = 1) -> None:
        app = active_app.get()
        first = getattr(app, "first", None)
        await _rest(app, lambda: first is not None and first.still)

    async def pause(pilot: Pilot[Any], delay: float | None = None) -> None:
        await pilot._wait_for_screen()
        await asyncio.sleep(delay or 0)
        await wait()
        pilot.app.screen._on_timer_update()

    monkeypatch.setattr(Pilot, "pause", pause)
    monkeypatch.setattr("textual.pilot.wait_for_idle", wait)
    monkeypatch.setattr("textual.app.wait_for_idle", wait)


@pytest.fixture(autouse=True)
def no_paint(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay out, and draw only what a test looks at: a third of the time goes into frames between.

    A sweep draws every frame, and so does what is ``painted``: text that tries to be markup must
    be harmless on the way, too.
    """
    if not any(map(request.node.get_closest_marker, ("sweep", "painted"))):
        monkeypatch.setattr(Screen, "_compositor_refresh", lambda screen: None)


@pytest.fixture
def click_key() -> Callable[[Any, str], Awaitable[None]]:
    """Click on the key that the footer calls so."""

    async def click(pilot: Any, label: str) -> None:
        shown = [one for one in pilot.app.screen.query(M50Footer) if one.region.width]
        places = [(one, place) for one in shown for place in one.places]
        footer, place = next(pair for pair in places if label in pair[1].text)
        await pilot.click(footer, offset=(place.end - 1, 0))

    return click


@pytest.fixture
def net() -> Network:
    """Two pillars, two goals and a debate each, on 11 March 2025."""
    return network(plan=[part("ruimte", "Ruimte", 10), part("sociaal", "Sociaal", 20)], today=DAY)


@pytest.fixture
def hostile_net() -> Network:
    """Records whose every text tries to be markup, a link or an escape."""
    return network(
        m50.Goal(id="doel-a", title=HOSTILE, description=HOSTILE + "\n" + "é" * 10_000),
        m50.LobbyLine(title=HOSTILE, ask=HOSTILE),
        m50.LobbyMoment(title=HOSTILE, due="2025-03-12"),
        m50.Progress(title=HOSTILE, about="doel-a"),
        today=DAY,
        who="[/] [@click=app.quit]x[/] {{ 7*7 }}",
    )


def _text(app: App[Any]) -> str:
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines) + "\n"


@pytest.fixture
def screen_text() -> Callable[[App[Any]], str]:
    """What stands on the screen, line by line."""
    return _text


@pytest.fixture
def check_snapshot() -> Callable[[App[Any], str], None]:
    """Compare the screen with the kept picture; M50_UPDATE_SNAPSHOTS=1 keeps a new one."""

    def check(app: App[Any], name: str) -> None:
        path = SNAPSHOTS / f"{name}.txt"
        text = _text(app)
        if os.environ.get("M50_UPDATE_SNAPSHOTS"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return check


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the smaller sizes of a screen go with the sweeps: the first one is tried each time."""
    for item in items:
        if any(size in item.nodeid for size in ("[80x24", "-80x24", "[120x24")):
            item.add_marker(pytest.mark.sweep)
