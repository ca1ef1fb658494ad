"""What a kind declares unique: when two records are one thing, and how the other is found."""

from typing import ClassVar

import pytest

import m50core as m50
from m50core.network import once
from m50core.records import doubles
from m50core.records.doubles import groups_of_doubles, unique_key, with_key
from m50core.testing.builders import network, plugin


class Sort(m50.Choice):
    one = "one", "een"
    other = "other", "ander"


@m50.steps({"open": ("off",), "off": ()})
class Standing(m50.Choice):
    open = "open", "open", m50.Stage.open
    off = "off", "vervallen", m50.Stage.dropped


@m50.record(label="Plek", plural="Plekken", prefix="plek")
class Spot(m50.Record):
    """A thing with one of each row and column, as long as it isn't off."""

    unique: ClassVar[tuple[m50.Unique, ...]] = (m50.Unique(("row", "when")),)

    title: str = m50.field(label="Naam", in_list=True, searchable=True)
    row: str = m50.field(label="Rij", default="")
    when: m50.Period | None = m50.field(label="Wanneer", default=None)
    sort: Sort = m50.field(label="Soort", default=Sort.one)
    status: Standing = m50.field(label="Status", default=Standing.open, state=True)


(ROW,) = Spot.unique


def spot(row: str = "Aan Zee", when: str = "Q1 2025", **more: object) -> Spot:
    return Spot(title="Plek", row=row, when=when, **more)


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (spot(), True),
        (spot(row="aan  zee "), True),
        (spot(when="2025-01-01..2025-03-31"), True),
        (spot(when="Q2 2025"), False),
        (spot(row="Aan Land"), False),
    ],
)
def test_two_are_one_thing_when_their_fields_mean_the_same(other, alike):
    assert (unique_key(ROW, other) == unique_key(ROW, spot())) is alike


def test_what_is_empty_or_dropped_counts_for_nothing_unless_it_says_so():
    assert unique_key(ROW, spot(row="")) is None
    assert unique_key(ROW, Spot(title="x", row="Aan Zee")) is None
    assert unique_key(ROW, spot(status="off")) is None
    assert unique_key(m50.Unique(("row",), dropped=True), spot(status="off")) is not None


def test_among_leaves_others_out():
    among = m50.Unique(("row",), among=("sort", (Sort.other,)))
    assert unique_key(among, spot()) is None
    assert unique_key(among, spot(sort="other")) is not None


def test_doubles_are_told_together_once():
    alike = [spot(id="plek-1"), spot(id="plek-2"), spot(id="plek-3"), spot(id="plek-4", row="x")]
    ((one, found),) = groups_of_doubles(alike)
    assert (one, [record.id for record in found]) == (ROW, ["plek-1", "plek-2", "plek-3"])


def test_the_index_follows_what_changes():
    net = network(plugins={"plekken": plugin(record_kinds=lambda: (Spot,))})
    with net:
        with net.commit("Twee") as commit:
            first, second = commit.add(spot()), commit.add(spot(row="Aan Land"))

        def found() -> list[str]:
            return [record.id for record in with_key(net.records, ROW, spot())]

        assert found() == [first.id]
        with net.commit("Verhuisd") as commit:
            commit.change(first, row="Aan Vaart")
            commit.change(second, row="Aan Zee")
        assert found() == [second.id]
        with net.commit("Weg") as commit:
            commit.remove(second.id)
        assert found() == []


def test_looking_for_a_double_looks_at_no_other_record(monkeypatch):
    seen: list[str] = []

    def counted(unique: m50.Unique, record: m50.Record):
        seen.append(record.id)
        return unique_key(unique, record)

    with network(plugins={"plekken": plugin(record_kinds=lambda: (Spot,))}) as net:
        with net.commit("Veel") as commit:
            for number in range(600):
                commit.add(spot(row=f"rij {number}"))
        with net.commit("Eén") as commit:
            commit.add(spot(row="vooraf"))
        monkeypatch.setattr(doubles, "unique_key", counted)
        monkeypatch.setattr(once, "unique_key", counted)
        with net.commit("Nog een") as commit:
            commit.add(spot(row="daarna"))
    assert len(seen) < 10


def test_what_is_written_one_way_only_is_found_without_working_out_what_all_others_mean(
    monkeypatch,
):
    seen: list[str] = []

    def told(unique: m50.Unique, record: m50.Record):
        seen.append(record.id)
        return unique_key(unique, record)

    member = m50.Member(id="lid-0", title="A", municipality="GM1")
    (one,) = m50.Contribution.unique
    with network(m50.Municipality(id="GM1", name="A", code="GM0001"), member) as net:
        with net.commit("Veel") as commit:
            for year in range(2000, 2600):
                commit.add(m50.Contribution(title="x", member="lid-0", for_year=year))
        again = m50.Contribution(title="x", member="lid-0", for_year=2345)
        monkeypatch.setattr(doubles, "unique_key", told)
        assert [found.for_year for found in with_key(net.records, one, again)] == [2345]
    assert len(seen) < 5
