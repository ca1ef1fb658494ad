"""What an answer can hold comes back from its JSON as it was, for every answer that there is."""

import json
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from property.test_kept_and_typed import KINDS, VALUES, Trial, filled, zones

import m50core as m50
from m50core.answers.said import said_fields
from m50core.plugins.register import Register
from m50core.program.installed import installed_register
from m50core.program.schemas import answers

BY_NAME = {kind.spec.kind: kind for kind in (*KINDS, Trial)}
text = st.text(st.characters(codec="utf-8"), max_size=5)
numbers = st.floats(allow_nan=False, allow_infinity=False)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | text,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(text, inner, max_size=2),
    max_leaves=4,
)  # fmt: skip
moments = st.datetimes(
    datetime(1800, 1, 2), datetime(2199, 12, 30), timezones=zones.map(lambda zone: zone or UTC)
)
"""A program is told the zone of each: what has none is of here."""
SINGLE: dict[Any, st.SearchStrategy[Any]] = VALUES | {
    str: text,
    datetime: moments,
    float: numbers,
    type(None): st.none(),
    Any: plain,
    object: plain,
}


def some(hint: Any, hidden: Iterable[str] = ()) -> st.SearchStrategy[Any]:
    """Return values of a class, or of an annotation made of classes."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint in SINGLE:
        return SINGLE[hint]
    if origin is typing.Literal:
        return st.sampled_from(args)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(some, args))
    if origin is tuple and args[-1] is not Ellipsis:
        return st.tuples(*map(some, args))
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(some(args[0]), some(args[1]), max_size=2)
    if origin is not None and issubclass(origin, Iterable):
        many = origin if origin in (list, set, frozenset) else tuple
        return st.lists(some(args[0]), max_size=2).map(many)
    if issubclass(hint, m50.Choice):
        return st.sampled_from(list(hint))
    if issubclass(hint, m50.Record):
        kinds = [hint] if "spec" in vars(hint) else [m50.ActionItem, m50.Theme, m50.Meeting]
        return st.one_of(*(record(kind, hidden) for kind in kinds))
    return st.deferred(lambda: st.builds(hint, *_fields(hint, {*hidden})))


def _fields(cls: Any, hidden: set[str]) -> Iterator[st.SearchStrategy[Any]]:
    """Yield values of each field; what is flat in a class is hidden by the keys of its own."""
    own = hidden | {field.key for field in said_fields(cls) if not field.said.flat}
    for field in said_fields(cls):
        yield some(field.type, own if field.said.flat else ())


def record(kind: type[m50.Record], hidden: Iterable[str] = ()) -> st.SearchStrategy[m50.Record]:
    must, may = {}, {}
    for name, info in kind.spec.fields.items():
        value = filled(info) if info.type is not datetime else st.none() | moments
        if info.required and info.check:
            value = st.just("Zaal")
        if info.required or not (info.hidden or info.check or name in hidden):
            (must if info.required else may)[name] = value
    return st.fixed_dictionaries(must, optional=may).map(lambda values: kind(**values))


def back(value: Any, cls: Any) -> Any:
    return m50.from_json(json.loads(json.dumps(m50.to_json(value))), cls, BY_NAME)


def _answers(register: Register) -> dict[str, Any]:
    return {name: answer.schema.load() for name, answer in answers(register).items()}


ANSWERS = _answers(installed_register(fresh=True))
quick = settings(max_examples=4, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", ANSWERS)
@quick
@given(st.data())
def test_every_answer_comes_back_as_it_was(name: str, data: st.DataObject):
    value = data.draw(some(ANSWERS[name]))
    assert back(value, ANSWERS[name]) == value


@pytest.mark.parametrize("kind", BY_NAME)
@quick
@given(st.data())
def test_a_record_of_every_kind_comes_back_as_it_was(kind: str, data: st.DataObject):
    value = data.draw(record(BY_NAME[kind]))
    assert back(value, m50.Record) == value


class Pair(typing.NamedTuple):
    """Two values with names."""

    first: m50.Money
    many: tuple[m50.Period, ...] = ()


@attrs.frozen
class Mixed:
    """What stands in an answer in other ways."""

    pair: Pair
    by_year: Mapping[int, Pair]
    by_choice: Mapping[m50.Stand, tuple[int, str]]
    one: m50.Theme | m50.Meeting | Pair | None
    some: frozenset[str] | int
    anything: Any = None


@settings(max_examples=30)
@given(some(Mixed))
def test_named_values_mappings_and_one_of_several_come_back_as_they_were(mixed: Mixed):
    assert back(mixed, Mixed) == mixed
