"""Terms that decisions begin and end: what is undone leaves the other days as they were."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings import appointments
from m50core.testing.builders import network

OCTOBER, DECEMBER = date(2025, 10, 1), date(2025, 12, 31)


def succession(*records: m50.Record) -> m50.Network:
    """A post whose holder has a last day, and three decisions."""
    return network(
        m50.Seat(id="z", title="Penningmeester"),
        m50.Person(id="jan", name="Jan"),
        m50.Person(id="eva", name="Eva"),
        m50.Term(id="t-jan", post="z", person="jan", start="2025-01-01", end=DECEMBER),
        *(m50.Decision(id=n, title=n) for n in ("ontslag", "opvolging", "tweede")),
        *records,
    )


def change(net: m50.Network, name: str, **values: str) -> None:
    with net.commit("Wijziging") as commit:
        commit.change(name, **values)


def revoked(net: m50.Network, name: str) -> None:
    change(net, name, status="revoked")


def test_revoking_a_discharge_gives_the_term_its_own_last_day_back():
    with succession() as net:
        net.decide(
            net["ontslag"], appointments.discharge(net.records, net["z"], OCTOBER),
            effective=OCTOBER,
        )  # fmt: skip
        assert net["t-jan"].until == date(2025, 9, 30)
        revoked(net, "ontslag")
        assert (net["t-jan"].until, net["z"].end.latest) == (DECEMBER, DECEMBER)


def test_revoking_who_came_next_gives_the_one_before_its_own_last_day_back():
    with succession() as net:
        ended = appointments.discharge(net.records, net["z"], OCTOBER)
        begun = appointments.appointment(net["z"], net["eva"])
        net.decide(net["opvolging"], (*ended, *begun), effective=OCTOBER)
        assert net.on_day(OCTOBER)["z"].person == "eva"
        revoked(net, "opvolging")
        assert [t.person for t in net.collection("term") if t.status != "void"] == ["jan"]
        assert (net["t-jan"].until, net.on_day(OCTOBER)["z"].person) == (DECEMBER, "jan")


def test_revoking_an_interim_leaves_the_holder_as_before():
    with succession() as net:
        acting = appointments.appointment(net["z"], net["eva"], until=OCTOBER, interim=True)
        net.decide(net["opvolging"], acting)
        assert (net["z"].person, net["t-jan"].until) == ("eva", DECEMBER)
        revoked(net, "opvolging")
        assert (net["z"].person, net["t-jan"].until) == ("jan", DECEMBER)


def test_what_one_decision_ended_no_other_takes_over():
    with succession() as net:
        ended = appointments.discharge(net.records, net["z"], OCTOBER)
        net.decide(net["ontslag"], ended, effective=OCTOBER)
        with pytest.raises(m50.UsageError, match="Een ander besluit ontslaat Jan al"):
            appointments.discharge(net.records, net["z"], date(2025, 6, 1))
        with pytest.raises(m50.FieldError, match="beëindigt de termijn al per wo 1 okt 2025"):
            change(net, "t-jan", end="2025-11-30")
        revoked(net, "ontslag")
        net.decide(net["tweede"], appointments.discharge(net.records, net["z"], date(2025, 6, 1)),
                   effective=date(2025, 6, 1))  # fmt: skip
        assert net["t-jan"].until == date(2025, 5, 31)


def begun(net: m50.Network, since: date) -> None:
    """Let Eva have the post from a day on, by a decision."""
    net.decide(net["opvolging"], appointments.appointment(net["z"], net["eva"]), effective=since)


def test_an_end_before_the_appointment_is_refused():
    with succession() as net:
        change(net, "t-jan", end="2025-03-01")
        ended = appointments.appointment(net["z"], net["eva"], until=date(2024, 12, 31))
        with pytest.raises(
            m50.FieldError,
            match="Termijn: de termijn eindigt di 31 dec 2024, en die",
        ):
            net.decide(net["opvolging"], ended, effective=OCTOBER)
        assert net["opvolging"].status == "proposed"


def test_who_has_the_post_on_the_day_is_who_is_discharged():
    with succession() as net:
        change(net, "t-jan", end="2025-06-30")
        begun(net, date(2025, 7, 1))
        (ended,) = appointments.discharge(net.records, net["z"], OCTOBER)
        assert ended.person == "eva"
        jan = appointments.discharge(net.records, net["z"], date(2025, 6, 1))
        with pytest.raises(m50.FieldError, match=r"dan heeft “Eva”.* de post"):
            net.decide(net["ontslag"], jan, effective=OCTOBER)


def test_who_is_meant_is_asked_when_one_leaves_and_another_begins_that_day():
    with succession() as net:
        change(net, "t-jan", end="2025-06-30")
        begun(net, date(2025, 7, 1))
        with pytest.raises(m50.UsageError, match=r"daarna begint Eva .* Wie bedoelt u.*opvolging"):
            appointments.discharge(net.records, net["z"], date(2025, 7, 1))


def test_who_leaves_by_themselves_is_not_discharged():
    with (
        succession() as net,
        pytest.raises(m50.UsageError, match="niet langer dan t/m wo 31 dec 2025, dus er valt"),
    ):
        appointments.discharge(net.records, net["z"], date(2026, 1, 1))


def test_a_discharge_on_the_first_day_leaves_the_post_free_and_says_so():
    with succession() as net:
        change(net, "t-jan", end="2025-06-30")
        july, autumn = date(2025, 7, 1), date(2025, 9, 1)
        begun(net, autumn)
        net.decide(net["ontslag"], appointments.discharge(net.records, net["z"], autumn),
                   effective=autumn)  # fmt: skip
        (never,) = appointments.terms_of(net.records, net["ontslag"])
        assert appointments.term_state(never, net["ontslag"]) == "de benoeming geldt niet"
        again = appointments.appointment(net["z"], net["jan"], until=DECEMBER)
        net.decide(net["tweede"], again, effective=autumn)
        assert net.on_day(autumn)["z"].person == "jan"
        assert net.on_day(july)["z"].person == ""
