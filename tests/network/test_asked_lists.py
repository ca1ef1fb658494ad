"""The lists of a network in a script: what they take, and what they say of anything else."""

from collections.abc import Callable
from typing import Any

import pytest

import m50core as m50
from m50core.network.face.lists import Lists
from m50core.testing.builders import network


@pytest.fixture(scope="module")
def net():
    actions = (m50.ActionItem(id=f"actie-{n}", title=f"Zaal {n}", due="2025-03-12") for n in (1, 2))
    with network(m50.Decision(id="besluit-1", title="Besluit"), *actions) as made:
        yield made


@pytest.mark.parametrize(
    "given",
    [
        lambda _: "action_item",
        lambda net: net.collection("action_item"),
        lambda net: net.collection("action_item").where(due__lte="2025-03-12"),
        lambda net: list(net.collection("action_item")),
        lambda net: iter(net.collection("action_item")),
    ],
)
def test_records_are_listed_by_the_name_of_their_kind_as_found_or_one_by_one(net, given):
    table = net.lists.records(given(net))
    assert [row.id for row in table.rows] == ["actie-1", "actie-2"]
    assert [cell.text for cell in table.column("title")] == ["Zaal 1", "Zaal 2"]


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda net, lists: lists.records([net["actie-1"], net["besluit-1"]]), "van één soort"),
        (lambda _, lists: lists.records([]), "van één soort"),
        (lambda _, lists: lists.records(None), "“None” kan hier niet"),
        (lambda _, lists: lists.records([3]), "“3” kan hier niet"),
        (lambda _, lists: lists.records("gaol"), "“gaol” bestaat niet"),
        (lambda net, lists: lists.records(net.goals, like="nope"), "“nope” bestaat niet"),
        (lambda net, lists: lists.goals([net["actie-1"]]), "Geef een GoalStanding"),
        (lambda _, lists: lists.log([3]), "Geef een Commit"),
        (lambda _, lists: lists.day(3), "Geef een Today"),
        (lambda _, lists: lists.check(plan="ja"), "Geef True of False"),
        (lambda _, lists: lists.search(3), "Geef een tekst"),
        (lambda _, lists: lists.effects("actie-1"), "niets met het nummer “actie-1”"),
        (lambda net, lists: lists.effects(net["actie-1"]), "Geef een besluit"),
        (lambda _, lists: lists.relations("weg"), "niets met het nummer “weg”"),
        (lambda _, lists: lists.cell("weg", "due"), "niets met het nummer “weg”"),
    ],
)
def test_what_cannot_be_listed_is_refused_with_what_to_give(
    net: m50.Network, ask: Callable[[m50.Network, Lists], Any], sentence: str
):
    with pytest.raises(m50.M50Error, match=sentence):
        ask(net, net.lists)


def test_an_empty_list_of_a_kind_has_its_columns_and_a_record_may_be_named(net):
    assert net.lists.records([], like="action_item").labels == (
        net.lists.records("action_item").labels
    )
    assert net.lists.cell("actie-1", "title").text == "Zaal 1"
    assert net.lists.effects("besluit-1") == net.lists.effects(net["besluit-1"])
