"""Kinds, fields and questions as people call them, beside their names."""

from datetime import date

import pytest

import m50core as m50
from m50core.records.called import field_called, kind_called
from m50core.testing.builders import network


@pytest.fixture(scope="module", name="net")
def _net() -> m50.Network:
    return network(
        m50.Person(id="persoon-eva", name="Eva"),
        m50.ActionItem(id="actie-a", title="Zaal", due="2025-03-14", owner="persoon-eva"),
        m50.ActionItem(id="actie-b", title="Sprekers", due="2025-04-01", status="doing"),
    )


@pytest.mark.parametrize("word", ["actiepunten", "Actiepunt", "ACTION-ITEM", "action item"])
def test_a_collection_is_asked_as_people_call_it(net: m50.Network, word: str):
    assert list(net.collection(word)) == list(net.collection("action_item"))


@pytest.mark.parametrize(
    ("word", "kind"),
    [("goals", "goal"), ("Activities", "activity"), ("lobby-lines", "lobby_line")],
)
def test_a_kind_is_called_as_the_collection_of_the_library(net: m50.Network, word: str, kind: str):
    assert list(getattr(net, word.lower().replace("-", "_"))) == list(net.collection(kind))
    assert kind_called(net.kinds, word) == kind


def test_a_kind_that_is_misspelt_gets_the_three_nearest_and_no_more(net: m50.Network):
    with pytest.raises(m50.UnknownKind) as refused:
        net.collection("actiepnten")
    told = str(refused.value)
    assert "Bedoelt u “actiepunten” (action_item), " in told
    assert told.count("“") == 1 + 3
    assert told.endswith(f"Alle {len(net.kinds)}: m50 list.")


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"uiterlijk": "vrijdag"}, ["actie-a"]),
        ({"Uiterlijk__t/m": "vrijdag"}, ["actie-a"]),
        ({"uiterlijk__tot_en_met": "vrijdag"}, ["actie-a"]),
        ({"uiterlijk__na": "vrijdag"}, ["actie-b"]),
        ({"uiterlijk__lte": "vrijdag"}, ["actie-a"]),
        ({"status": "Bezig"}, ["actie-b"]),
        ({"status__niet": "bezig"}, ["actie-a"]),
        ({"trekker__leeg": "nee"}, ["actie-a"]),
        ({"titel__bevat": "zaal"}, ["actie-a"]),
        ({"titel__een van": "Zaal, Sprekers"}, ["actie-a", "actie-b"]),
    ],
)
def test_a_question_may_be_asked_in_dutch(net: m50.Network, asked, ids):
    assert [record.id for record in net.collection("action_item").where(**asked)] == ids


def test_a_time_of_several_days_has_no_dutch_word_that_may_mean_its_begin_or_its_end(net):
    with pytest.raises(m50.UsageError, match="de vraag “vanaf” bestaat niet"):
        net.collection("action_item").where(uiterlijk__vanaf="volgende week")


def test_a_list_is_sorted_by_what_a_field_is_called(net: m50.Network):
    found = net.collection("actiepunten").order_by("uiterlijk", reverse=True)
    assert [record.id for record in found] == ["actie-b", "actie-a"]


def test_what_is_made_and_changed_may_name_its_fields_in_dutch():
    with network() as net, net.commit("x") as commit:
        made = commit.make("Actiepunt", {"titel": "Zaal", "Uiterlijk": "vrijdag"})
        assert (made.kind, made.due.latest) == ("action_item", date(2025, 3, 14))
        assert commit.change(made, status="klaar", opmerking="ja").status == "done"
        with pytest.raises(m50.UsageError, match="staat er twee keer"):
            commit.change(made, title="x", titel="y")
        with pytest.raises(m50.UnknownField) as refused:
            commit.change(made, titl="x")
        assert "“Actiepunt” (action_item) heeft geen veld “titl”. Bedoelt u “Titel”" in str(
            refused.value
        )


def test_all_words_that_are_no_field_are_told_at_once():
    with network() as net, pytest.raises(m50.M50Error) as refused, net.commit("x") as commit:
        commit.make("actiepunt", {"titl": "Zaal", "uiterlik": "vrijdag"})
    assert "“titl”" in str(refused.value)
    assert "“uiterlik”" in str(refused.value)


def test_the_name_of_a_kind_or_field_goes_before_the_label_of_another():
    @m50.record(label="Doelgroep", plural="goal", prefix="z")
    class Zone(m50.Record):
        title: str = m50.field(label="source", in_list=True, default="")

    kinds = {"goal": m50.Goal, "zone": Zone}
    assert kind_called(kinds, "goal") == "goal"
    assert kind_called(kinds, "doelgroep") == "zone"
    assert field_called(Zone, "source") == "source"


def test_a_word_for_two_fields_is_refused_with_what_to_type():
    @m50.record(label="Dubbel", plural="Dubbelen", prefix="dubbel")
    class Double(m50.Record):
        begin: str = m50.field(label="Dag", default="")
        until: str = m50.field(label="dag", default="")

    with pytest.raises(m50.UsageError, match=r"Dag \(begin\) of dag \(until\)\. Typ wat"):
        field_called(Double, "DAG")


@pytest.mark.parametrize(
    ("cls", "word", "name"),
    [
        (m50.Contact, "titel", "title"), (m50.Contact, "onderwerp", "title"),
        (m50.Goal, "uiterlijk", "due"), (m50.Goal, "wanneer", "due"),
        (m50.ActionItem, "wanneer", "due"), (m50.Seat, "titel", "title"),
    ],
)  # fmt: skip
def test_what_many_kinds_have_may_be_said_as_most_of_them_do(cls, word: str, name: str):
    assert field_called(cls, word) == name
