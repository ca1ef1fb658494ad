"""Two clocks: how it was on a day, and how it was known on that day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

import m50core as m50
from m50core.errors import ReadOnlyError
from m50core.network.network import Network
from m50core.plan.definitions import PlanFile
from m50core.store.memory import MemoryStore
from m50core.testing.builders import network
from m50core.values.clock import ZONE

APRIL, MAY, JUNE = date(2025, 4, 1), date(2025, 5, 16), date(2025, 6, 20)
BUDGET = m50.Budget(id="begroting", title="Begroting 2026", year=2026, status="tabled")
DECISION = m50.Decision(
    id="besluit", title="Begroting vaststellen", status="taken", taken_on=MAY, effective=MAY
)
AMENDMENT = m50.Amendment(
    id="wijziging-9", title="Vast", about="begroting", field_name="status", new_value="adopted",
    decision="besluit",
)  # fmt: skip


def clock_at(day: date) -> Callable[[], datetime]:
    return lambda: datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)


def adopted_in_may(recorded: date = JUNE) -> Network:
    """A budget adopted on 16 May, which m50 was told on another day."""
    store = MemoryStore()
    with network(BUDGET, store=store, today=APRIL) as net:
        net.clock = clock_at(APRIL)
        with net.commit("in april") as commit:
            commit.add(m50.ActionItem(id="actie-1", title="Zaal"))
    net = network(store=store, today=recorded)
    net.clock = clock_at(recorded)
    with net.commit("besluit genoteerd") as commit:
        commit.add(DECISION)
        commit.add(AMENDMENT)
    with net.commit("en verder") as commit:
        commit.change("actie-1", title="Grote zaal")
    assert net["begroting"].status == "adopted"
    return net


@pytest.mark.parametrize(
    ("day", "status"),
    [(APRIL, "tabled"), (MAY - timedelta(days=1), "tabled"), (MAY, "adopted"), (JUNE, "adopted")],
)
def test_how_it_was_goes_by_the_day_of_the_fact(day: date, status: str) -> None:
    with adopted_in_may() as net:
        assert net.on_day(day)["begroting"].status == status


def test_how_it_was_known_goes_by_the_day_that_it_was_told() -> None:
    with adopted_in_may() as net:
        assert net.as_of(MAY)["begroting"].status == "tabled"
        assert "besluit" not in net.as_of(MAY).records
        assert net.as_of(JUNE)["begroting"].status == "adopted"


def test_both_clocks_go_together() -> None:
    with adopted_in_may() as net:
        seen = {
            (known, day): net.as_of(known).on_day(day)["begroting"].status
            for known in (MAY, JUNE)
            for day in (APRIL, MAY)
        }
    assert seen == {
        (MAY, APRIL): "tabled", (MAY, MAY): "tabled",
        (JUNE, APRIL): "tabled", (JUNE, MAY): "adopted",
    }  # fmt: skip


def test_what_somebody_changed_since_stays_as_it_is_known_now() -> None:
    with adopted_in_may() as net:
        assert net.on_day(APRIL)["actie-1"].title == "Grote zaal"
        assert net.as_of(APRIL)["actie-1"].title == "Zaal"


def test_what_was_corrected_after_a_day_changed_it_is_not_put_back() -> None:
    with adopted_in_may() as net:
        with net.commit("toch niet") as commit:
            commit.change("begroting", title="Begroting 2026, tweede versie")
        assert net.on_day(APRIL)["begroting"].title == "Begroting 2026, tweede versie"
        assert net.on_day(APRIL)["begroting"].status == "tabled"


def test_the_past_says_that_it_is_and_can_not_be_changed() -> None:
    with adopted_in_may() as net:
        assert net.looks_back == ""
        past = net.on_day(MAY)
        assert past.looks_back == "hoe het was op vr 16 mei 2025, met wat nu bekend is"
        known = net.as_of(JUNE).on_day(MAY)
        assert known.looks_back.endswith("met wat bekend was op vr 20 jun 2025")
        with pytest.raises(ReadOnlyError), past.commit("x") as commit:
            commit.add(m50.ActionItem(title="x"))
        assert past.log() == net.log()
        assert net["begroting"].status == "adopted"


@pytest.fixture
def joining() -> Network:
    """A municipality that joins on 1 July, told in June; another that left on 31 May."""
    towns = [m50.Municipality(id=f"GM000{n}", name=f"Stad {n}", code=f"GM000{n}") for n in (1, 2)]
    member = m50.Member(id="lid-1", title="Stad 1", municipality="GM0001", status="deciding")
    left = m50.Member(id="lid-2", title="Stad 2", municipality="GM0002", status="member")
    net = network(*towns, member, left, today=JUNE)
    with net.commit("lid per 1 juli") as commit:
        commit.change("lid-1", status="member", since="2025-07-01")
        commit.change("lid-2", status="former", until="2025-05-31")
        commit.add(m50.Municipality(id="GM0003", name="Stad 3", code="GM0003"))
        commit.add(
            m50.Member(id="lid-3", title="Stad 3", municipality="GM0003", status="member",
                       since="2025-06-10")
        )  # fmt: skip
    return net


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2025-05-31", {"lid-2"}),
        ("2025-06-01", set()),
        ("2025-06-10", {"lid-3"}),
        ("2025-06-30", {"lid-3"}),
        ("2025-07-01", {"lid-1", "lid-3"}),
    ],
)
def test_a_list_of_members_is_that_of_the_day(joining: Network, day: str, members: set[str]):
    past = joining.on_day(date.fromisoformat(day))
    assert {one.id for one in past.members.where(status="member")} == members
    assert {one.id for one in past.members if one.belongs_on(past.today)} == members


def test_what_is_typed_without_a_day_is_as_now_on_any_day_and_as_then_by_the_other_clock():
    store = MemoryStore()
    net = network(
        m50.Person(id="jan", name="Jan"), m50.Goal(id="doel", title="Wonen"), store=store,
        today=APRIL,
    )  # fmt: skip
    net.clock = clock_at(APRIL)
    with net.commit("April") as commit:
        commit.change("doel", status="active")
    net = network(store=store, today=JUNE)
    net.clock = clock_at(JUNE)
    with net.commit("Juni") as commit:
        commit.change("doel", owner="jan", status="done", done_on=MAY)
    then, known = net.on_day(APRIL)["doel"], net.as_of(APRIL)["doel"]
    assert (then.owner, then.status, then.done_on) == ("jan", "done", MAY)
    assert (known.owner, known.status, known.done_on) == ("", "active", None)
    happened = [m50.happening_of(net.records, then, day) for day in (APRIL, JUNE)]
    assert [bool(one) for one in happened] == [False, True]


PLAN = PlanFile(
    "p.toml",
    """[plan]
year = 2025
unit = "ruimte"
unit_kind = "pillar"
order = 10
headings = ["Ruimte"]

[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Ruimte"
""",
)


def test_a_day_before_all_that_is_known_is_told_with_the_day_on_which_that_begins() -> None:
    with network(m50.ActionItem(id="a", title="Zaal"), today=APRIL, plan=[PLAN]) as net:
        known = net.as_of(date(2024, 1, 1)).looks_back
        assert "hier is pas sinds di 1 apr 2025 iets vastgelegd" in known
        assert net.as_of(APRIL).looks_back == "wat bekend was op di 1 apr 2025"
        assert "het eerste plan hier is van 2025" in net.on_day(date(1999, 1, 1)).looks_back
        assert "eerste plan" not in net.on_day(date(2025, 1, 1)).looks_back
    with network(today=APRIL) as net:
        assert "hier is nog niets vastgelegd" in net.as_of(APRIL).looks_back
