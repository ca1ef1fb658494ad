"""A debate, meeting or event moved or cancelled: what hung on it moves along, or is decided on."""

from datetime import date

import pytest

import m50core as m50
from m50core.plan.definitions import PlanFile
from m50core.testing.builders import network, plugin
from m50core.values.choice import ways_to

BOOK = """
name = "debat"
title = "Debat"
day = "de dag van het debat"
[[step]]
title = "Concept"
when = "10 werkdagen voor"
[[step]]
title = "Sturen"
when = "3 werkdagen voor"
[[step]]
title = "Uitkomst melden"
when = "2 werkdagen na"
"""
DEBATE = m50.LobbyMoment(id="ao", title="AO", due="2025-04-09")
PAPER = m50.Paper(id="stuk", title="Position paper", meeting="ao", due="bij ao")
NEXT = m50.LobbyMoment(id="wgo", title="WGO", due="2025-06-10")


def story(*records: m50.Record) -> m50.Network:
    book = plugin(runbooks=lambda: [PlanFile("debat.toml", BOOK)])
    return network(DEBATE, *records, plugins={"verhaal": book})


def days(net: m50.Network) -> list[date]:
    return [item.due.latest for item in net.collection("action_item")]


def test_what_hangs_on_a_debate_moves_along_and_undo_takes_it_back():
    with story(PAPER) as net:
        net.run("debat", about="ao")
        assert days(net) == [date(2025, 3, 26), date(2025, 4, 4), date(2025, 4, 11)]
        upshot = net.move("ao", date(2025, 4, 16), "de Kamer schoof het door")
        assert days(net) == [date(2025, 4, 2), date(2025, 4, 11), date(2025, 4, 22)]
        assert net["stuk"].due.latest == date(2025, 4, 16)
        assert net["ao"].reason == "de Kamer schoof het door"
        assert net.log()[-1].why == (
            "Verplaatst naar wo 16 apr 2025: AO (de Kamer schoof het door)"
        )
        assert any(told.startswith("Schuift mee (4): “Concept”") for told in upshot.told)
        net.undo()
        assert days(net)[0] == date(2025, 3, 26)


def test_a_paper_that_was_delivered_stays_so_and_that_is_told():
    with story(PAPER) as net:
        with net.commit("Binnen") as commit:
            for status in ("drafted", "complete", "delivered"):
                commit.change("stuk", status=status)
        upshot = net.move("ao", date(2025, 4, 16), "later")
        assert net["stuk"].status == "delivered"
        assert upshot.told == (
            "“Position paper” is al aangeleverd (di 11 mrt 2025) en blijft dat: kijk of het nog "
            "klopt.",
        )


def test_what_was_ready_for_the_old_day_is_to_be_made_ready_again():
    alv = m50.Meeting(id="alv", title="ALV", type="assembly", due="2025-05-15")
    with story(alv) as net:
        for step in ("room", "invitation"):
            net.mark_ready("alv", step)
        upshot = net.move("alv", date(2025, 5, 24), "zaal dubbel geboekt")
        assert (net["alv"].status, net["alv"].room_on, net["alv"].invited_on) == (
            "planned", None, None,
        )  # fmt: skip
        assert upshot.told == (
            "za 24 mei 2025 is geen werkdag.",
            "De zaal en de uitnodiging waren voor de oude dag op do 15 mei 2025: regel dat opnieuw "
            "(m50 ready alv).",
        )
        net.undo()
        assert net["alv"].status == "convened"


def test_what_is_late_on_the_new_day_and_what_has_a_day_of_its_own_are_told():
    own = m50.ActionItem(title="Bellen", about="ao", due="2025-04-07")
    with story(own) as net:
        net.run("debat", about="ao")
        told = " ".join(net.move("ao", date(2025, 3, 18), "vervroegd").told)
        assert "Daarvan had nu al klaar moeten zijn: “Concept”." in told
        assert "Blijft op de eigen dag, verzet dat zelf: “Bellen” (ma 7 apr 2025)." in told


def test_what_hung_on_a_cancelled_debate_is_told_and_stays_until_one_decides():
    with story(PAPER) as net:
        net.run("debat", about="ao")
        upshot = net.cancel("ao", "van de agenda")
        assert (net["ao"].status, net["ao"].reason) == ("cancelled", "van de agenda")
        assert {item.status.value for item in net.collection("action_item")} == {"open"}
        assert "m50 cancel ao --drop" in upshot.told[-1]
        net.cancel("ao", drop=True)
        assert {item.status.value for item in net.collection("action_item")} == {"dropped"}
        assert net["stuk"].status == "dropped"
        net.undo()
        assert net["stuk"].status == "requested"


def test_what_hung_on_it_can_hang_on_another_and_moves_along_with_that():
    with story(PAPER, NEXT) as net:
        net.run("debat", about="ao")
        net.cancel("ao", "van de agenda", to="wgo")
        first = net.collection("action_item").first()
        assert (first.title, first.about) == ("Concept (WGO)", ("wgo",))
        assert (days(net)[0], net["stuk"].meeting) == (date(2025, 5, 23), "wgo")
        net.move("wgo", date(2025, 6, 11), "dag later")
        assert (days(net)[0], net["stuk"].due.latest) == (date(2025, 5, 26), date(2025, 6, 11))


def test_a_step_is_called_after_what_it_is_for_however_that_is_called_now():
    with story(NEXT) as net:
        first, *_ = net.run("debat", about="ao")
        with net.commit("Heet nu zo") as commit:
            commit.change("ao", title="AO wonen")
        told = net.cancel("ao", "van de agenda").told
        assert any("“Concept”, “Sturen”" in one for one in told), told
        net.cancel("ao", to="wgo")
        assert net[first.id].title == "Concept (WGO)"
        net.undo()
        assert (net[first.id].title, net[first.id].step) == ("Concept (AO)", "Concept")


def test_a_step_with_a_title_of_its_own_keeps_that():
    with story(NEXT) as net:
        first, *_ = net.run("debat", about="ao")
        with net.commit("Duidelijker") as commit:
            commit.change(first.id, title="Eerste versie (AO)")
        told = net.move("ao", date(2025, 4, 16), "later").told
        assert any("“Eerste versie (AO)”, “Sturen”" in one for one in told), told
        with net.commit("Toch voor de ander") as commit:
            commit.change(first.id, about="wgo")
            commit.change("actie-2", about="wgo")
        assert [net[f"actie-{n}"].title for n in (1, 2)] == ["Eerste versie (AO)", "Sturen (WGO)"]


def test_a_paper_that_can_no_longer_be_dropped_is_told():
    ready = m50.Paper(id="af", title="Af", meeting="ao", status="complete")
    with story(ready) as net:
        upshot = net.cancel("ao", "weg", drop=True)
        assert upshot.told == (
            "“Af” (af, compleet) blijft staan: geef het zelf een ander moment, of leg vast "
            "waarom niet.",
        )


def test_what_was_off_can_go_on_again():
    with story() as net:
        net.cancel("ao", "weg")
        net.move("ao", date(2025, 4, 9), "toch")
        assert (net["ao"].status, net["ao"].reason) == ("planned", "toch")


HELD = m50.LobbyMoment(id="geweest", title="Geweest", due="2025-03-04", status="held")
GOAL = m50.Goal(id="doel", title="Wonen")


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (("ao", date(2025, 3, 10), "x"), "is al voorbij"),
        (("ao", date(2025, 4, 9), "x"), "is al op wo 9 apr 2025"),
        (("ao", date(2025, 4, 16), "  "), "vraagt een reden"),
        (("geweest", date(2025, 4, 16), "x"), "is al geweest"),
        (("doel", date(2025, 4, 16), "x"), "is een doel"),
    ],
)
def test_what_can_not_be_moved_is_refused_and_nothing_is_kept(ask, told):
    with story(HELD, GOAL) as net:
        with pytest.raises(m50.UsageError, match=told):
            net.move(*ask)
        assert len(net.log()) == 1


@pytest.mark.parametrize(
    ("ask", "more", "told"),
    [
        (("ao", ""), {}, "vraagt een reden"),
        (("ao", "x"), {"drop": True, "to": "wgo"}, "Kies één ding"),
        (("ao", "x"), {"to": "ao"}, "kan het niet hangen"),
        (("ao", "x"), {"to": "doel"}, "kan het niet hangen"),
        (("af", "x"), {}, "gaat al niet door"),
        (("geweest", "x"), {}, "is al geweest"),
    ],
)
def test_what_can_not_be_cancelled_is_refused_and_nothing_is_kept(ask, more, told):
    off = m50.LobbyMoment(id="af", title="Af", status="cancelled")
    step = m50.ActionItem(title="Stap", about="ao")
    with story(HELD, GOAL, NEXT, off, step) as net:
        with pytest.raises(m50.UsageError, match=told):
            net.cancel(*ask, **more)
        assert len(net.log()) == 1


def test_what_was_on_the_agenda_of_a_cancelled_meeting_is_told_and_goes_to_another():
    alv = m50.Meeting(id="alv", title="ALV", type="assembly", due="2025-05-15")
    later = m50.Meeting(id="alv-2", title="ALV van juni", type="assembly", due="2025-06-15")
    asked = m50.Decision(id="besluit", title="Begroting", meeting="alv")
    point = m50.AgendaItem(id="punt", title="Rondvraag", meeting="alv")
    with story(alv, later, asked, point) as net:
        net.mark_ready("alv", "invitation")
        told = net.cancel("alv", "te weinig leden").told
        assert told == (
            "De uitnodiging is al verstuurd (di 11 mrt 2025): zeg het af bij wie zij kreeg.",
            "Op de agenda staat nog (2): “Begroting” en “Rondvraag”. Zet dat op een andere "
            "vergadering: m50 cancel alv --to NUMMER.",
        )
        net.cancel("alv", to="alv-2")
        assert (net["besluit"].meeting, net["punt"].meeting) == ("alv-2", "alv-2")


def test_what_is_off_already_and_has_nothing_on_it_is_not_cancelled_again():
    with story() as net:
        net.cancel("ao", "van de agenda")
        with pytest.raises(m50.UsageError, match=r"gaat al niet door\. Er hangt niets open aan"):
            net.cancel("ao", drop=True)


@pytest.mark.parametrize("to", ["ao", "iemand"])
def test_what_can_not_carry_anything_is_refused_though_nothing_hangs_on_it(to: str):
    member = m50.Person(id="iemand", name="Houten")
    with story(member) as net, pytest.raises(m50.UsageError, match="kan het niet hangen"):
        net.cancel("ao", "van de agenda", to=to)


def test_a_title_that_tells_the_day_tells_the_new_one():
    db = m50.Meeting(id="db", title="DB do 10 apr", due="2025-04-10")
    with story(db) as net:
        net.move("db", date(2025, 4, 11), "zaal bezet")
        assert net["db"].title == "DB vr 11 apr"


def test_what_has_its_day_by_what_is_off_is_dropped_with_it_and_what_the_plan_adopts_stays():
    minutes = m50.Activity(id="volgen", title="Volgen", due="na ao")
    budget = m50.Budget(id="geld", title="Begroting", due="bij ao")
    with story(minutes, budget) as net:
        told = net.cancel("ao", "van de agenda", drop=True).told
        assert net["volgen"].status == "dropped"
        assert told == (
            "“Begroting” (geld, nog te maken) blijft staan: geef het zelf een ander moment, of leg "
            "vast waarom niet.",
        )


def test_what_hung_on_it_is_told_when_it_is_late_on_the_day_of_the_other():
    soon = m50.LobbyMoment(id="wgo", title="WGO", due="2025-03-12")
    past = m50.LobbyMoment(id="bofv", title="BOF-V", due="2025-03-08")
    with story(soon, past) as net:
        net.run("debat", about="ao")
        with pytest.raises(m50.UsageError, match="dat nog komt"):
            net.cancel("ao", "van de agenda", to="bofv")
        told = net.cancel("ao", "van de agenda", to="wgo").told
        assert told == ("Daarvan had nu al klaar moeten zijn: “Concept” en “Sturen”.",)


def test_a_meeting_within_one_that_moves_or_is_off_is_told():
    whole = m50.Meeting(id="dag", title="Dag", due="2025-05-01")
    part = m50.Meeting(id="sessie", title="Sessie", due="2025-05-01", part_of="dag")
    with story(whole, part) as net:
        told = net.move("dag", date(2025, 5, 15), "zaal bezet").told
        assert told == (
            "Hoort erbij: “Sessie” (do 1 mei 2025). Wat een eigen dag heeft, verzet u zelf.",
        )
        assert net.cancel("dag", "te weinig leden").told == (
            "Hoort erbij en staat nog: “Sessie” (do 1 mei 2025). Zeg dat zelf af.",
        )


def test_what_was_dropped_with_it_stays_so_when_it_goes_on_again_and_that_is_told():
    with story(PAPER) as net:
        net.cancel("ao", "van de agenda", drop=True)
        told = net.move("ao", date(2025, 4, 16), "toch").told
        assert told == (
            "Is vervallen en blijft dat: “Position paper”. Zet terug wat weer nodig is.",
        )


@pytest.mark.parametrize("kind", ["lobby_moment", "event", "meeting"])
def test_what_was_held_can_not_get_a_day_that_is_still_to_come(kind: str):
    with story() as net:
        with net.commit("toen") as commit:
            held = commit.add(net.records.kinds[kind](title="Toen", due="2025-03-03"))
            for step in ways_to(held.status, lambda status: status.has_happened):
                commit.change(held.id, status=step)
        with pytest.raises(m50.FieldError, match="is nog niet geweest"), net.commit("x") as commit:
            commit.change(held.id, due="2026-01-01")
