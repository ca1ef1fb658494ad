"""A runbook lays out actions around a day: as one commit, undone by one undo."""

from datetime import date

import pytest

import m50core as m50
from m50core.plan.definitions import PlanFile
from m50core.plan.runbooks import read_runbooks
from m50core.testing.builders import network, plugin

TEXT = """
name = "debat"
title = "Debat"
day = "de dag van het debat"
[[step]]
title = "Concept"
when = "10 werkdagen voor"
description = "Met cijfers."
[[step]]
title = "Meeluisteren"
when = "bij"
[[step]]
title = "Terugkijken"
when = "4 weken na"
"""
BOOK = plugin(runbooks=lambda: [PlanFile("debat.toml", TEXT)])


def story(*records: m50.Record) -> m50.Network:
    return network(*records, plugins={"verhaal": BOOK})


def test_each_action_has_its_last_working_day_and_no_owner_yet():
    with story() as net:
        made = net.run("debat", date(2025, 5, 16))
        assert [(a.title, a.due.latest, a.owner) for a in made] == [
            ("Concept", date(2025, 5, 1), ""),
            ("Meeluisteren", date(2025, 5, 16), ""),
            ("Terugkijken", date(2025, 6, 13), ""),
        ]
        assert net["actie-1"].description == "Met cijfers."


def test_what_would_fall_on_a_day_off_is_due_the_working_day_before():
    with story() as net:
        *_, last = net.run("debat", date(2025, 5, 12))
        assert last.due.latest == date(2025, 6, 6)  # 9 June is Whit Monday


def test_one_undo_takes_all_of_it_back():
    with story() as net:
        net.run("debat", date(2025, 5, 16))
        net.undo()
        assert len(net.collection("action_item")) == 0


def test_it_takes_the_day_of_what_it_is_about_and_names_it():
    with story(m50.LobbyMoment(id="moment-a", title="AO", due="2025-05-16")) as net:
        first = net.run("debat", about="moment-a")[0]
        assert (first.title, first.about) == ("Concept (AO)", ("moment-a",))
        assert first.due.latest == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (("weg", date(2025, 5, 16)), "Het draaiboek “weg” bestaat niet. Kies uit: Debat."),
        (("debat", None), "is een dag nodig: de dag van het debat"),
        (("debat", None, "moment-a"), "is een dag nodig"),
        (("debat", date(2025, 5, 16), "weg-1"), "weg-1"),
        (("debat", date(9999, 12, 31)), "niet uit te zetten"),
    ],
)
def test_what_can_not_be_laid_out_is_refused_and_leaves_nothing(ask, told):
    with story(m50.LobbyMoment(id="moment-a", title="AO", due="Q2 2025")) as net:
        with pytest.raises(m50.M50Error, match=told):
            net.run(*ask)
        assert len(net.collection("action_item")) == 0


def test_the_same_day_twice_is_refused():
    with story() as net:
        net.run("debat", date(2025, 5, 16))
        with pytest.raises(m50.UsageError, match="al uitgezet"):
            net.run("debat", date(2025, 5, 16))
        assert len(net.run("debat", date(2025, 6, 16))) == 3


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('when = "bij"', 'when = "ooit"', "debat.toml, step 2, when: verwacht een afstand"),
        ('title = "Debat"', "", "debat.toml, title: ontbreekt"),
        (
            'when = "bij"',
            'when = "bij"\nwho = "x"',
            "step 2, who: “x” is geen rol van dit draaiboek",
        ),
        ('name = "debat"', 'name = "Het Debat"', "name: verwacht kleine letters"),
        ('title = "Meeluisteren"', "title = 3", "step 2, title: verwacht een tekst"),
        ("[[step]]", "[step]", "geen geldige TOML"),
        ('when = "bij"', 'when = "bij"\nafter = "Later"', "step 2, after: “Later” is de titel"),
        (
            'when = "bij"',
            'when = "na de vorige stap"',
            "step 2, when: na de vorige stap kan alleen",
        ),
        ('day = "de', 'sequence = "ja"\nday = "de', "sequence: verwacht true of false"),
        (
            'debat"\n[[step]]',
            'debat"\n[roles]\nlezer = "leest"\n[[step]]',
            "roles, lezer: bij geen",
        ),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_place(old, new, told):
    found, ((owner, error),) = read_runbooks(
        [("verhaal", PlanFile("debat.toml", TEXT.replace(old, new)))]
    )
    assert (found, owner) == ({}, "verhaal")
    assert told in error.sentence


def test_of_two_with_one_name_the_first_is_kept_and_the_other_told():
    files = [("een", PlanFile("a.toml", TEXT)), ("twee", PlanFile("b.toml", TEXT))]
    found, wrong = read_runbooks(files)
    assert list(found) == ["debat"]
    assert [owner for owner, _ in wrong] == ["twee"]


def test_a_plugin_with_a_mistake_in_its_runbook_is_told_and_the_others_work():
    bad = plugin(runbooks=lambda: [PlanFile("fout.toml", "name = 3")])
    with network(plugins={"fout": bad, "verhaal": BOOK}) as net:
        assert list(net.runbooks) == ["debat"]
        assert net.register._problems == {"fout": ["fout.toml, title: ontbreekt"]}


def test_a_runbook_saved_with_the_mark_of_notepad_is_read():
    files = [("a", PlanFile.of("debat.toml", b"\xef\xbb\xbf" + TEXT.encode()))]
    files += [("b", PlanFile("ander.toml", "\ufeff" + TEXT.replace('"debat"', '"ander"')))]
    found, wrong = read_runbooks(files)
    assert (set(found), wrong) == ({"debat", "ander"}, [])


MOMENT = m50.LobbyMoment(id="ao", title="AO", due="2025-05-16")


def days(net: m50.Network) -> list[date]:
    return [item.due.latest for item in net.collection("action_item")]


def test_the_steps_move_along_with_what_they_are_about_and_what_is_done_keeps_its_day():
    with story(MOMENT) as net:
        first, *_ = net.run("debat", about="ao")
        with net.commit("Klaar") as commit:
            commit.change(first.id, status="done")
        with net.commit("Later") as commit:
            commit.change("ao", due="2025-05-12")
        # 9 June is Whit Monday: due on the working day before, after a move too.
        assert days(net) == [date(2025, 5, 1), date(2025, 5, 12), date(2025, 6, 6)]
        with net.commit("Toch niet") as commit:
            commit.change(first.id, status="open")
        assert days(net)[0] == date(2025, 4, 25)
        net.undo()
        net.undo()
        assert days(net) == [date(2025, 5, 1), date(2025, 5, 16), date(2025, 6, 13)]


def test_steps_around_a_day_of_their_own_stay_on_it():
    with story(MOMENT) as net:
        net.run("debat", date(2025, 5, 16))
        net.run("debat", date(2025, 5, 23), "ao")
        before = days(net)
        with net.commit("Later") as commit:
            commit.change("ao", due="2025-06-12")
        assert days(net) == before


def test_the_same_is_refused_also_when_the_thing_has_moved():
    with story(MOMENT) as net:
        net.run("debat", about="ao")
        with net.commit("Later") as commit:
            commit.change("ao", due="2025-06-12")
        with pytest.raises(m50.UsageError, match="voor “AO” al uitgezet"):
            net.run("debat", about="ao")
        with net.commit("Af") as commit:
            commit.change("ao", status="cancelled")
        with pytest.raises(m50.UsageError, match="gaat niet door"):
            net.run("debat", about="ao")


SEQUENCE = """
name = "reeks"
title = "Reeks"
day = "de eerste dag"
sequence = true
[roles]
voorzitter = "leest na"
[[step]]
title = "Een"
when = "bij"
[[step]]
title = "Twee"
when = "5 werkdagen na"
who = "voorzitter"
[[step]]
title = "Drie"
when = "2 weken na de vorige stap"
[[step]]
title = "Vier"
when = "3 maanden na de dag"
"""


def sequence(*records: m50.Record) -> m50.Network:
    book = plugin(runbooks=lambda: [PlanFile("reeks.toml", SEQUENCE)])
    return network(*records, plugins={"verhaal": book})


def test_a_step_opens_when_the_one_before_is_done_and_its_time_counts_from_there():
    with sequence() as net:
        one, two, three, four = net.run("reeks", date(2025, 3, 11))
        assert (two.after, three.after, four.after) == (one.id, two.id, three.id)
        assert days(net) == [
            date(2025, 3, 11), date(2025, 3, 18), date(2025, 4, 1), date(2025, 6, 11)
        ]  # fmt: skip
        assert two.waits(net.records.get)
        with pytest.raises(m50.FieldError, match="dit komt na “Een”"), net.commit("x") as commit:
            commit.change(two.id, status="done")
        with net.commit("Klaar") as commit:
            commit.change(one.id, status="done", done_on="2025-03-06")
        assert not net[two.id].waits(net.records.get)
        assert days(net)[1:3] == [date(2025, 3, 13), date(2025, 3, 27)]
        net.undo()
        assert days(net)[1:3] == [date(2025, 3, 18), date(2025, 4, 1)]


PEOPLE = (m50.Person(id="p-1", name="Eva Boswinkel"), m50.Person(id="p-2", name="Jan Jansen"))


def test_who_has_a_role_is_in_charge_of_its_steps_also_when_that_changes():
    with sequence(*PEOPLE, MOMENT) as net:
        made = net.run("reeks", about="ao", roles={"voorzitter": "Eva"})
        assert [item.owner for item in made] == ["", "p-1", "", ""]
        (changed,) = net.run("reeks", about="ao", roles={"voorzitter": "p-2"})
        assert (changed.id, changed.owner, len(days(net))) == (made[1].id, "p-2", 4)


@pytest.mark.parametrize("told", [True, False], ids=["tells its day", "of before"])
def test_the_roles_of_what_is_laid_out_on_a_bare_day_are_filled_in_later(told):
    day, other = date(2025, 3, 11), date(2025, 6, 11)
    with sequence(*PEOPLE) as net:
        made = net.run("reeks", day)
        elsewhere = net.run("reeks", other, roles={"voorzitter": "Jan"})
        if not told:
            with net.commit("Van eerder") as commit:
                for item in (*made, *elsewhere):
                    commit.change(item.id, runbook_on=None)
        (changed,) = net.run("reeks", day, roles={"voorzitter": "Eva"})
        assert (changed.id, changed.owner) == (made[1].id, "p-1")
        assert net[elsewhere[1].id].owner == "p-2"
        assert len(net.collection("action_item")) == 8


def test_what_is_laid_out_on_a_bare_day_is_known_by_it_when_its_steps_have_moved():
    day = date(2025, 5, 16)
    with story() as net:
        made = net.run("debat", day)
        with net.commit("Verplaatst") as commit:
            for item in made:
                commit.change(item.id, due="2025-07-01")
        with pytest.raises(m50.UsageError, match="voor deze dag al uitgezet"):
            net.run("debat", day)


@pytest.mark.parametrize(
    ("roles", "told"),
    [({"voorziter": "Eva"}, "“voorziter” is geen rol in “Reeks”. Kies uit: voorzitter"),
     ({"voorzitter": "Piet"}, "Er is geen persoon “Piet”")],
)  # fmt: skip
def test_a_role_or_person_that_is_not_there_is_refused_and_nothing_is_laid_out(roles, told):
    with sequence(*PEOPLE) as net:
        with pytest.raises(m50.UsageError, match=told):
            net.run("reeks", date(2025, 3, 11), roles=roles)
        assert days(net) == []


def test_a_step_that_would_wait_for_itself_is_refused():
    one = m50.ActionItem(id="a", title="Een", after="b")
    two = m50.ActionItem(id="b", title="Twee")
    refusal = pytest.raises(m50.FieldError, match="op zichzelf wachten")
    with network(one, two) as net, refusal, net.commit("Kring") as commit:
        commit.change("b", after="a")
