"""A meeting on its screen: prepared, held, and written down, as the secretariat does it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen
from m50tui.forms.form import FormScreen
from m50tui.forms.pick import PickScreen
from m50tui.meetings.decision import DecisionScreen
from m50tui.meetings.meeting import MeetingScreen
from m50tui.meetings.roll import RollScreen
from m50tui.meetings.vote import VoteScreen
from m50tui.program.palette import M50Commands
from m50tui.records.detail import DetailScreen
from m50tui.terminal.keys import DECISION_KEYS, MEETING_KEYS, ROLL_KEYS, VOTE_KEYS
from m50tui.widgets.record_list import RecordList
from textual.pilot import Pilot
from textual.widgets import Input, Select, TextArea

import m50core as m50
from m50core.meetings import resolutions
from m50core.network.network import Network
from m50core.records.record import Record
from m50core.store.memory import MemoryStore
from m50core.testing.builders import network
from m50core.testing.plugin_contract import HOSTILE

WIDE, NARROW = (120, 36), (80, 24)
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
NAMES = {"Almelo": "GM0141", "Borne": "GM0147", "Gouda": "GM0513", "Zeist": "GM0355"}
SPRING, DAY, AFTER = date(2025, 4, 22), date(2025, 5, 16), date(2025, 6, 2)


def members() -> list[Record]:
    towns = [m50.Municipality(id=code, name=n, code=code) for n, code in NAMES.items()]
    return [
        *towns,
        *(
            m50.Member(id=f"lid-{n.lower()}", title=n, municipality=code, status="member")
            for n, code in NAMES.items()
        ),
    ]


def story() -> list[Record]:
    """An assembly of four members that is to adopt a budget."""
    return [
        *members(),
        m50.Person(id="philip", name="Philip van Veller"),
        m50.Meeting(
            id="alv", title="1e ALV 2025", type="assembly", due="2025-05-16", start="13:00",
            end="17:00", place="Zeist", quorum=50,
        ),
        m50.Budget(id="begroting", title="Begroting 2025", for_year=2025, status="drafted"),
        m50.Decision(id="besluit", title="Begroting 2025 vaststellen", meeting="alv"),
        m50.AgendaItem(
            id="punt", title="Begroting 2025 vaststellen", meeting="alv", order=1, minutes=20,
            owner="philip",
        ),
        m50.AgendaItem(id="rondvraag", title="Rondvraag", meeting="alv", order=2),
        m50.Paper(
            id="stuk", title="Begroting 2025", meeting="alv", agenda_item="punt",
            status="complete", author="philip", goal="besluit",
        ),
        m50.ActionItem(
            id="zaal", title="Zaal vastleggen", about=["alv"], due="2025-04-01", owner="philip"
        ),
    ]  # fmt: skip


def assembly(*more: Record, today: date = DAY) -> Network:
    return network(*story(), *more, today=today)


async def to(pilot: Pilot[int], words: str) -> None:
    """Walk down from the top to the first line that holds the words."""
    await pilot.press("home")
    for _ in range(80):
        row = pilot.app.screen.query_one(RecordList).current
        if row and words in " ".join(row.cells):
            await pilot.pause()
            return
        await pilot.press("down")
    raise AssertionError(words)


@asynccontextmanager
async def at(
    net: Network, size: tuple[int, int] = WIDE, meeting: str = "alv"
) -> AsyncIterator[tuple[M50App, Pilot[int]]]:
    """The app, at a meeting."""
    app = M50App(net)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.screen.open_record(meeting)
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        yield app, pilot


@pytest.mark.sweep
async def test_one_assembly_from_invitation_to_adopted_minutes(screen_text):
    store = MemoryStore()
    net = network(*story(), store=store, today=SPRING)
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("V")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        assert "Klaarzetten (0 van 6 klaar)" in screen_text(app)
        await to(pilot, "Uitnodiging")
        await pilot.press("space")
        assert net["alv"].status == "convened"
        await pilot.press("u")
        assert net["alv"].status == "planned"
        await pilot.press("U")
        assert net["alv"].status == "convened"
        await to(pilot, "Stuk “Begroting")
        await pilot.press("space")
        assert (net["stuk"].status, net["stuk"].delivered_on) == ("delivered", SPRING)
        await to(pilot, "Zaal")
        while app.screen.line.record != "zaal":
            await pilot.press("down")
        await pilot.press("space")
        await pilot.pause()
        assert net["zaal"].status == "done"
        assert "Klaarzetten (3 van 6 klaar)" in screen_text(app)

    net = network(store=store, today=DAY)
    async with at(net) as (app, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, RollScreen)
        await pilot.press(*"alm", "space", *"bor", "space", *"zei", "space", *"gou", "tab", "v")
        await pilot.pause()
        await pilot.press(*"zei", "enter")
        await pilot.pause()
        assert "stem bij Zeist" in screen_text(app)
        assert "4 van 4 leden aanwezig" in screen_text(app)
        await pilot.press("u")
        assert len(net.sitting("alv").proceedings.represented) == 3
        await pilot.press("U", "escape")
        await pilot.pause()
        await to(pilot, "Begroting 2025 vaststellen")
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert app.screen.query_one("#field-decision", Input).value == "besluit"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, VoteScreen)
        await pilot.press("v", "t", "u", "r", "home", "o")
        await pilot.pause()
        assert "3 voor, 0 tegen, 1 onthouding" in screen_text(app)
        await pilot.press("s")
        await pilot.pause()
        (vote,) = net.collection("vote")
        assert (vote.status, vote.outcome, vote.in_favour) == ("closed", "adopted", 3)
        assert isinstance(app.screen, MeetingScreen)
        await to(pilot, "aangenomen")
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, DecisionScreen)
        app.screen.query_one("#field-effective", Input).value = "1 juni 2025"
        await to(pilot, "begroting of jaarrekening")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "Begroting 2025: Status wordt vastgesteld" in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (net["besluit"].status, net["besluit"].effective) == ("taken", date(2025, 6, 1))
        assert net["begroting"].status == "drafted"
        await pilot.press("u")
        assert net["besluit"].status == "proposed"
        assert len(net.collection("amendment")) == 0
        await pilot.press("U")
        await pilot.pause()
        await to(pilot, "Begroting 2025: Status wordt vastgesteld")
        await to(pilot, "n maakt een actiepunt")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"Op de website", "ctrl+s")
        await pilot.pause()
        assert [one.title for one in net.sitting("alv").proceedings.actions] == ["Op de website"]
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        text = app.screen.query_one("#field-text", TextArea)
        assert "Gouda (stem bij Zeist)" in text.text
        text.text += "\nDe voorzitter sluit."
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert net["alv"].status == "held"
        await pilot.press("m")
        (minutes,) = net.collection("minutes")
        assert minutes.status == "shared"
        assert minutes.text.endswith("De voorzitter sluit.")

    net = network(store=store, today=AFTER)
    async with at(net) as (app, pilot):
        assert net["begroting"].status == "adopted"
        await pilot.press("m")
        await pilot.pause()
        assert net["alv"].status == "minuted"
        assert "1e ALV 2025   verslag vastgesteld" in screen_text(app)
        await to(pilot, "Status wordt vastgesteld")
        assert "ingegaan" in screen_text(app)


@SIZES
async def test_a_meeting_looks_as_it_did(size, check_snapshot):
    async with at(assembly(today=SPRING), size) as (app, pilot):
        await pilot.pause()
        check_snapshot(app, f"meeting-{size[0]}x{size[1]}")


@SIZES
async def test_what_a_meeting_came_to_looks_as_it_did(size, check_snapshot):
    net = assembly(
        m50.ActionItem(title="Op de website", meeting="alv", due="2025-06-15", owner="philip")
    )
    sitting = net.sitting("alv")
    sitting.convene()
    sitting.attend("Almelo", "Borne", "Zeist")
    sitting.attend("Gouda", proxy="Zeist")
    vote = sitting.open_vote("Begroting 2025", decision="besluit")
    sitting.vote(vote.id, {"Almelo": "for", "Gouda": "for", "Zeist": "against"})
    async with at(net, size) as (app, pilot):
        await to(pilot, "geopend")
        check_snapshot(app, f"meeting-held-{size[0]}x{size[1]}")
        await pilot.press("space")
        await pilot.pause()
        check_snapshot(app, f"vote-{size[0]}x{size[1]}")
        await pilot.press("escape", "a")
        await pilot.pause()
        check_snapshot(app, f"roll-{size[0]}x{size[1]}")


async def test_enter_opens_a_meeting_on_its_own_screen_and_its_fields_are_one_key_away():
    app = M50App(assembly())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        app.screen.action_tab("more")
        await pilot.press("slash", *"vergaderingen", "enter", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        await pilot.press("escape")
        await to(pilot, "Rondvraag")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        assert app.screen.record_id == "rondvraag"


async def test_without_a_meeting_to_come_the_key_says_so(screen_text):
    app = M50App(network(today=DAY))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("V")
        await pilot.pause(0.3)
        assert "Er komt geen vergadering aan" in screen_text(app)


async def test_the_footer_shows_the_keys_of_the_chosen_line_and_f1_and_the_palette_show_all(
    screen_text,
):
    async with at(assembly(), (120, 160)) as (app, pilot):
        screen = app.screen
        await to(pilot, "Begroting 2025 vaststellen")
        footer = screen_text(app).rstrip().rpartition("\n")[2]
        assert "s stem" in footer
        assert "v volmacht" not in footer
        labels = {label for label, _, _ in M50Commands(screen)._actions()}
        assert {f"{key.label}  ({key.name})" for key in MEETING_KEYS} <= labels
        assert "wat moet er klaar zijn?  (V)" in labels
        await pilot.press("f1")
        await pilot.pause()
        text = screen_text(app)
        for key in (*MEETING_KEYS, *ROLL_KEYS, *VOTE_KEYS, *DECISION_KEYS):
            assert key.help in text, key


async def test_a_key_in_the_footer_can_be_clicked(click_key):
    async with at(assembly(), NARROW) as (app, pilot):
        await to(pilot, "presentielijst")
        await click_key(pilot, "presentielijst")
        await pilot.pause()
        assert isinstance(app.screen, RollScreen)


async def test_in_a_small_window_the_whole_explanation_is_one_key_away(screen_text):
    async with at(assembly(), NARROW) as (app, pilot):
        await to(pilot, "Begroting 2025 vaststellen")
        assert "vraag een stuk bij dit punt" not in screen_text(app)
        await pilot.press("w")
        await pilot.pause()
        assert "vraag een stuk bij dit punt" in screen_text(app)
        await pilot.press("escape", "down")
        await pilot.pause()
        assert "Stuk bij punt 1" in screen_text(app)


async def test_presence_goes_round_by_the_space_bar_and_the_line_stays_chosen():
    net = assembly()
    net.sitting("alv").attend("Almelo", "Borne")
    async with at(net) as (app, pilot):
        screen = app.screen
        await to(pilot, "Borne")
        seen = []
        for _ in range(4):
            await pilot.press("space")
            await pilot.pause()
            (row,) = net.collection("attendance").where(member="lid-borne")
            seen.append(row.presence.value)
            assert screen.line.record == row.id
        assert seen == ["online", "apologies", "absent", "present"]


async def test_another_programs_commit_shows_and_the_chosen_line_stays(screen_text):
    net = assembly()
    async with at(net) as (app, pilot):
        screen = app.screen
        await to(pilot, "Rondvraag")
        with net.commit("Van buiten") as commit:
            commit.add(m50.ActionItem(title="Van een ander", about=["alv"], due="2025-01-01"))
        await pilot.pause(1.3)
        assert "Van een ander" in screen_text(app)
        assert screen.line.record == "rondvraag"
        with net.commit("Weg") as commit:
            for one in ("stuk", "besluit", "punt", "rondvraag", "zaal", "actie-1", "alv"):
                commit.remove(one)
        await pilot.pause(1.3)
        assert not isinstance(app.screen, MeetingScreen)


async def test_a_secret_vote_asks_for_counts_alone_and_keeps_them_only_when_they_can_be(
    screen_text,
):
    net = assembly(
        m50.Vote(id="keuze", title="Voorzitter", meeting="alv", secrecy="secret"),
    )
    net.sitting("alv").attend("Almelo", "Borne", "Zeist")
    async with at(net) as (app, pilot):
        await to(pilot, "Voorzitter")
        await pilot.press("s")
        await pilot.pause()
        ask = app.screen
        assert isinstance(ask, AskScreen)
        for given, told in (("veel", "geen aantal"), ("4", "4 stemmen kan niet")):
            ask.query_one("#ask-in_favour", Input).value = given
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert app.screen is ask
            assert told in screen_text(app)
            assert net["keuze"].status == "open"
        ask.query_one("#ask-in_favour", Input).value = "2"
        ask.query_one("#ask-against", Input).value = "1"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (net["keuze"].outcome, net["keuze"].in_favour) == ("adopted", 2)
        assert len(net.collection("ballot")) == 0


async def test_without_a_quorum_nothing_is_decided_and_the_screen_says_what_then(screen_text):
    net = assembly(m50.Vote(id="vraag", title="Begroting", meeting="alv", decision="besluit"))
    net.sitting("alv").attend("Almelo")
    async with at(net) as (app, pilot):
        await to(pilot, "voorbereid")
        await pilot.press("space")
        await pilot.pause()
        await pilot.press("v", "s")
        await pilot.pause(0.3)
        assert net["vraag"].outcome == "no_quorum"
        assert "Er is niets besloten" in screen_text(app)
        await pilot.press("b")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DecisionScreen)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is screen
        assert "geen quorum" in screen_text(app)
        assert "␊" not in screen_text(app)
        assert net["besluit"].status == "proposed"


@pytest.mark.sweep
async def test_a_vote_that_was_closed_too_soon_is_open_again_after_undo():
    net = assembly(m50.Vote(id="vraag", title="Begroting", meeting="alv", status="open"))
    net.sitting("alv").attend("Almelo", "Borne")
    async with at(net) as (app, pilot):
        await to(pilot, "geopend")
        await pilot.press("space")
        await pilot.pause()
        await pilot.press("v", "s")
        await pilot.pause()
        assert net["vraag"].status == "closed"
        await pilot.press("u", "space")
        await pilot.pause()
        assert isinstance(app.screen, VoteScreen)
        await pilot.press("r", "s")
        await pilot.pause()
        assert net["vraag"].in_favour == 2


async def test_a_paper_goes_on_step_by_step_and_at_its_end_there_is_no_step(screen_text):
    net = assembly()
    async with at(net) as (app, pilot):
        await to(pilot, "Stuk: Begroting")
        for status in ("delivered", "on_agenda", "decided"):
            await pilot.press("space")
            await pilot.pause()
            assert net["stuk"].status == status
        for words in ("Stuk: Begroting", "Stuk “Begroting"):
            await to(pilot, words)
            await pilot.press("space")
            await pilot.pause(0.2)
            assert "geen volgende stap" in screen_text(app)


async def test_a_decision_is_not_taken_on_wrong_days_and_what_was_chosen_stays(screen_text):
    net = assembly(m50.Seat(id="post", title="Penningmeester"))
    async with at(net) as (app, pilot):
        await to(pilot, "voorstel")
        await pilot.press("b")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DecisionScreen)
        await to(pilot, "benoemen")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PickScreen)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Penningmeester: Philip van Veller wordt benoemd" in screen_text(app)
        for day, told in (("2025-05-01", "kan niet eerder ingaan"), ("straks", "is geen datum")):
            screen.query_one("#field-effective", Input).value = day
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert app.screen is screen
            assert told in screen_text(app)
            assert "Philip van Veller wordt benoemd" in screen_text(app)
        screen.query_one("#field-effective", Input).value = "2025-05-16"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (net["post"].person, net["post"].start.latest) == ("philip", DAY)


async def test_a_decision_changes_a_field_that_one_names_in_dutch(screen_text):
    net = assembly(m50.Goal(id="doel", title="Handboek", due="2025-06-30"))
    async with at(net) as (app, pilot):
        await to(pilot, "voorstel")
        await pilot.press("b")
        await pilot.pause()
        await to(pilot, "een veld wijzigen")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"handboek", "enter")
        await pilot.pause()
        ask = app.screen
        ask.query_one("#ask-field", Input).value = "Kleur"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "“Kleur” is geen veld" in screen_text(app)
        ask.query_one("#ask-field", Input).value = "wanneer"
        ask.query_one("#ask-value", Input).value = "2025-09-30"
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert net["doel"].due.latest == date(2025, 9, 30)


async def test_a_proposal_is_rejected_by_one_key_and_undo_brings_it_back():
    net = assembly()
    async with at(net) as (app, pilot):
        await to(pilot, "voorstel")
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        assert net["besluit"].status == "rejected"
        assert net.log()[-1].why == "Het voorstel is verworpen: Begroting 2025 vaststellen"
        assert isinstance(app.screen, MeetingScreen)
        await pilot.press("u")
        assert net["besluit"].status == "proposed"


async def test_what_cannot_be_done_yet_is_a_sentence_and_changes_nothing(screen_text):
    net = assembly(today=SPRING)
    before = net.store.head()
    async with at(net) as (app, pilot):
        await pilot.press("m")
        await pilot.pause(0.3)
        assert "is pas op vr 16 mei 2025" in screen_text(app).replace("\n", " ")
        await to(pilot, "Rondvraag")
        await pilot.press("v", "space")
        await pilot.pause(0.3)
        assert "Kies eerst een lid" in screen_text(app)
        assert isinstance(app.screen, MeetingScreen)
    assert net.store.head() == before


@pytest.mark.sweep
async def test_something_new_belongs_to_the_meeting_and_the_point_that_one_was_at():
    net = assembly()
    async with at(net) as (app, pilot):
        await to(pilot, "Rondvraag")
        await pilot.press("p")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        (paper,) = net.collection("paper").where(agenda_item="rondvraag")
        assert (paper.title, paper.meeting) == ("Rondvraag", "alv")
        await to(pilot, "Agendapunten met een trekker")
        await pilot.press("space")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, FormScreen)
        assert [one.id for one in form.query("Input, Select, TextArea")] == ["field-owner"]
        form.query_one(Input).value = "philip"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert net["rondvraag"].owner == "philip"


async def test_a_new_vote_can_be_secret_and_what_was_given_is_kept_with_it():
    net = assembly()
    net.sitting("alv").attend("Almelo", "Borne")
    async with at(net) as (app, pilot):
        await to(pilot, "s begint een stemming")
        await pilot.press("s")
        await pilot.pause()
        app.screen.query_one("#field-title", Input).value = "Voorzitter"
        app.screen.query_one("#field-secrecy", Select).value = "secret"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        (vote,) = net.collection("vote")
        assert (vote.meeting, vote.status, vote.secrecy) == ("alv", "open", "secret")


async def test_people_of_the_board_are_on_the_list_of_their_meeting(screen_text):
    net = assembly(m50.Meeting(id="db", title="DB", type="board", due="2025-05-16"))
    async with at(net, WIDE, "db") as (app, pilot):
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"phil", "space")
        await pilot.pause()
        (row,) = net.collection("attendance")
        assert (row.person, row.member, row.meeting) == ("philip", "", "db")
        assert "DB, 1 aanwezige" in screen_text(app)


@pytest.mark.sweep
@SIZES
@pytest.mark.painted
async def test_hostile_texts_are_shown_as_they_are_and_do_nothing(size, screen_text):
    net = network(
        *members(),
        m50.Person(id="x", name=HOSTILE),
        m50.Meeting(
            id="alv", title=HOSTILE, type="assembly", due="2025-05-16", place=HOSTILE, quorum=1
        ),
        m50.AgendaItem(title=HOSTILE, meeting="alv", decision_asked=HOSTILE, owner="x"),
        m50.Paper(title=HOSTILE, meeting="alv", author="x"),
        m50.Decision(id="besluit", title=HOSTILE, meeting="alv"),
        m50.ActionItem(title=HOSTILE, about=["alv"], owner="x"),
        m50.Vote(id="vraag", title=HOSTILE, meeting="alv", decision="besluit"),
        today=DAY,
    )
    net.sitting("alv").attend("Almelo")

    def clean(app: M50App) -> None:
        text = screen_text(app)
        assert "[/]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text

    async with at(net, size) as (app, pilot):
        for _ in range(16):
            await pilot.press("down")
            clean(app)
        await to(pilot, "voorbereid")
        await pilot.press("s")
        await pilot.pause()
        clean(app)
        await pilot.press("v", "s")
        await pilot.pause(0.3)
        clean(app)
        await pilot.press("b")
        await pilot.pause()
        clean(app)
        await pilot.press("ctrl+s")
        await pilot.pause(0.3)
        clean(app)
        await pilot.press("a")
        await pilot.pause()
        clean(app)


def test_no_two_keys_of_a_screen_are_the_same():
    for keys in (MEETING_KEYS, ROLL_KEYS, VOTE_KEYS, DECISION_KEYS):
        named = [one for key in keys for one in key.key.split(",")]
        assert len(named) == len(set(named))


async def test_a_paper_for_a_decision_stands_with_the_point_that_is_about_it():
    net = assembly(today=SPRING)
    with net.commit("Zonder stuk") as commit:
        commit.remove(net["stuk"])
    async with at(net) as (app, pilot):
        await to(pilot, "Stuk bij het besluit")
        await pilot.press("space")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        (paper,) = net.collection("paper")
        assert (paper.agenda_item, paper.goal) == ("punt", "besluit")


async def test_a_point_whose_decision_is_taken_says_so_and_offers_it_no_more():
    net = assembly()
    net.decide(net["besluit"])
    async with at(net) as (app, pilot):
        await to(pilot, "1.")
        line = app.screen.line
        assert net["besluit"].status.label in line.cells
        assert "decide" not in line.deeds


async def test_a_step_of_the_minutes_is_told_from_wherever_one_is(screen_text):
    net = assembly()
    net.sitting("alv").draft_minutes()
    async with at(net) as (app, pilot):
        await pilot.press("home", "m")
        await pilot.pause()
        assert "rondgestuurd. Terug: u." in screen_text(app)


async def test_the_roll_names_letters_as_keys_only_where_they_are(screen_text):
    async with at(assembly()) as (app, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert "v volmacht" not in screen_text(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "v volmacht" in screen_text(app)


async def test_what_a_decision_made_so_is_told_with_the_record(screen_text):
    net = assembly()
    net.decide(net["besluit"], resolutions.adoption(net["begroting"]))
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        app.screen.open_record("begroting")
        await pilot.pause()
        assert "Door een besluit" in screen_text(app)
        assert "Begroting 2025 vaststellen (vanaf vr 16 mei 2025)" in screen_text(app)
