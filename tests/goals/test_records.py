"""What a rhythm says of others is read by a person in Dutch."""

import m50core as m50
from m50core.records.fields import read_value, show_value, written_value


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
