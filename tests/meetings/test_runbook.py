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
        (("weg", date(2025, 5, 16)), "Het draaiboek “weg” bestaat niet. Kies uit: debat."),
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
        ('when = "bij"', 'when = "bij"\nwho = "x"', "step 2, who: is geen bekend veld"),
        ('name = "debat"', 'name = "Het Debat"', "name: verwacht kleine letters"),
        ('title = "Meeluisteren"', "title = 3", "step 2, title: verwacht een tekst"),
        ("[[step]]", "[step]", "geen geldige TOML"),
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
