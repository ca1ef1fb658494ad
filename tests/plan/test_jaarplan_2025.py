"""The plan of 2025 as data: whole, under its own headings, and each promise where it can be kept.

The headings (in the plan's order) and the ids that were ever given out are our own lists of facts.
"""

import re
from pathlib import Path

import pytest

import m50core as m50
from m50core.plan_check.rules import RULES
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.testing.builders import practice

DATA = Path(__file__).parents[1] / "data"
PLAN = Path(__file__).parents[3] / "shared" / "jaarplan-2025.txt"
HEADINGS = (DATA / "jaarplan-2025-koppen.txt").read_text("utf-8").splitlines()
IDS = (DATA / "jaarplan-2025-ids.txt").read_text("utf-8").split()
GOES_ON = re.compile(
    r"\b(doorlopend|regelmatig|onderhouden|monitoren|bewaken|volgen|zichtbaar en benaderbaar|"
    r"houden met|klankbord|verbinden met|redigeren|opvolging geven)\b",
    re.IGNORECASE,
)
LEFT_EMPTY = {
    "jaarplan-01", "jaarplan-02", "jaarplan-03", "jaarplan-05", "voorzitter-13", "communicatie-05",
    "communicatie-07", "communicatie-08", "communicatie-09", "communicatie-10", "m50-breed-05",
    "sociaal-01", "sociaal-03", "sociaal-04", "financien-06",
}  # fmt: skip
"""The goals under which the plan's text puts nothing: the plan's check tells them."""


@pytest.fixture(scope="module")
def records() -> m50.Records:
    return practice().records


@pytest.fixture(scope="module")
def planned() -> dict[str, Record]:
    return dict(practice().planned)


def found(records: m50.Records, code: str) -> set[str]:
    (rule,) = (rule for rule in RULES if rule.code == code)
    return {finding.record for finding in rule.findings(records, practice().today)}


def test_every_record_cites_a_heading_of_the_plan():
    with practice() as net:
        cited = {record.source for part in net.plan.parts for record in part.records}
        listed = {heading for part in net.plan.parts for heading in part.headings}
    assert cited <= set(HEADINGS)
    assert listed == set(HEADINGS)
    empty = [h for h in HEADINGS if h not in cited]
    # Text stands under the headings below these only.
    assert empty == ["Communicatie & Events > Communicatieactiviteiten", "Bijlagen"]


def test_every_heading_is_in_the_plans_own_words():
    if not PLAN.exists():
        pytest.skip("het jaarplan zelf staat niet naast dit project")
    text = re.sub(r"\s+", " ", PLAN.read_text("utf-8")).casefold()
    own = {piece for heading in HEADINGS for piece in heading.split(" > ")}
    assert {piece for piece in own if piece.casefold() not in text} == set()


def test_no_id_of_the_plan_vanishes_or_becomes_another_thing(planned):
    assert [name for name in IDS if name not in planned] == []
    moved = {r.continues: r.id for r in planned.values() if getattr(r, "continues", "")}
    assert {name for name in moved if name in IDS} == {
        "voorzitter-p02", "voorzitter-p10", "financien-m50-p03", "financien-m50-p04",
        "financien-m50-p05", "financien-m50-p06", "m50-breed-p11", "sociaal-p11",
    }  # fmt: skip
    assert all(planned[name].kind == "principle" for name in moved)
    assert [name for name, after in moved.items() if planned[name].continued_by != after] == []
    assert all(is_over(planned[name]) for name in moved)


def test_under_every_goal_stands_something_or_the_plans_check_tells_it(records):
    assert found(records, "PLN-020") == LEFT_EMPTY
    assert found(records, "PLN-014") == {"financien-a08"}


def test_what_goes_on_has_a_rhythm_or_a_moment(records):
    one_off = {
        activity.id
        for activity in records.collection(m50.Activity)
        if GOES_ON.search(f"{activity.title} {activity.description}")
        and activity.cadence is None
        and activity.due is None
        and not activity.during
    }
    assert one_off == set()


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ("jaarplan-a01", "goal", "jaarplan-06"),
        ("jaarplan-p08", "nature", "value"),
        ("communicatie-a19", "goal", "jaarplan-04"),
        ("voorzitter-13", "parent", "voorzitter-01"),
        ("voorzitter-reeks01", "type", "board"),
        ("financien-m50-a09", "goal", "financien-m50-02"),
        ("financien-m50-a11", "goal", "financien-m50-03"),
        ("m50-breed-05", "parent", "m50-breed-01"),
        ("m50-breed-bel02", "organisation", "org-fractieondersteuning"),
        ("m50-breed-o02", "portfolio", ""),
        ("kanaal-website", "portfolio", "communicatie"),
        ("ruimte-l02", "argument", ""),
        ("ruimte-s01", "author", "ruimte"),
        ("ruimte-s02", "partners", ("org-meines-holla",)),
        ("ruimte-a18", "goal", "ruimte-08"),
        ("ruimte-a21", "during", ("ruimte-v03",)),
        ("sociaal-a24", "partners", ("org-deelnemende-gemeenten",)),
        ("veiligheid-l02", "targets", ()),
        ("financien-l01", "m50_specific", None),
        ("financien-l04", "m50_specific", None),
        ("jaarplan-o03", "about", ("bestuur-m50", "jaarplan-p11")),
        ("voorzitter-a38", "partners", ("org-tweede-kamer",)),
        ("voorzitter-a43", "partners", ("org-meines-holla", "org-tweede-kamer")),
        ("voorzitter-a47", "depends_on", ("voorzitter-a46",)),
        ("voorzitter-a52", "partners", ("org-leden",)),
        ("voorzitter-partner03", "goal", "voorzitter-10"),
        ("communicatie-a05", "partners", ("org-potentiele-leden",)),
        ("communicatie-a28", "partners", ("org-vng", "org-andere-netwerken")),
        ("communicatie-a39", "partners", ("org-andere-netwerken",)),
        ("interne-organisatie-a05", "depends_on", ("interne-organisatie-a04",)),
        ("relaties-a03", "depends_on", ("relaties-a01", "relaties-a02")),
        ("relaties-a04", "partners", ("org-g4", "org-g40", "org-p10", "org-k80")),
        ("relaties-a08", "depends_on", ("relaties-a05", "relaties-a06", "relaties-a07")),
        ("relaties-p03", "goal", "relaties-d02"),
        ("financien-m50-rol01", "about", "financien-m50-r01"),
        ("financien-m50-rol02", "about", "financien-m50-r02"),
        ("ruimte-a01", "partners", ("org-leden",)),
        ("ruimte-d02", "goal", "ruimte-l14"),
        ("sociaal-a10", "depends_on", ("sociaal-a09",)),
        ("sociaal-ag01", "rhythm", "sociaal-r01"),
        ("sociaal-ag02", "rhythm", "sociaal-r01"),
        ("sociaal-rol06", "about", "sociaal-v01"),
        ("sociaal-rol17", "about", "sociaal-12"),
        ("sociaal-bel03", "organisation", "org-vng"),
        ("veiligheid-p14", "goal", "veiligheid-l01"),
        ("financien-e01", "organisation", ""),
        ("financien-rol05", "about", "financien-a07"),
    ],
)
def test_a_record_says_what_its_clause_says(records, record, field, value):
    assert getattr(records[record], field) == value


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        ("jaarplan-03", "description", "hun belangen vertegenwoordigd"),
        ("jaarplan-o02", "title", "bestendig en slagkrachtig"),
        ("jaarplan-o02", "description", "continuïteit"),
        ("voorzitter-a04", "title", "per pijler"),
        ("voorzitter-a05", "title", "per pijler"),
        ("voorzitter-bel05", "description", "als voorbeeld"),
        ("communicatie-06", "description", "kerntaak voor 2025"),
        ("communicatie-a05", "title", "Vooral"),
        ("communicatie-a11", "title", "bijvoorbeeld"),
        ("communicatie-p09", "description", "mag en kan verwachten"),
        ("interne-organisatie-a03", "description", "taakverdeling"),
        ("interne-organisatie-a06", "title", "specifieke taken"),
        ("relaties-a01", "title", "relevante"),
        ("m50-breed-a07", "description", "soms disruptieve"),
        ("m50-breed-p09", "title", "middelgrote gemeenten"),
        ("ruimte-l02", "ask", "levendige economische infrastructuur"),
        ("ruimte-l15", "ask", "eenduidig beleid"),
        ("ruimte-l16", "ask", "lokale uitvoeringskracht"),
        ("ruimte-a08", "description", "Door de pijlervoorzitter"),
        ("ruimte-a17", "description", "Voorstel van de pijler"),
        ("ruimte-p14", "description", "cruciaal"),
        ("sociaal-05", "title", "willen aanpakken"),
        ("sociaal-a03", "description", "Waar dat kan"),
        ("sociaal-a16", "description", "koplopers"),
        ("sociaal-a17", "description", "draagvlak onder alle leden"),
        ("sociaal-v01", "description", "noemt geen jaar"),
        ("veiligheid-a02", "title", "steeds toenemen"),
        ("veiligheid-a05", "description", "de burgemeester"),
    ],
)  # fmt: skip
def test_no_half_of_a_clause_is_lost(records, record, field, words):
    assert words in getattr(records[record], field)


def test_what_is_regular_is_so_in_the_plans_own_words(records):
    said = {r.id for r in records if str(getattr(r, "cadence", "") or "") == "regelmatig"}
    assert said == {
        "voorzitter-a52", "communicatie-a06", "communicatie-a07", "communicatie-r01",
    }  # fmt: skip


def test_a_theme_cites_its_own_heading_unless_several_parts_name_it(records):
    whole = {theme.id for theme in records.collection(m50.Theme) if theme.source == "Jaarplan"}
    assert whole == {
        "thema-lobby", "thema-bestuur", "thema-leden", "thema-netwerken", "thema-wonen",
        "thema-veiligheid", "thema-kennisdeling",
    }  # fmt: skip


def test_each_municipality_with_a_role_has_it_in_something(records):
    loose = [one.id for one in records.collection(m50.Involvement) if not one.about]
    assert loose == []


def test_a_paper_for_a_debate_is_there_before_it(records):
    assert records["financien-s01"].due.words == "voor financien-m02"


def test_the_plans_check_tells_what_the_plan_contradicts(records):
    told = {
        point.id
        for point in records.collection(m50.OpenPoint)
        if point.nature.value == "contradiction"
    }
    assert told == {
        "voorzitter-o06", "communicatie-o05", "interne-organisatie-o04", "relaties-o04",
        "relaties-o05", "financien-m50-o04", "financien-m50-o05", "m50-breed-o01",
        "m50-breed-o05", "ruimte-o03", "ruimte-o06", "sociaal-o06", "sociaal-o07", "veiligheid-o02",
        "financien-o02", "financien-o03", "financien-o10", "financien-o12",
    }  # fmt: skip
    assert found(records, "PLN-015") == {
        "communicatie-a02", "communicatie-a05", "communicatie-a40", "communicatie-a01",
        "financien-m50-a05", "relaties-02", "relaties-a03", "communicatie-09",
    }  # fmt: skip


def test_a_priority_that_comes_back_nowhere_is_told_when_no_open_point_does(records):
    assert found(records, "PLN-022") == set()
    with practice() as net:
        with net.commit("Is opgelost") as commit:
            commit.change("voorzitter-o06", status="settled")
        assert found(net.records, "PLN-022") == {"voorzitter"}


def test_the_core_message_stands_once_and_as_it_was_fixed(planned):
    message = (
        "De M50 is het verbindende netwerk waar middelgrote gemeenten samen impact maken, kennis "
        "delen en elkaar versterken"
    )
    texts = [str(value) for record in planned.values() for value in record.plain().values()]
    assert [text for text in texts if "verbindende netwerk" in text] == [message]
    if PLAN.exists():
        assert message in re.sub(r"\s+", " ", PLAN.read_text("utf-8"))


def test_what_is_only_possible_or_estimated_is_told_as_such(records):
    assert "mogelijke wapenstilstand" in records["ruimte-p16"].title
    assert records["sociaal-p06"].title.startswith("Naar schatting")
    assert "in een aantal gevallen" in records["financien-p02"].title
    assert "mogelijke kerngroep" in records["sociaal-a16"].title


def test_a_rhythm_is_tied_to_the_event_of_the_same_name(records):
    event = records["event-laat-ons-niet-in-de-streek"]
    anchor = records["financien-r03"].anchor
    assert anchor is not None
    assert anchor.anchor.target == event.id


def test_no_text_of_the_plan_is_in_words_that_a_reader_stumbles_on(planned):
    odd = re.compile(
        r"accountab|worst case|vooraf aan\b|^Het kost |belangen te bereiken|groter te maken",
        re.IGNORECASE,
    )
    wrong = {
        record.id: text
        for record in planned.values()
        for name in ("title", "description", "ask", "argument", "task", "measure")
        if odd.search(text := str(getattr(record, name, "")))
    }
    assert wrong == {}


def test_what_stands_under_a_heading_with_one_goal_hangs_on_that_goal(planned):
    goals, elsewhere = {}, set()
    for record in planned.values():
        if isinstance(record, m50.Goal):
            goals.setdefault(record.source, []).append(record.id)
    for record in planned.values():
        own = goals.get(record.source, [])
        goal = planned.get(getattr(record, "goal", ""))
        if len(own) == 1 and isinstance(goal, m50.Goal) and goal.id != own[0]:
            elsewhere.add((record.id, goal.id))
    # The text itself names another goal of the plan there.
    assert elsewhere == {
        ("communicatie-a19", "jaarplan-04"), ("sociaal-a09", "sociaal-07"),
        ("sociaal-a29", "sociaal-05"), ("sociaal-a31", "sociaal-06"),
        ("financien-a07", "financien-02"),
    }  # fmt: skip
