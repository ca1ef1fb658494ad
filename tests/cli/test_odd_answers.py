"""What a program is answered of odd data: nothing at all, vague days, what is gone."""

import json
import shlex
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

import m50core as m50
from m50core.cli.context import Context
from m50core.cli.words import build_parser
from m50core.network.network import Network
from m50core.plugins.register import Register
from m50core.program.installed import installed_register
from m50core.program.schemas import answers, json_schema
from m50core.store.protocol import Change, Commit
from m50core.testing.answers import schema_mistakes
from m50core.testing.builders import DAY, network

WORDS = (
    "list", "list goal", "list person", "today --all", "today --missed", "today --left", "plan",
    "agenda", "check", "check --plan", "bin", "log", "diff --from 2025-03-11", "goals",
    "goals --since 2025-03-01", "rhythms", "runbook", "series", "report", "search x",
)  # fmt: skip
"""Those that answer of any network."""
NOWHERE = {"words": "bij 3e ALV", "earliest": None, "latest": None}


@pytest.fixture(scope="module")
def register() -> Register:
    return installed_register()


@pytest.fixture
def ask(register: Register):
    """What a word answers a program with; it is as its schema says."""
    known = answers(register)

    def answer(net: Network, words: str) -> list[Any]:
        given = ["--json", *shlex.split(words)]
        context = Context(args := build_parser(given).parse_args(given))
        context.__dict__["net"] = net
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()):
            args.m50_run(context)
        said = json.loads(out.getvalue())
        name = said["schema"].partition(".")[2].partition("/")[0]
        assert schema_mistakes(said, json_schema(known[name].schema, register)) == [], words
        items: list[Any] = said["items"]
        return items

    return answer


def test_of_nothing_every_word_answers_a_list_without_anything_to_guess(ask):
    with network() as net:
        for words in WORDS:
            items = ask(net, words)
            if words not in ("list", "today --all"):
                assert items == [], words
        stands, money = ask(net, "today --all")
    assert stands == {"section": "stands"}
    assert (money["outstanding"], money["budgets"]) == ("0.00", [])


def test_what_is_added_or_changed_is_answered_with_the_days_that_hold(ask):
    """As it was kept it had none: what it hangs on gives them."""
    meeting = m50.Meeting(id="db-1", title="DB", due="2025-03-13")
    with network(meeting) as net:
        (added,) = ask(net, "add action_item title=Koffie 'due=3 dagen voor db-1'")
        (changed,) = ask(net, f"set {added['id']} 'due=12 dagen voor db-1'")
    assert (added["due"]["earliest"], added["due"]["latest"]) == ("2025-03-10", "2025-03-10")
    assert (changed["due"]["earliest"], changed["due"]["latest"]) == ("2025-02-28", "2025-02-28")


def test_a_vague_day_is_its_words_with_both_days_in_every_word(ask):
    spring = {"words": "voorjaar 2025", "earliest": "2025-03-01", "latest": "2025-05-31"}
    story = (
        m50.Goal(id="doel-1", title="Vaag", due="voorjaar 2025", cadence="2x per jaar"),
        m50.ActionItem(id="actie-1", title="Nergens", due="bij 3e ALV"),
    )
    with network(*story) as net:
        (goal,) = ask(net, "list goal")
        (shown,) = ask(net, "show doel-1")
        (told,) = ask(net, "log --about doel-1")
        (entry,) = ask(net, "agenda")
        (action,) = ask(net, "show actie-1")
        (rhythm,) = ask(net, "rhythms")
    due = next(field for field in told["fields"] if field["field"] == "due")
    assert goal["due"] == shown["due"] == due["after"] == spring
    assert (entry["kind"], entry["start"], entry["end"], entry["exact"]) == (
        "goal", "2025-03-01", "2025-05-31", False,
    )  # fmt: skip
    assert action["due"] == NOWHERE
    assert (goal["month"], goal["done_on"], rhythm["last"]) == (None, None, None)
    assert rhythm["rounds"][0]["last_day"] == "2025-05-31"


def test_what_a_person_reads_in_words_a_program_gets_by_name(ask):
    """Through whom, what is the matter, what is to be ready, from when: not in Dutch."""
    story = (
        m50.Person(id="persoon-a", name="Arno"),
        m50.Pillar(id="wonen", title="Wonen", chair="persoon-a"),
        m50.Activity(id="act-1", title="Bellen", due=DAY, pillar="wonen"),
        m50.Meeting(id="db-1", title="DB", type="board", due="2025-03-13"),
        m50.Event(id="event-1", title="Week", due="2025-03-10..2025-03-14"),
        m50.Meeting(id="alv-1", title="ALV", type="assembly", due="voorjaar 2025"),
        m50.AgendaItem(id="punt-1", title="Begroting", meeting="alv-1"),
    )
    with network(*story) as net:
        items = ask(net, "today --all")
        lines = {one["id"]: one for one in items if one["section"] == "attention"}
        assert (lines["act-1"]["owner"], lines["act-1"]["owner_via"]) == ("persoon-a", "wonen")
        assert lines["act-1"]["matter"] is None
        undated = [one for one in lines.values() if one["when"] == "geen datum"]
        assert {one["matter"] for one in undated} == {"undated"}
        ready = [one for one in items if one["section"] == "ready"]
        assert {one["sort"] for one in ready} >= {"agenda", "invitation"}
        assert all(one["by"] is None or one["by"] <= "2025-03-13" for one in ready)
        week = {one["id"]: one for one in items if one["section"] == "week"}
        assert (week["event-1"]["start"], week["event-1"]["until"]) == ("2025-03-10", "2025-03-14")


def test_an_amount_is_text_with_two_decimals_in_sums_too(ask):
    story: list[m50.Record] = []
    for n, amount in enumerate((m50.Money(Decimal("1000.5")), m50.Money(Decimal(2)), None)):
        story += [
            m50.Municipality(id=f"GM000{n}", name=f"Stad {n}", code=f"GM000{n}"),
            m50.Member(id=f"lid-{n}", title=f"Stad {n}", municipality=f"GM000{n}"),
            m50.Contribution(
                id=f"c-{n}", title="x", member=f"lid-{n}", for_year=2025, amount=amount
            ),
        ]
    with network(*story) as net:
        affairs = ask(net, "today")[-1]
        (first, *_) = ask(net, "list contribution")
    assert affairs["outstanding"] == "1002.50"
    assert first["amount"] == "1000.50"


def test_of_a_kind_that_is_gone_a_program_gets_what_is_kept(ask):
    """Its plugin is away: its fields are told by their names, as they are kept."""
    with network(m50.Goal(id="doel-1", title="Doel")) as net:
        fields = {"title": "Gezien", "on": "maart 2025", "status": "entered"}
        for change in (
            Change("signal", "signaal-1", None, fields),
            Change("signal", "signaal-1", fields, {**fields, "on": "2025-03-09"}),
            Change("signal", "signaal-1", {**fields, "on": "2025-03-09"}, None),
        ):
            with net.store.writing():
                when, number = net.log()[-1].when, net.store.head() + 1
                net.store.append(Commit(number, when, "x", "y", (change,)))
        added, changed, removed = ask(net, "log --about signaal-1")
        (binned,) = ask(net, "bin")
        assert ask(net, "list goal")[0]["id"] == "doel-1"
    assert {one["field"]: one["after"] for one in added["fields"]} == {
        "title": "Gezien", "on": "maart 2025", "status": "entered",
    }  # fmt: skip
    assert [(one["field"], one["before"], one["after"]) for one in changed["fields"]] == [
        ("on", "maart 2025", "2025-03-09")
    ]
    assert removed["kind"] == binned["kind"] == "signal"
    assert binned["id"] == "signaal-1"


def test_what_lies_in_the_bin_is_gone_from_lists_and_comes_back_as_it_was(ask):
    with network(m50.ActionItem(id="actie-1", title="Zaal", due="begin april 2025")) as net:
        (before,) = ask(net, "list action_item")
        ask(net, "remove actie-1")
        assert ask(net, "list action_item") == ask(net, "search Zaal") == []
        (binned,) = ask(net, "bin")
        assert (binned["id"], binned["kind"]) == ("actie-1", "action_item")
        ask(net, "bin --restore actie-1")
        assert ask(net, "list action_item") == [before]
