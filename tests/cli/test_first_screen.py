"""The first words of a morning fit a screen, what matters most first; the rest is asked for."""

import re
from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from shlex import split
from typing import Any

import pytest

import m50core as m50
from m50core.accountability.records import Stand
from m50core.cli.context import Context
from m50core.cli.digest_lines import digest_lines, lines_told
from m50core.cli.drawing import Surface, table_lines
from m50core.cli.list_options import wish_of
from m50core.cli.main import main
from m50core.cli.terminal import WHOLE
from m50core.cli.wished import lines_as_wished
from m50core.cli.words import build_parser
from m50core.findings.findings import Severity
from m50core.network.network import Network
from m50core.pages import Digest, ListRow, Table, TextLine
from m50core.program.rooms import core_register
from m50core.testing.builders import practice
from m50core.today.attention import Attention, Saving

DAY = date(2025, 3, 11)
WORDS = ("today", "check", "check --plan", "plan", "goals", "agenda", "rhythms")
SORTS = ("core", "plan", "busy")
SCREEN = Surface(80)


def fill(net: Network) -> None:
    """Add what a busy office has: much that is late, much of this week, goals that go badly."""
    long = "waarvan de titel zo lang is dat hij op een scherm niet op één regel past"
    with net.commit("Druk") as c:
        for number in range(40):
            due = (DAY + timedelta(days=(-20, 0, 2, 16)[number % 4])).isoformat()
            held = (DAY + timedelta(days=number % 9)).isoformat()
            goal = {"due": "Q1 2025", "year": 2025, "pillar": "ruimte"}
            c.add(m50.ActionItem(title=f"Actie {number} {long}", due=due))
            c.add(m50.Goal(title=f"Doel {number} {long}", **goal))
            c.add(m50.Meeting(title=f"Overleg {number} {long}", due=held, start="10:00"))


@cache
def network(sort: str) -> Network:
    """Return a network in memory: of the core alone, with the whole plan, of a busy office."""
    register = core_register() if sort == "core" else None
    net = m50.open("memory:", today=DAY, who="secretariaat", register=register)
    if sort == "busy":
        fill(net)
    return net


@pytest.fixture(scope="module", autouse=True)
def closing() -> Iterator[None]:
    yield
    for sort in SORTS:
        network(sort).close()
    network.cache_clear()
    ask.cache_clear()


class Hearing(Context):
    """Gets what a command answers as values; its network is open already."""

    def __init__(self, args: Namespace, net: Network) -> None:
        super().__init__(args)
        self.net = net

    def answer(self, schema: Any, items: Any, lines: Any, **_: Any) -> None:
        """Keep what a program gets, and what a person does."""
        self.items, self.told = list(items), list(lines)


@cache
def ask(words: str, net: Network) -> Hearing:
    """Return what words are answered; on another day it is asked anew."""
    typed = split(words)
    context = Hearing(build_parser(typed).parse_args(typed), net)
    context.args.m50_run(context)
    return context


def digest(words: str, net: Network) -> Digest:
    (found,) = ask(words, net).told
    assert isinstance(found, Digest)
    return found


def drawn(told: list[Any], how: Surface = SCREEN) -> str:
    lines: list[str] = []
    for each in told:
        if isinstance(each, Digest):
            lines += digest_lines(each, how)
        elif isinstance(each, Table):
            lines += table_lines(each, how)
        else:
            lines.append(each.text if isinstance(each, TextLine) else each)
    return "\n".join(lines)


def rows(found: Digest) -> list[ListRow]:
    return [row for part in found.parts for row in part.table.rows]


def shown(found: Digest, how: Surface = SCREEN) -> list[str]:
    """Return the ids in what is drawn, in their order."""
    ids = {row.id for row in rows(found) if row.id}
    return [word for word in re.findall(r"[\w-]+", drawn([found], how)) if word in ids]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("sort", SORTS)
def test_an_answer_fits_a_screen_and_says_how_much_more_there_is(words: str, sort: str):
    found = digest(words, network(sort))
    lines = drawn([found]).splitlines()
    assert 0 < len(lines) <= 22
    assert max(map(len, lines)) <= 80
    if found.more or found.besides or any(row.id not in shown(found) for row in rows(found)):
        assert found.rest in lines[-1], "the last line says which words show the rest"
    assert shown(found, Surface(200)) == shown(found, SCREEN) == shown(found, Surface(WHOLE))


def test_what_is_told_before_an_answer_is_counted_to_the_screen(tmp_path, capsys, monkeypatch):
    """Such as that there is no network yet, and which day is looked back upon."""
    monkeypatch.setenv("COLUMNS", "80")
    place = ["--network", str(tmp_path / "net"), "--today", "2025-03-11"]
    main([*place, "check", "--as-of", "2025-03-10"])
    told = capsys.readouterr()
    before = lines_told(told.err.splitlines())
    assert before > 1
    assert 0 < len(told.out.splitlines()) <= 22 - before


def test_a_list_of_which_nothing_fits_is_named_in_the_last_line():
    found = digest("check", network("plan"))
    lines = [*digest_lines(found, SCREEN._replace(told=2))]
    assert not any("(0 van" in line for line in lines)
    last = lines[-1]
    for part in found.parts:
        if part.table.rows and not any(line.startswith(part.table.title) for line in lines):
            assert f"{len(part.table.rows)} bij “{part.table.title}”" in last
    assert " bij “" in last


@pytest.mark.sweep
@pytest.mark.parametrize("sort", ["plan", "busy"])
def test_on_any_day_of_a_year_an_answer_fits_a_screen(sort: str):
    net = network(sort)
    for number in range(0, 365, 9):
        net.today = date(2025, 1, 3) + timedelta(days=number)
        ask.cache_clear()
        for words in WORDS:
            told = drawn([digest(words, net)]).splitlines()
            assert len(told) <= 22, (net.today, words)
    net.today = DAY
    ask.cache_clear()


@pytest.mark.parametrize("sort", ["plan", "busy"])
def test_the_day_begins_with_what_is_late_or_for_today_then_the_week(sort: str):
    found = digest("today", network(sort))
    now, week, later, *_ = ([row.about for row in part.table.rows] for part in found.parts)
    assert now
    assert all(one.until <= DAY or one.saving(DAY) is Saving.late for one in now)
    assert [one.rank(DAY) for one in now] == sorted(one.rank(DAY) for one in now)
    days = [one.until if isinstance(one, Attention) else one.start for one in week]
    assert days == sorted(days)
    sunday = DAY + timedelta(days=5)
    assert all(DAY <= day <= sunday for day in days)
    assert all(one.until > sunday for one in later)
    everything = network(sort).day().everything
    told = [one.record for one in (*now, *week, *later) if isinstance(one, Attention)]
    assert sorted(told) == sorted(one.record for one in everything), "each once, none left out"
    assert shown(found)[:3] == [one.record for one in now[:3]]
    assert {one.record for one in week} & set(shown(found)) or not week


@pytest.mark.parametrize("words", ["check", "check --plan"])
def test_a_check_begins_with_the_most_serious_of_each_rule(words: str):
    found = digest(words, network("busy"))
    causes = [row.about for row in rows(found)]
    assert [one.severity for one in causes] == sorted(
        (one.severity for one in causes), key=list(Severity).index
    )
    codes = [one.code for one in causes if one.findings[0].record]
    assert len(codes) == len(set(codes)), "a line a rule"
    findings = network("busy").check(plan="--plan" in words)
    assert sum(len(one.findings) for one in causes) == len(findings)
    assert str(len(findings)) in drawn([found]).splitlines()[0]
    assert shown(found), "one of a single finding tells its number"


def test_goals_begin_with_those_at_risk_then_silent_then_those_that_ask():
    net = network("busy")
    stands = [row.about or row.cells[1].value for row in rows(digest("goals", net))]
    asking = [Stand.risk, Stand.silent, Stand.attention]
    assert stands == sorted(stands, key=asking.index)
    assert len(stands) == sum(one.stand in asking for one in net.standings())
    assert digest("goals", net).more == len(net.goals) - len(stands)


def test_the_plan_is_its_parts_with_their_goals_and_one_is_read_by_number_or_title():
    net = network("plan")
    parts = net.plan.of_year(2025)
    table = digest("plan", net).parts[0].table
    assert [row.id for row in table.rows] == [part.unit for part in parts]
    told = [line.split(" ")[0] for line in drawn([digest("plan", net)]).splitlines()]
    assert [name for name in told if name in {part.unit for part in parts}] == [
        part.unit for part in parts
    ]
    assert sum(one.value for one in table.column("goals")) == len(net.goals)
    by_number, by_title = (
        drawn(ask(f"plan --part {name}", net).told) for name in ("ruimte", "'ruimte en Economie'")
    )
    assert by_number == by_title == drawn(ask("plan ruimte", net).told)
    assert "ruimte-07" in by_number


@pytest.mark.parametrize("sort", ["plan", "busy"])
@pytest.mark.parametrize("words", ["today", "plan", "goals", "agenda", "rhythms"])
def test_all_of_it_has_what_the_screen_has_and_what_a_program_gets(words: str, sort: str):
    net = network(sort)
    short, whole = ask(words, net), ask(f"{words} --all", net)
    text = drawn(whole.told, Surface(WHOLE))
    assert whole.items == short.items, "what a program gets stays the same"
    ids = {name for item in short.items for name in ids_of(item)}
    assert ids
    assert ids - set(re.findall(r"[\w-]+", text)) == set()
    assert set(shown(short.told[0])) - set(re.findall(r"[\w-]+", text)) == set()


def ids_of(item: Any) -> set[str]:
    """Return the ids of what an item of an answer is about."""
    about = [getattr(item, name, item) for name in ("line", "deferral", "entry", "standing")]
    return {str(one.id) for one in (item, *about) if getattr(one, "id", "")}


@pytest.mark.parametrize("words", ["check", "check --plan"])
def test_all_of_a_check_is_each_finding(words: str):
    net = network("busy")
    text = drawn(ask(f"{words} --all", net).told, Surface(WHOLE))
    findings = net.check(plan="--plan" in words)
    assert [one.code for one in findings if one.sentence not in text] == []
    assert len(ask(words, net).items) == len(findings)


def test_what_came_since_a_day_alone_is_told():
    with practice(today=DAY) as net:
        with net.commit("x") as c:
            c.add(m50.ActionItem(title="Te laat", due="2025-03-12"))
        for day, late in ((date(2025, 3, 12), {}), (date(2025, 3, 14), {"actie-1": "M50-004"})):
            net.today = day
            ask.cache_clear()
            items = ask("check --since 2025-03-12", net).items
            assert {one.record: one.code for one in items} == late
    ask.cache_clear()


@pytest.mark.parametrize("words", ["goals", "plan --all", "agenda", "rhythms"])
def test_a_list_that_is_asked_in_a_form_of_its_own_is_whole(words: str):
    typed = [*words.split(), "--plain"]
    args = build_parser(typed).parse_args(typed)
    args.m50_wish = wish_of(args)
    context = Hearing(args, network("plan"))
    args.m50_run(context)
    (table,), how = lines_as_wished(context.told, args.m50_wish, [].append, changed=False)
    ids = {row.id for row in table.rows}
    assert how.plain
    assert {name for item in context.items for name in ids_of(item)} <= ids
    assert len(ids) > 30
