"""What happened lies neither ahead nor long before the plan, and what proves it happened too."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import m50core as m50
from m50core.accountability.reports.progress import data
from m50core.network.network import Network
from m50core.testing.builders import network, practice
from m50core.today.deeds import mark_done

DAY = date(2025, 6, 10)
GOAL = m50.Goal(id="doel-1", title="Handboek", status="active", year=2025)
RHYTHM = m50.Rhythm(id="ritme-1", title="Gesprek", cadence="per kwartaal", year=2025)
COMING = m50.Meeting(id="verg-1", title="DB", due="2025-09-11")
HELD = m50.Meeting(id="verg-2", title="DB", due="2025-06-05", status="held")
CANCELLED = m50.Meeting(id="verg-3", title="DB", due="2025-06-05", status="cancelled")
OVERDUE = m50.Meeting(id="verg-4", title="DB", due="2025-06-05")
POINTS = tuple(m50.AgendaItem(id=f"punt-{n}", title="Stand", meeting=f"verg-{n}") for n in (1, 2))
SHOWN = (
    m50.Document(id="doc-1", title="Verslag"),
    m50.Document(id="doc-2", title="Evaluatie", on="2025-12-01"),
    m50.Paper(id="stuk-1", title="Nota", status="delivered", delivered_on=DAY),
    m50.Paper(id="stuk-2", title="Nota"),
    m50.Contact(id="contact-1", title="VNG", on=DAY),
    m50.Person(id="persoon-1", name="Anna"),
    m50.Progress(id="voortgang-1", title="Gebeld", about="doel-1", on=DAY),
)
AROUND = (GOAL, RHYTHM, COMING, HELD, CANCELLED, OVERDUE, *POINTS, *SHOWN)


@pytest.fixture(scope="module")
def net() -> Network:
    return network(*AROUND, m50.Indicator(id="ind-1", title="Gesprekken", year=2025), today=DAY)


def refused(net: Network, kind: str, values: Mapping[str, Any]) -> str:
    """Return why a new record is refused, and keep nothing of it; empty when it isn't."""
    try:
        with net.commit("x") as commit:
            commit.make(kind, values)
            commit.settle()
            commit.changes()
            commit.cancel()
    except m50.FieldError as error:
        return error.sentence
    return ""


@pytest.mark.parametrize("proof", ["verg-2", "punt-2", "doc-1", "stuk-1", "contact-1"])
def test_what_has_happened_is_proof(net, proof):
    assert not refused(net, "progress", {"title": "x", "about": "doel-1", "evidence": proof})


@pytest.mark.parametrize(
    ("proof", "told"),
    [
        ("verg-1", "staat op “gepland” (do 11 sep 2025) en bewijst dus niets"),
        ("verg-3", "staat op “gaat niet door”"),
        ("verg-4", "staat op “gepland” (do 5 jun 2025)"),
        ("punt-1", "staat op “gepland” (do 11 sep 2025) en bewijst dus niets"),
        ("doc-2", "is er pas op ma 1 dec 2025"),
        ("stuk-2", "bewijst dus niets"),
        ("doel-1", "staat op “bezig”"),
        ("persoon-1", "een persoon is niet iets dat gebeurt"),
        ("ritme-1", "een ritme is niet iets dat gebeurt"),
        ("voortgang-1", "een voortgang is niet iets dat gebeurt"),
    ],
)
def test_what_has_not_happened_or_never_does_is_no_proof(net, proof, told):
    values = {"title": "x", "about": "doel-1", "evidence": proof}
    assert told in refused(net, "progress", values)
    figure = {"indicator": "ind-1", "on": "2025-06-01", "value": "3", "evidence": proof}
    assert told in refused(net, "measurement", figure)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("progress", {"title": "x", "about": "doel-1", "on": "2025-06-11"}),
        ("measurement", {"indicator": "ind-1", "value": "3", "on": "2025-06-11"}),
        ("contact", {"title": "x", "on": "2025-06-11"}),
        ("activity", {"title": "x", "year": "2025", "status": "done", "done_on": "2025-06-11"}),
    ],
)
def test_what_happened_is_not_on_a_day_still_to_come(net, kind, values):
    assert "wo 11 jun 2025 ligt in de toekomst" in refused(net, kind, values)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("progress", {"title": "x", "about": "doel-1", "on": "1950-03-01"}),
        ("measurement", {"indicator": "ind-1", "value": "3", "on": "1950-03-01"}),
        ("activity", {"title": "x", "year": "2025", "status": "done", "done_on": "1950-03-01"}),
        ("action_item", {"title": "x", "status": "done", "done_on": "1950-03-01"}),
    ],
)
def test_what_the_plan_asks_did_not_happen_long_before_it(net, kind, values):
    assert "wo 1 mrt 1950 ligt lang voor" in refused(net, kind, values)
    name = "done_on" if "done_on" in values else "on"
    assert not refused(net, kind, {**values, name: "2024-11-04"})


def test_a_round_is_not_closed_by_what_is_still_to_come_nor_long_ago():
    with network(*AROUND, today=DAY) as net:
        for on, proof, told in (
            (None, "verg-1", "bewijst dus niets"),
            (date(1950, 3, 1), "verg-2", "ligt lang voor het plan van 2025"),
        ):
            with pytest.raises(m50.FieldError, match=told):
                net.carry_out(mark_done(net.records, "ritme-1", DAY, on, [proof]))
        net.carry_out(mark_done(net.records, "ritme-1", DAY, None, ["verg-2"]))
        assert len(net.collection("progress")) == 2


def test_a_file_with_proof_still_to_come_is_refused_with_its_row(tmp_path: Path):
    file = tmp_path / "voortgang.csv"
    file.write_text("kind;title;about;evidence\nprogress;x;doel-1;verg-1\n", encoding="utf-8")
    with practice(today=DAY) as net:
        with net.commit("begin") as commit:
            commit.add(GOAL)
            commit.add(COMING)
        with pytest.raises(m50.M50Error, match=r"rij 2.*bewijst dus niets"):
            net.take_in(file)
        assert len(net.collection("progress")) == 0


def test_proof_that_was_called_off_since_is_told_to_nobody():
    planned = m50.Meeting(id="verg-5", title="Werkgroep", due="2025-06-05", status="held")
    note = m50.Progress(id="voortgang-2", title="Besproken", about="doel-1", evidence=("verg-5",))
    with network(GOAL, planned, note, today=DAY) as net:
        for values in ({"status": "checked"}, {"status": "approved"}):
            with net.commit("goed") as commit:
                commit.change("voortgang-2", **values)
        assert net.standing("doel-1").last.proof == ("verg-5",)
        gone = net.records.replace({"verg-5": CANCELLED})
        assert m50.happening_of(gone, net["voortgang-2"], DAY).proof == ()
        (goal,) = data(gone, DAY, "2025-H1").parts[-1].goals
        assert "Werkgroep" not in f"{goal.proof} {goal.item.notes}"
