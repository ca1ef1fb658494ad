"""A deadline on another thing has that thing's day, and moves with it."""

from datetime import date

import m50core as m50
from m50core.goals.rules import deadlines_in_a_circle
from m50core.testing.builders import definitions, network

PLAN = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[meeting]]
id = "alv-1"
title = "1e ALV 2025 (voorjaar)"
source = "Plan"
[[paper]]
id = "ruimte-s01"
title = "Lobbypaper"
due = "10 werkdagen voor 1e ALV 2025"
source = "Plan"
[[activity]]
id = "ruimte-a01"
title = "Nawerk"
due = "2 weken na Lobbypaper"
source = "Plan"
""")


def days(net: m50.Network) -> list[date | None]:
    return [net[one].due.latest for one in ("ruimte-s01", "ruimte-a01")]


def test_it_has_no_day_while_the_other_has_none():
    with network(plan=[PLAN]) as net:
        assert days(net) == [None, None]
        assert net["ruimte-s01"].due.shown() == "10 werkdagen voor 1e ALV 2025"


def test_it_follows_a_day_that_is_set_and_moves_when_that_moves():
    plan = definitions(
        PLAN.text.split("\n", 6)[6].replace('(voorjaar)"', '(voorjaar)"\ndue = "2025-05-16"')
    )
    with network(plan=[plan]) as net:
        assert days(net) == [date(2025, 5, 1), date(2025, 5, 15)]
        assert net["ruimte-s01"].due.shown() == "10 werkdagen voor 1e ALV 2025 (do 1 mei 2025)"
        found = [e.record for e in net.agenda(date(2025, 5, 1), date(2025, 5, 5))]
        assert found == ["ruimte-s01"]
    later = definitions(plan.text.split("\n", 6)[6].replace("2025-05-16", "2025-06-16"))
    with network(plan=[later]) as net:
        assert days(net) == [date(2025, 5, 30), date(2025, 6, 13)]


def test_deadlines_that_wait_for_each_other_keep_their_words():
    with network(
        m50.ActionItem(title="een", due="na twee"), m50.ActionItem(title="twee", due="na een")
    ) as net:
        assert [item.due.latest for item in net.collection("action_item")] == [None, None]


def test_words_that_could_mean_two_things_fix_no_day():
    with network(
        m50.Meeting(title="DB maart", due="2025-03-20"),
        m50.Meeting(title="DB april", due="2025-04-20"),
        m50.ActionItem(title="stukken", due="10 dagen voor DB"),
        m50.ActionItem(title="agenda", due="10 dagen voor DB april"),
    ) as net:
        assert net["actie-1"].due.latest is None
        assert net["actie-2"].due.latest == date(2025, 4, 10)


def test_a_resolved_day_is_never_kept_as_if_it_were_typed():
    with network(
        m50.Meeting(title="DB april", due="2025-04-20"),
        m50.ActionItem(title="agenda", due="10 dagen voor DB april"),
    ) as net:
        with net.commit("anders") as commit:
            commit.change("actie-1", remark="x")
        assert net.document("actie-1").fields["due"] == "10 dagen voor DB april"


def test_a_deadline_within_a_period_and_after_another_thing_keeps_to_both():
    with network(
        m50.Activity(title="Nota", due="Q1 2025 en na de themasessie"),
        m50.Meeting(id="verg-a", title="Themasessie"),
    ) as net:
        nota = net["act-1"]
        assert (nota.due.earliest, nota.due.latest) == (date(2025, 1, 1), date(2025, 3, 31))
        with net.commit("datum") as commit:
            commit.change("verg-a", due="2025-02-13")
        nota = net["act-1"]
        assert (nota.due.earliest, nota.due.latest) == (date(2025, 2, 14), date(2025, 3, 31))
        assert net.document("act-1").fields["due"] == "Q1 2025 en na de themasessie"
        with net.commit("later") as commit:
            commit.change("verg-a", due="2025-04-10")
        assert net["act-1"].due.latest == date(2025, 4, 11)


def test_a_chain_of_deadlines_has_days_however_long_it_is():
    chain = [
        m50.ActionItem(title=f"stap {n:02}", due=f"na stap {n - 1:02}") for n in range(30, 0, -1)
    ]
    with network(*chain, m50.ActionItem(title="stap 00", due="2025-03-01")) as net:
        assert net["actie-1"].due.latest == date(2025, 3, 31)


def test_a_circle_is_told_with_what_waits_for_what():
    plan = definitions("""
[[activity]]
id = "ruimte-a01"
title = "Paper"
due = "na Gesprek"
source = "Plan > 1"
[[activity]]
id = "ruimte-a02"
title = "Gesprek"
due = "bij Paper"
source = "Plan"
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
""")
    with network(plan=[plan]) as net:
        (told,) = [f.sentence for f in (deadlines_in_a_circle,)[0].findings(net.records, net.today)]
    assert "“Paper” (ruimte-a01: na Gesprek), “Gesprek” (ruimte-a02: bij Paper)" in told
    assert "In het plan: Plan > 1." in told


def test_a_deadline_past_the_end_of_the_calendar_has_no_day():
    with network(
        m50.ActionItem(title="ver", due=date(9999, 12, 31)),
        m50.ActionItem(title="verder", due="3 weken na ver"),
    ) as net:
        assert net["actie-2"].due.latest is None
