"""Each rule of the room has a story that passes and one that fails."""

from datetime import date

from testing.rule_records import ANSWERS, DEBATE, NETWORKS, PLACES, named, promised

import m50core as m50
from m50core.findings.causes import causes
from m50core.plan_check.rules import RULES
from m50core.testing.builders import definitions, network
from m50core.testing.rule_contract import RuleContract, Untouched

BY_CODE = {rule.code: rule for rule in RULES}
PORTFOLIOS = [m50.Portfolio(id="p-1", title="Pers"), m50.Portfolio(id="p-2", title="Geld")]
HALL = m50.Event(id="e-1", title="Sessie", due="Q3 2025")
TALK = m50.Rhythm(id="r-1", title="Gesprek", cadence="halfjaarlijks", from_last=True)
POST = """
[[person]]
id = "jan"
name = "Jan"
source = "Plan"
[[person]]
id = "eva"
name = "Eva"
source = "Plan"
[[pillar]]
id = "ruimte"
title = "Ruimte"
chair = "{}"
source = "Plan"
[[seat]]
id = "ruimte-z01"
title = "Voorzitter"
organ = "ruimte"
role = "chair"
person = "{}"
source = "Plan > 1"
"""
"""A post, told of twice."""

STORIES = {
    "PLN-001": (
        [m50.Goal(title="a", due="Q1 2025"), m50.Goal(title="b", cadence="jaarlijks")],
        [m50.Goal(title="a")],
    ),
    "PLN-002": (
        [m50.Goal(title="a", measure="tien leden"), m50.Goal(id="g-1", title="b"),
         m50.Indicator(title="Leden", goal="g-1")],
        [m50.Goal(title="a")],
    ),
    "PLN-003": (
        [*ANSWERS, m50.Goal(title="x", pillar="ruimte", source="Ruimte > 5. Inzet Platform31")],
        [*ANSWERS, m50.OpenPoint(title="x", nature="missing", pillar="ruimte",
                                 source="Ruimte > 5. Inzet Platform31")],
    ),
    "PLN-004": (
        [DEBATE, m50.Activity(title="a", due="2025-03-25", depends_on=("moment-a",))],
        [DEBATE, m50.Activity(title="a", due="2025-03-24", depends_on=("moment-a",))],
    ),
    "PLN-005": (
        [*NETWORKS, *named("a", "org-g4", "org-g40"), *named("b", "org-g40", "org-g4"),
         *named("c", "org-k80")],
        [*NETWORKS, *named("a", "org-g4", "org-k80", "org-g40"),
         *named("b", "org-g4", "org-k80")],
    ),
    "PLN-006": (
        [*PLACES, *promised("a", "GM1", "GM2"), *promised("b", "GM2", "GM1")],
        [*PLACES, *promised("a", "GM1", "GM2"), *promised("b", "GM2", "GM1", "GM3")],
    ),
    "PLN-007": (
        [m50.Event(title="De st(r)eek"), m50.Rhythm(title="De st(r)eek", cadence="jaarlijks"),
         m50.Event(id="e-3", title="De wijk"), m50.Goal(title="De w(ij)k"),
         m50.OpenPoint(title="Twee namen", nature="contradiction", about=("e-3",))],
        [m50.Event(title="De st(r)eek"), m50.Rhythm(title="De streek", cadence="jaarlijks")],
    ),
    "PLN-008": (
        [m50.Goal(title="Verbinden", source="a"), m50.Activity(title="Verbinden", source="a"),
         m50.Goal(title="Verbinden in de regio", source="b")],
        [m50.Goal(title="Verbinden", source="a"),
         m50.Activity(title="Verbinden (contactpersoon)", source="b")],
    ),
    "PLN-009": (
        [m50.OpenPoint(title="a", nature="missing", status="settled"),
         m50.OpenPoint(title="b", nature="contradiction")],
        [m50.OpenPoint(title="a", nature="vague")],
    ),
    "PLN-010": (
        [m50.Meeting(title="2e ALV 2025", year=2025),
         m50.Budget(title="a", for_year=2026, due="bij 2e ALV 2025")],
        [m50.Meeting(title="2e ALV 2025", year=2025),
         m50.Budget(title="a", for_year=2025, due="bij 2e ALV 2025")],
    ),
    "PLN-011": (
        [m50.Event(title="a", due="begin april 2025"), m50.Meeting(title="b", status="cancelled")],
        [m50.Event(title="a")],
    ),
    "PLN-012": (
        [m50.Budget(id="b-1", title="a"), m50.Budget(title="b", type="accounts"),
         m50.BudgetLine(title="Zaal", amount="10,00", budget="b-1")],
        [m50.Budget(id="b-1", title="a"), m50.BudgetLine(title="Zaal", budget="b-1")],
    ),
    "PLN-021": (
        [definitions(POST.format("jan", "jan"))],
        [definitions(POST.format("jan", "eva"))],
    ),
    "PLN-020": (
        [m50.Goal(id="g-1", title="a"), m50.Activity(title="b", goal="g-1"),
         m50.Goal(id="g-2", title="c"), m50.LobbyLine(title="d", goal="g-2"),
         m50.Goal(id="g-3", title="e", status="dropped"),
         m50.Goal(id="g-4", title="f"), m50.Goal(id="g-5", title="g", parent="g-4"),
         m50.Event(title="h", goal="g-5")],
        [m50.Goal(id="g-1", title="a"), m50.Indicator(title="b", goal="g-1"),
         m50.Principle(title="c", nature="value", goal="g-1"),
         m50.OpenPoint(title="d", nature="missing", about=("g-1",))],
    ),
    "PLN-014": (
        [m50.Goal(id="g-1", title="a"), m50.Activity(title="b", goal="g-1"),
         m50.Activity(title="c", status="dropped")],
        [m50.Activity(title="b")],
    ),
    "PLN-022": (
        [m50.Portfolio(id="p-1", title="Pers", priorities=("Uitbouw perscontacten",)),
         m50.Activity(title="Contacten uitbouwen", portfolio="p-1", source="Pers > Perscontacten"),
         m50.Portfolio(id="p-2", title="Leden", priorities=("Introductie",)),
         m50.Activity(title="Werven", portfolio="p-2"),
         m50.OpenPoint(title="Introductie?", nature="contradiction", about=("p-2",)),
         m50.Portfolio(id="p-3", title="Geld", priorities=("Rekening",))],
        [m50.Portfolio(id="p-2", title="Leden", priorities=("Werving en introductie",)),
         m50.Activity(title="Werving", portfolio="p-2"),
         m50.OpenPoint(title="Introductie", nature="missing", portfolio="p-2")],
    ),
    "PLN-015": (
        [*PORTFOLIOS, m50.Activity(title="Woordvoerder kiezen", portfolio="p-1"),
         m50.Activity(title="VNG bellen", portfolio="p-2"),
         m50.Activity(title="Woordvoering", portfolio="p-2", status="dropped")],
        [*PORTFOLIOS, m50.Goal(title="Woordvoering", portfolio="p-1"),
         m50.Rhythm(title="Het woordvoerderschap", portfolio="p-2", cadence="jaarlijks")],
    ),
    "PLN-016": (
        [*PORTFOLIOS, m50.Pillar(id="c", title="Ruimte")],
        [*PORTFOLIOS, m50.Pillar(id="c", title="geld")],
    ),
    "PLN-017": (
        [m50.Activity(title="Tien dagen vooraf vragen"), m50.Goal(title="Regelmatigheid"),
         m50.Activity(title="Tijdig vragen", status="dropped")],
        [m50.Activity(title="Vragen", description="Doe het op tijd.")],
    ),
    "PLN-018": (
        [HALL, m50.Activity(title="a", due="2e helft 2025"),
         m50.Activity(title="b", due="Q3 2025", during=("e-1",)),
         m50.Activity(title="d", due="2e helft 2025", depends_on=("e-1",)),
         m50.Activity(title="e", due="Q1 2025", precedes=("e-1",)),
         m50.OpenPoint(title="c", nature="missing", about=("e-1",)),
         m50.Event(id="e-2", title="Beurs", due="Q1 2025"),
         m50.OpenPoint(title="f", nature="vague", about=("e-2",)),
         m50.Activity(title="g", due="1e helft 2025", during=("e-2",))],
        [HALL, m50.Activity(title="a", due="2e helft 2025", precedes=("e-1",))],
    ),
    "PLN-019": (
        [TALK, m50.Meeting(title="Vorig", due="2024-10-07", status="held", rhythm="r-1"),
         m50.Meeting(title="Volgend", due="2025-04-02", rhythm="r-1")],
        [TALK, m50.Meeting(title="Vorig", due="2024-10-07", status="held", rhythm="r-1"),
         m50.Meeting(title="Volgend", rhythm="r-1")],
    ),
}  # fmt: skip


UNTOUCHED = {code: Untouched(broken, now=1, later=1) for code, (_, broken) in STORIES.items()}


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED


def test_a_goal_without_anything_under_it_is_told_once_for_all_of_them():
    goals = [m50.Goal(title=f"Doel {n}") for n in range(3)]
    with network(*goals) as net:
        findings = BY_CODE["PLN-020"].findings(net.records, net.today)
        (told,) = causes(findings, RULES, net.records)
    assert len(findings) == 3
    assert told.short == "3 doelen waar niets onder staat"


def test_a_word_without_a_measure_is_told_once_with_all_its_places():
    some = [m50.Activity(id=f"act-{n}", title="Tijdig vragen") for n in range(1, 7)]
    with network(*some) as net:
        (finding,) = BY_CODE["PLN-017"].findings(net.records, net.today)
    assert "“tijdig” staat op 6 plaatsen in het plan" in finding.sentence
    assert finding.sentence.endswith("act-1, act-2, act-3, act-4 en 2 meer.")
    assert finding.inputs["records"] == [record.id for record in some]


def test_one_moment_with_three_times_is_one_finding_that_names_them():
    assembly = m50.Meeting(id="alv-1", title="1e ALV 2025", due="voorjaar 2025")
    session = m50.Meeting(id="v-1", title="Sessie", due="Q1 2025", part_of="alv-1")
    task = m50.Activity(id="a-1", title="Agenderen", due="1e helft 2025", precedes=("alv-1",))
    with network(assembly, session, task) as net:
        (finding,) = BY_CODE["PLN-018"].findings(net.records, net.today)
    assert finding.record == "alv-1"
    assert "voorjaar 2025" in finding.sentence
    assert "Q1 2025 (v-1)" in finding.sentence
    assert "1e helft 2025 (a-1)" in finding.sentence


def test_a_pillar_and_a_seat_that_name_two_people_are_one_finding_with_both_places():
    with network(plan=[definitions(POST.format("jan", "eva"))]) as net:
        (finding,) = BY_CODE["PLN-021"].findings(net.records, net.today)
        assert net.pillars["ruimte"].chair == "eva"
    assert "(ruimte, Plan) is pijlervoorzitter Jan" in finding.sentence
    assert "(ruimte-z01, Plan > 1) staat Eva" in finding.sentence
    assert finding.inputs["records"] == ["ruimte", "ruimte-z01"]


def test_who_is_named_for_another_year_contradicts_nobody():
    later = '[[pillar]]\nid = "ruimte"\ntitle = "Ruimte"\nchair = "eva"\nsource = "Plan"\n'
    files = [definitions(POST.format("jan", "jan")), definitions(later, year=2026)]
    with network(plan=files, today=date(2026, 2, 1)) as net:
        assert net.pillars["ruimte"].chair == "eva"
        assert BY_CODE["PLN-021"].findings(net.records, net.today) == []
        (seat,) = net.collection("seat")
        assert seat.person == "eva"


def test_a_question_that_the_plan_leaves_open_ends_as_a_question():
    with network(m50.OpenPoint(title="Hoe dan?", nature="vague")) as net:
        (finding,) = BY_CODE["PLN-009"].findings(net.records, net.today)
    assert finding.sentence == "Het plan laat open (onduidelijk): Hoe dan?"
