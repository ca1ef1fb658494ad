"""Every type of value is known to what is kept, to answers, to their schema and to reports."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
import pytest

import m50core as m50
from m50core.answers.converter import from_json, to_json, to_names
from m50core.answers.json_schema import Schemas
from m50core.answers.values import OTHERWISE
from m50core.records.field_types import FieldType, field_type, value_types
from m50core.store.converter import commit_from_json, commit_to_json
from m50core.store.protocol import SUPERSEDES_NOTHING, Change, Commit, Superseded
from m50core.testing.answers import schema_mistakes
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.text import clean

EXAMPLES: Mapping[type, Any] = {
    str: "Zaal",
    bool: True,
    int: 7_000_000,
    Decimal: Decimal("1.125"),
    date: date(2025, 3, 25),
    datetime: datetime(2025, 3, 25, 10, tzinfo=UTC),
    m50.Money: m50.Money(Decimal("12345.5")),
    m50.Period: m50.Period.parse("Q1 2025"),
    m50.Cadence: m50.Cadence.parse("2x per jaar"),
    MunicipalityCode: MunicipalityCode("GM1680"),
    m50.MemberStatus: m50.MemberStatus.member,
}
"""One of each; the last stands for all choices."""


@pytest.fixture(params=EXAMPLES, ids=lambda cls: cls.__name__)
def cls(request: pytest.FixtureRequest) -> Any:
    return request.param


@cache
def answer_of(cls: Any) -> Any:
    return attrs.make_class("One", {"value": attrs.field(type=cls)}, frozen=True)


def test_there_is_one_of_each():
    assert set(EXAMPLES) == {*value_types(), m50.MemberStatus}


def test_it_is_kept_in_a_commit_and_read_back(cls: Any):
    value, kind = EXAMPLES[cls], field_type(cls)
    change = Change("x", "x-1", None, {"value": kind.plain(value)})
    commit = Commit(1, datetime(2025, 3, 11, tzinfo=UTC), "x", "y", (change,))
    (read,) = commit_from_json(commit_to_json(commit)).changes
    assert read.after is not None
    plain = read.after["value"]
    assert (kind.kept(clean(plain)) if isinstance(plain, str) else plain) == value


def test_it_is_answered_and_read_back(cls: Any):
    one = answer_of(cls)(EXAMPLES[cls])
    assert from_json(json.loads(json.dumps(to_json(one))), answer_of(cls)) == one


def test_it_is_answered_as_it_is_kept_but_where_a_program_wants_more(cls: Any):
    plain = field_type(cls).plain(EXAMPLES[cls])
    assert (to_json(EXAMPLES[cls]) == plain) is (cls is not m50.Period)
    assert set(OTHERWISE) == {m50.Period, datetime}
    assert type(to_json(m50.MemberStatus.member)) is str
    assert to_json(datetime(2025, 3, 25, 10)) == "2025-03-25T10:00:00+01:00"


def test_it_has_a_schema_that_holds_it_and_refuses_another(cls: Any):
    schemas = Schemas({})
    schema = {**schemas.of(answer_of(cls)), "$defs": schemas.defs}
    assert schema_mistakes(to_json(answer_of(cls)(EXAMPLES[cls])), schema) == []
    assert schema_mistakes({"value": 0.5}, schema)
    assert schema_mistakes({"value": None}, schema)


def test_a_report_tells_it_as_a_person_reads_it(cls: Any):
    (told,) = to_names(answer_of(cls)(EXAMPLES[cls])).values()
    as_they_are = (str, bool, int, date, datetime)  # the template says how they are written
    shown = EXAMPLES[cls] if cls in as_they_are else field_type(cls).show(EXAMPLES[cls])
    assert told == shown


def test_a_new_type_is_told_once(monkeypatch: pytest.MonkeyPatch):
    """In the table of types; the converter, the schema and the reports follow from it."""
    from m50core.answers import converter, json_schema

    @attrs.frozen
    class Length:
        metres: int

    kind = FieldType(
        lambda text: Length(int(text)), lambda text: Length(int(text[:-1])),
        lambda v: f"{v.metres}m", lambda v: f"{v.metres} meter",
        form={"type": "string", "pattern": "m$"},
    )  # fmt: skip
    for module in (converter, json_schema):
        monkeypatch.setattr(module, "value_types", lambda: {**value_types(), Length: kind})
    made = converter._converter.__wrapped__()
    assert made.unstructure(Length(3)) == "3m"
    assert made.structure("3m", Length) == Length(3)
    assert converter._for_people.__wrapped__().unstructure(Length(3)) == "3 meter"
    assert Schemas({}).of(Length) == kind.form


def test_all_that_a_commit_tells_is_kept_in_a_form_that_never_changes():
    """A line of the log is summed as it was written: what is read of it is written so again."""
    change = Change("goal", "ruimte-07", {"status": "active"}, None, overlay=True)
    gone = Superseded(4, 1, {"actie-": 3}, {"a1": 4})
    commit = Commit(
        5, datetime(2025, 3, 11, 9, 41, tzinfo=UTC), "Jan", "Weg", (change,), 2, "persoon-1",
        date(2025, 3, 10), gone,
    )  # fmt: skip
    line = commit_to_json(commit)
    assert line.decode() == (
        '{"number":5,"when":"2025-03-11T09:41:00+00:00","who":"Jan","why":"Weg","changes":[{"kind":'
        '"goal","id":"ruimte-07","before":{"status":"active"},"after":null,"overlay":true}],'
        '"undoes":2,"erases":"persoon-1","day":"2025-03-10","supersedes":{"until":4,"times":1,'
        '"numbers":{"actie-":3},"heads":{"a1":4}}}'
    )
    assert commit_from_json(line) == commit
    bare = attrs.evolve(commit, undoes=0, erases="", day=None, supersedes=SUPERSEDES_NOTHING)
    assert set(json.loads(commit_to_json(bare))) == {"number", "when", "who", "why", "changes"}
