"""Looks are given in fewer steps than the toolkit takes, and are the toolkit's own."""

from datetime import date

import pytest
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen
from m50tui.records.detail import DetailScreen
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input

import m50core as m50
from m50core.testing.builders import network

DAY = date(2025, 3, 11)


def app_of_a_day() -> M50App:
    return M50App(
        network(
            m50.Person(id="persoon-1", name="Arno Janssen"),
            m50.ActionItem(id="actie-1", title="Zaal", due="2025-03-12", owner="persoon-1"),
            m50.Meeting(id="db", title="DB", due="2025-03-13", start="10:00"),
            today=DAY,
        )
    )


def looks(app: M50App) -> list[tuple]:
    """What each widget looks like, and each part of it."""
    return [
        (
            widget,
            dict(widget.styles.base._rules),
            {name: dict(part.base._rules) for name, part in widget._component_styles.items()},
        )
        for widget in app.screen.walk_children(with_self=True)
    ]


def looks_by_the_toolkit(app: M50App) -> list[tuple]:
    own = app.stylesheet
    plain = app.stylesheet = Stylesheet(variables=own._variables)
    plain.source = dict(own.source)
    plain.parse()
    plain.update(app)
    plain.update(app.screen)
    app.stylesheet = own
    return looks(app)


@pytest.mark.sweep
@pytest.mark.parametrize("width", [120, 80])
@pytest.mark.parametrize(
    "keys",
    [(), ("2",), ("5",), ("6",), ("f1",), ("slash", "x"), ("n",), ("l",), ("ctrl+p",), ("g",)],
    ids=lambda keys: "-".join(keys) or "home",
)
async def test_every_widget_looks_as_the_toolkit_would_have_it(keys, width):
    app = app_of_a_day()
    async with app.run_test(size=(width, 36)) as pilot:
        await pilot.press(*keys)
        given = looks(app)
        assert len(given) > 2
        assert given == looks_by_the_toolkit(app)


async def test_what_comes_back_from_below_looks_as_the_toolkit_would_have_it():
    app = app_of_a_day()
    async with app.run_test(size=(120, 36)) as pilot:
        app.screen.open_record("actie-1")
        await pilot.press("e", "tab")
        app.theme = "textual-light"
        await pilot.press("escape")
        assert isinstance(app.screen, DetailScreen)
        await pilot.resize_terminal(80, 36)
        assert looks(app) == looks_by_the_toolkit(app)
        await pilot.press("escape")
        assert looks(app) == looks_by_the_toolkit(app)


async def test_a_screen_gets_its_looks_once_when_it_is_opened_and_not_again_when_it_comes_back(
    monkeypatch: pytest.MonkeyPatch,
):
    given: list[object] = []
    apply = Stylesheet.apply

    def count(sheet: Stylesheet, node, **named):
        given.append(node)
        apply(sheet, node, **named)

    monkeypatch.setattr(Stylesheet, "apply", count)
    app = app_of_a_day()
    async with app.run_test(size=(120, 36)) as pilot:
        home = set(app.screen.walk_children(with_self=False))
        given.clear()
        await pilot.press("l")
        assert isinstance(app.screen, AskScreen)
        boxes = list(app.screen.query(Input))[1:]  # the first gets the focus
        assert boxes
        assert [given.count(box) for box in boxes] == [1] * len(boxes)
        given.clear()
        await pilot.press("escape")
        assert len(home & set(given)) < len(home) / 2


async def test_what_was_read_of_a_style_is_read_once_for_every_app(
    monkeypatch: pytest.MonkeyPatch,
):
    async with app_of_a_day().run_test(size=(120, 36)) as pilot:
        await pilot.press("n")
    read: list[str] = []

    def parse(scope: str, css: str, *_: object, **named: object):
        read.append(css)
        return ()

    monkeypatch.setattr("textual.css.stylesheet.parse", parse)
    async with app_of_a_day().run_test(size=(120, 36)) as pilot:
        await pilot.press("n")
    assert read == []
