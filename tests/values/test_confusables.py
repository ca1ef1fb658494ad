"""A name is held against others as a person reads it."""

import pytest

from m50core.values.confusables import as_read, without_unseen
from m50core.values.names import OrganisationNames, PersonNames


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\u0408\u0430n Smit", "Jan Smit"),
        ("\u0391nn\u03b1", "Anna"),
        ("Jan\u200bSmit", "Jan Smit"),
        ("Ja\u00adn\u2060 Smit", "Jan Smit"),
        ("José Müller", "José Müller"),
    ],
)
def test_letters_that_look_like_others_read_as_those(written: str, read: str):
    assert as_read(written) == read


def test_only_what_nobody_sees_is_taken_out_of_a_name():
    assert without_unseen("\u0408an\u200b\u200bSmit\ufeff") == "\u0408an Smit"


@pytest.mark.parametrize("written", ["\u0408an Smit", "Jan\u200bSmit", "Jan Sm\u0456t"])
def test_such_a_name_is_alike_the_one_it_looks_like(written: str):
    names = PersonNames("name")
    assert names.alike([written], ["Jan Smit"])
    assert set(names.keys([written])) & set(names.keys(["Jan Smit"]))
    towns = OrganisationNames("name", slips=False)
    assert towns.alike([written], ["Jan Smit"])
