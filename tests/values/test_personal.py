"""Personal data is declared where the field is."""

import pytest

from m50core.testing.core import CORE_KINDS
from m50core.values.citizen_number import holds_citizen_number
from m50core.values.personal import Personal

DECLARED = """
accounting.by activity.deputy amendment.about amendment.new_value amendment.reason amendment.title
appointment.calendar appointment.description
appointment.place appointment.title attendance.person attendance.proxy attendance.title
ballot.choice ballot.person ballot.title contact.by
contact.outcome contact.person contact.title deferral.about deferral.by deferral.reason
document.author document.recipient judgement.by judgement.reason measurement.by minutes.text
missed.about missed.by missed.reason
paper.author person.email person.function
person.name person.organisation person.phone pillar.chair pillar.vice_chair portfolio.holder
progress.about progress.approved_by progress.by progress.checked_by progress.description
progress.title seat.description seat.person
stakeholder.description stakeholder.person stakeholder.remark suppression.about
suppression.by suppression.reason term.person term.remark term.title vote.candidates
vote.elected
"""


def test_every_field_with_personal_data_was_a_choice():
    """A new field that holds data on people is added here, so that somebody has thought of it."""
    found = {
        f"{cls.spec.kind}.{info.name}"
        for cls in CORE_KINDS
        for info in cls.spec.fields.values()
        if info.personal and info.name != "owner"
    }
    assert found == set(DECLARED.split())


def test_whoever_is_pointed_at_as_a_person_is_declared():
    silent = [
        f"{cls.spec.kind}.{info.name}"
        for cls in CORE_KINDS
        for info in cls.spec.fields.values()
        if "person" in info.relation and not info.personal
    ]
    assert silent == []


@pytest.mark.parametrize("category", list(Personal))
def test_every_category_tells_purpose_basis_and_how_long(category: Personal):
    assert category.purpose
    assert "art. 6 lid 1" in category.basis
    assert category.kept


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("nummer 111222333.", True),
        ("1112.22.333", True),
        ("111 222 333", True),
        ("bsn111222333", True),
        ("10000008", True),
        ("123456789", False),
        ("06-10000008", False),
        ("0611122233", False),
        ("1112223334", False),
        ("000000000", False),
        ("", False),
    ],
)
def test_a_citizen_number_is_seen_however_it_is_written(text: str, held: bool):
    assert holds_citizen_number(text) is held
