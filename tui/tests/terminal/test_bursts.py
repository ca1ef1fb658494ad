"""Keys that arrive together do what they do when typed slowly: on every screen and list."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

import m50tui
import pytest
from m50tui.app import M50App
from m50tui.program.main import MainScreen
from m50tui.store.health import RepairScreen
from m50tui.terminal.reader import Reader
from m50tui.widgets.record_list import RecordList
from textual.screen import Screen
from textual.widgets import Input, Select, TextArea

import m50core as m50
from m50core.network.network import Network
from m50core.store.memory import MemoryStore
from m50core.store.upkeep_protocol import Sign, SignStatus, SignSubject
from m50core.testing.builders import definitions, network

ESC, ENTER, TAB, DOWN, UP, SAVE, QUIT = "\x1b", "\r", "\t", "\x1b[B", "\x1b[A", "\x13", "\x11"
PALETTE, F1, F4, F8 = "\x10", "\x1bOP", "\x1bOS", "\x1b[19~"
TOWNS = {"Almelo": "GM0141", "Borne": "GM0147", "Gouda": "GM0513", "Zeist": "GM0355"}
PLAN = """
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[goal]]
id = "ruimte-01"
title = "Gesprekken met woordvoerders"
due = "Q1 2025"
source = "Plan > 1"
[[goal]]
id = "ruimte-02"
title = "Handboek afronden"
source = "Plan > 1"
"""


def story(store: MemoryStore | None = None, who: str = "secretariaat") -> Network:
    """An assembly of four members that is to take a decision, and some actions."""
    records = [
        *(m50.Municipality(id=code, name=name, code=code) for name, code in TOWNS.items()),
        *(
            m50.Member(id=f"lid-{n.lower()}", title=n, municipality=code, status="member")
            for n, code in TOWNS.items()
        ),
        m50.Rhythm(title="Kwartaalgesprek Platform31", cadence="per kwartaal"),
        m50.Person(name="Jan de Vries", email="jan@zeist.example"),
        m50.Meeting(id="alv", title="1e ALV 2025", type="assembly", due="2025-03-11", quorum=50),
        m50.Budget(id="begroting", title="Begroting 2025", for_year=2025, status="drafted"),
        m50.Decision(id="besluit", title="Begroting 2025 vaststellen", meeting="alv"),
        m50.AgendaItem(id="punt", title="Begroting 2025 vaststellen", meeting="alv", order=1),
        m50.ActionItem(title="Denktank bellen", due="2025-03-14"),
        m50.ActionItem(title="Koffie", due="2025-03-12"),
        m50.ActionItem(title="Zaal denk", due="2025-03-13"),
    ]
    if store is None:
        store = MemoryStore()
        network(*records, plan=[definitions(PLAN)], store=store, who="wie begon")
    return network(plan=[definitions(PLAN)], store=store, who=who)


def feed(app: M50App, keys: str) -> None:
    """Send keys as a terminal does: all of them in one piece."""
    reader = Reader()
    for event in [*reader.feed(keys), *reader.feed("")]:
        app._driver.process_message(event)


async def rest(app: M50App) -> None:
    """Wait until all of it has had its effect."""
    for _ in range(2):
        await asyncio.sleep(0.001)
        while app.is_running and not app.turns.at_rest:
            await asyncio.sleep(0.001)


def pieces(keys: str) -> Iterator[str]:
    """Yield keys one by one."""
    longer = sorted((DOWN, UP, F1, F4, F8), key=len, reverse=True)
    while keys:
        key = next((one for one in longer if keys.startswith(one)), keys[0])
        yield key
        keys = keys[len(key) :]


async def slowly(app: M50App, keys: str) -> None:
    for key in pieces(keys):
        feed(app, key)
        await rest(app)


async def at_once(app: M50App, keys: str) -> None:
    feed(app, keys)
    await rest(app)


def outcome(app: M50App) -> dict[str, Any]:
    """What became of it: what is kept, and what one sees."""
    net = app.net
    app.keep_drafts()
    kept = {
        "kept": {d.id: dict(d.fields) for d in net.store.documents()},
        "why": [commit.why for commit in net.store.commits()],
        "drafts": {(d.kind, d.about): dict(d.typed) for d in net.drafts.all()},
        "running": app.is_running and not app._exit,
    }
    if not kept["running"]:
        return kept
    widgets = list(app.screen.query("*"))
    return kept | {
        "screens": [type(one).__name__ for one in app.screen_stack],
        "focus": getattr(app.focused, "id", None),
        "typed": [w.text if isinstance(w, TextArea) else w.value for w in widgets
                  if isinstance(w, Input | TextArea | Select)],
        "rows": [w.current.cells if w.current else () for w in widgets
                 if isinstance(w, RecordList)],
    }  # fmt: skip


async def back(app: M50App) -> None:
    """Leave every screen, take back what was done, and let every list stand at its start."""
    while not isinstance(app.screen, MainScreen):
        app.pop_screen()
        await rest(app)
    app.net.drafts.wipe(lambda _: True)
    for name in app.net.spots.all():
        app.net.spots.note(name, m50.ListSpot())
    with suppress(m50.M50Error):
        while True:
            app.net.undo()
    app.screen.action_tab("today")
    await rest(app)


Start = str | Callable[[M50App], Awaitable[None]]


async def conflict(app: M50App) -> None:
    """Piet changes the title while it is changed here."""
    app.screen.open_record("actie-1")
    await rest(app)
    await slowly(app, "eMijn titel")
    with story(app.net.store, "Piet").commit("Van Piet") as commit:
        commit.change("actie-1", title=f"Titel {app.net.store.head()} van Piet")
    await slowly(app, SAVE)


async def repair(app: M50App) -> None:
    sign = Sign(SignStatus.attention, SignSubject.log, "het logboek is te lang", remedy="inkorten")
    app.push_screen(RepairScreen((sign,)))


ACTIONS = f"6/actiepunten{ENTER}{ENTER}"
ROLL = "Va"
STORIES: dict[str, tuple[Start, tuple[str, ...]]] = {
    "MainScreen": (
        ACTIONS,
        (
            f"/denk{ENTER}{DOWN}{UP}eDd{SAVE}u", "/denk", f"/denk{ENTER}", f"/zaal{ENTER}e",
            f"/zaal{ENTER}{ENTER}", f"jj{ENTER}",
            f"/koffie{ENTER}d", f"/niets{ESC}j", f"nNieuwe actie{SAVE}", f"eAnders{SAVE}u",
            f"{PALETTE}handboek{ENTER}", f"2/handboek{ENTER}{ENTER}", "1d2j", "ud", "/d/d",
            f"/denk{ESC}{ESC}2", f"sd{PALETTE}{ESC}j", f"{F1}{ESC}j", f"n{F4}{ESC}j", "4Gk", "Djj",
            f"1{TAB}{TAB}j{ENTER}", f"5ll{ENTER}", f"5{TAB}{TAB}j", "5Mjj/denk", f"5nVerg{SAVE}",
            f"6/prullenbak{ENTER}{ENTER}", f"e{TAB}{TAB}dd{ESC}d",
        ),
    ),
    "WhyScreen": ("1w", (f"l28 mrt 2025{TAB}d{SAVE}", f"{ESC}j", f"{ENTER}d", "pd")),
    "AskScreen": (
        "1l", (f"28 mrt 2025{TAB}later{SAVE}", f"28 mrt 2025{ENTER}later{ENTER}d", f"vr{ESC}j"),
    ),
    "DetailScreen": (
        f"{ACTIONS}{ENTER}", (f"eDd{SAVE}{ESC}d", f"{ESC}d", f"e{ESC}d", f"{TAB}d"),
    ),
    "FormScreen": (
        f"{ACTIONS}n",
        (
            f"Zaal{QUIT}{ESC}{F1}{ESC}d{SAVE}d", f"Zaal huren{SAVE}", f"Zaal{TAB}denk{ESC}d",
            f"Zaal{ENTER}{ENTER}{ENTER}d{SAVE}",
            f"Zaal{QUIT}{ESC} meer{SAVE}", f"Zaal{F8}{F8}denk{SAVE}", f"d{F1}{ESC}d{SAVE}",
            f"Denk{TAB}{TAB}{DOWN}d{SAVE}",
        ),
    ),
    "LeavingScreen": (
        f"{ACTIONS}nZaal{QUIT}", (f"{ESC} denk{SAVE}", f"x{ESC}d{SAVE}", f"{ENTER}d"),
    ),
    "LeavingScreen saving": (f"{ACTIONS}nZaal{QUIT}", ("bd",)),
    "LeavingScreen dropping": (f"{ACTIONS}nZaal{QUIT}", ("wd",)),
    "PickScreen": (
        f"{ACTIONS}n{TAB}{TAB}{TAB}{F4}", (f"jan{ENTER}{SAVE}", f"vries{DOWN}{ENTER}d", f"d{ESC}d"),
    ),
    "ConflictScreen": (conflict, (f"{ENTER}{DOWN}{ENTER}{SAVE}", f"{ESC} denk{SAVE}")),
    "PersonScreen": (f"6/personen{ENTER}{ENTER}{ENTER}p", (f"{ESC}{ESC}d", f"wpersoon-1{ENTER}")),
    "ErasePersonScreen": (
        f"6/personen{ENTER}{ENTER}{ENTER}pw",
        (f"persoon{ENTER}", f"d{ESC}{ESC}d", f"persoon-1{ENTER}d"),
    ),
    "HelpScreen": (f"{ACTIONS}{F1}", (f"{ESC}d", "d2", f"{F1}/denk", "qd")),
    "ManualScreen": (
        f"6/handleiding{ENTER}{ENTER}",
        (f"{ESC}d", f"/dag{ENTER}{ENTER}{ESC}", f"{TAB}{TAB}{ESC}d", f"{ENTER}{ESC}{ESC}d"),
    ),
    "HealthScreen": ("D", (f"{ESC}d", "jjd", "rd")),
    "RepairScreen": (repair, (f"{ESC}d", f"{ENTER}d{ESC}j")),
    "ProposalScreen": (f"5r{ENTER}", (f"j{ENTER}", f"jj{ENTER}d{SAVE}", f"{ESC}d")),
    "MeetingScreen": (
        "V",
        (
            f"{TAB} {TAB}n{ESC}jaalm {ESC}d", "jjd", f"{TAB} {TAB} ", f"n{ESC}d",
            f"aalm {ESC}{ESC}d", "wjd", "mMooi",
        ),
    ),
    "RollScreen": (
        ROLL,
        (
            f"alm {DOWN} {DOWN}{DOWN} gou {UP} ", f" {DOWN} {DOWN} ", "alm gou ",
            f"{TAB}jvd", "zei  bor ",
            f"zei {UP} ", f"alm gou {TAB}vgou{ENTER}", f"d{ESC}{ESC}d", f"gou{ENTER}alm{ENTER}u",
        ),
    ),
    "VoteScreen": (
        f"V{TAB}aalm gou bor {ESC}s{SAVE}",
        (f"v/gou{ENTER}tou", "vto", f"/gou{ENTER}t", f"r{ESC}d", "rs", "/d"),
    ),
    "DecisionScreen": (
        f"V{TAB}b",
        (
            f"{ENTER}beg{ENTER}", f"{ENTER}beg{ENTER}{SAVE}", f"{ENTER}{ESC}d",
            f"{ENTER}beg{ENTER}gd",
        ),
    ),
}  # fmt: skip


def screens() -> set[type[Screen[Any]]]:
    """Every screen that the app can show."""
    import importlib
    import pkgutil

    for found in pkgutil.walk_packages(m50tui.__path__, "m50tui."):
        importlib.import_module(found.name)
    known, left = set(), [Screen]
    while left:
        for cls in left.pop().__subclasses__():
            left.append(cls)
            if cls.__module__.startswith("m50tui.") and not cls.__subclasses__():
                known.add(cls)
    return known


def test_every_screen_has_its_bursts():
    assert {cls.__name__ for cls in screens()} == {name.split()[0] for name in STORIES}


Played = list[tuple[str, str, dict[str, Any]]]


async def played(
    names: Iterable[str], how: Callable[[M50App, str], Awaitable[None]], most: int
) -> Played:
    """Return what became of the first bursts of some stories, one after another in one app."""
    app = M50App(story())
    found: Played = []
    async with app.run_test(size=(120, 36)):
        await rest(app)
        for name in names:
            start, bursts = STORIES[name]
            for keys in bursts[:most]:
                await (at_once(app, start) if isinstance(start, str) else start(app))
                await rest(app)
                assert type(app.screen).__name__ == name.split()[0], (name, keys)
                await how(app, keys)
                found.append((name, keys, outcome(app)))
                if not app._exit:
                    await back(app)
    return found


def differing(together: Played, apart: Played) -> list[Any]:
    """Return where the outcomes differ, and both of them."""
    return [
        (name, keys, what, found, apart_found[what])
        for (name, keys, one), (_, _, apart_found) in zip(together, apart, strict=True)
        for what, found in one.items()
        if found != apart_found[what]
    ]


@pytest.mark.sweep
async def test_a_burst_does_what_the_same_keys_do_slowly():
    names = [name for name in STORIES if " " not in name]
    together, apart = await played(names, at_once, 1), await played(names, slowly, 1)
    assert differing(together, apart) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
async def test_many_bursts_do_what_the_same_keys_do_slowly(name: str):
    together, apart = await played([name], at_once, 99), await played([name], slowly, 99)
    assert differing(together, apart) == []


@pytest.mark.parametrize(
    ("burst", "focus"), [("/denk", "filter"), (f"/denk{ENTER}", "list"), ("1w", None)]
)
async def test_letters_that_arrive_with_a_key_are_no_keys_of_the_list(burst: str, focus):
    """The least that must hold: what one looks for removes nothing."""
    app = M50App(story())
    async with app.run_test(size=(80, 24)):
        await at_once(app, ACTIONS)
        before = app.net.store.head()
        await at_once(app, burst)
        assert app.net.store.head() == before
        assert len(app.net.collection("action_item")) == 3
        if focus:
            assert app.focused is not None
            assert app.focused.id == focus
            assert app.screen.query_one("#filter", Input).value == "denk"
