"""Municipalities that merged into others can be no member, and one is told what they became."""

from datetime import date

import pytest

import m50core as m50
from m50core.members.records.abolished import (
    abolished_as,
    merged_municipalities,
    names_before,
)
from m50core.members.reference import municipalities
from m50core.program.rooms import core_register
from m50core.records.naming import find_by_name
from m50core.testing.builders import definitions, network, plugin

VOORNE = m50.Municipality(id="GM1992", name="Voorne aan Zee", code="GM1992")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("GM0501", "gemeente Brielle (GM0501) is per zo 1 jan 2023 opgegaan in "
         "Voorne aan Zee (GM1992)"),
        ("uden", "gemeente Uden (GM0856) is per za 1 jan 2022 opgegaan in Maashorst (GM1991)"),
        ("GM0457", "gemeente Weesp (GM0457) is per do 24 mrt 2022 opgegaan in Amsterdam (GM0363)"),
        ("Den Ham", "gemeente Den Ham (GM0159) is per ma 1 jan 2001 opgeheven, en hoort nu bij "
         "Twenterand (GM1700)"),
        ("GM0788", "gemeente Haaren (GM0788) is per vr 1 jan 2021 opgegaan in Boxtel (GM0757), "
         "Oisterwijk (GM0824), Tilburg (GM0855) en Vught (GM0865)"),
    ],
)  # fmt: skip
def test_it_is_told_what_a_merged_municipality_became(words, sentence):
    gone = abolished_as(words)
    assert gone is not None
    assert gone.sentence == sentence


def test_no_municipality_of_today_is_among_them():
    present = {str(one.code) for one in municipalities()}
    assert present.isdisjoint(merged_municipalities())
    assert abolished_as("Zeist") is None


@pytest.mark.parametrize("municipality", ["GM0501", "Brielle", "gm0501"])
def test_a_merged_municipality_can_be_no_member(municipality):
    member = m50.Member(title="Brielle", municipality=municipality)
    with network(VOORNE) as net:
        with pytest.raises(m50.RelationError) as told, net.commit("Lid") as commit:
            commit.add(member)
        assert len(net.log()) == 1
    assert told.value.field == "municipality"
    assert told.value.reason == (
        "gemeente Brielle (GM0501) is per zo 1 jan 2023 opgegaan in Voorne aan Zee (GM1992). "
        "Kies die"
    )


def test_a_merged_municipality_can_not_be_added_again():
    brielle = m50.Municipality(name="Brielle", code="GM0501")
    refused = pytest.raises(m50.FieldError, match="opgegaan in Voorne aan Zee")
    with network() as net, refused, net.commit("Gemeente") as commit:
        commit.add(brielle)


def test_a_file_with_a_merged_member_tells_its_row(tmp_path):
    path = tmp_path / "leden.csv"
    path.write_text("kind;title;municipality\nmember;V;GM1992\nmember;B;GM0501\n", "utf-8")
    files = plugin(importers=lambda: core_register().importers().values())
    with network(VOORNE, plugins={"bestanden": files}) as net:
        with pytest.raises(m50.M50Error, match=r"^leden\.csv, rij 3: .*opgegaan in Voorne"):
            net.take_in(path)
        assert len(net.collection("member")) == 0


KEPT = definitions("""
[[municipality]]
id = "brielle"
name = "Brielle"
code = "GM0501"
source = "Plan"
[[member]]
id = "lid-brielle"
title = "Brielle"
municipality = "brielle"
status = "member"
source = "Plan"
""")


def test_a_member_that_was_one_before_the_merger_can_still_be_closed():
    with network(plan=[KEPT], today=date(2025, 3, 11)) as net:
        with net.commit("Opgegaan in een ander") as commit:
            commit.change("lid-brielle", status="former", until="2022")
        assert net.records["lid-brielle"].status is m50.MemberStatus.former
        with pytest.raises(m50.FieldError, match="opgegaan in"), net.commit("Nieuw") as commit:
            commit.add(m50.Member(title="Brielle", municipality="brielle"))


def test_a_plan_that_names_a_merged_municipality_is_told_what_became_of_it():
    plan = definitions(
        """
[[involvement]]
id = "ruimte-i01"
title = "Brielle"
municipality = "GM0501"
role = "input"
source = "Plan"
""",
        unit_kind="m50",
    )
    with network(plan=[plan]) as net:
        (error,) = net.definition_errors
    assert "opgegaan in Voorne aan Zee (GM1992)" in error.sentence


@pytest.fixture(scope="module")
def merged():
    towns = [one for one in municipalities() if one.id in ("GM1991", "GM0373", "GM0893")]
    member = m50.Member(id="lid-1", title="Maashorst", municipality="GM1991", status="member")
    with network(*towns, member) as net:
        yield net


@pytest.mark.parametrize("words", ["Uden", "uden", "GM1991", "Landerd"])
def test_a_name_of_before_finds_what_it_became_and_its_member(merged, words):
    found = {match.record.id: match.field for match in merged.search(words)}
    assert found.get("GM1991") == ("id" if words == "GM1991" else "also_called")
    assert words == "GM1991" or "lid-1" in found


def test_a_name_with_its_dots_and_brackets_finds_the_one_that_is_meant(merged):
    assert [match.record.id for match in merged.search("Bergen (NH.)")] == ["GM0373"]


def test_who_names_a_municipality_of_before_means_the_member_of_today(merged):
    assert find_by_name(merged.records, m50.Member, "Uden").id == "lid-1"
    assert find_by_name(merged.records, m50.Municipality, "uden").id == "GM1991"


def test_every_municipality_that_merged_is_found_by_what_it_is_part_of():
    gone = {one.name for one in merged_municipalities().values()}
    named = {name for names in names_before().values() for name in names}
    own = {one.name for one in municipalities()}
    assert gone - named <= own, "only those that still go by the same name"
