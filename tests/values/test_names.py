"""Names that are written differently and may be the same, and those that aren't."""

import pytest

from m50core.values.names import OrganisationNames, PersonNames, is_slip

PEOPLE = PersonNames("name", "organisation")
BODIES = OrganisationNames("name", "short")


def alike(names, one, other) -> bool:
    one, other = (*one, "")[:2], (*other, "")[:2]
    found = names.alike(one, other)
    assert found == names.alike(other, one), "both ways the same"
    if found:
        assert set(names.keys(one)) & set(names.keys(other)), "an index finds it"
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. de Vries", "Jan de Vries"),
        ("J.W. de Vries", "Jan Willem de Vries"),
        ("Vries, Jan de", "Jan de Vries"),
        ("dhr. J. de Vries", "Jan de Vries"),
        ("Jan Vries", "Jan de Vries"),
        ("jan DE vries", "Jan de Vries"),
        ("José Gómez", "Jose Gomez"),
        ("Cees vd Bos", "Cees van den Bos"),
        ("C. v.d. Bos", "Kees van den Bos"),
        ("Eva Boswinkle", "Eva Boswinkel"),
        ("Philip van Veller", "Filip van Veller"),
        ("Laura Hoogstraten-de Vries", "Laura Hoogstraten"),
        ("Anna Jansen - van Dijk", "Anna Jansen"),
        ("J.W. (Jan Willem) de Vries", "Jan Willem de Vries"),
        ("Jan-Willem de Vries", "Jan Willem de Vries"),
        ("minister Van Weel", "Van Weel"),
    ],
)
def test_two_ways_to_write_one_person_are_alike(one, other):
    assert alike(PEOPLE, (one,), (other,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Piet de Vries", "Jan de Vries"),
        ("P. de Vries", "Jan de Vries"),
        ("J.P. de Vries", "Jan Willem de Vries"),
        ("Jan van Vries", "Jan de Vries"),
        ("J. Jansen", "J. Janssen"),
        ("De Vries", "Jan de Vries"),
        ("Ella Boswinkel", "Eva Boswinkel"),
        ("Jan Bos", "Jan Bosch"),
        ("Jan", "Jan de Vries"),
    ],
)
def test_people_who_share_a_common_name_are_not(one, other):
    assert not alike(PEOPLE, (one,), (other,))


def test_an_initial_says_little_of_people_who_work_elsewhere():
    assert alike(PEOPLE, ("J. de Vries", "GM0355"), ("Jan de Vries", "GM0355"))
    assert alike(PEOPLE, ("De Vries", "GM0355"), ("Jan de Vries", "GM0355"))
    assert not alike(PEOPLE, ("J. de Vries", "GM0355"), ("Jan de Vries", "org-vng"))
    assert alike(PEOPLE, ("Jan de Vries", "GM0355"), ("Jan de Vries", "org-vng"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("VNG",), ("Vereniging van Nederlandse Gemeenten",)),
        (("VNG",), ("Vereniging van Nederlandse Gemeenten", "VNG")),
        (("Vereniging Nederlandse Gemeenten",), ("Ver. van Nederlandse Gemeenten",)),
        (("Vereniging van Nederlandse Gemeenten (VNG)",), ("VNG",)),
        (("Platform 31",), ("Platform31",)),
        (("P31",), ("Platform31", "P31")),
        (("Meines Hola",), ("Meines Holla",)),
        (("Stichting Aedes",), ("Aedes",)),
        (("Tweede Kamer",), ("Tweede Kamer der Staten-Generaal",)),
        (("Ministerie van BZK",), ("Ministerie van Binnenlandse Zaken", "BZK")),
    ],
)
def test_two_ways_to_write_one_organisation_are_alike(one, other):
    assert alike(BODIES, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Vaste commissie voor Defensie",), ("Vaste commissie voor Financiën",)),
        (("Ministerie van Defensie", "DEF"), ("Vaste commissie voor Defensie", "DEF")),
        (("G4",), ("G40",)),
        (("Woonbond",), ("Aedes",)),
    ],
)
def test_organisations_that_share_words_are_not(one, other):
    assert not alike(BODIES, one, other)


def test_names_of_places_that_differ_by_a_letter_are_two():
    places = OrganisationNames("name", slips=False)
    assert not places.alike(("Heusden",), ("Leusden",))
    assert places.alike(("Bergen (NH)",), ("Bergen",))


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [("abc", "abc", True), ("abc", "ac", True), ("abc", "acb", True), ("abc", "axc", True),
     ("abcd", "axyd", False), ("abc", "cba", False), ("", "a", True), ("ab", "cd", False)],
)  # fmt: skip
def test_a_slip_is_one_letter_or_two_that_changed_places(one, other, slip):
    assert is_slip(one, other) is slip


def slips_of(word: str) -> set[str]:
    """Return every word that is one slip away: a letter more, less, another, or two that swap."""
    places = range(len(word))
    less = {word[:n] + word[n + 1 :] for n in places}
    more = {f"{word[:n]}x{word[n:]}" for n in range(len(word) + 1)}
    other = {f"{word[:n]}x{word[n + 1 :]}" for n in places}
    swapped = {word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in places[:-1]}
    return less | more | other | swapped


@pytest.mark.parametrize("length", range(8, 22))
def test_an_index_finds_every_slip_of_a_name_of_any_length(length: int):
    names = OrganisationNames("name")
    word = "abcdefghijklmnopqrst"[:length]
    mine = set(names.keys((word,)))
    for slip in slips_of(word):
        assert names.alike((word,), (slip,))
        assert mine & set(names.keys((slip,))), slip


def test_a_long_name_is_found_by_few_words():
    assert len(set(OrganisationNames("name").keys(("bestuursdienstverleningen",)))) < 8
