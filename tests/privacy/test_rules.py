"""Each rule of the room has a story that passes and one that fails."""

from datetime import date

from testing.rule_records import ANNA, VNG

import m50core as m50
from m50core.privacy.rules import RULES
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

STORIES = {
    "M50-401": (
        [m50.Person(name="Anna", review=date(2025, 3, 11)), m50.Person(name="Bea")],
        [m50.Person(name="Anna", review=date(2025, 3, 10))],
    ),
    "M50-402": (
        [ANNA, m50.Person(name="Bea", review=date(2026, 1, 1)), m50.Person(name="[gewist]"),
         m50.Contact(title="Gesprek", person="persoon-anna", on=date(2023, 4, 1)),
         m50.Person(id="persoon-c", name="Cas"), m50.Seat(title="Lid", person="persoon-c")],
        [ANNA, m50.Contact(title="Gesprek", person="persoon-anna", on=date(2023, 3, 1)),
         m50.Seat(title="Lid", person="persoon-anna", end="2022"),
         m50.ActionItem(title="Klaar", owner="persoon-anna", status="done")],
    ),
    "M50-403": (
        [VNG, ANNA, m50.Person(name="Bea", email="bea@vng.example", organisation="org-vng")],
        [m50.Person(name="Bea", phone="06-12345678")],
    ),
    "M50-404": (
        [m50.ActionItem(title="Dossier 123456789", description="KvK 12345678, bel 0612345678"),
         m50.Person(name="Bea", phone="111222333")],
        [m50.ActionItem(title="Bel", description="over 111222333 en nog eens 111222333")],
    ),
}  # fmt: skip


UNTOUCHED = {
    "M50-401": Untouched([m50.Person(name="Anna", review=date(2025, 6, 1))], later=1),
    "M50-402": Untouched([ANNA], now=1, later=1),
    "M50-403": RECORDED,
    "M50-404": RECORDED,
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
