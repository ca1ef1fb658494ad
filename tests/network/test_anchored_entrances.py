"""Wherever a deadline comes in, it means one thing: refused when typed, a finding where it stands.

“voor niets” names nothing, “na DB” two meetings.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.goals.rules.anchors import anchored_to_nothing
from m50core.program.plugin import m50_importers
from m50core.testing.builders import definitions, network, plugin

WORDS = {"voor niets": "niets", "na DB": "DB"}
THERE = (
    m50.Meeting(title="DB", due="2025-03-20"),
    m50.Meeting(title="DB", due="2025-04-20"),
    m50.ActionItem(id="actie-1", title="Er is al een"),
)
FILES = {"bestanden": plugin(importers=m50_importers)}


def opened(**more: object) -> m50.Network:
    return network(*THERE, plugins=FILES, **more)


def told(net: m50.Network) -> list[str]:
    return [finding.sentence for finding in anchored_to_nothing.findings(net.records, net.today)]


def _added(net: m50.Network, words: str, _: Path) -> None:
    with net.commit("getypt") as commit:
        commit.add(m50.ActionItem(title="x", due=words))


def _made(net: m50.Network, words: str, _: Path) -> None:
    with net.commit("formulier") as commit:
        commit.make("activity", {"title": "x", "due": words})


def _changed(net: m50.Network, words: str, _: Path) -> None:
    with net.commit("gezet") as commit:
        commit.change("actie-1", due=words)


def _rhythm(net: m50.Network, words: str, _: Path) -> None:
    with net.commit("ritme") as commit:
        commit.make("rhythm", {"title": "x", "cadence": "jaarlijks", "anchor": words})


def _amended(net: m50.Network, words: str, _: Path) -> None:
    with net.commit("besluit") as commit:
        commit.add(m50.Amendment(title="x", about="actie-1", field_name="due", new_value=words))


def _amended_again(net: m50.Network, words: str, _: Path) -> None:
    with net.commit("besluit") as commit:
        made = commit.add(
            m50.Amendment(title="x", about="actie-1", field_name="due", new_value="2025-05-01")
        )
    with net.commit("toch anders") as commit:
        commit.change(made, new_value=words)


def _from_table(net: m50.Network, words: str, place: Path) -> None:
    path = place / "acties.csv"
    path.write_text(f"kind;title;due\naction_item;x;{words}\n", encoding="utf-8")
    net.take_in(path)


def _over_table(net: m50.Network, words: str, place: Path) -> None:
    path = place / "acties.csv"
    path.write_text(f"kind;id;due\naction_item;actie-1;{words}\n", encoding="utf-8")
    net.take_in(path, dry_run=True)


TYPED = (_added, _made, _changed, _rhythm, _amended, _amended_again, _from_table, _over_table)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("enter", TYPED, ids=lambda enter: enter.__name__)
def test_what_is_typed_and_means_nothing_or_two_things_is_refused(
    tmp_path: Path, words: str, enter: Callable[[m50.Network, str, Path], None]
):
    with opened() as net:
        with pytest.raises(m50.M50Error) as refusal:
            enter(net, words, tmp_path)
        assert f"“{WORDS[words]}”" in refusal.value.sentence
        assert told(net) == []


def _kept_elsewhere(words: str, place: Path) -> m50.Network:
    net, path = opened(), place / "stuk.json"
    items = [
        {"kind": "action_item", "id": "actie-7", "title": "x", "due": words},
        {"kind": "amendment", "title": "y", "about": "actie-1", "field_name": "due",
         "new_value": words},
    ]  # fmt: skip
    path.write_text(json.dumps({"schema": "m50.records/1", "items": items}), encoding="utf-8")
    net.take_in(path)
    return net


def _restored(words: str, _: Path) -> m50.Network:
    named = "niets" if words == "voor niets" else "DB"
    net = network(m50.Meeting(id="een", title=named), m50.ActionItem(id="x", title="x", due=words))
    with net.commit("weg") as commit:
        commit.remove("x")
    with net.commit("anders") as commit:
        if named == "niets":
            commit.change("een", title="Iets")
        else:
            commit.add(m50.Meeting(title="DB"))
    with net.commit("terug") as commit:
        commit.restore("x")
    return net


def _undone(words: str, _: Path) -> m50.Network:
    named = WORDS[words]
    net = network(m50.Meeting(id="een", title=named), m50.Meeting(id="twee", title=named))
    with net.commit("naam") as commit:
        commit.change("een", title="Iets")
        commit.change("twee", title=named if named == "niets" else "Iets anders")
        commit.add(m50.Meeting(id="drie", title="DB"))
    number = max(one.number for one in net.log())
    with net.commit("termijn") as commit:
        commit.add(m50.ActionItem(title="x", due=words))
    net.undo(number)
    return net


def _plan(words: str, *, unit: str, unit_kind: str, year: int = 2025) -> m50.Network:
    file = definitions(
        f'[[{unit_kind}]]\nid = "{unit}"\ntitle = "Eenheid"\nsource = "Plan"\n'
        f'[[activity]]\nid = "{unit}-a01"\ntitle = "x"\ndue = "{words}"\nsource = "Plan"\n',
        unit=unit, unit_kind=unit_kind, year=year,
    )  # fmt: skip
    return network(*THERE, plan=[file], today=date(year, 1, 15))


STANDS = {
    "kept elsewhere": _kept_elsewhere,
    "from the bin": _restored,
    "taken back": _undone,
    "plan of a pillar": lambda words, _: _plan(words, unit="ruimte", unit_kind="pillar"),
    "plan of the core": lambda words, _: _plan(words, unit="relaties", unit_kind="portfolio"),
    "plan of next year": lambda words, _: _plan(
        words, unit="ruimte", unit_kind="pillar", year=2026
    ),
}


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("name", STANDS)
def test_where_it_stands_already_it_is_told_as_a_finding(tmp_path: Path, words: str, name: str):
    with STANDS[name](words, tmp_path) as net:
        messages = told(net)
        assert messages, name
        assert all(f"“{WORDS[words]}”" in one for one in messages)
        assert len(messages) == (2 if name == "kept elsewhere" else 1)


def test_an_amendment_may_not_let_a_thing_wait_for_itself():
    with opened() as net:
        refusal = pytest.raises(m50.FieldError, match="kring")
        with refusal as error, net.commit("besluit") as commit:
            commit.add(m50.ActionItem(title="later", due="na actie-1"))
            commit.add(
                m50.Amendment(title="x", about="actie-1", field_name="due", new_value="na actie-2")
            )
        assert (error.value.kind, error.value.field) == ("amendment", "new_value")


ALV = m50.Organisation(id="org-alv", name="Algemene ledenvergadering", short="ALV")
ASSEMBLIES = (
    ALV,
    m50.Meeting(id="alv-1", title="1e ALV", due="voorjaar 2025", organ="org-alv"),
    m50.Meeting(id="alv-2", title="2e ALV", due="najaar 2025", organ="org-alv"),
)


@pytest.mark.parametrize(
    ("today", "meant"),
    [
        (date(2025, 3, 11), "5 werkdagen voor alv-1"),
        (date(2025, 5, 31), "5 werkdagen voor alv-1"),
        (date(2025, 6, 1), "5 werkdagen voor alv-2"),
    ],
)
def test_of_several_meetings_of_a_body_the_first_still_to_come_is_meant(today, meant):
    with network(*ASSEMBLIES, today=today) as net:
        with net.commit("getypt") as commit:
            item = commit.make("action_item", {"title": "x", "due": "5 werkdagen voor de ALV"})
        assert str(net[item.id].due) == meant


def test_where_all_are_over_it_says_so_and_where_two_are_next_it_asks():
    with network(*ASSEMBLIES, today=date(2025, 12, 20)) as net:
        with pytest.raises(m50.FieldError, match="is voorbij: “1e ALV”"):
            _added(net, "voor ALV", Path())
        assert not net.collection("action_item")
    twin = m50.Meeting(id="alv-3", title="Ingelaste ALV", due="voorjaar 2025", organ="org-alv")
    two_next = pytest.raises(m50.FieldError, match="kan meer dan één ding zijn")
    with network(*ASSEMBLIES, twin) as net, two_next:
        _added(net, "voor ALV", Path())


def test_a_thing_that_would_hang_on_itself_is_told_so():
    with (
        network(m50.ActionItem(id="actie-1", title="Zaal")) as net,
        pytest.raises(m50.FieldError, match="kan niet aan zichzelf hangen"),
        net.commit("x") as commit,
    ):
        commit.change("actie-1", due="voor actie-1")
