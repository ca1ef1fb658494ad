"""The first frame stays until the screen is whole; what was typed then acts on what one sees."""

import asyncio
import subprocess
import sys
from collections.abc import Iterable, Sequence

import pytest
from m50tui.app import M50App
from m50tui.program.first import import_all, lines_of
from textual.events import Key

import m50core as m50
from m50core.testing.builders import network

DUE = "2025-03-10"


class Kept:
    """A first frame that only notes what is done with it."""

    def __init__(self, *, shown: bool = False, is_new: bool = False) -> None:
        self.shown, self.is_taken, self._is_new = shown, False, is_new
        self.lines: list[str] = []

    def hand_over(self) -> None:
        self.is_taken = True

    def renew(self) -> bool:
        self.lines, self._is_new = [], False
        return True

    def keep(self, lines: Iterable[Sequence[tuple[str, str]]]) -> bool:
        if self._is_new:
            return False
        self.lines = ["".join(text for _, text in line) for line in lines]
        return True


@pytest.fixture
def net():
    with network(m50.ActionItem(id="actie-1", title="Zaal reserveren", due=DUE)) as made:
        yield made


async def test_what_is_shown_first_is_what_is_remembered(net, screen_text, rest):
    frame = Kept()
    app = M50App(net, frame)
    async with app.run_test(size=(120, 36)):
        await rest(app)
        assert "Zaal reserveren" in "\n".join(frame.lines)
        assert [line.rstrip() for line in frame.lines] == [
            line.rstrip() for line in screen_text(app).splitlines()
        ]


async def test_who_changed_something_leaves_the_frame_of_the_next_start(net, rest):
    frame, anew = Kept(), Kept()
    app = M50App(net, frame)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(app)
        before = frame.lines
        await pilot.press("space")
        await rest(app)
        await pilot.press("2", "down", "enter")
        await rest(app)
        await pilot.press("ctrl+q")
        while app.is_running:
            await asyncio.sleep(0.01)
    async with (again := M50App(net, anew)).run_test(size=(120, 36)):
        await rest(again)
    assert frame.lines == anew.lines
    assert frame.lines != before


async def test_who_made_the_network_by_starting_leaves_the_frame_of_the_next_start(net, rest):
    frame = Kept(is_new=True)
    app = M50App(net, frame)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(app)
        assert frame.lines == []
        await pilot.press("2", "ctrl+q")
        while app.is_running:
            await asyncio.sleep(0.01)
    assert "Zaal reserveren" in "\n".join(frame.lines)


async def test_who_changed_nothing_leaves_at_once(net, rest):
    frame = Kept()
    app = M50App(net, frame)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(app)
        before = frame.lines
        await pilot.press("2", "ctrl+q")
        while app.is_running:
            await asyncio.sleep(0.01)
    assert frame.lines is before


async def test_with_something_told_for_a_moment_it_is_not_remembered(net, monkeypatch, rest):
    monkeypatch.setattr(
        "m50tui.program.main.tell_troubles", lambda app, _: app.tell("Er is iets aan de hand.")
    )
    frame = Kept()
    app = M50App(net, frame)
    async with app.run_test(size=(120, 36)):
        await rest(app)
        assert frame.lines == []


async def test_keys_before_it_is_whole_wait_and_act_on_the_line_one_sees(net, monkeypatch, rest):
    ready = asyncio.Event()
    app = M50App(net, Kept(shown=True))
    app.first.begin()
    show = app.first._show

    async def show_late(turns: object) -> None:
        await ready.wait()
        await show(turns)

    monkeypatch.setattr(app.first, "_show", show_late)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.post_message(Key("space", " "))
        await asyncio.sleep(0.05)
        assert net["actie-1"].status is m50.ActionStatus.open
        ready.set()
        await rest(app)
        assert net["actie-1"].status is m50.ActionStatus.done


@pytest.mark.painted
async def test_nothing_is_painted_over_it_until_all_is_in_its_place(net, monkeypatch, rest):
    painted: list[bool] = []
    app = M50App(net, Kept(shown=True))
    app.first.begin()
    monkeypatch.setattr(
        "textual.app.App._display", lambda self, *_: painted.append(self.screen.home.panel.count)
    )
    async with app.run_test(size=(120, 36)):
        await rest(app)
        assert painted
        assert all(painted), "each frame that was painted has the lines in it"


def test_a_drawn_line_is_told_as_texts_with_their_looks():
    drawn = ["\x1b[1;31mNu\x1b[0m aandacht \x1b[0mnodig", ""]
    assert list(lines_of(drawn)) == [[("1;31", "Nu"), ("", " aandacht "), ("", "nodig")], []]


@pytest.mark.sweep
def test_what_one_goes_to_later_is_imported_later():
    code = (
        "import sys, m50tui.app as a; before = set(sys.modules); "
        "from m50tui.program.first import import_all; import_all(('no.such.module', *a.NEXT)); "
        "print(*(n for n in a.NEXT if n in before), *(n for n in a.NEXT if n not in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
    assert import_all(()) is None
