"""What the program puts together reads as Dutch: walked over the plan, through a year and more."""

import re
from datetime import date

import pytest

import m50core as m50
from m50core.errors import describe
from m50core.guard.calls import Overdue
from m50core.testing.builders import network

DAYS = [date(2025, 1, 6), date(2025, 4, 10), date(2025, 10, 1), date(2026, 3, 10)]
DOUBLED = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
ONE_OF_MORE = re.compile(r"(?<![\d.,])\b1 (?:\w{3,}en|zetels|punten|keren|regels)\b")
NESTED = re.compile(r"\([^()]*\(")
DUTCH_TOO = {"contact", "partner", "document"}
"""Names of kinds that are Dutch words as well."""


@pytest.fixture(scope="module")
def told() -> tuple[set[str], set[str], set[str]]:
    """Return every sentence of the plan through time, the names of kinds, and ids."""
    sentences: set[str] = set()
    with m50.open("memory:", today=DAYS[0], who="secretariaat") as net:
        for day in DAYS:
            net.today = day
            if day.month == 4:  # once both assemblies have a day, deadlines hang on it
                with net.commit("ALV's prikken") as commit:
                    commit.change("alv-2025-1", due="2025-05-15")
                    commit.change("alv-2025-2", due="2025-11-14")
            found = (*net.check(), *net.check(plan=True))
            sentences |= {one.sentence for one in found}
            sentences |= {cause.sentence for cause in net.causes(found)}
            whole = net.day()
            for line in (*whole.everything, *whole.missed):
                sentences |= {line.title, *line.reasons}
            sentences |= {standing.why for standing in net.standings()}
        ids = {record.id for record in net.records if re.search(r"-[a-z]*\d", record.id)}
        return sentences, set(net.kinds) - DUTCH_TOO, ids


def outside_quotes(sentence: str) -> str:
    """Return a sentence without the titles in it, the clauses of the plan, and commands to type."""
    bare = re.sub(r"“[^”]*”", "“…”", sentence)
    bare = re.sub(r"m50 [\w=-]+(?: [\w=…-]+)*", "m50", bare)
    return re.sub(r"\((?:[^()]+ > )[^()]+\)", "", bare)


def test_no_word_stands_twice(told):
    assert [s for s in told[0] if DOUBLED.search(outside_quotes(s))] == []


def test_what_is_one_is_called_one(told):
    assert [s for s in told[0] if ONE_OF_MORE.search(outside_quotes(s))] == []


def test_no_brackets_stand_within_brackets(told):
    assert [s for s in told[0] if NESTED.search(outside_quotes(s))] == []


def test_no_kind_is_called_by_its_name_in_the_code(told):
    sentences, kinds, _ = told
    words = re.compile(rf"\b(?:{'|'.join(sorted(kinds))})\b(?! paper)")
    bare = {s: outside_quotes(s).replace("osition paper", "") for s in sentences}
    assert [s for s, text in bare.items() if words.search(text) or "_" in text] == []


def test_a_deadline_that_hangs_on_an_id_is_told_by_its_title(told):
    sentences, _, ids = told
    hanging = re.compile(r"\b(?:bij|voor|na|tijdens) ([\w-]+-[a-z]*\d\w*)")
    found = {s: hanging.search(outside_quotes(s)) for s in sentences}
    assert [s for s, match in found.items() if match and match[1] in ids] == []


def test_a_relation_to_another_kind_is_refused_in_words():
    place = m50.Municipality(id="GM1", name="Zeist", code="GM0355")
    with (
        network(place) as net,
        pytest.raises(m50.M50Error, match="is een gemeente; hier hoort: organisatie"),
        net.commit("x") as commit,
    ):
        commit.add(m50.Stakeholder(title="x", organisation="GM1", nature="ally"))


def test_what_says_why_in_dutch_is_not_told_with_its_class():
    assert describe(Overdue("antwoordde niet binnen 2 seconden")).startswith("antwoordde")
    assert describe(ValueError("x")) == "ValueError: x"
