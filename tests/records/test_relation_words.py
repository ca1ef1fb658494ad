"""How a field reads among other records."""

import m50core as m50
from m50core.records.relation_words import field_of, field_words, mention, names, titles

KNOWN = {"p-1": m50.Person(id="p-1", name="Eva"), "p-2": m50.Person(id="p-2", name="Jan")}


def test_what_is_there_is_told_by_its_title_and_what_is_not_by_its_id():
    title, name = titles(KNOWN.get), names(KNOWN.get)
    assert (title("p-1"), title("p-9")) == ("Eva", "p-9")
    assert (name("p-1"), name("p-9")) == ("Eva (p-1)", "p-9")
    assert (mention(KNOWN.get, "p-1"), mention(KNOWN.get, "p-9")) == ("“Eva” (p-1)", "p-9")


def test_a_field_reads_as_its_type_does_or_as_what_it_points_at():
    action = m50.ActionItem(id="a-1", title="Zaal", owner="p-2")
    assert field_of(action, "owner", titles(KNOWN.get)) == "Jan"
    assert field_of(action, "title", titles(KNOWN.get)) == "Zaal"
    assert field_of(action, "due", titles(KNOWN.get)) == "leeg"
    many = m50.LobbyLine.spec.fields["themes"]
    assert field_words(many, ("p-1", "p-2"), titles(KNOWN.get)) == "Eva, Jan"
