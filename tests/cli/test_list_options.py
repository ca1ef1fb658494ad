"""Every word that answers with a list takes the same options, and heeds them in JSON too."""

import argparse
import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.cli.drawing import Surface
from m50core.cli.list_options import Wish, add_list_options, items_in_order, join_sort, wish_of
from m50core.cli.main import main
from m50core.cli.output import lines
from m50core.cli.plain import escape
from m50core.cli.wished import lines_as_wished
from m50core.cli.words import core_words
from m50core.pages import Column, ListRow, Table, TextLine, cell
from m50core.pages.arranging import SortKey
from m50core.program.rooms import core_register

LISTS = {
    "agenda", "backup", "bin", "compare", "goals", "list", "log", "meeting", "person", "plan",
    "plugins", "ready", "rhythms", "runbook", "schema", "search", "series",
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("lijst") / "net"
    with m50.open(folder, who="an", today="2025-03-11") as net, net.commit("Acties") as commit:
        for title, due in (
            ("Zaal\there", "2025-04-01"),
            ("Borrel", None),
            ("Koffie", "2025-03-12"),
        ):
            commit.add(m50.ActionItem(title=title.replace("\t", " "), due=due))
    return folder


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str]):
    def asked(*words: str, code: int = 0) -> tuple[str, str]:
        assert main(["--network", str(place), "--today", "2025-03-11", *words]) == code
        told = capsys.readouterr()
        return told.out, told.err

    return asked


def ids(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines() if line.startswith("actie-")]


def test_each_word_that_answers_with_a_list_takes_the_options():
    assert {name for name, word in core_words().items() if word.lists()} == LISTS


def test_no_word_of_the_core_has_an_option_of_that_name_with_another_meaning():
    for name in LISTS:
        parser = argparse.ArgumentParser()
        if layout := core_register().commands()[name].arguments:
            layout(parser)
        own = {
            option
            for option in ("--sort", "--columns", "--wide", "--plain")
            if option in parser._option_string_actions
        }
        assert own == set(), name


def test_a_list_is_sorted_ending_with_what_has_no_day(run):
    assert ids(run("list", "action_item", "--sort", "due")[0]) == ["actie-3", "actie-1", "actie-2"]
    for words in (["--sort", "-due"], ["--sort=-due"], ["--sort", "Uiterlijk:desc"]):
        out, _ = run("list", "action_item", *words)
        assert ids(out) == ["actie-1", "actie-3", "actie-2"]
    items = json.loads(run("list", "action_item", "--sort", "-due", "--json")[0])["items"]
    assert [item["id"] for item in items] == ["actie-1", "actie-3", "actie-2"]


def test_a_limit_says_how_many_more_there_are_in_json_beside_the_answer(run):
    out, err = run("list", "action_item", "--sort", "title", "--limit", "1")
    assert ids(out) == ["actie-2"]
    assert "En nog 2 regels: zonder --limit" in out.splitlines()[-1]
    out, err = run("list", "action_item", "--sort", "title", "--limit", "1", "--json")
    assert [item["id"] for item in json.loads(out)["items"]] == ["actie-2"]
    assert "En nog 2 regels" in err
    assert "nog" not in run("list", "action_item", "--limit", "3")[0]
    for wrong in ("0", "-1"):
        assert "--limit" in run("list", "action_item", "--limit", wrong, code=2)[1]


def test_any_field_can_be_a_column_also_one_that_is_empty_or_that_no_list_shows(run):
    out, _ = run("list", "action_item", "--columns", "Titel,description,id", "--sort", "-nummer")
    assert out.splitlines()[0].split() == ["Titel", "Toelichting", "Nummer"]
    assert out.splitlines()[1].split() == ["Koffie", "actie-3"]
    _, err = run("list", "action_item", "--columns", "descripton", code=2)
    assert "description" in err


@pytest.mark.parametrize("more", [["id"], ["Nummer", "description", "Toelichting"], ["title"]])
def test_no_column_is_there_twice_whatever_is_asked_of_it(more):
    """The number of a row is a column too, that no field makes another time."""
    with m50.open("memory:", today="2025-03-11") as net:
        table = net.lists.records("action_item", more=more)
    names = [table.ids, *table.labels]
    assert len(names) == len(set(names))


def test_a_column_in_which_nothing_stands_is_there_with_wide(run):
    head = run("list", "action_item", "title=Borrel")[0].splitlines()[0]
    wide = run("list", "action_item", "title=Borrel", "--wide")[0].splitlines()[0]
    assert "Uiterlijk" not in head
    assert "Uiterlijk" in wide


def test_in_a_pipe_no_title_is_cut(run):
    """``grep`` finds what stands there."""
    assert "woordvoerders van alle fracties in de Tweede Kamer" in run("list", "goal")[0]


def test_for_another_program_there_are_tabs_and_values(run, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    out, err = run("list", "action_item", "--plain", "--columns", "id,due,status", "--limit", "2")
    assert out == "id\tdue\tstatus\nactie-1\t2025-04-01\topen\nactie-2\t\topen\n"
    assert "En nog 1 regel:" in err
    out, err = run("agenda", "--plain", "--from", "2025-01-01", "--to", "2025-12-31")
    assert len({line.count("\t") for line in out.splitlines()}) == 1
    assert out.startswith("id\twhen\t")
    assert "Weggelaten: " in err


TEXT = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")) | st.sampled_from('\t\n\\"')
)


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_stands_in_a_plain_list_is_read_back_as_it_was(rows):
    head = (Column("Een", "one"), Column("Twee", "two"), Column("Drie", "three"))
    told = io.StringIO()
    lines([Table([list(map(cell, row)) for row in rows], head=head)], told, Surface(20, plain=True))
    back = [*csv.reader(io.StringIO(told.getvalue()), delimiter="\t", quoting=csv.QUOTE_NONE)]
    read = [[unescape(text) for text in row] for row in back]
    assert read == [["one", "two", "three"], *rows]


def test_what_a_terminal_would_act_upon_is_seen_in_a_plain_list():
    escaped = escape("a\x1b[2J\u202eb\tc")
    assert escaped.isprintable()
    assert (escaped[0], escaped[-4:]) == ("a", "b\\tc")


def unescape(text: str) -> str:
    signs = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    parts = iter(text)
    return "".join(signs[next(parts)] if sign == "\\" else sign for sign in parts)


@pytest.mark.parametrize("words", [["--columns", "id"], ["--wide"], ["--plain"]])
def test_how_a_list_is_drawn_is_not_asked_of_json(run, words):
    assert "--json" in run("list", "goal", "--json", *words, code=2)[1]


ARRANGED = (
    Wish(limit=1), Wish((SortKey("A"),)), Wish(columns=("A",)), Wish(plain=True)
)  # fmt: skip


def names(lines: Iterable[object]) -> list[str]:
    return ["TABLE" if isinstance(one, Table) else getattr(one, "text", str(one)) for one in lines]


@pytest.mark.parametrize("wish", ARRANGED)
def test_what_is_wished_is_of_the_first_list_which_stands_alone_and_the_rest_is_named(wish):
    table = Table([ListRow((cell("x"),)), ListRow((cell("y"),))], head="A", title="Nog een")
    answer = ["Boven", table, "Onder", "", TextLine("Fout (3)", heading=True), "a", TextLine("")]
    said: list[str] = []
    answer += [TextLine("Zonder dag (2)", heading=True), table, table]
    lines, _ = lines_as_wished(answer, wish, said.append, changed=False)
    told = "Hier staat alleen de eerste lijst. Weggelaten: Fout (3), Zonder dag (2), Nog een (2)."
    if wish.plain:
        assert (names(lines), said) == (["TABLE"], [told])
    else:
        assert (names(lines), said) == (["Boven", "TABLE", "Onder", told], [])


def test_how_wide_it_is_drawn_is_wished_of_every_list():
    table = Table([ListRow((cell("x"),))], head="A")
    answer = ["Boven", table, TextLine("Fout (3)", heading=True), table]
    assert lines_as_wished(answer, Wish(wide=True), [].append, changed=False)[0] == answer


def test_of_the_plan_its_parts_are_sorted_as_long_as_not_all_is_asked(run):
    """They are the list that it shows; a limit then says what is so without it."""
    out, _ = run("plan", "--sort", "-doelen", "--columns", "id,Doelen", "--limit", "2")
    parts = [line.split() for line in out.splitlines() if line.split()[-1].isdigit()]
    assert [int(goals) for _, goals in parts] == sorted((int(n) for _, n in parts), reverse=True)
    assert len(parts) == 2
    assert "regels: zonder --limit" in out
    out, _ = run("plan", "--all", "--sort", "titel", "--limit", "2")
    assert out.splitlines()[0].split() == ["Nummer", "Soort", "Titel"]
    assert "regels: zonder --limit" in out


@pytest.mark.parametrize(
    ("asked", "with_all"), [({"all": False}, True), ({"all": True}, False), ({}, False)]
)
def test_a_limit_names_all_where_the_word_begins_its_list_without_it(asked, with_all):
    args = argparse.Namespace(**asked, limit=2, m50_limits=True, json=False)
    wish = wish_of(args)
    assert wish is not None
    assert wish.with_all is with_all


def test_plain_and_wide_are_two_things(run):
    assert "--wide" in run("list", "goal", "--plain", "--wide", code=2)[1]


def test_where_there_is_no_list_it_is_said(run):
    assert "geen lijst" in run("schema", "log", "--limit", "3")[1]


def test_items_are_sorted_as_the_rows_that_a_person_gets():
    rows = [ListRow((cell("b"),), "1"), ListRow((cell("a"),), "2")]
    table, wish = Table(rows, head=("Wie",)), Wish((SortKey("Wie"),))
    items = [{"id": "1", "owner": "persoon-1"}, {"id": "2", "owner": "persoon-2"}]
    assert items_in_order(items, ["", table], wish) == items[::-1]
    same = [{"id": "1", "n": 3}, {"id": "1", "n": 2}, {"id": "1", "n": None}]
    assert [one["n"] for one in items_in_order(same, [], Wish((SortKey("n"),)))] == [2, 3, None]
    with pytest.raises(m50.UsageError, match="Kies uit: id, n"):
        items_in_order(same, [], Wish((SortKey("m"),)))


def test_a_word_of_a_plugin_keeps_its_own_option():
    parser = argparse.ArgumentParser()
    parser.add_argument("--limit", default="van mij")
    add_list_options(parser)
    args = parser.parse_args(["--sort=-due"])
    assert (args.limit, args.m50_limits, args.sort) == ("van mij", False, "-due")


def test_a_field_after_sort_may_begin_with_a_minus():
    assert join_sort(["list", "--sort", "-due", "--json"]) == ["list", "--sort=-due", "--json"]
    assert join_sort(["--sort", "--json"]) == ["--sort", "--json"]


def test_what_a_word_did_is_done_also_when_its_list_is_asked_for_in_vain():
    """Who may have done something is told; who only looked is refused."""
    net = m50.open("memory:", today="2025-03-11")
    with net.commit("Actie") as commit:
        commit.add(m50.ActionItem(title="Zaal"))
    wish, said = Wish((SortKey("kleur"),)), []
    table = net.lists.records("action_item")
    assert lines_as_wished([table], wish, said.append, changed=True)[0] == [table]
    assert "geen kolom" in said[0]
    with pytest.raises(m50.UsageError, match="geen kolom"):
        lines_as_wished([table], wish, said.append, changed=False)
