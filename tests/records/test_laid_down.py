"""What the plan lays down, what people fill in on it, and the command that amends the rest."""

import pytest

import m50core as m50
from m50core.records.laid_down import why_lasting, why_locked
from m50core.records.reasons import why_added
from m50core.testing.builders import definitions, network

PLAN = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[theme]]
id = "thema-wonen"
title = "Wonen"
source = "Plan"
[[organisation]]
id = "org-vng"
name = "VNG"
source = "Plan"
[[goal]]
id = "ruimte-07"
title = "Gesprekken"
due = "Q1 2025"
source = "Plan > 1"
[[activity]]
id = "ruimte-a01"
title = "Bellen"
source = "Plan > 1"
[[document]]
id = "ruimte-doc01"
title = "Lobbypaper"
source = "Plan"
[[channel]]
id = "kanaal-web"
title = "Website"
source = "Plan"
[[publication]]
id = "ruimte-pub01"
title = "Nieuwsbrief"
source = "Plan"
[[stakeholder]]
id = "ruimte-bel01"
title = "VNG"
nature = "ally"
source = "Plan"
[[budget]]
id = "ruimte-bg01"
title = "Begroting 2025"
for_year = 2025
source = "Plan"
[[budget_line]]
id = "ruimte-post01"
title = "Zaalhuur"
source = "Plan"
[[seat]]
id = "ruimte-zetel01"
title = "Commissielid"
source = "Plan"
[[agenda_item]]
id = "ruimte-ag01"
title = "Nota Ruimte"
source = "Plan"
[[open_point]]
id = "ruimte-o01"
title = "Wie?"
nature = "missing"
source = "Plan"
""")

OPEN = [
    ("ruimte-07", "themes", "thema-wonen"),
    ("ruimte-a01", "goal", "ruimte-07"),
    ("ruimte-doc01", "place", "https://m50.example/paper"),
    ("ruimte-doc01", "on", "maart 2025"),
    ("ruimte-doc01", "recipient", "org-vng"),
    ("kanaal-web", "audience", "leden"),
    ("ruimte-pub01", "channel", "kanaal-web"),
    ("ruimte-pub01", "themes", "thema-wonen"),
    ("ruimte-bel01", "themes", "thema-wonen"),
    ("ruimte-bel01", "goal", "ruimte-07"),
    ("ruimte-post01", "budget", "ruimte-bg01"),
    ("ruimte-zetel01", "themes", "thema-wonen"),
    ("ruimte-ag01", "order", "3"),
    ("ruimte-ag01", "start", "10:15"),
    ("ruimte-o01", "about", "ruimte-07"),
]


@pytest.mark.parametrize(("record_id", "name", "words"), OPEN)
def test_what_the_plan_leaves_open_is_filled_in_and_taken_back(record_id, name, words):
    with network(plan=[PLAN]) as net:
        before = getattr(net[record_id], name)
        with net.commit("Ingevuld") as commit:
            commit.change(record_id, **{name: words})
        assert getattr(net[record_id], name) not in (before, "", (), None)
        assert set(net.document(record_id).fields) == {name}
        net.undo()
        assert getattr(net[record_id], name) == before


def test_a_conversation_may_be_with_a_municipality():
    zeist = m50.Municipality(id="GM0355", name="Zeist", code="GM0355")
    with network(zeist) as net:
        with net.commit("Gebeld") as commit:
            commit.add(m50.Contact(title="Lid worden?", organisation="GM0355"))
        ((info, talk),) = net.records.pointing_at("GM0355")
        assert (info.name, talk.title) == ("organisation", "Lid worden?")


@pytest.mark.parametrize(
    ("name", "value", "command"),
    [
        ("due", "2025-04-01", "due=2025-04-01"),
        ("due", "1 april 2025", '"due=1 april 2025"'),
        ("measure", 'tien "gesprekken"', "\"measure=tien 'gesprekken'\""),
        ("due", "geen dag", '"due=geen dag"'),
        ("due", None, "due=…"),
    ],
)
def test_what_is_locked_names_the_command_that_amends_it(name, value, command):
    goal = m50.Goal(id="ruimte-07", title="Gesprekken")
    assert why_locked(goal, name, value).endswith(f"m50 decide BESLUIT --amend ruimte-07 {command}")


def test_a_refused_change_can_be_copied_as_the_command_that_amends_it():
    refused = pytest.raises(m50.FieldError)
    with network(plan=[PLAN]) as net, refused as told, net.commit("x") as commit:
        commit.change("ruimte-07", due="Q2 2025")
    assert told.value.sentence.endswith('m50 decide BESLUIT --amend ruimte-07 "due=Q2 2025"')


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (m50.Goal(id="d", title="D", source="Plan"), "m50 set d status=dropped (vervallen)"),
        (m50.Meeting(id="v", title="V", source="Plan"), "Gaat het niet door: m50 cancel v"),
        (m50.Seat(id="z", title="Z", source="Plan"), "De status volgt uit de termijnen"),
        (m50.Theme(id="t", title="T", source="Plan"), "m50 decide BESLUIT --amend t VELD=WAARDE"),
        (m50.Goal(id="d", title="D", source="Plan", status="dropped"), "is al “vervallen”"),
        (m50.Member(id="l", title="L", municipality="g", status="member"),
         "hoort bij de gegevens die m50 meebrengt en kan niet weg. Hoeft het niet meer: m50 set l "
         "status=former (oud-lid)"),
    ],
)  # fmt: skip
def test_what_stays_says_what_can_be_done_about_its_kind(record: m50.Record, told: str):
    assert told in why_lasting(record)


def test_what_cannot_be_removed_is_told_without_the_place_of_a_field():
    with (
        network(plan=[PLAN]) as net,
        pytest.raises(m50.FieldError, match=r"^“Wonen” staat in het jaarplan") as refused,
        net.commit("x") as commit,
    ):
        commit.remove("thema-wonen")
    assert (refused.value.kind, refused.value.field) == ("theme", "")


def test_what_has_no_title_of_its_own_is_called_by_what_it_points_at():
    names = {"z": "Voorzitter", "eva": "Eva"}
    values = {"post": "z", "person": "eva", "start": "2025-01-01"}
    assert why_added(m50.Term.spec, values, names.__getitem__) == "Termijn: Voorzitter, Eva"
    assert why_added(m50.Term.spec, {}) == "Termijn toegevoegd"
    assert why_added(m50.ActionItem.spec, {"title": "Zaal", "owner": "eva"}) == "Actiepunt: Zaal"
