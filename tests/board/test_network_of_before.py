"""A network kept before there were terms comes along: who held what, from when to when."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.meetings.holders import history
from m50core.store.folder.folder import FolderStore
from m50core.testing.builders import definitions, network

KEPT = Path(__file__).parents[1] / "data" / "networks" / "before-terms"
PLAN = definitions((KEPT / "plan.toml").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(KEPT, tmp_path / "net"))


def at(folder: Path, day: date) -> m50.Network:
    return network(plan=[PLAN], store=FolderStore(folder), today=day)


def told(net: m50.Network, post: str) -> list[tuple[str, str, str, str]]:
    """Who, first and last day, and by which decision."""
    return [
        (one.person.removeprefix("persoon-"), str(one.start or ""), str(one.end or ""),
         one.decision.removeprefix("besluit-"))
        for one in history(net.records, post)
    ]  # fmt: skip


HISTORY = {
    "ruimte-z01": [
        ("eva", "", "2025-06-14", ""),
        ("jan", "2025-06-15", "", "voorzitter"),
    ],
    "penningmeester": [
        ("jan", "2025-02-10", "2025-03-31", "penning"),
        ("kees", "2025-06-01", "", "opvolger"),
    ],
    "secretaris": [
        ("els", "2024-06-01", "2025-10-31", ""),
        ("mia", "2025-11-01", "", "secretaris"),
    ],
    "vertrekt": [("kees", "", "2025-12-31", "")],
    "wonen-z01": [],
    "zetel-ruimte-vice-chair": [("mia", "", "", "")],
}


@pytest.mark.parametrize("day", [date(2025, 7, 2), date(2025, 12, 2)])
def test_every_holder_comes_along_with_the_days_and_the_decision(folder, day):
    with at(folder, day) as net:
        assert {post: told(net, post) for post in HISTORY} == HISTORY
        assert {seat.id for seat in net.collection("seat")} == set(HISTORY)
        with net.commit("Iets anders") as commit:
            commit.add(m50.ActionItem(title="Zaal"))
        assert {post: told(net, post) for post in HISTORY} == HISTORY


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2025, 3, 1), ("persoon-eva", "persoon-mia", "persoon-jan")),
        (date(2025, 5, 1), ("persoon-eva", "persoon-mia", "")),
        (date(2025, 7, 2), ("persoon-jan", "persoon-mia", "persoon-kees")),
    ],
)
def test_pillar_portfolio_and_seats_agree_on_any_day(folder, day, held):
    with at(folder, date(2025, 12, 2)) as now:
        for net in (now.as_of(day), now.on_day(day)):
            pillar = net["ruimte"]
            assert (pillar.chair, pillar.vice_chair, net["penningmeester"].person) == held
            assert net["ruimte-z01"].person == pillar.chair


def test_what_was_kept_of_a_vacancy_and_a_leaver_comes_along(folder):
    with at(folder, date(2025, 7, 2)) as net:
        leaving, early = net["vertrekt"], net.as_of(date(2025, 1, 20))["penningmeester"]
        assert (leaving.status, leaving.end.latest) == ("leaving", date(2025, 12, 31))
        assert (early.status, early.vacancy) == ("open", "open")
        assert (net["penningmeester"].status, net["penningmeester"].vacancy) == ("filled", "closed")
        assert (net["wonen"].holder, net["wonen-z01"].status) == ("", "vacant")


def test_what_nobody_kept_is_found_by_its_id_alone(folder):
    day = date(2025, 7, 2)
    with at(folder, day) as net:
        known = [record.id for kind in (m50.Seat, m50.Term) for record in net.collection(kind)]
    assert {"zetel-ruimte-vice-chair", "termijn-vertrekt-persoon-kees"} <= set(known)
    with at(folder, day) as net:
        assert [net[record_id].id for record_id in known] == known


def test_a_new_decision_goes_on_from_what_was_kept(folder):
    with at(folder, date(2025, 7, 2)) as net:
        with net.commit("Einde") as commit:
            commit.change(history(net.records, "penningmeester")[-1].term, end="2025-08-31")
        assert told(net, "penningmeester")[-1] == ("kees", "2025-06-01", "2025-08-31", "opvolger")
        net.undo()
        assert told(net, "penningmeester") == HISTORY["penningmeester"]


def test_an_undo_of_then_gives_the_seat_back(folder):
    with at(folder, date(2025, 7, 2)) as net:
        number = next(c.number for c in net.log() if "Vicevoorzitter" in c.why)
        net.undo(number)
        assert net["ruimte"].vice_chair == ""
        assert net.collection("seat").where(id="zetel-ruimte-vice-chair").first() is None


def test_a_kept_seat_can_be_removed_and_comes_back_with_its_holder(folder):
    with at(folder, date(2025, 7, 2)) as net:
        with pytest.raises(m50.FieldError, match="volgt uit"), net.commit("Weg") as commit:
            commit.remove("termijn-vertrekt-persoon-kees")
        with net.commit("Weg") as commit:
            commit.remove("vertrekt")
        assert told(net, "vertrekt") == []
        with net.commit("Terug") as commit:
            commit.restore("vertrekt")
        assert told(net, "vertrekt") == HISTORY["vertrekt"]
