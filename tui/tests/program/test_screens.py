"""The screen as the secretariat uses it."""

import sys

import pytest
from m50tui.app import M50App
from m50tui.forms.form import FormScreen
from m50tui.privacy.person import ErasePersonScreen, PersonScreen
from m50tui.program.main import MainScreen
from m50tui.records.detail import DetailScreen
from m50tui.terminal.keys import ANYWHERE, DEED_KEYS, FINDING_KEYS, MAIN
from m50tui.widgets.help import HelpScreen
from m50tui.widgets.host import Draft
from m50tui.widgets.record_list import RecordList
from m50tui.widgets.tabs import TABS
from textual.widgets import Input, Select

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_RULES as RULES
from m50core.testing.plugin_contract import HOSTILE

WIDE, NARROW = (120, 36), (80, 24)


def chosen(app: M50App) -> str:
    row = app.screen.query_one("#list", RecordList).current
    return row.record if row else ""


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
@pytest.mark.parametrize(("number", "name"), list(enumerate([name for name, _ in TABS], 1)))
async def test_each_tab_looks_as_it_did(net: Network, number: int, name: str, size, check_snapshot):
    app = M50App(net)
    async with app.run_test(size=size) as pilot:
        await pilot.press(str(number))
        await pilot.pause()
        check_snapshot(app, f"{name}-{size[0]}x{size[1]}")


async def test_a_secretary_finds_a_goal_records_progress_undoes_it_and_sees_both(
    net: Network, screen_text
):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "slash", *"sociaal woordv", "enter")
        await pilot.pause()
        assert chosen(app) == "sociaal-01"
        await pilot.press("v")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert app.screen.query_one("#field-about", Input).value == "sociaal-01"
        await pilot.press(*"vier fracties", "tab", "tab", "tab", "2", "7", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        (note,) = net.collection("progress")
        assert (note.title, note.percent, note.on, note.by) == (
            "vier fracties", 27, net.today, "secretariaat",
        )  # fmt: skip
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        assert "di 11 mrt 2025, 27%: vier fracties" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert len(net.collection("progress")) == 0
        text = screen_text(app)
        assert "27%: vier fracties" not in text
        assert "secretariaat  Ongedaan: Voortgang: vier fracties" in text


async def test_with_two_pillars_there_are_two(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await pilot.pause()
        text = screen_text(app)
        assert "Doelen (4)" in text
        assert "Ruimte" in text
        assert "Sociaal" in text
        assert "Veiligheid" not in text


async def test_a_finding_is_told_with_its_rule_and_its_clause(screen_text):
    goal = m50.Goal(title="Zonder trekker")
    app = M50App(network(goal, plugins={"regels": plugin(rules=lambda: RULES)}))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "slash", *"controle", "enter", "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "Controle (" in text
        assert "Regel M50-" in text
        assert "Bron: " in text
        assert "␊" not in text


async def test_a_status_offers_only_legal_steps_and_changes_in_one_commit(net: Network):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "e")
        await pilot.pause()
        form = app.screen
        status = form.query_one("#field-status", Select)
        assert {value for _, value in status._options} == {"not_started", "active", "dropped"}
        assert not form.query("#field-title")
        status.value = "active"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert net.goals["ruimte-01"].status == "active"
        assert len(net.log()) == 1


async def test_a_wrong_value_is_told_at_its_field_and_nothing_is_kept(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        form = app.screen
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "! vul dit in" in screen_text(app)
        form.query_one("#field-title", Input).value = "Zaal"
        form.query_one("#field-due", Input).value = "31 juni 2025"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is form
        assert "! 31 juni 2025 bestaat niet" in screen_text(app)
        assert net.log() == ()
        form.query_one("#field-due", Input).value = "30 juni 2025"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert [item.title for item in net.collection("action_item")] == ["Zaal"]


async def test_what_was_typed_and_not_saved_is_there_again(net: Network):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"half", "escape")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.query_one("#field-title", Input).value == "half"


async def test_a_related_record_is_picked_by_a_part_of_its_name(net: Network):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "n")
        await pilot.pause()
        form = app.screen
        form.query_one("#field-pillar", Input).focus()
        await pilot.press("f4")
        await pilot.pause()
        await pilot.press(*"soc", "enter")
        await pilot.pause()
        assert app.screen is form
        assert form.query_one("#field-pillar", Input).value == "sociaal"


async def test_letters_in_a_text_field_are_letters(net: Network):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "slash", *"nuev123?")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert app.screen.query_one("#filter", Input).value == "nuev123?"
        assert net.log() == ()


async def test_help_names_every_key_of_the_main_screen(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        text = screen_text(app)
        for key in (*MAIN, *FINDING_KEYS, *ANYWHERE):
            assert key.help in text, key
    bound = {b.action for b in MainScreen.BINDINGS} | {"quit"}
    assert bound == {key.action for key in (*MAIN, *FINDING_KEYS, *DEED_KEYS, *ANYWHERE)}


async def test_the_palette_finds_actions_and_records_in_dutch(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        assert "Wat wilt u doen" in screen_text(app)
        await pilot.press(*"handboek")
        await pilot.pause(0.5)
        assert "Handboek afronden  [Doel]" in screen_text(app)
        await pilot.press("down", "enter")
        await pilot.pause(0.5)
        assert isinstance(app.screen, DetailScreen)


async def test_the_palette_acts_on_what_is_shown_and_brings_one_to_a_list(
    net: Network, screen_text
):
    from m50tui.program.palette import M50Commands

    with net.commit("Erbij") as commit:
        commit.add(m50.ActionItem(title="Eerste"))
        commit.add(m50.ActionItem(title="Tweede"))
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        app.screen.open_record("actie-1")
        await pilot.pause()
        app.push_screen(DetailScreen(net, "actie-2"))
        await pilot.pause()
        actions = {label: run for label, _, run in M50Commands(app.screen)._actions()}
        await actions["verwijder  (d)"]()
        await pilot.pause()
        assert [item.id for item in net.collection("action_item")] == ["actie-1"]
        assert isinstance(app.screen, DetailScreen)
        actions = {label: run for label, _, run in M50Commands(app.screen)._actions()}
        await actions["Doelen  (2)"]()
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert "Doelen (4)" in screen_text(app)


async def test_the_palette_goes_by_words_and_knows_every_list_and_what_is_new(net: Network):
    from m50tui.program.palette import M50Commands

    with net.commit("Erbij") as commit:
        commit.add(m50.Organisation(name="Stichting Zeist"))
        commit.add(m50.Organisation(name="Woonbond"))
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:

        async def found(query: str) -> list[str]:
            hits = [hit async for hit in M50Commands(app.screen).search(query)]
            return [str(hit.text) for hit in sorted(hits, key=lambda hit: -hit.score)]

        zeist = "Stichting Zeist  [Organisatie]  org-1"
        assert await found("zeist") == [zeist]
        assert await found("zeits") == ["Bedoelt u “zeist”? Dit staat er:", zeist]
        assert "kalender  (c)" not in await found("kleur")
        assert (await found("contact"))[0] == "Contacten  [lijst]"
        assert await found("nieuw contact") == ["nieuw: contact"]
        assert (await found("doelen"))[0] == "Doelen  (2)"
        hits = [hit async for hit in M50Commands(app.screen).search("nieuw contact")]
        await hits[0].command()
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)


async def test_the_footer_can_be_clicked(net: Network, click_key):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await click_key(pilot, "nieuw")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)


@pytest.mark.parametrize("size", [(40, 10), (20, 5)])
async def test_a_window_that_is_too_small_says_so_and_recovers(net: Network, size, screen_text):
    app = M50App(net)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "te klein" in screen_text(app).replace("\n", " ")
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert "te klein" not in screen_text(app)
        assert "1 Vandaag" in screen_text(app)


@pytest.mark.sweep
async def test_hostile_text_is_shown_literally_everywhere_and_does_nothing(
    hostile_net: Network, screen_text
):
    app = M50App(hostile_net)
    literal = HOSTILE[:24]
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        for tab in "123456":
            await pilot.press(tab)
            await pilot.pause()
            text = screen_text(app)
            assert "\u202e" not in text
            assert "\x1b" not in text
            if tab in "123":
                assert literal in text
        await pilot.press("2", "enter")
        await pilot.pause()
        assert literal in screen_text(app)
        await pilot.press("escape", "e")
        await pilot.pause()
        assert literal in screen_text(app)
        await pilot.press("escape")
        app.tell(HOSTILE)
        await pilot.pause(0.3)
        assert "[/] [@click=app.quit]x[/]" in screen_text(app).replace("\n", " ")
        await pilot.press("ctrl+p", *"click")
        await pilot.pause(0.5)
        assert "[/] [@click" in screen_text(app)
        assert app.is_running


async def test_another_programs_commit_is_seen_by_itself(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6")
        with net.commit("Van buiten") as commit:
            commit.add(m50.ActionItem(title="Van een ander"))
        await pilot.press("1")
        await pilot.pause(1.3)
        assert "Van buiten" in screen_text(app)


async def test_an_error_of_the_store_is_a_sentence_and_the_text_stays(
    net: Network, monkeypatch, screen_text
):
    def busy(*_: object) -> None:
        raise m50.StoreBusy("Een ander programma is bezig.")

    app = M50App(net)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("n")
        await pilot.pause()
        form = app.screen
        await pilot.press(*"Zaal")
        monkeypatch.setattr(net.store, "writing", busy)
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.pause(0.3)
        assert app.screen is form
        assert form.query_one("#field-title", Input).value == "Zaal"
        assert "ander programma is bezig" in screen_text(app)


@pytest.mark.sweep
async def test_no_english_word_of_the_toolkit_is_on_a_screen(net: Network, screen_text):
    english = (  # of the toolkit's own sources: palette, Select, footer, help panel, loading
        "Search",
        "commands",
        "Select",
        "Quit",
        "Help",
        "Keys",
        "Cancel",
        "loading",
        "No matches",
        "Loading",
        "Toggle",
        "Type to",
        "palette",
    )
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        seen = ""
        for keys in (
            ["1"], ["slash"], ["escape", "2"], ["5"], ["6"], ["f1"],
            ["escape", "2", "e"], ["down", "enter"], ["escape", "escape", "ctrl+p"], [*"xqzxqz"],
            ["escape", "1", "n"], ["ctrl+q"],
        ):  # fmt: skip
            await pilot.press(*keys)
            # The palette says only after a while that it found nothing.
            await pilot.pause(1.2 if "x" in keys else 0.4)
            seen += screen_text(app)
    assert "Niets gevonden. Typ een ander woord" in seen
    assert [word for word in english if word in seen] == []


async def test_a_list_of_a_hundred_thousand_rows_draws_only_what_is_seen():
    from m50tui.widgets.page import Page, Row
    from textual.app import App

    drawn: list[int] = []

    class Counting(RecordList):
        def render_line(self, y: int):
            drawn.append(y)
            return super().render_line(y)

    class One(App[None]):
        def compose(self):
            yield Counting(id="list")

    rows = tuple(Row((f"rij {n}", str(n)), record=str(n)) for n in range(100_000))
    app = One()
    async with app.run_test(size=(80, 24)) as pilot:
        widget = app.query_one(Counting)
        widget.focus()
        widget.show(Page("Veel", ("Naam", "Nr"), rows))
        await pilot.pause()
        drawn.clear()
        await pilot.press("end")
        await pilot.pause()
        assert widget.current.record == "99999"
        assert len(drawn) < 500


def test_the_plugin_imports_no_screen_until_it_runs():
    import subprocess

    code = "import m50tui.plugin, sys; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


async def test_a_crash_ends_with_a_sentence_and_no_values(net: Network, capsys):
    app = M50App(net)

    def broken() -> None:
        value = "geheim-123"
        raise RuntimeError(value)

    async def crash() -> None:
        async with app.run_test(size=WIDE) as pilot:
            app.call_later(broken)
            await pilot.pause()

    with pytest.raises(RuntimeError):
        await crash()
    told = "".join(str(r) for r in app._exit_renderables) + capsys.readouterr().err
    assert "niet was voorzien (RuntimeError)" in told
    assert "geheim-123" not in told


@pytest.mark.sweep
async def test_a_storm_of_resizes_leaves_a_working_screen(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        for step in range(40):
            await pilot.resize_terminal(20 + step * 7 % 140, 5 + step * 3 % 50)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert "Doelen (4)" in screen_text(app)


def person_net() -> Network:
    return network(
        m50.Person(name=f"Jan {HOSTILE}", email="jan@zeist.example"),
        m50.Contact(title="Gesprek", outcome="was boos", person="persoon-1"),
        m50.ActionItem(title="Zaal"),
    )


async def test_what_is_kept_about_a_person_is_one_key_from_their_detail(screen_text):
    app = M50App(person_net())
    async with app.run_test(size=WIDE) as pilot:
        app.screen.open_record("persoon-1")
        await pilot.pause()
        assert "p bewaard" in screen_text(app)
        await pilot.press("p")
        await pilot.pause()
        text = screen_text(app)
        assert isinstance(app.screen, PersonScreen)
        assert "jan@zeist.example" in text
        assert "was boos" in text
        await pilot.press("escape", "escape")
        app.screen.open_record("actie-1")
        await pilot.pause()
        assert "p bewaard" not in screen_text(app)
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)


async def test_the_palette_offers_what_is_kept_only_at_a_person(screen_text):
    app = M50App(person_net())
    async with app.run_test(size=WIDE) as pilot:
        app.screen.open_record("persoon-1")
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"over deze persoon", "enter")
        await pilot.pause(1)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PersonScreen)


async def test_erasing_asks_for_the_number_and_enter_alone_erases_nothing(screen_text):
    net = person_net()
    app = M50App(net)
    app.drafts.update(
        {
            ("person", "persoon-1"): Draft({"name": "Jan"}, net["persoon-1"]),
            ("contact", ""): Draft({"person": "persoon-1"}, None),
            ("action_item", ""): Draft({"title": "Zaal"}, None),
        }
    )
    async with app.run_test(size=NARROW) as pilot:
        app.screen.open_record("persoon-1")
        await pilot.pause()
        await pilot.press("p", "w", "enter", *"ja", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ErasePersonScreen)
        assert net["persoon-1"].email
        assert "Kijk zelf na wat m50 niet bereikt" in screen_text(app)
        assert app.screen.query_one(Input).region.bottom <= app.size.height
        app.screen.query_one(Input).value = ""
        await pilot.press(*"persoon-1", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PersonScreen)
        assert net["persoon-1"].title_text == "[gewist] persoon-1"
        assert "jan@zeist.example" not in screen_text(app)
        assert set(app.drafts) == {("action_item", "")}
        told = [one.message for one in app._notifications]
        assert any("zijn gewist, uit" in one and "Kijk zelf na" in one for one in told)
        await pilot.press("escape", "u")
        await pilot.pause()
        assert "jan@zeist.example" not in str(net.log())
