"""What an answer holds under its number stays: a key that goes asks for the next number."""

import json
from collections.abc import Mapping, Sequence

import pytest
from write_reference import PROMISED, RECORDS, promised

KEPT: Mapping[str, Sequence[str]] = json.loads(PROMISED.read_text("utf-8"))


@pytest.fixture(scope="module")
def present() -> Mapping[str, Sequence[str]]:
    return promised({})


def test_no_key_goes_while_its_number_stands(present: Mapping[str, Sequence[str]]):
    gone = {name: set(KEPT[name]) - set(present[name]) for name in KEPT if name in present}
    told = "the next number is asked for"
    assert {name: keys for name, keys in gone.items() if keys} == {}, told


def test_an_answer_that_went_or_changed_has_a_successor(present: Mapping[str, Sequence[str]]):
    names = {name.partition("/")[0] for name in present}
    assert {name for name in KEPT if name.partition("/")[0] not in names} == set()


def test_all_that_is_answered_now_is_promised(present: Mapping[str, Sequence[str]]):
    missing = {name: set(keys) - set(KEPT.get(name, ())) for name, keys in present.items()}
    told = "run: python3 run.py python tools/write_reference.py"
    assert {name: keys for name, keys in missing.items() if keys} == {}, told


def test_the_keys_are_those_that_a_program_reads(present: Mapping[str, Sequence[str]]):
    assert {"id", "stand", "last.day"} <= set(present["m50.goals/1"])
    assert {"record.goal.due.latest", "record.goal.title"} <= set(present[RECORDS])
    assert "lookalikes[].id" in present["m50.add/2"]
