"""A post with a holder, to add terms to."""

from datetime import date

import pytest

import m50core as m50
from m50core.testing.builders import network


@pytest.fixture
def bare_terms() -> m50.Network:
    return network(
        m50.Person(id="eva", name="Eva"),
        m50.Person(id="jan", name="Jan"),
        m50.Seat(id="voorzitter", title="Voorzitter"),
        m50.Decision(id="besluit", title="Verkiezing", status="taken", taken_on="2025-07-01",
                     effective="2025-07-01"),
        m50.Term(id="termijn-eva", post="voorzitter", person="eva", end="2025-12-31"),
        today=date(2025, 8, 1),
    )  # fmt: skip
