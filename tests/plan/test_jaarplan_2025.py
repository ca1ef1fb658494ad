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
    ],
)
def test_a_record_says_what_its_clause_says(records, record, field, value):
    assert getattr(records[record], field) == value


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
