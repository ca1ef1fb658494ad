"""Each rule of the pillar: a story that passes and one that fails. And signals without persons."""

import pytest
from pijler_veiligheid.records import KINDS, Signal
from pijler_veiligheid.reports import REPORTS
from pijler_veiligheid.rules import RULES

import m50core as m50
from m50core.reports.report import write_report
from m50core.testing.builders import network, plugin
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

JENV = m50.Organisation(id="org-jenv", name="Justitie en Veiligheid")
HELD = m50.Meeting(title="Gesprek", due="2024-10-07", partners=("org-jenv",), status="held")

GOES = m50.Municipality(id="GM0664", name="Goes", code="GM0664")
CHOICE = m50.OpenPoint(id="relaties-o03", title="Wie het overleg voert", nature="decision")

STORIES = {
    "VEI-001": (
        [Signal(title="Onrust", origin="police", on="2025-03-01"),
         Signal(title="Oud", origin="police", on="2025-01-01", status="closed")],
        [Signal(title="Onrust", origin="police", on="2025-01-01")],
    ),
    "VEI-002": (
        [JENV, HELD, m50.Meeting(title="Volgend", due="2025-04-02", partners=("org-jenv",))],
        [JENV, HELD, m50.Meeting(title="Volgend", partners=("org-jenv",))],
    ),
    "VEI-003": (
        [GOES, Signal(title="Onrust", origin="police", municipality="GM0664"),
         Signal(title="Oud", origin="police", status="closed")],
        [Signal(title="Onrust", origin="police")],
    ),
    "VEI-004": (
        [CHOICE, m50.Pillar(id="veiligheid", title="Veiligheid", status="setting_up")],
        [CHOICE, m50.Pillar(id="veiligheid", title="Veiligheid", status="started")],
    ),
}  # fmt: skip


def net_of(records):
    return network(*records, plugins={"p": plugin(record_kinds=lambda: KINDS)})


UNTOUCHED = {
    "VEI-001": Untouched([Signal(title="Onrust", origin="police", on="2025-03-01")], later=1),
    "VEI-002": Untouched([JENV], now=1, later=1),
    "VEI-003": RECORDED,
    "VEI-004": Untouched(
        STORIES["VEI-004"][0], why="when the pillar starts is an open point of its own"
    ),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    kinds = KINDS
    stories = STORIES
    untouched = UNTOUCHED


@pytest.mark.parametrize("text", ["bel jan@voorbeeld.nl", "bsn 111222333", "nummer 123456782"])
def test_a_signal_with_a_person_in_it_is_refused(text):
    with pytest.raises(m50.FieldError, match=r"persoon|burgerservicenummer") as caught:
        Signal(title=text, origin="police")
    assert caught.value.field == "title"


def test_ordinary_numbers_are_not_taken_for_a_person():
    assert Signal(title="20250311 en 112", origin="aivd").origin == "aivd"


def test_the_picture_of_safety_shows_counts_and_never_a_signal():
    with net_of([Signal(title="Geheim", origin="aivd", on="2025-03-01")]) as net:
        text = write_report(REPORTS[0], net.records, net.today).markdown
    assert "Er is 1 signaal." in text
    assert "Geheim" not in text
