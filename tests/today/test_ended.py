"""What is at the end of its status asks for nothing, by whatever word that end goes."""

from datetime import date

import pytest

import m50core as m50
from m50core.goals.rules.plan import overdue
from m50core.testing.builders import network, plugin
from m50core.today import deeds
from m50core.today.deeds import Deed, possible
from m50core.today.triage import triage

DAY = date(2025, 3, 11)


class LoanStatus(m50.Choice):
    """A status of a plugin's own, in Dutch."""

    uitgeleend = "uitgeleend", "uitgeleend", m50.Stage.under_way
    afgerond = "afgerond", "afgerond", m50.Stage.finished


@m50.record(label="Lening", plural="Leningen", prefix="lening")
class Loan(m50.Record):
    """Something that a plugin keeps, with a day."""

    title: str = m50.field(label="Titel", in_list=True, searchable=True)
    due: m50.Period | None = m50.field(label="Uiterlijk", default=None)
    status: LoanStatus = m50.field(label="Status", default=LoanStatus.uitgeleend, in_list=True)


def test_a_plugins_kind_that_is_finished_is_not_late_for_ever():
    lent = plugin(record_kinds=lambda: [Loan])
    with network(plugins={"uitleen": lent}) as net:
        with net.commit("twee leningen") as commit:
            commit.add(Loan(id="terug", title="Terug", due="2025-02-01", status="afgerond"))
            commit.add(Loan(id="weg", title="Weg", due="2025-02-01"))
        late = [found.record for found in overdue.findings(net.records, DAY)]
        asked = triage(net.records, net.rhythms(), net.check(), DAY)
        assert (late, [need.record for need in asked.needs]) == (["weg"], ["weg"])
        assert (possible(net["terug"], DAY), Deed.done in possible(net["weg"], DAY)) == ((), True)
        net.carry_out(deeds.mark_done(net.records, "weg", DAY))
        assert net["weg"].status is LoanStatus.afgerond


@pytest.mark.parametrize(
    "record",
    [
        m50.LobbyLine(id="x", title="x", status="evaluated"),
        m50.Vote(id="x", title="x", meeting="db", status="closed", outcome="adopted"),
        m50.Contribution(id="x", title="x", member="lid", for_year=2025, status="paid"),
        m50.Contribution(id="x", title="x", member="lid", for_year=2025, status="waived"),
        m50.Pillar(id="x", title="x", status="stopped"),
    ],
    ids=lambda one: f"{one.kind} {one.status}",
)  # fmt: skip
def test_what_ended_cannot_be_left_until_later(record):
    with pytest.raises(m50.UsageError, match="al afgerond of vervallen"):
        deeds.leave({"x": record}, "x", date(2025, 4, 1), "komt later", DAY)
    assert Deed.leave not in possible(record, DAY)


def test_a_vote_is_closed_by_counting_not_by_whoever_looks_after_it():
    vote = m50.Vote(id="x", title="x", meeting="db")
    assert Deed.done not in possible(vote, DAY)
