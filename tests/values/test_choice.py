"""Choices: what has an order compares by its meaning, what has none says so."""

import operator

import msgspec
import pytest

import m50core as m50
from m50core.accountability.rhythm import RhythmStanding
from m50core.values.choice import Choice, Ranked
from m50core.values.period import Precision

COMPARE = [operator.lt, operator.le, operator.gt, operator.ge]
RANKED = [m50.Severity, m50.Stand, RhythmStanding, Precision]


def leaves(cls: type[Choice]) -> list[type[Choice]]:
    return [one for sub in cls.__subclasses__() for one in ([sub] if list(sub) else leaves(sub))]


def test_a_nightly_filter_keeps_the_errors():
    assert m50.Severity.error >= m50.Severity.warning
    assert m50.Severity.error >= "warning"
    assert m50.Severity.note < m50.Severity.warning
    assert not m50.Severity.note >= "warning"
    assert max(m50.Severity) is m50.Severity.error


def test_a_risk_is_more_than_on_course():
    assert m50.Stand.risk > m50.Stand.attention > m50.Stand.on_course > m50.Stand.dropped
    assert [one for one in m50.Stand if one >= "attention"] == ["risk", "silent", "attention"]


@pytest.mark.parametrize("cls", RANKED)
def test_the_first_that_is_declared_is_the_greatest(cls):
    members = list(cls)
    assert sorted(members) == members[::-1]
    assert sorted(members, reverse=True) == members
    for place, one in enumerate(members):
        for other, less in enumerate(members):
            for compare in COMPARE:
                assert compare(one, less) is compare(-place, -other)
                assert compare(one, less.value) is compare(-place, -other)
                assert compare(one.value, less) is compare(-place, -other)


@pytest.mark.parametrize("compare", COMPARE)
@pytest.mark.parametrize("other", ["eror", "fout", "", None, 1, m50.Stand.risk])
def test_what_is_no_severity_is_not_more_or_less_than_one(compare, other):
    with pytest.raises(TypeError):
        compare(m50.Severity.error, other)
    with pytest.raises(TypeError):
        compare(other, m50.Severity.error)


@pytest.mark.parametrize("compare", COMPARE)
def test_every_other_choice_refuses_to_be_more_or_less(compare):
    others = [cls for cls in leaves(Choice) if not issubclass(cls, Ranked)]
    assert len(others) > 20
    for cls in others:
        for member in cls:
            for other in (member, next(iter(cls)), member.value, "zzz"):
                with pytest.raises(TypeError):
                    compare(member, other)
                with pytest.raises(TypeError):
                    compare(other, member)


def test_a_choice_still_equals_its_text_and_is_kept_as_it():
    assert m50.Severity.error == "error"
    assert {m50.Severity.error: 1}["error"] == 1
    assert hash(m50.Severity.error) == hash("error")
    assert msgspec.json.encode(m50.Severity.error) == b'"error"'
    assert msgspec.json.decode(b'"error"', type=m50.Severity) is m50.Severity.error
    assert m50.Severity.parse("let op") is m50.Severity.warning


@pytest.mark.parametrize("stage", ["finished", True, 1])
def test_a_stage_that_is_none_is_refused_where_the_choice_is_made(stage):
    with pytest.raises(TypeError, match="is no Stage"):

        class LoanStatus(m50.Choice):
            back = "back", "terug", stage
