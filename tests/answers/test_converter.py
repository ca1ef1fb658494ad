"""Values become JSON in one way, and come back from it as they were."""

import ast
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import attrs
import pytest

import m50core as m50
from m50core.answers.converter import from_json, to_json
from m50core.answers.json_schema import Schemas
from m50core.answers.said import FLAT, SPARSE, Said
from m50core.answers.schema import Schema
from m50core.testing.answers import schema_mistakes
from m50core.testing.core import CORE_KINDS
from m50core.values.clock import ZONE

ROOT = Path(__file__).resolve().parents[2]
KINDS = {kind.spec.kind: kind for kind in CORE_KINDS}


@attrs.frozen
class Values:
    """One of each."""

    status: m50.MemberStatus
    period: m50.Period
    money: m50.Money
    number: Decimal
    day: date
    moment: datetime
    cadence: m50.Cadence
    ids: tuple[str, ...]
    some: frozenset[str]
    pair: tuple[int, int] | None
    share: float | None
    named: Mapping[str, Any]
    gap: Annotated[str, Said("from")]
    left_out: Annotated[int | None, SPARSE] = None


ONE = Values(
    m50.MemberStatus.member,
    m50.Period.parse("Q1 2025"),
    m50.Money(Decimal("12345.5")),
    Decimal("1.125"),
    date(2025, 3, 11),
    datetime(2025, 3, 11, 9, 41, tzinfo=UTC),
    m50.Cadence.parse("jaarlijks"),
    ("a", "b"),
    frozenset({"d", "c"}),
    (1, 2),
    0.5,
    {"due": m50.Period.parse("bij 2e ALV"), "on": date(2025, 1, 1)},
    "x",
)
PLAIN = {
    "status": "member",
    "period": {"words": "Q1 2025", "earliest": "2025-01-01", "latest": "2025-03-31"},
    "money": "12345.50",
    "number": "1.125",
    "day": "2025-03-11",
    "moment": "2025-03-11T09:41:00+00:00",
    "cadence": "jaarlijks",
    "ids": ["a", "b"],
    "some": ["c", "d"],
    "pair": [1, 2],
    "share": 0.5,
    "named": {
        "due": {"words": "bij 2e ALV", "earliest": None, "latest": None},
        "on": "2025-01-01",
    },
    "from": "x",
}


def test_each_value_is_said_in_one_way():
    assert to_json(ONE) == PLAIN
    assert list(to_json(ONE)) == list(PLAIN)


def test_what_was_said_is_read_back_as_it_was():
    read = from_json({**PLAIN, "named": {}}, Values)
    assert read == attrs.evolve(ONE, named={})
    assert read.period.precision is m50.Precision.quarter
    assert from_json({**PLAIN, "left_out": 3}, Values).left_out == 3


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"number": 1.125}, "$.number"),
        ({"money": 12.5}, "$.money"),
        ({"money": "12,50"}, "$.money"),
        ({"day": "11 mrt"}, "$.day"),
        ({"status": "lid"}, "$.status"),
        ({"period": {"words": "ooit", "earliest": None, "latest": None}}, "$.period"),
        ({"ids": [1]}, "$.ids[0]"),
        ({"share": "0.5"}, "$.share"),
        ({"more": 1}, "more"),
    ],
)
def test_what_an_answer_never_says_is_refused_with_its_place(change: Any, place: str):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - its text is asserted
        from_json({**PLAIN, **change}, Values)
    assert place in str(error.value)
    schemas = Schemas({})
    schema = schemas.of(Values)
    if change != {"period": {"words": "ooit", "earliest": None, "latest": None}}:
        assert schema_mistakes({**PLAIN, **change}, {**schema, "$defs": schemas.defs})
    assert schema_mistakes(PLAIN, {**schema, "$defs": schemas.defs}) == []


def test_a_record_is_its_kind_and_its_fields_and_comes_back_by_its_kind():
    action = m50.ActionItem(
        id="actie-1", title="Zaal", due=m50.Period.parse("10 dagen voor ALV"), about=("alv-1",)
    )
    hung = attrs.evolve(
        action,
        due=attrs.evolve(action.due, earliest=date(2025, 2, 19), latest=date(2025, 5, 21)),
    )
    plain = to_json(hung)
    assert (plain["kind"], plain["about"]) == ("action_item", ["alv-1"])
    assert plain["due"] == {
        "words": "10 dagen voor ALV", "earliest": "2025-02-19", "latest": "2025-05-21",
    }  # fmt: skip
    assert "version" not in plain
    assert from_json(plain, m50.Record, KINDS) == hung
    assert from_json(plain, m50.ActionItem) == hung
    with pytest.raises(ValueError, match="“action_item” is hier geen soort"):
        from_json(plain, m50.Goal, KINDS)
    with pytest.raises(ValueError, match="“vreemd” is hier geen soort"):
        from_json({**plain, "kind": "vreemd"}, m50.Record, KINDS)


def test_a_moment_without_a_zone_is_of_here():
    taken = m50.Appointment(title="Overleg", due="2025-03-25", modified=datetime(2025, 3, 11, 9))
    assert to_json(taken)["modified"] == datetime(2025, 3, 11, 9, tzinfo=ZONE).isoformat()


@attrs.frozen
class Noted:
    """A record with what is said of it; its own source goes before the record's."""

    record: Annotated[m50.Record, FLAT]
    source: str


@attrs.frozen
class Counted:
    """What a note comes to."""

    section: Literal["counted"]
    noted: Annotated[Noted, FLAT]
    count: int


@attrs.frozen
class Empty:
    """Nothing."""

    section: Literal["empty"]


def test_flat_keys_stand_among_the_others_and_find_their_place_again():
    one = Counted("counted", Noted(m50.Theme(id="thema-wonen", title="Wonen"), "Huizen"), 2)
    plain = to_json(one)
    assert (plain["kind"], plain["source"], plain["count"]) == ("theme", "Huizen", 2)
    assert "noted" not in plain
    back = from_json({**plain}, Counted | Empty, KINDS)
    assert (back.noted.source, back.noted.record.id, back.count) == ("Huizen", "thema-wonen", 2)
    assert from_json({"section": "empty"}, Counted | Empty, KINDS) == Empty("empty")
    schemas = Schemas({"theme": m50.Theme})
    schema = schemas.of(Counted | Empty)
    whole = {**schema, "$defs": schemas.defs}
    assert schema_mistakes(plain, whole) == []
    for wrong in ({**plain, "more": 1}, {**plain, "kind": "goal"}, {"section": "full"}):
        assert schema_mistakes(wrong, whole)


def test_a_class_that_no_answer_can_be_made_of_is_a_fault_of_the_program():
    with pytest.raises(TypeError, match="can't be made of"):
        Schemas({}).of(Path)
    with pytest.raises(TypeError, match="the keyword maximum"):
        schema_mistakes(1, {"maximum": 3})


def test_items_are_made_when_they_are_asked_for():
    schema = Schema("x", "no.such.module:Class", 3)
    assert str(schema) == "m50.x/3"
    items = schema.each([1, 2])
    with pytest.raises(ModuleNotFoundError):
        list(items)


def test_only_who_answers_a_program_imports_the_converter():
    """A person who reads lines doesn't wait for it."""
    found = set()
    for path in sorted((ROOT / "src" / "m50core").rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            if any(n == "m50core.answers.converter" or n.endswith(".answers") for n in names):
                found.add(str(path.relative_to(ROOT / "src" / "m50core")))
    made_late = {"cli/answering.py", "cli/answers/records.py", "testing/plugin_contract.py"}
    assert found <= made_late, found - made_late
