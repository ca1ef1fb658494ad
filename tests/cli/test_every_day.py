"""Whichever command asks for a day or period: it is read as spoken, from today, and told back."""

import argparse
from pathlib import Path
from typing import Any

import pytest

import m50core
from m50core.cli.main import main
from m50core.cli.parser import SHARED
from m50core.cli.words import build_parser
from m50core.program.installed import installed_register

SPOKEN = {
    ("today", "today"): "--today morgen today",
    ("today", "as_of"): "--as-of morgen today",
    ("today", "known_on"): "--known-on gisteren today",
    ("agenda", "start"): "agenda --from morgen",
    ("agenda", "end"): "agenda --to morgen",
    ("check", "since"): "check --since gisteren",
    ("check", "until"): "check --suppress M50-102 alv-2025-1 --reason later --until morgen",
    ("done", "on"): "done communicatie-a29 --on gisteren",
    ("schedule", "day"): "schedule alv-2025-1 morgen",
    ("leave", "until"): "leave alv-2025-1 --reason later --until morgen",
    ("log", "start"): "log --from gisteren",
    ("log", "end"): "log --to gisteren",
    ("diff", "start"): "diff --from gisteren",
    ("diff", "end"): "diff --from eergisteren --to gisteren",
    ("goals", "since"): "goals --since gisteren",
    ("judge", "until"): "judge ruimte-01 risk --reason x --until morgen",
    ("progress", "on"): "progress ruimte-01 x --on gisteren",
    ("runbook", "on"): "runbook alv --on morgen",
    ("series", "first"): "series DB-vergadering --every week --from morgen --to +3w --dry-run",
    ("series", "last"): "series DB-vergadering --every week --from vandaag --to +3w --dry-run",
    ("ready", "on"): "ready alv-2025-1 --done agenda --on gisteren",
    ("move", "day"): "move financien-m02 morgen --reason uitgesteld",
    ("decide", "on"): "decide besluit-1 --on gisteren",
    ("decide", "effective"): "decide besluit-1 --effective morgen",
    ("decide", "until"): "decide besluit-1 --appoint ruimte-z02 Anna --interim --until morgen",
    ("account", "period"): "account Q1",
    ("report", "period"): "report voortgang --period Q1",
    ("minutes", "on"): "minutes relaties-v01 --adopt --on gisteren",
}
"""By command and argument: words with a day or period that hangs on the day that it is."""


def asked_for() -> set[tuple[str, str]]:
    """Every argument of every installed command that is a day or a period; the shared ones once."""
    found = {("today", name) for name in ("today", "as_of", "known_on")}
    for word in installed_register().commands():
        (subs,) = (
            a for a in build_parser([word])._actions if isinstance(a, argparse._SubParsersAction)
        )
        days = (a for a in subs.choices[word]._actions if a.metavar in ("DAG", "PERIODE"))
        found |= {(word, a.dest) for a in days if a.dest not in SHARED}
    return found


@pytest.mark.sweep
def test_each_argument_that_is_a_day_or_period_stands_in_the_table():
    assert asked_for() == set(SPOKEN)


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    place = tmp_path / "net"
    with m50core.open(place, today="2025-03-11") as net, net.commit("begin") as commit:
        commit.add(m50core.Decision(title="Een besluit"))
        commit.add(m50core.Person(name="Anna"))

    def say(words: str, today: str = "2025-03-11") -> str:
        main(["--network", str(place), "--today", today, *words.split()])
        return capsys.readouterr().err

    return say


@pytest.mark.sweep
def test_a_day_or_period_is_read_as_spoken_wherever_one_is_asked(said: Any):
    assert [words for words in SPOKEN.values() if "begrepen als" not in said(words)] == []


def test_a_day_to_choose_is_one_that_is_still_to_come(said: Any):
    asked = [
        "schedule alv-2025-2 28-nov",
        "move financien-m02 28-nov --reason later",
        "leave alv-2025-2 --reason later --until 28-nov",
        "series DB-vergadering --every maand --from 9-jan --to 28-nov --dry-run",
    ]
    told = [said(words, today="2025-01-06") for words in asked]
    assert [words for words in told if "vr 28 nov 2025" not in words] == []


def test_one_looks_back_at_the_nearest_day_and_at_what_was_known_on_the_last(said: Any):
    assert "do 15 mei 2025" in said("--as-of 15-mei list seat", today="2025-02-13")
    assert "wo 15 mei 2024" in said("--known-on 15-mei list seat", today="2025-02-13")


def test_a_period_that_was_accounted_for_is_the_last_that_has_begun(said: Any):
    assert "Q1 2025" in said("account Q1", today="2025-07-10")
    assert "Q4 2024" in said("account Q4", today="2025-03-11")
    assert "is geen" in said("account ooit")
