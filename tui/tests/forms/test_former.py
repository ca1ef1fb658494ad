"""A draft of a question is known by its name: texts and titles may change, and nothing is lost."""

from datetime import UTC, datetime

import pytest
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen, Question
from m50tui.forms.drafts import waiting
from m50tui.forms.former import former_key
from m50tui.meetings.effects import EFFECTS, PlannedEffect, as_text, from_text
from textual.widgets import Input

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network

WHEN = datetime(2025, 3, 11, 9, 41, tzinfo=UTC)


def story() -> Network:
    return network(
        m50.ActionItem(id="zaal", title="Zaal: groot"),
        m50.Seat(id="zetel", title="Voorzitter"),
        m50.Person(id="jan", name="Jan de Vries"),
    )


def typed(net: Network, about: str, kind: str = "question", **values: str) -> None:
    net.drafts.keep(m50.StoredDraft(kind, about, values or {"why": "druk"}, WHEN))


async def asked(net: Network, about: tuple[str, str], called: str, rest) -> str:
    """Open a question; return what is filled in."""
    app = M50App(net)
    async with app.run_test(size=(80, 24)):
        await rest(app)
        questions = (Question("why", "Waarom?"),)
        app.push_screen(AskScreen(called, questions, lambda _: None, about=about))
        await rest(app)
        return app.screen.query_one(Input).value


@pytest.mark.parametrize(
    ("name", "about", "then"),
    [
        ("leave", "zaal", "Laten liggen: Zaal: groot"),
        ("done", "zaal", "Gebeurd: Zaal: groot"),
        ("missed", "zaal", "Niet gehaald: Zaal: groot"),
        ("schedule", "zaal", "Plannen: Zaal: groot"),
        ("move", "zaal", "Verplaatsen: Zaal: groot"),
        ("cancel", "zaal", "Afzeggen: Zaal: groot"),
        ("run", "zaal", "Draaiboek: Zaal: groot"),
        ("roles", "zaal", "Rollen: Zaal: groot"),
        ("ready", "zaal", "Stap klaar: Zaal: groot"),
        ("counts", "zaal", "Geheime stemming: Zaal: groot"),
        ("look-back", "", "Kijk terug"),
        ("effect/appoint", "zetel+jan", "Iemand benoemen op een post: Voorzitter: Jan de Vries"),
        ("effect/amend", "zaal", "Een veld wijzigen: Zaal: groot"),
        ("set-aside/M50-006", "zaal", "Heet nu anders"),
    ],
)
def test_each_question_knows_what_its_draft_was_kept_under(name: str, about: str, then: str):
    with story() as net:
        key = (f"question/{name}", about)
        assert former_key(net, key, "Heet nu anders") == ("question", then)


async def test_a_draft_that_was_kept_under_what_was_asked_comes_along(rest):
    net = story()
    typed(net, "Laten liggen: Zaal: groot")
    assert "Laten liggen: Zaal: groot" in waiting(net)
    assert await asked(net, ("leave", "zaal"), "Uitstellen: Zaal", rest) == "druk"
    (kept,) = net.drafts.all()
    assert (kept.kind, kept.about, kept.when) == ("question/leave", "zaal", WHEN)
    assert "vraag bij Zaal: groot, di 11 mrt" in waiting(net)


async def test_a_draft_goes_before_one_of_before_and_both_stay(rest):
    net = story()
    typed(net, "Laten liggen: Zaal: groot", why="oud")
    typed(net, "zaal", "question/leave", why="nieuw")
    assert await asked(net, ("leave", "zaal"), "Laten liggen", rest) == "nieuw"
    assert len(net.drafts.all()) == 2


async def test_a_draft_is_found_again_after_what_it_is_about_was_renamed(rest):
    net = story()
    typed(net, "zaal", "question/leave")
    with net.commit("Anders") as c:
        c.change("zaal", title="Zaaltje")
    assert await asked(net, ("leave", "zaal"), "Laten liggen: Zaaltje", rest) == "druk"


async def test_a_draft_that_cant_be_moved_is_there_all_the_same(rest, monkeypatch):
    net = story()
    typed(net, "Laten liggen: Zaal: groot")

    def full(_: object) -> None:
        raise m50.M50Error("De schijf is vol.")

    monkeypatch.setattr(net.drafts, "keep", full)
    assert await asked(net, ("leave", "zaal"), "Laten liggen", rest) == "druk"
    assert [one.about for one in net.drafts.all()] == ["Laten liggen: Zaal: groot"]


def test_what_a_decision_was_to_change_comes_along_too():
    before = '[["iemand benoemen op een post", ["zetel", "jan"], {"until": ""}]]'
    (planned,) = from_text(before)
    assert (planned.effect.name, planned.ids) == ("appoint", ("zetel", "jan"))
    each = tuple(PlannedEffect(effect, ("x",)) for effect in EFFECTS)
    assert from_text(as_text(each)) == each
    assert from_text('[["opheffen", [], {}], [7, [], {}], [["a"], [], {}]]') == ()
