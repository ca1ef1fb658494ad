"""A name where an id is meant: one match is taken and told, several are listed, none is refused."""

import pytest

import m50core as m50
from m50core.records.asked import read_conditions, read_values
from m50core.records.naming import find_meant
from m50core.testing.builders import network


@pytest.fixture(scope="module", name="net")
def _net() -> m50.Network:
    return network(
        m50.Person(id="persoon-1", name="Eva Boswinkel"),
        m50.Person(id="persoon-2", name="Jan de Vries"),
        m50.Person(id="persoon-3", name="Jan de Vries"),
        m50.Organisation(id="org-vng", name="Vereniging van Nederlandse Gemeenten", short="VNG"),
        m50.ActionItem(id="actie-a", title="Zaal reserveren", owner="persoon-1"),
        m50.ActionItem(id="actie-b", title="Sprekers vragen", about=("actie-a",)),
    )


@pytest.mark.parametrize("words", ["Eva Boswinkel", "eva boswinkel", "Eva", "éva boswinkel"])
def test_a_name_is_read_as_the_id_of_what_is_called_so_and_told(net: m50.Network, words: str):
    read, told = read_values(net.records, m50.ActionItem, {"trekker": words})
    assert read == {"owner": "persoon-1"}
    assert told == (f"Trekker: “{words}” is begrepen als Eva Boswinkel (persoon-1).",)


@pytest.mark.parametrize("words", ["persoon-1", "PERSOON-1", "persoon-99"])
def test_an_id_stays_and_nothing_is_told(net: m50.Network, words: str):
    read, told = read_values(net.records, m50.ActionItem, {"owner": words})
    assert (read["owner"].lower(), told) == (words.lower(), ())


def test_a_condition_takes_names_too_also_several(net: m50.Network):
    asked, told = read_conditions(
        net.records, m50.ActionItem, {"trekker__een van": "Eva, persoon-2"}
    )
    assert asked == {"owner__in": "persoon-1, persoon-2"}
    assert len(told) == 1
    asked, _ = read_conditions(net.records, m50.ActionItem, {"gaat over": "zaal reserveren"})
    assert [r.id for r in net.collection("action_item").where(**asked)] == ["actie-b"]


def test_other_names_count_but_only_where_an_id_is_asked_for(net: m50.Network):
    read, _ = read_values(net.records, m50.Person, {"werkt bij": "vng", "functie": "Eva"})
    assert read == {"organisation": "org-vng", "function": "Eva"}


def test_a_name_of_several_is_refused_with_their_ids(net: m50.Network):
    with pytest.raises(m50.FieldError) as refused:
        read_values(net.records, m50.ActionItem, {"owner": "Jan de Vries"})
    told = "Jan de Vries (persoon-2), Jan de Vries (persoon-3). Geef een nummer"
    assert told in refused.value.reason
    with pytest.raises(m50.UsageError, match=r"\(persoon-2\), Jan de Vries \(persoon-3\)"):
        find_meant(net.records, "jan de vries")


def test_a_name_of_none_gets_the_nearest(net: m50.Network):
    with pytest.raises(m50.FieldError) as refused:
        read_values(net.records, m50.ActionItem, {"owner": "Evva Boswinkl"})
    assert "er is geen persoon “Evva Boswinkl”. Bedoelt u Eva Boswinkel (persoon-1)?" in str(
        refused.value
    )
    with pytest.raises(m50.UnknownId, match=r"Bedoelt u Zaal reserveren \(actie-a\)\?"):
        find_meant(net.records, "zaal resreveren")


@pytest.mark.parametrize("question", ["owner", "trekker__niet", "trekker__een van"])
def test_an_id_that_nothing_has_is_refused_where_one_asks_for_it(net: m50.Network, question: str):
    with pytest.raises(m50.FieldError, match=r"geen persoon met nummer “persoon-99”.*list person"):
        read_conditions(net.records, m50.ActionItem, {question: "persoon-99"})
    with pytest.raises(m50.FieldError, match="geen gegeven met nummer “xyz-1”"):
        read_conditions(net.records, m50.ActionItem, {"about": "actie-a, xyz-1"})


def test_an_id_of_a_plugin_that_is_absent_may_be_asked_while_something_points_at_it():
    item = m50.ActionItem(id="actie-a", title="x", about=("weg-1",))
    records = m50.Records({"action_item": m50.ActionItem}, {item.id: item})
    assert read_conditions(records, m50.ActionItem, {"about": "weg-1"}).values == {"about": "weg-1"}
    # Of what kind it is, nobody here knows.
    assert read_conditions(records, m50.ActionItem, {"owner": "persoon-9"}).values


def test_part_of_a_name_says_enough_only_where_it_is_known_of_what_kind(net: m50.Network):
    assert find_meant(net.records, "Zaal reserveren").id == "actie-a"
    with pytest.raises(m50.UnknownId, match="Zaal reserveren"):
        find_meant(net.records, "Zaal")


def test_a_question_that_stands_there_twice_is_refused(net: m50.Network):
    with pytest.raises(m50.UsageError, match="staat er twee keer"):
        read_conditions(net.records, m50.ActionItem, {"owner": "Eva", "trekker": "Jan"})
