"""What a rhythm says of others is read by a person in Dutch."""

import pytest

import m50core as m50
from m50core.records.fields import read_value, show_value, written_value
from m50core.testing.builders import network


def test_the_name_of_a_kind_is_read_and_shown_as_a_person_calls_it():
    assert m50.Pillar.spec.kind == "pillar"
    assert m50.Contribution.spec.kind == "contribution"
    rhythm = m50.Rhythm(title="Gesprek", cadence="2x per jaar", each="pillar")
    each, counts = (m50.Rhythm.spec.fields[name] for name in ("each", "counts"))
    assert show_value(each, rhythm.each) == "pijlers"
    assert show_value(counts, "contribution") == "contributies"
    assert [read_value(each, words) for words in ("Pijler", "pijlers", "pillar")] == ["pillar"] * 3
    assert written_value(each, rhythm.each) == "pillar"
    assert show_value(each, "van_een_uitbreiding") == "van_een_uitbreiding"
    assert show_value(each, "") == ""


def test_what_repeats_is_not_ended_by_the_word_for_one_time():
    yearly = m50.Activity(id="jaarlijks", title="Kalender delen", cadence="jaarlijks")
    once = m50.Activity(id="eenmalig", title="Handboek", cadence="eenmalig")
    with network(yearly, once) as net:
        with net.commit("Begonnen") as commit:
            commit.change("jaarlijks", status="active")
            commit.change("eenmalig", status="active")
        with pytest.raises(m50.FieldError, match="komt terug") as raised, net.commit("x") as commit:
            commit.change("jaarlijks", status="done")
        assert "m50 done jaarlijks" in raised.value.reason
        assert "m50 set jaarlijks status=dropped" in raised.value.reason
        with net.commit("Klaar") as commit:
            commit.change("eenmalig", status="done")
            commit.change("jaarlijks", status="dropped")
        assert (net["eenmalig"].status, net["jaarlijks"].status) == ("done", "dropped")
