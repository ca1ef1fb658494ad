"""What there is only once: a commit, an undo, a return from the bin or a file makes no double."""

import json
from collections.abc import Iterable
from datetime import date

import pytest

import m50core as m50
from m50core.findings.rules import there_twice
from m50core.program.rooms import core_register
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Change
from m50core.testing.builders import definitions, network, plugin

ZEIST = m50.Municipality(id="GM0355", name="Zeist", code="GM0355")
MEMBER = m50.Member(id="lid-zeist", title="Zeist", municipality="GM0355", status="member")
PAID = m50.Contribution(id="contributie-z", title="Zeist 2025", member="lid-zeist", for_year=2025)
AGAIN = m50.Contribution(title="Nog eens", member="lid-zeist", for_year=2025)


@pytest.fixture
def net():
    files = plugin(importers=lambda: core_register().importers().values())
    with network(ZEIST, MEMBER, PAID, plugins={"bestanden": files}) as made:
        yield made


def commit_all(net: m50.Network, records: Iterable[m50.Record]) -> None:
    with net.commit("Dubbel") as commit:
        for record in records:
            commit.add(record)


def refused(net: m50.Network, *records: m50.Record) -> m50.FieldError:
    before = net.log()
    with pytest.raises(m50.FieldError) as told:
        commit_all(net, records)
    assert net.log() == before
    return told.value


def test_a_second_contribution_of_a_member_over_a_year_is_refused_by_name(net):
    error = refused(net, AGAIN)
    assert (error.kind, error.field) == ("contribution", "member")
    assert "“Zeist 2025” (contributie-z)" in error.sentence
    assert "lid “Zeist” en jaar “2025”" in error.sentence
    assert error.sentence.endswith("wijzig die, of kijk het jaar na")
    with net.commit("Volgend jaar") as commit:
        commit.add(m50.Contribution(title="Zeist 2026", member="lid-zeist", for_year=2026))


def test_a_waived_contribution_is_still_the_one_of_its_year(net):
    with net.commit("Kwijt") as commit:
        commit.change("contributie-z", status="waived")
    assert "contributie-z" in refused(net, AGAIN).sentence


def test_a_membership_that_ended_may_be_followed_by_another(net):
    twin = m50.Member(title="Zeist", municipality="GM0355")
    assert "(lid-zeist)" in refused(net, twin).sentence
    with net.commit("Vertrokken") as commit:
        commit.change("lid-zeist", status="former")
    with net.commit("Terug") as commit:
        made = commit.add(twin)
    with pytest.raises(m50.FieldError, match=made.id), net.commit("Dubbel") as commit:
        commit.change("lid-zeist", status="prospect")


def test_two_new_ones_in_one_commit_are_doubles_too(net):
    pair = [m50.Contribution(title=t, member="lid-zeist", for_year=2027) for t in ("Een", "Twee")]
    assert "“Twee”" in refused(net, *pair).sentence


def test_in_one_commit_one_may_take_the_place_of_another(net):
    with net.commit("Vervangen") as commit:
        commit.remove("contributie-z")
        commit.add(AGAIN)
    assert len(net.collection("contribution")) == 1


def test_a_double_can_not_come_back_from_the_bin(net):
    with net.commit("Weg") as commit:
        commit.remove("contributie-z")
    with net.commit("Nieuw") as commit:
        commit.add(AGAIN)
    with pytest.raises(m50.FieldError, match="Nog eens"), net.commit("Terug") as commit:
        commit.restore("contributie-z")


def test_an_undo_makes_no_double(net):
    with net.commit("Weg") as commit:
        commit.remove("contributie-z")
    number = net.log()[-1].number
    with net.commit("Nieuw") as commit:
        made = commit.add(AGAIN)
    with pytest.raises(m50.UndoError, match="dit is er al: “Nog eens”") as told:
        net.undo(number)
    assert (told.value.record_id, told.value.field) == ("contributie-z", "member")
    with net.commit("Ander jaar") as commit:
        commit.change(made, for_year=2026)
    net.undo(number)
    assert "contributie-z" in net.records


def test_a_file_makes_no_double_and_nothing_of_it_is_kept(net, tmp_path):
    path = tmp_path / "contributies.csv"
    path.write_text("kind;title;member;for_year\ncontribution;Zeist;lid-zeist;2025\n", "utf-8")
    for dry_run in (True, False):
        with pytest.raises(m50.M50Error, match=r"^contributies\.csv, rij 2: .*contributie-z"):
            net.take_in(path, dry_run=dry_run)
    assert len(net.collection("contribution")) == 1


def test_the_second_of_two_writers_is_refused(tmp_path):
    one = m50.open(tmp_path / "net", today=date(2025, 3, 11), who="een")
    other = m50.open(tmp_path / "net", today=date(2025, 3, 11), who="twee")
    with one, other:
        member = one.members.first()
        assert len(other.collection("contribution")) == 0
        owed = m50.Contribution(title="2025", member=member.id, for_year=2025)
        with one.commit("Innen") as commit:
            made = commit.add(owed)
        with pytest.raises(m50.FieldError, match=made.id), other.commit("Innen") as commit:
            commit.add(owed)


def kept_double() -> MemoryStore:
    """Return a store in which a contribution is kept twice, as one of before could be."""
    store = MemoryStore()
    with network(ZEIST, MEMBER, PAID, store=store) as net:
        fields = {n: v for n, v in net.records["contributie-z"].plain().items() if n != "id"}
        change = Change("contribution", "contributie-y", None, {**fields, "title": "Nog eens"})
        net._append("Van vroeger", (change,))
        commits = tuple(store.commits())
    return MemoryStore(commits)


def test_doubles_that_were_kept_still_open_are_told_once_and_can_be_mended():
    with network(store=kept_double()) as net:
        (finding,) = there_twice.findings(net.records, net.today)
        assert "“Nog eens”: dit is er al: “Zeist 2025” (contributie-z)" in finding.sentence
        with net.commit("Iets anders daarvan") as commit:
            commit.change("contributie-y", amount="12,00")
        with net.commit("Hersteld") as commit:
            commit.remove("contributie-y")
        assert there_twice.findings(net.records, net.today) == []


def test_doubles_of_a_plan_are_found():
    def budget(number: int, words: str) -> str:
        return f'[[budget]]\nid = "ruimte-{number}"\nsource = "Plan"\ntitle = "B"\n{words}\n'

    halves = 'type = "interim"\nfor_year = 2025\ndue = "{}"'
    both = budget(1, halves.format("1e helft 2025")) + budget(2, halves.format("2e helft 2025"))
    years = budget(3, "for_year = 2025") + budget(4, "for_year = 2026")
    with network(plan=[definitions(both + years, unit_kind="m50")]) as net:
        assert there_twice.findings(net.records, net.today) == []
    with network(plan=[definitions(years + budget(5, "for_year = 2025"), unit_kind="m50")]) as net:
        (finding,) = there_twice.findings(net.records, net.today)
    assert finding.record == "ruimte-5"


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        (m50.Unique(("title",)), "is een tuple"),
        ((m50.Unique(("titel",)),), "“titel”, en dat is er niet"),
        ((m50.Unique("title"),), "geef een tuple met namen"),  # type: ignore[arg-type]
    ],
)
def test_a_declaration_that_can_not_be_used_sets_the_kind_aside(declared, reason):
    from m50core.plugins.soundness import kind_flaw

    @m50.record(label="Ding", plural="Dingen", prefix="ding")
    class Thing(m50.Record):
        title: str = m50.field(label="Naam", in_list=True, searchable=True)

    Thing.unique = declared
    assert reason in kind_flaw(Thing)


def test_a_kept_list_of_doubles_can_be_taken_in_as_the_one_it_is(net, tmp_path):
    path = tmp_path / "z.json"
    items = [{"kind": "contribution", **net.records["contributie-z"].plain()}]
    path.write_text(json.dumps({"schema": "m50.records/1", "items": items}), "utf-8")
    (arrival,) = net.take_in(path)
    assert str(arrival.fate) == "known"
