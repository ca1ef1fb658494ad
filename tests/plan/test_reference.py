"""Reference data: whole, with its origin and day."""

from datetime import date

from m50core.lobby.reference import committees
from m50core.members.reference import members, municipalities


def test_all_municipalities_are_there_with_code_address_province_and_inhabitants():
    found = municipalities()
    assert len(found) == len({place.id for place in found}) == 342
    assert len({place.province for place in found}) == 12
    for place in found:
        assert place.tooi_uri.endswith(f"/gemeente/{place.id.lower()}")
        assert place.inhabitants
        assert place.inhabitants_on == date(2026, 1, 1)
        assert "CBS" in place.origin


def test_members_are_labelled_as_known_in_april_2023():
    found = members()
    assert len(found) == 61
    assert {member.known_on.words for member in found} == {"april 2023"}
    assert {str(member.status) for member in found} == {"member"}
    assert {member.municipality for member in found} <= {place.id for place in municipalities()}


def test_committees_of_the_vng_and_the_chamber_say_what_they_are_part_of():
    parts = [committee.part_of for committee in committees()]
    assert parts.count("org-vng") == 11
    assert parts.count("org-tweede-kamer") == 18
