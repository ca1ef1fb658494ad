"""Definition files as text: what stands where, and written anew."""

import tomllib
from datetime import date

import pytest

from m50core.plan.toml_text import Entry, read_entries, render, value_text

FILE = '''# De pijler
# van de ruimte
[plan]
headings = ["Plan", "Plan > 1"]

# Plan

[[pillar]]
id = "ruimte"
source = "Plan"

# Dit spraken wij af op de heidag.

[[goal]]
id = "ruimte-01"
title = """
[[pillar]]
"""
source = "Plan"

[[rhythm]]
id = "ruimte-r01" # "[[goal]]"
source = "Plan > 1"

[[goal]]
id = "ruimte-02"
title = 'Geen "kop"'
source = "Plan > 1"
'''


def test_entries_come_in_the_order_of_the_file_with_the_comment_above_each():
    head, entries = read_entries(FILE)
    assert head == ("De pijler", "van de ruimte")
    assert [e.values["id"] for e in entries] == ["ruimte", "ruimte-01", "ruimte-r01", "ruimte-02"]
    assert [e.notes for e in entries[:2]] == [("Plan",), ("Dit spraken wij af op de heidag.",)]


def test_entries_without_places_of_their_own_come_by_kind():
    _, entries = read_entries('goal = [{id = "a"}, {id = "b"}]\n[[rhythm]]\nid = "c"\n')
    assert [e.values["id"] for e in entries] == ["c", "a", "b"]


def test_what_is_written_reads_back_in_the_same_order_and_is_written_the_same_again():
    plan = tomllib.loads(FILE)["plan"]
    head, entries = read_entries(FILE)
    text = render(head, plan, entries)
    assert tomllib.loads(text) == tomllib.loads(FILE)
    again = read_entries(text)
    assert [(e.kind, e.values) for e in again[1]] == [(e.kind, e.values) for e in entries]
    assert render(head, plan, entries) == text


def test_a_comment_names_each_heading_once_and_stays_on_its_line():
    entries = [
        Entry("goal", {"id": "a", "source": "Plan"}),
        Entry("goal", {"id": "b", "source": "Plan"}, ("let\nop = 1",), {"id": "was\nx = 2"}),
        Entry("goal", {"id": "c", "source": "Plan > 1"}),
    ]
    text = render((), {"headings": ["Plan"]}, entries)
    assert text.count("# Plan\n") == 1
    assert '# let op = 1\n[[goal]]\nid = "b"  # was x = 2\n' in text
    assert [one["id"] for one in tomllib.loads(text)["goal"]] == ["a", "b", "c"]


def test_a_long_list_is_written_one_value_a_line():
    names = [f"org-van-de-gemeenten-{n}" for n in range(6)]
    text = render((), {"year": 2026}, [Entry("goal", {"partners": names}, (), {"partners": "x"})])
    assert 'partners = [  # x\n    "org-van-de-gemeenten-0",\n' in text
    assert tomllib.loads(text)["goal"][0]["partners"] == names


@pytest.mark.parametrize("value", [True, False, 0, -3, date(2026, 3, 1), "", 'a"\\\n\t\x00é', []])
def test_a_value_reads_back_as_it_was(value):
    assert tomllib.loads(f"x = {value_text(value)}")["x"] == value


def test_a_shape_that_no_definition_has_is_refused():
    with pytest.raises(TypeError, match="float"):
        value_text(1.5)
