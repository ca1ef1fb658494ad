"""A chair is elected in October: every list, rhythm, rule, report and look back agrees."""

from datetime import date

import pytest

import m50core as m50
from m50core.accountability.reports import REPORTS
from m50core.accountability.rhythm import shares
from m50core.accountability.rules import RULES as RHYTHM_RULES
from m50core.board.rules import RULES as BOARD_RULES
from m50core.goals.rules import RULES as GOAL_RULES
from m50core.lobby.rules import RULES as LOBBY_RULES
from m50core.meetings.appointments import appointment, discharge
from m50core.store.memory import MemoryStore
from m50core.testing.builders import definitions, network, plugin

SEPTEMBER, ELECTED, NOVEMBER = date(2025, 9, 1), date(2025, 10, 10), date(2025, 11, 20)
PLAN = definitions("""
[[person]]
id = "persoon-eva"
name = "Eva Boswinkel"
source = "Plan"
[[person]]
id = "persoon-jan"
name = "Jan Bakker"
source = "Plan"
[[theme]]
id = "wonen"
title = "Wonen"
source = "Plan"
[[organisation]]
id = "org-g40"
name = "G40"
type = "network"
source = "Plan"
[[organisation]]
id = "org-alv"
name = "ALV"
source = "Plan"
[[pillar]]
id = "ruimte"
title = "Ruimte"
chair = "persoon-eva"
source = "Plan"
[[seat]]
id = "ruimte-z01"
title = "Pijlervoorzitter"
organ = "ruimte"
role = "chair"
person = "persoon-eva"
source = "Plan"
[[goal]]
id = "ruimte-01"
title = "Meer woningen"
themes = ["wonen"]
due = "2025"
source = "Plan > 1"
[[rhythm]]
id = "ruimte-r01"
title = "Gesprek met elke pijlervoorzitter"
cadence = "halfjaarlijks"
each = "pillar"
source = "Plan > 1"
""")


def at(store: MemoryStore, day: date) -> m50.Network:
    rules = (*BOARD_RULES, *GOAL_RULES, *LOBBY_RULES, *RHYTHM_RULES)
    given = plugin(reports=lambda: REPORTS, rules=lambda: rules)
    return network(plan=[PLAN], plugins={"gegeven": given}, store=store, today=day)


@pytest.fixture
def store() -> MemoryStore:
    """Eva talks in May and September; in September Jan's election is noted for October."""
    store = MemoryStore()
    with at(store, SEPTEMBER) as net:
        with net.commit("Verhaal") as commit:
            commit.add(m50.Meeting(id="alv", title="Extra ALV", organ="org-alv", due="2025-10-10"))
            commit.add(m50.Decision(id="verkiezing", title="Verkiezing", meeting="alv"))
            commit.add(
                m50.Contact(
                    title="Overleg G40", on="2025-08-20", organisation="org-g40",
                    about=("wonen", "ruimte-r01"), by="persoon-eva",
                )
            )  # fmt: skip
        net.decide(net["verkiezing"], appointment(net["ruimte-z01"], net["persoon-jan"]))
    return store


def all_that_tell_the_chair(net: m50.Network) -> set[str]:
    """Gather who is the chair, from everything that says so."""
    pillar = net["ruimte"]
    present = net.collection("term").where(post="ruimte-z01", status="present")
    lists = {pillar.chair, net["ruimte-z01"].person, net.responsible("ruimte-01").person}
    lists |= {term.person for term in present}
    lists |= {p.chair for p in net.pillars.where(chair=pillar.chair)}
    report = net.report("voortgang", period=str(net.today.year)).markdown
    told = {person.id for person in net.collection("person")
            if f"via de pijler: {person.name}" in report}  # fmt: skip
    return lists | told


def codes(net: m50.Network) -> list[str]:
    return sorted({finding.code for finding in net.check()})


@pytest.mark.parametrize(
    ("day", "chair"),
    [
        (SEPTEMBER, "persoon-eva"),
        (date(2025, 10, 9), "persoon-eva"),
        (ELECTED, "persoon-jan"),
        (NOVEMBER, "persoon-jan"),
    ],
)
def test_everything_says_the_same_of_each_day_whenever_one_looks(store, day, chair):
    for net in (
        at(store, day),
        at(store, NOVEMBER).as_of(day),
        at(store, NOVEMBER).on_day(day),
        at(store, SEPTEMBER).on_day(day),
    ):
        assert all_that_tell_the_chair(net) == {chair}


def test_the_seat_tells_who_came_before_and_who_comes_next(store):
    with at(store, SEPTEMBER) as net:
        seat = net["ruimte-z01"]
        assert (seat.status, seat.end.latest) == ("leaving", date(2025, 10, 9))
        assert "M50-010" not in codes(net)
    with at(store, NOVEMBER) as net:
        assert net["ruimte-z01"].status == "filled"
        past = net.collection("term").where(status="past")
        assert [(one.person, one.until) for one in past] == [("persoon-eva", date(2025, 10, 9))]


def test_what_the_old_chair_did_still_counts_and_the_new_one_owes_nothing_for_it(store):
    with at(store, NOVEMBER) as net:
        assert "M50-208" not in codes(net)
        rhythm = net.collection("rhythm").first()
        ((pillar, ledger),) = shares(net.records, rhythm, net.today)
        assert (pillar.id, ledger.last.day) == ("ruimte", date(2025, 8, 20))


def test_until_the_election_is_held_nothing_changes_and_moving_it_moves_the_term(store):
    with at(store, SEPTEMBER) as net:
        with net.commit("Verplaatst") as commit:
            commit.change("alv", due="2025-10-31")
        assert net.on_day(date(2025, 10, 30))["ruimte"].chair == "persoon-eva"
        assert net.on_day(date(2025, 10, 31))["ruimte"].chair == "persoon-jan"
        with net.commit("Gaat niet door") as commit:
            commit.change("alv", status="cancelled")
        assert net.on_day(NOVEMBER)["ruimte"].chair == "persoon-eva"


def test_revoking_gives_the_seat_back(store):
    with at(store, NOVEMBER) as net:
        with net.commit("Herroepen") as commit:
            commit.change("verkiezing", status="revoked")
        assert all_that_tell_the_chair(net) == {"persoon-eva"}
        assert net.collection("term").where(status="void").first().person == "persoon-jan"
        net.undo()
        assert all_that_tell_the_chair(net) == {"persoon-jan"}


def test_an_undo_takes_the_appointment_away(store):
    with at(store, SEPTEMBER) as net:
        net.undo()
        assert [term.person for term in net.collection("term")] == ["persoon-eva"]
        assert net.on_day(NOVEMBER)["ruimte"].chair == "persoon-eva"


def test_a_discharge_has_its_day_and_leaves_a_vacancy_that_is_told(store):
    with at(store, NOVEMBER) as net:
        with net.commit("Voorstel") as commit:
            commit.add(m50.Decision(id="ontslag", title="Ontslag"))
        leaves = date(2025, 12, 1)
        ended = discharge(net.records, net["ruimte-z01"], leaves)
        net.decide(net["ontslag"], ended, effective=leaves)
        assert net["ruimte"].chair == "persoon-jan"
        then = net.on_day(leaves)
        assert (then["ruimte"].chair, then["ruimte-z01"].status) == ("", "vacant")
        assert {"M50-002", "M50-006"} <= set(codes(then))
        with pytest.raises(m50.UsageError, match="van niemand"):
            discharge(then.records, then["ruimte-z01"], date(2026, 1, 1))


def test_an_interim_acts_for_the_chair_and_gives_the_seat_back(store):
    with at(store, NOVEMBER) as net:
        with net.commit("Waarneming") as commit:
            commit.add(m50.Term(post="ruimte-z01", person="persoon-eva", interim=True,
                                start="2025-11-01", end="2025-11-30"))  # fmt: skip
        assert all_that_tell_the_chair(net) >= {"persoon-eva"}
        assert net["ruimte"].chair == "persoon-eva"
        assert net.on_day(date(2025, 12, 1))["ruimte"].chair == "persoon-jan"


def test_a_successor_from_before_the_election_is_refused(store):
    with (
        at(store, NOVEMBER) as net,
        pytest.raises(m50.FieldError, match="pas vanaf vr 10 okt 2025"),
        net.commit("Te vroeg") as commit,
    ):
        commit.change("termijn-1", start="2025-10-01")
