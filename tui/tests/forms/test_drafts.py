"""What is typed and not saved is never lost without a word: closed, quit, pasted, erased."""

import pytest
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen
from m50tui.forms.form import FormScreen
from m50tui.forms.leaving import LeavingScreen
from m50tui.meetings.decision import DecisionScreen
from m50tui.program.main import MainScreen
from textual import events
from textual.widgets import Input, TextArea

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import definitions, network

SIZE = (120, 36)


def story() -> Network:
    return network(
        m50.ActionItem(title="Zaal", due="2025-03-12"),
        m50.Person(id="jan", name="Jan de Vries"),
        m50.Meeting(id="alv", title="ALV", type="assembly", due="2025-05-16"),
        m50.Decision(id="besluit", title="Voorstel", meeting="alv"),
    )


def press(app: M50App, *keys: str) -> None:
    """Press keys, all at once."""
    for key in keys:
        app._driver.process_message(events.Key(key, key if len(key) == 1 else None))


async def test_what_is_typed_is_on_disk_within_seconds_and_gone_once_it_is_saved(rest):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE) as pilot:
        press(app, "n", *"Koffie")
        await rest(app)
        await pilot.pause(2.2)
        (kept,) = net.drafts.all()
        assert (kept.kind, kept.about, dict(kept.typed)) == ("action_item", "", {"title": "Koffie"})
        press(app, "ctrl+s")
        await rest(app)
        assert net.drafts.all() == ()
        assert [item.title for item in net.collection("action_item")] == ["Zaal", "Koffie"]


async def test_a_draft_of_a_change_is_laid_over_what_another_did_meanwhile(rest, screen_text):
    net = story()
    first = M50App(net)
    async with first.run_test(size=SIZE):
        first.screen.open_record("actie-1")
        press(first, "e", "ctrl+u", *"Grote zaal")
        await rest(first)
        first.leave(15)
    with network(store=net.store, who="Piet").commit("Van Piet") as commit:
        commit.change("actie-1", title="Piets zaal", remark="let op")
    again = M50App(net)
    async with again.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause(0.2)
        assert "Nog niet bewaard: 1 concept" in screen_text(again).replace("\n", " ")
        again.screen.open_record("actie-1")
        press(again, "e")
        await rest(again)
        assert "Er is een concept van di 11 mrt 2025 09:41" in screen_text(again)
        assert again.screen.query_one("#field-title", Input).value == "Grote zaal"
        press(again, "ctrl+s")
        await rest(again)
        assert type(again.screen).__name__ == "ConflictScreen", "a draft overwrites nobody"


@pytest.mark.sweep
async def test_a_draft_is_thrown_away_with_one_key_and_comes_back_with_it(rest):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE):
        press(app, "n", *"Koffie", "escape", "n")
        await rest(app)
        title = app.screen.query_one("#field-title", Input)
        assert title.value == "Koffie"
        press(app, "f8")
        await rest(app)
        assert (title.value, net.drafts.all()) == ("", ())
        press(app, "f8")
        await rest(app)
        assert title.value == "Koffie"
        press(app, "f8", "escape", "n", "ctrl+q")
        await rest(app)
        assert app._exit, "nothing is left to ask about"


def footer(text: str) -> str:
    """The line of keys: the last one with words."""
    return next(line for line in reversed(text.splitlines()) if "esc" in line)


@pytest.mark.sweep
async def test_what_a_form_tells_of_its_draft_follows_what_is_typed(rest, screen_text):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE):
        press(app, "n")
        await rest(app)
        assert "F8" not in screen_text(app)
        press(app, *"Koffie")
        await rest(app)
        assert "F8 concept weg" in footer(screen_text(app))
        press(app, "escape", "n")
        await rest(app)
        assert "Er is een concept van" in screen_text(app)
        press(app, "f8")
        await rest(app)
        assert "concept" not in screen_text(app)
        assert "F8 terughalen" in footer(screen_text(app))
        press(app, "f8")
        await rest(app)
        assert "Er is een concept van" in screen_text(app)
        assert "F8 concept weg" in footer(screen_text(app))


async def test_what_is_typed_after_throwing_away_is_thrown_away_too(rest):
    app = M50App(story())
    async with app.run_test(size=SIZE):
        press(app, "n", *"Koffie", "f8", *"Thee", "f8")
        await rest(app)
        title = app.screen.query_one("#field-title", Input)
        assert title.value == ""
        press(app, "f8")
        await rest(app)
        assert title.value == "Thee"


@pytest.mark.sweep
async def test_a_thrown_away_draft_gives_way_to_the_record_as_it_is_now(rest):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE):
        app.screen.open_record("actie-1")
        press(app, "e", "ctrl+u", *"Grote zaal", "escape")
        await rest(app)
        with net.commit("Van Piet") as commit:
            commit.change("actie-1", title="Piets zaal")
        press(app, "e", "f8", "end", *"tje", "ctrl+s")
        await rest(app)
        assert net["actie-1"].title == "Piets zaaltje"


async def test_a_question_throws_its_draft_away_and_brings_it_back(rest, screen_text):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE):
        press(app, "1", "l", *"28 mrt 2025", "tab", *"druk", "escape", "l")
        await rest(app)
        assert "Er is een concept van" in screen_text(app)
        assert "F8 concept weg" in screen_text(app)
        press(app, "f8")
        await rest(app)
        assert [box.value for box in app.screen.query(Input)] == ["", ""]
        assert net.drafts.all() == ()
        assert "concept" not in screen_text(app)
        press(app, "f8")
        await rest(app)
        assert [box.value for box in app.screen.query(Input)] == ["28 mrt 2025", "druk"]
        press(app, "f8", "escape", "l")
        await rest(app)
        assert [box.value for box in app.screen.query(Input)] == ["", ""]


async def test_a_decision_throws_away_what_was_chosen_and_brings_it_back(rest, screen_text):
    net = network(
        m50.Meeting(id="alv", title="ALV", type="assembly", due="2025-03-11"),
        m50.Decision(id="besluit", title="Voorstel", meeting="alv"),
        m50.Budget(id="begroting", title="Begroting", for_year=2025, status="drafted"),
    )
    app = M50App(net)
    async with app.run_test(size=SIZE):
        app.push_screen(DecisionScreen(net, "besluit"))
        press(app, "enter", *"beg", "enter", "escape")
        await rest(app)
        app.push_screen(DecisionScreen(net, "besluit"))
        await rest(app)
        assert "Er is een concept van" in screen_text(app)
        press(app, "f8")
        await rest(app)
        assert (app.screen.chosen, net.drafts.all()) == ((), ())
        assert "F8 terughalen" in screen_text(app)
        press(app, "f8")
        await rest(app)
        assert [one.ids for one in app.screen.chosen] == [("begroting",)]


async def test_a_decision_of_the_plan_has_its_budget_ready_and_it_can_come_off(rest, screen_text):
    plan = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[budget]]
id = "bg"
title = "Begroting 2025"
source = "Plan > 1"
[[decision]]
id = "vast"
title = "Begroting 2025 vaststellen"
about = ["bg"]
source = "Plan > 1"
""")
    net = network(plan=[plan])
    app = M50App(net)
    async with app.run_test(size=SIZE):
        app.push_screen(DecisionScreen(net, "vast"))
        await rest(app)
        assert "Begroting 2025: Status wordt vastgesteld" in screen_text(app)
        press(app, "escape")
        await rest(app)
        assert net.drafts.all() == ()
        app.push_screen(DecisionScreen(net, "vast"))
        press(app, "home", "d", "escape")
        await rest(app)
        app.push_screen(DecisionScreen(net, "vast"))
        await rest(app)
        assert app.screen.chosen == ()


async def test_the_question_at_quitting_shows_which_answer_enter_gives(rest, screen_text):
    app = M50App(story())
    async with app.run_test(size=SIZE):
        press(app, "n", *"Koffie", "ctrl+q")
        await rest(app)
        (line,) = [line for line in screen_text(app).splitlines() if "> enter of c" in line]
        assert "concept laten staan (dit doet enter)" in line
        assert "enter concept laten staan" in footer(screen_text(app))


async def test_a_form_that_was_only_looked_at_asks_nothing_at_quitting(rest):
    app = M50App(story())
    async with app.run_test(size=SIZE):
        app.screen.open_record("actie-1")
        press(app, "e", "tab", "tab", "ctrl+q")
        await rest(app)
        assert app._exit


@pytest.mark.parametrize(
    ("answer", "titles", "drafts"),
    [
        ("b", ["Zaal", "Koffie"], 0), ("c", ["Zaal"], 1), ("w", ["Zaal"], 0),
        ("enter", ["Zaal"], 1), ("ctrl+q", ["Zaal"], 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize("by", ["key", "palette"])
@pytest.mark.sweep
async def test_quitting_asks_what_to_do_with_what_is_typed(
    answer: str, titles: list[str], drafts: int, by: str, rest
):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE):
        quits = ["ctrl+q"] if by == "key" else ["ctrl+p", *"stoppen", "enter"]
        press(app, "n", *"Koffie", *quits)
        await rest(app)
        assert isinstance(app.screen, LeavingScreen)
        assert app.screen._names == ["Nieuw: Actiepunt"]
        press(app, answer)
        await rest(app)
        assert app._exit
    assert [item.title for item in net.collection("action_item")] == titles
    assert len(net.drafts.all()) == drafts


@pytest.mark.sweep
async def test_quitting_with_something_that_cant_be_saved_stays_at_it(rest, screen_text):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE):
        app.screen.open_record("actie-1")
        press(app, "e", "ctrl+u", *"Grote zaal", "ctrl+p", *"jan de vries", "down", "enter")
        await rest(app)
        press(app, "e")
        await rest(app)
        form = app.screen
        assert isinstance(form, FormScreen)
        form.query_one("#field-name", Input).value = ""
        press(app, "ctrl+q")
        await rest(app)
        assert len(app.screen._names) == 2
        press(app, "b")
        await rest(app)
        assert app.screen is form
        assert "! vul dit in" in screen_text(app)
        assert net["actie-1"].title == "Zaal"
        press(app, "escape", "escape", "ctrl+q", "b")
        await rest(app)
        assert app._exit
    assert net["actie-1"].title == "Grote zaal"
    assert net["jan"].name == "Jan de Vries"


async def test_a_half_answered_question_is_asked_about_and_there_again(rest):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE):
        press(app, "1", "l", *"28 mrt 2025", "tab", *"druk", "escape", "l")
        await rest(app)
        assert isinstance(app.screen, AskScreen)
        assert [box.value for box in app.screen.query(Input)] == ["28 mrt 2025", "druk"]
        press(app, "ctrl+q")
        await rest(app)
        assert isinstance(app.screen, LeavingScreen)
        press(app, "escape", "ctrl+s")
        await rest(app)
        assert isinstance(app.screen, MainScreen)
        assert net.drafts.all() == ()
        assert len(net.collection("deferral")) == 1


async def test_a_half_taken_decision_is_there_again(rest):
    net = network(
        m50.Meeting(id="alv", title="ALV", type="assembly", due="2025-03-11"),
        m50.Decision(id="besluit", title="Voorstel", meeting="alv"),
        m50.Budget(id="begroting", title="Begroting", for_year=2025, status="drafted"),
    )
    app = M50App(net)
    async with app.run_test(size=SIZE):
        for _ in range(2):
            app.push_screen(DecisionScreen(net, "besluit"))
            await rest(app)
            found = app.screen.chosen
            if not found:
                press(app, "enter", *"beg", "enter", "escape")
                await rest(app)
        assert [one.ids for one in app.screen.chosen] == [("begroting",)]
        press(app, "ctrl+q", "b")
        await rest(app)
        assert not app._exit, "a decision is only taken on purpose"
        press(app, "ctrl+s")
        await rest(app)
        assert (net["besluit"].status, net.drafts.all()) == ("effective", ())


@pytest.mark.sweep
async def test_drafts_that_cant_be_kept_are_told_and_the_text_stays(rest, monkeypatch, screen_text):
    net = story()
    app = M50App(net)

    def full(_: object) -> None:
        raise m50.M50Error("De schijf is vol.")

    monkeypatch.setattr(net.drafts, "keep", full)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        press(app, "n", *"Koffie")
        await rest(app)
        assert app.keep_drafts() is False
        press(app, "ctrl+q", "c")
        await rest(app)
        await pilot.pause(0.2)
        assert not app._exit
        assert "schijf is vol" in screen_text(app)
        assert app.screen.query_one("#field-title", Input).value == "Koffie"


async def test_erasing_a_person_reaches_a_draft_that_names_them(rest):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE):
        press(app, "n", *"Bel Jan de Vries", "escape", "6", "n")
        await rest(app)
        assert len(net.drafts.all()) == 1
        app.screen.open_record("jan")
        press(app, "p", "w", *"jan", "enter")
        await rest(app)
        assert net["jan"].title_text == "[gewist] jan"
        assert net.drafts.all() == ()


@pytest.mark.parametrize("text", ["twee\nregels", "twee\r\nregels\r\n", "\ntwee\r\rregels"])
async def test_lines_that_are_pasted_in_a_field_of_one_line_are_joined_and_told(
    text: str, rest, screen_text
):
    app = M50App(story())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        press(app, "n")
        app._driver.process_message(events.Paste(text))
        press(app, *" en meer")
        await rest(app)
        await pilot.pause(0.2)
        assert app.screen.query_one("#field-title", Input).value == "twee regels en meer"
        assert "U plakte er 2" in screen_text(app).replace("\n", " ")


@pytest.mark.sweep
async def test_a_paste_keeps_its_lines_where_there_is_room_and_is_no_key_of_a_list(
    rest, screen_text
):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app._driver.process_message(events.Paste("d\nd"))
        press(app, "n")
        await rest(app)
        await pilot.pause(0.2)
        assert "Plakken kan alleen in een tekstvak" in screen_text(app).replace("\n", " ")
        assert len(net.log()) == 1
        area = app.screen.query(TextArea).first()
        app.screen.set_focus(area)
        app._driver.process_message(events.Paste("een\ntwee\n"))
        await rest(app)
        assert area.text == "een\ntwee\n"


@pytest.mark.sweep
async def test_what_is_typed_goes_on_where_the_draft_ended(rest):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE):
        press(app, "n", *"Koffie", "escape", "n", *" en thee", "ctrl+s")
        await rest(app)
    assert "Koffie en thee" in [one.title for one in net.collection("action_item")]
